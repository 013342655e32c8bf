"""A report for people, in the terminal: words and marks first, colour only where there is one."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from shortlist import Model
from shortlist.lint import Linted, share_words
from shortlist.parsing.text import Table

MARKS = {"ruled out": "✗", "poor fit": "▽", "has a gap": "◇", "fits with friction": "◈", "fits": "◆"}
STYLES = {"ruled out": "red", "poor fit": "yellow", "has a gap": "cyan", "fits with friction": "green", "fits": "green"}

Json = dict[str, Any]
"""A part of the report: its shape is that of the report's own page in the documentation."""


def print_report(report: Mapping[str, object], model: Model) -> None:
    """Print the outcome, then every alternative with what speaks for it, against it, and what is unknown."""
    parts: Json = dict(report)
    console = Console(highlight=False)
    console.print(Text(parts["headline"], style="bold"))
    console.print(_about(parts))
    for line in _unknowns(parts, model):
        console.print(Text(line))
    for alternative in parts["alternatives"]:
        console.print()
        console.print(_alternative(alternative))


def _about(report: Json) -> Text:
    model = report["model"]
    title = f"{report['sheet']['title']} · " if "title" in report["sheet"] else ""
    words = f"{title}evidence as of {report['as_of']} · {model['title']} {model['version']} ({model['hash'][:12]})"
    return Text(words, style="dim")


def _unknowns(report: Json, model: Model) -> list[str]:
    """Return what is to be said about questions that are open."""
    lines = []
    if not report["exact"]:
        lines.append("Too much is open to look at every combination; these are bounds, and more answers sharpen them.")
    if report["open"]:
        count = f"{len(report['open'])} of {len(model.questions)} questions have no definite answer"
        lines.append(f"{count}: {', '.join(report['open'])}.")
    return lines


def _alternative(alternative: Json) -> RenderableType:
    verdict = alternative["verdict"]
    heading = Text(f"{alternative['title']} {alternative['version']}: ", style="bold")
    heading.append(f"{MARKS[verdict['worst']]} {verdict['words']}", style=STYLES[verdict["worst"]])
    parts: list[RenderableType] = [Rule(heading, align="left", style="dim")]
    parts += [_indented(_against(reason)) for reason in alternative["against"]]
    parts += _titles("For", alternative["for"])
    parts += _titles("Unknown", alternative["unknown"])
    return Group(*parts)


def _against(reason: Json) -> Text:
    marks = "".join(
        mark for mark, wanted in ((" (deciding)", reason["deciding"]), (" (must)", reason["must"])) if wanted
    )
    words = Text(f"- {reason['title']}{marks}: {' or '.join(reason['grades'])}. ")
    words.append(reason["because"])
    if reason["source"]:
        words.append(f" [{reason['source']['title']}, {reason['source']['checked']}]", style="dim")
    return words


def _titles(heading: str, reasons: list[Json]) -> list[RenderableType]:
    names = ", ".join(
        reason["title"].lower() if reason["title"][1:].islower() else reason["title"] for reason in reasons
    )
    return [_indented(Text(f"{heading}: {names}"))] if reasons else []


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def print_explanation(explanation: Table, model: Model) -> None:
    """Print what decides, what to ask next, and why every alternative has its verdict."""
    found: Json = dict(explanation)
    console = Console(highlight=False)
    console.print(Text(found["sentence"], style="bold"))
    console.print(Text(found["reasons"]["sentence"]))
    for line in _deciding(found["deciding"], model):
        console.print(Text(line))
    for line in _plan(found["plan"], model):
        console.print(Text(line))
    for each in found["why"]:
        console.print()
        verdict, *sentences = each["sentences"]
        console.print(Text(verdict, style="bold"))
        for sentence in sentences:
            console.print(_indented(Text(sentence)))
        for reason in each["against"]:
            console.print(_indented(_against(reason)))


def _deciding(deciding: Json, model: Model) -> list[str]:
    """Return which open questions and ratings decide, what to ask next, and what needs no answer."""
    lines = []
    if deciding["questions"]:
        more = "" if deciding["exact"] else " (others may, too)"
        lines.append(f"These questions decide{more}: {', '.join(deciding['questions'])}.")
    if deciding["next_question"]:
        question = model.questions[deciding["next_question"]]
        lines.append(f"Ask next: {question.text} ({question.id})")
    if deciding["ratings"]:
        ratings = (f"{each['criterion']} of {each['alternative']}" for each in deciding["ratings"])
        lines.append(f"A prototype has to show: {', '.join(ratings)}.")
    if deciding["not_needed"]:
        lines.append(f"You need not answer: {', '.join(deciding['not_needed'])}.")
    return lines


def _plan(plan: Json | None, model: Model, indent: str = "") -> list[str]:
    """Return a plan as nested sentences."""
    if plan is None:
        return []
    question = model.questions[plan["question"]]
    labels = {level.id: level.label for level in question.levels}
    lines = [f"{indent}{question.text}"]
    for branch in plan["branches"]:
        answers = " or ".join(labels[level] for level in branch["answers"])
        if "sentence" in branch:
            lines.append(f"{indent}  {answers}: {branch['sentence']}")
        else:
            lines += [f"{indent}  {answers}:", *_plan(branch["then"], model, indent + "    ")]
    return lines


def print_changes(changes: Table) -> None:
    """Print which other answers lead elsewhere, and how firm the outcome is."""
    found: Json = dict(changes)
    console = Console(highlight=False)
    console.print(Text(found["sentence"], style="bold"))
    console.print(Text(found["plus_minus"]["sentence"]))
    for turn in found["changes"]["turns"]:
        console.print()
        console.print(Text(turn["sentence"], style="bold"))
        for way in turn["ways"]:
            console.print(_indented(Text(f"- {way['words']}")))
    if found["plus_minus"]["watch"]:
        console.print()
        console.print(Text("Watch this evidence, for one step of it changes the outcome:", style="bold"))
    for nudge in found["plus_minus"]["watch"]:
        console.print(_indented(Text(f"- {nudge['words']}: {nudge['sentence']}")))


