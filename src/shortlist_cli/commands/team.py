"""The command ``shortlist team``: the sheets of a team together, and what it has to talk about."""

import typer
from rich.console import Console
from rich.text import Text

from shortlist import Model
from shortlist.faults import either
from shortlist.model.model import QuestionId
from shortlist.report.shapes_sheets import MeetingShape, TeamQuestionShape
from shortlist.team.meeting import meet
from shortlist.team.merged import merge
from shortlist.team.team_report import meeting_of
from shortlist_cli.exits import ending, ending_in_words
from shortlist_cli.inputs import opened_team
from shortlist_cli.options import AsJson, AsOf, ModelDirectory, OverridesFile, SettledFile, TeamFiles
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen

FIND_OUT = "Find out"
STATUS = {"agreed": "agreed", "neighbouring": "one step apart", "split": "far apart", "open": "not everybody knows"}
"""How far apart the answers of a team are, in words."""


def command(
    sheets: TeamFiles,
    *,
    settled: SettledFile = None,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Compare the answer sheets of a team: what you agree on, where you differ, and which differences matter.

    A decision record counts as its sheets, with what the team settled and its own ratings. Exit codes as for evaluate.
    """
    with ending_in_words(as_json=as_json):
        brought = opened_team(sheets, model=model, overrides=overrides, settled=settled)
        merged = merge(brought.sheets, brought.model, places=brought.places, settled=brought.settled)
        found = meet(merged)
        table = meeting_of(found, as_of=as_of.date() if as_of else None)
        print_json(table) if as_json else print_meeting(table, brought.model)
        raise typer.Exit(ending(found.evaluation.kind))


def print_meeting(found: MeetingShape, model: Model) -> None:
    """Print what a team's sheets say together and each alone, and what it has to talk about, the hardest first."""
    console = screen()
    console.print(Text(found["headline"], style="bold"))
    console.print(Text(found["advice"]))
    console.print()
    for member in found["own"]:
        console.print(Text(member["sentence"]))
    _print_own(console, found["own_ratings"])
    questions = {question["id"]: question for question in found["questions"]}
    listed = {
        "Talk about": found["discuss"],
        FIND_OUT: found["find_out"],
        "Recorded, no meeting needed": found["leave"],
        "Settled": found["settled"],
    }
    for heading, keys in listed.items():
        if keys:
            console.print()
            console.print(Text(heading, style="bold"))
        for key in keys:
            if heading == FIND_OUT:
                words = f"{questions[key]['short']}: {_unsure(questions[key]['unsure'], found['members'])}"
                console.print(indented(Text(words)))
            else:
                _print_question(console, questions[key], model)
    if found["proposals_differ"]:
        console.print()
        console.print(Text("Proposals", style="bold"))
        for proposal in found["proposals"]:
            words = f"{', '.join(proposal['members'])}: {proposal['words']}. {proposal['sentence']}"
            console.print(indented(Text(words)))


def _print_own(console: Console, ratings: list[str]) -> None:
    """Print which ratings of the team's own count, so that nobody takes them for the model's."""
    if ratings:
        console.print()
        console.print(Text("Ratings of your own, in the place of the model's", style="bold"))
    for each in ratings:
        console.print(indented(Text(each)))


def _print_question(console: Console, question: TeamQuestionShape, model: Model) -> None:
    """Print who answered what, and what each answer leads to."""
    console.print(indented(Text(f"{question['text']} ({STATUS[question['status']]})")))
    for answer in question["answers"]:
        leads_to = f" \u2192 {answer['leads_to']}" if answer["leads_to"] else ""
        words = f"{answer['label']}: {', '.join(answer['members'])}{leads_to}"
        console.print(indented(Text(words), 4))
    if question["remark"]:
        console.print(indented(Text(question["remark"]), 4))
    if question["unsure"]:
        console.print(indented(Text(f"Don't know yet: {', '.join(question['unsure'])}"), 4))
    if question["settled"]:
        console.print(indented(Text(f"Settled: {_level_words(model, question)}"), 4))


def _unsure(members: list[str], everybody: list[str]) -> str:
    """Return who could not answer a question."""
    if not members:
        return "nobody judges it"
    return "nobody knows yet" if len(everybody) > 1 and members == everybody else ", ".join(members)


def _level_words(model: Model, question: TeamQuestionShape) -> str:
    levels = model.questions[QuestionId(question["id"])].levels
    return either([level.label for level in levels if level.id in question["settled"]])
