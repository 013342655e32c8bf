"""The command ``shortlist team``: the sheets of a team together, and what it has to talk about."""

import typer
from rich.console import Console
from rich.text import Text

from shortlist import Model
from shortlist.parsing.text import Table
from shortlist.team.meeting import meet
from shortlist.team.merging import merge
from shortlist.team.report import meeting_of
from shortlist_cli.ending import ending, ending_in_words
from shortlist_cli.opening import opened_team
from shortlist_cli.options import AsJson, AsOf, ModelDirectory, OverridesFile, SettledFile, TeamFiles
from shortlist_cli.terminal import Json, indented, screen
from shortlist_cli.writing import print_json

HEADINGS = {
    "discuss": "Talk about",
    "find_out": "Find out",
    "leave": "Recorded, no meeting needed",
    "settled": "Settled",
}


def command(
    sheets: TeamFiles,
    *,
    settled: SettledFile = None,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Lay the sheets of a team together: what is agreed, what is not, and which disagreements matter.

    A record brings its sheets, what was settled, and the ratings of its own. Ends as evaluate does.
    """
    with ending_in_words(as_json=as_json):
        brought = opened_team(sheets, model=model, overrides=overrides, settled=settled)
        merged = merge(brought.sheets, brought.model, places=brought.places, settled=brought.settled)
        found = meet(merged)
        table = meeting_of(found, as_of=as_of.date() if as_of else None)
        print_json(table) if as_json else print_meeting(table, brought.model)
        raise typer.Exit(ending(found.evaluation.kind))


def print_meeting(meeting: Table, model: Model) -> None:
    """Print what a team agrees on, and what it has to talk about."""
    found: Json = dict(meeting)
    console = screen()
    console.print(Text(found["sentence"], style="bold"))
    console.print(Text(found["advice"]))
    _print_own(console, found["own_ratings"])
    for key, heading in HEADINGS.items():
        if found[key]:
            console.print()
            console.print(Text(heading, style="bold"))
        for question in (one for one in found["questions"] if one["id"] in found[key]):
            _print_question(console, question, model)
    if found["proposals_differ"]:
        console.print()
        console.print(Text("Proposals", style="bold"))
        for proposal in found["proposals"]:
            titles = ", ".join(model.criteria[key].title for key in proposal["deciding"]) or "no deciding criteria"
            console.print(indented(Text(f"{', '.join(proposal['members'])}: {titles}. {proposal['sentence']}")))


def _print_own(console: Console, ratings: list[str]) -> None:
    """Print which ratings of the team's own count, so that nobody takes them for the model's."""
    if ratings:
        console.print()
        console.print(Text("Ratings of your own, in the place of the model's", style="bold"))
    for each in ratings:
        console.print(indented(Text(each)))


def _print_question(console: Console, question: Json, model: Model) -> None:
    """Print who answered what, and what each answer leads to."""
    console.print(indented(Text(f"{question['text']} ({question['status']})")))
    for answer in question["answers"]:
        leads_to = f" \u2192 {answer['leads_to']}" if answer["leads_to"] else ""
        words = f"{answer['label']}: {', '.join(answer['members'])}{leads_to}"
        console.print(indented(Text(words), 4))
    if question["unsure"]:
        console.print(indented(Text(f"Don't know yet: {', '.join(question['unsure'])}"), 4))
    if question["settled"]:
        console.print(indented(Text(f"Settled: {_level_words(model, question)}"), 4))


def _level_words(model: Model, question: Json) -> str:
    levels = model.questions[question["id"]].levels
    return " or ".join(level.label for level in levels if level.id in question["settled"])