def print_comparison(comparison: Table) -> None:
    """Print all alternatives side by side."""
    found: Json = dict(comparison)
    grid = Grid("", *(f"{each['title']} {each['version']}" for each in found["alternatives"]), box=None)
    for criterion in found["criteria"]:
        cells = [" or ".join(rating["labels"]) for rating in criterion["ratings"].values()]
        grid.add_row(Text(criterion["title"]), *(Text(cell) for cell in cells))
    Console(highlight=False).print(grid)


def print_meeting(meeting: Table, model: Model) -> None:
    """Print what a team agrees on, and what it has to talk about."""
    found: Json = dict(meeting)
    console = Console(highlight=False)
    console.print(Text(found["sentence"], style="bold"))
    console.print(Text(found["advice"]))
    _print_own(console, found["own_ratings"])
    headings = {
        "discuss": "Talk about",
        "find_out": "Find out",
        "leave": "Recorded, no meeting needed",
        "settled": "Settled",
    }
    for key, heading in headings.items():
        if found[key]:
            console.print()
            console.print(Text(heading, style="bold"))
        for question in (one for one in found["questions"] if one["id"] in found[key]):
            console.print(_indented(Text(f"{question['text']} ({question['status']})")))
            for answer in question["answers"]:
                leads_to = f" \u2192 {answer['leads_to']}" if answer["leads_to"] else ""
                words = f"{answer['label']}: {', '.join(answer['members'])}{leads_to}"
                console.print(Padding(Text(words), (0, 0, 0, 4)))
            if question["unsure"]:
                console.print(Padding(Text(f"Don't know yet: {', '.join(question['unsure'])}"), (0, 0, 0, 4)))
            if question["settled"]:
                console.print(Padding(Text(f"Settled: {_level_words(model, question)}"), (0, 0, 0, 4)))
    if found["proposals_differ"]:
        console.print()
        console.print(Text("Proposals", style="bold"))
        for proposal in found["proposals"]:
            titles = ", ".join(model.criteria[key].title for key in proposal["deciding"]) or "no deciding criteria"
            console.print(_indented(Text(f"{', '.join(proposal['members'])}: {titles}. {proposal['sentence']}")))


def _print_own(console: Console, ratings: list[str]) -> None:
    """Print which ratings of the team's own count, so that nobody takes them for the model's."""
    if ratings:
        console.print()
        console.print(Text("Ratings of your own, in the place of the model's", style="bold"))
    for each in ratings:
        console.print(_indented(Text(each)))


def _level_words(model: Model, question: Json) -> str:
    levels = model.questions[question["id"]].levels
    return " or ".join(level.label for level in levels if level.id in question["settled"])


def print_services(services: Table) -> None:
    """Print what each of several services leads to, and what a hybrid of them costs."""
    found: Json = dict(services)
    console = Console(highlight=False)
    for service in found["services"]:
        console.print(Text.assemble((f"{service['name']}: ", "bold"), service["sentence"]))
    console.print()
    console.print(Text(found["sentence"], style="bold"))
    for cost in found["costs"]:
        source = cost["source"]
        console.print(_indented(Text.assemble((f"{cost['title']}. ", "bold"), cost["because"])))
        console.print(Padding(Text(f"{source['title']} ({source['url']}), checked {source['checked']}"), (0, 0, 0, 4)))


def print_lint(linted: Linted, model: Model) -> None:
    """Print what the lints found, and the shares of the alternatives in drawn sheets."""
    console = Console(highlight=False)
    for finding in linted.findings:
        console.print(Text(f"{finding.gravity}: {finding}"))
    survey = linted.survey
    if survey is None:
        return
    grid = Grid("", "alone", "in two", "too close", box=None)
    for share in survey.shares:
        counts = (share.alone, share.in_two, share.too_close)
        words = [share_words(count, survey.sheets) for count in counts]
        grid.add_row(Text(model.alternatives[share.alternative].title), *words)
    console.print(Text(f"In {survey.sheets} drawn sheets, each answered in full:"))
    console.print(grid)


def print_difference(difference: Table) -> None:
    """Print what lies between two runs."""
    found: Json = dict(difference)
    console = Console(highlight=False)
    console.print(Text(found["sentence"], style="bold"))
    for heading, changes in (
        ("Enough for it", found["cause"]["changes"]),
        ("All changes", found["changes"]),
        ("Of no consequence", found["rest"]),
    ):
        if changes:
            console.print()
            console.print(Text(heading, style="bold"))
        for change in changes:
            console.print(_indented(Text(f"- {change['words']}")))
    for verdict in found["verdicts"]:
        console.print(Text(f"{verdict['alternative']}: {verdict['before']}, now {verdict['after']}."))


def print_holding(name: str, holding: Table) -> None:
    """Print whether a record still holds, and what changed where it does not."""
    found: Json = dict(holding)
    console = Console(highlight=False)
    for service in found["services"]:
        about = f"{name}, {service['service']}" if service["service"] else name
        if service["holds"]:
            console.print(Text(f"{about}: still holds. {service['now']}"))
        else:
            console.print(Text(f"{about}: no longer holds.", style="bold"))
            console.print(_indented(Text(f"Recorded: {service['before']} Now: {service['now']}")))
        for cause in service["because"]:
            for change in cause["changes"]:
                console.print(_indented(Text(f"- {change['words']}")))
        for evidence in service["evidence"]:
            console.print(_indented(Text(evidence["sentence"])))
