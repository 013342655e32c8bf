"""The command ``shortlist evaluate``: what an answer sheet leads to."""

import shlex
from collections.abc import Iterator, Mapping

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from shortlist import Model, evaluate
from shortlist.report.report import report_of
from shortlist.report.sentences import answered_words, listed_in_short, need_within, within_a_sentence
from shortlist_cli.exits import ending, ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheet
from shortlist_cli.options import AsJson, AsOf, ModelDirectory, OverridesFile, SheetFile
from shortlist_cli.output import print_json
from shortlist_cli.terminal import MARKS, STYLES, Json, against, indented, screen


def command(
    sheet: SheetFile,
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Evaluate an answer sheet: who is in front, the reasons for and against each, and what would change it.

    Exit codes: 0 for a shortlist of one or two, 3 undecided, 4 none fits, 5 too close to call, 2 for faulty input.
    """
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        evaluation = evaluate(chosen, answers)
        report = report_of(evaluation, answers, as_of=as_of.date() if as_of else None)
        if as_json:
            print_json(report)
        else:
            print_report(report, chosen)
            if str(sheet) != "-":
                screen().print(Text(f"\nMore: shortlist explain {shlex.quote(str(sheet))}"), soft_wrap=True)
        raise typer.Exit(ending(evaluation.kind))


def print_report(report: Mapping[str, object], model: Model) -> None:
    """Print the outcome and why, then every alternative with what speaks for it, against it, and what is unknown."""
    parts: Json = dict(report)
    console = screen()
    console.print(Text(parts["headline"], style="bold"))
    console.print(_about(parts))
    for line in _grounds(parts):
        console.print(indented(Text(line)))
    for line in _unknowns(parts, model):
        console.print(Text(line))
    for alternative in parts["alternatives"]:
        console.print()
        console.print(_alternative(alternative, model))


def _grounds(report: Json) -> Iterator[str]:
    """Yield what speaks for the one in front and against it, and what would change that, as the checklist does."""
    summary = report["summary"]
    yield from (f"- For it: {each['sentence']}" for each in summary["grounds"])
    yield from (f"- Against it: {each['sentence']}" for each in summary["objections"])
    if summary["more_objections"]:
        yield f"- {summary['more_objections']} against it, listed below."
    yield from (f"- What would change it: {each['sentence']}" for each in summary["variations"][:1])


def _about(report: Json) -> Text:
    model = report["model"]
    evidence = f"evidence as of {report['as_of']}"
    title = report["sheet"].get("title")
    first = f"{title} · {evidence}" if title else evidence.capitalize()
    return Text(f"{first}\n{model['title']} {model['version']} ({model['hash'][:12]})", style="dim")


def _unknowns(report: Json, model: Model) -> list[str]:
    """Return what is to be said about questions that are open."""
    lines = []
    if not report["exact"]:
        lines.append("With so much open, not every combination was checked; more answers make this more exact.")
    if report["open"]:
        count = answered_words(len(model.questions), len(report["open"]))
        shorts = [within_a_sentence(model.questions[key].short) for key in report["open"]]
        lines.append(f"{count}: {listed_in_short(shorts)}.")
    return lines


def _alternative(alternative: Json, model: Model) -> RenderableType:
    verdict = alternative["verdict"]
    heading = Text(f"{alternative['title']} {alternative['version']}: ", style="bold")
    heading.append(f"{MARKS[verdict['so_far']]} {verdict['words']}", style=STYLES[verdict["so_far"]])
    parts: list[RenderableType] = [heading]
    parts += [indented(against(reason)) for reason in alternative["against"]]
    for words, side in (("For", "for"), ("Not known yet", "unknown")):
        names = listed_in_short(_needs(alternative[side], model))
        parts += [indented(Text(f"{words}: {names}"))] if names else []
    return Group(*parts)


def _needs(reasons: list[Json], model: Model) -> list[str]:
    """Return what reasons are about; several that one question asks about go by its name, once."""
    named: dict[str, str] = {}
    for reason in reasons:
        asked = reason["question"]
        short, criterion = model.questions[asked].short, model.criteria[reason["criterion"]]
        named[asked] = within_a_sentence(short) if asked in named else need_within(model, criterion)
    return list(named.values())
