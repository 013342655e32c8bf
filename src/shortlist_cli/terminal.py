"""A report for people, in the terminal: words and marks first, colour only where there is one."""

from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from shortlist import Model
from shortlist.text import Table

MARKS = {"ruled out": "✗", "poor fit": "▽", "workable": "◇", "strong fit": "◆"}
STYLES = {"ruled out": "red", "poor fit": "yellow", "workable": "cyan", "strong fit": "green"}

Json = dict[str, Any]
"""A part of the report: its shape is that of the report's own page in the documentation."""


def print_report(report: Table, model: Model) -> None:
    """Print the outcome, then every alternative with what speaks for it, against it, and what is unknown."""
    parts: Json = dict(report)
    console = Console(highlight=False)
    console.print(Text(parts["sentence"], style="bold"))
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
    parts += [_indented(Text(f"At most {rule['at_most']}: {rule['because']}")) for rule in alternative["rules"][:1]]
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
