"""The command ``shortlist what-if``: which other answers or ratings would lead elsewhere."""

from rich.text import Text

from shortlist import evaluate
from shortlist.explain.explanation_tables import changes_of
from shortlist.report.shapes_explain import WhatIfShape
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheet
from shortlist_cli.options import AsJson, ModelDirectory, OverridesFile, SheetFile
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen

MOST_WAYS = 8
"""Ways to one outcome that are printed; nobody reads more."""


def command(
    sheet: SheetFile, *, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None
) -> None:
    """List what would change a result: one or two different answers, or a different rating."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        found = changes_of(evaluate(chosen, answers), answers)
        print_json(found) if as_json else print_changes(found)


def print_changes(found: WhatIfShape) -> None:
    """Print which other answers would change who is in front, the nearest first, and how firm that is."""
    console = screen()
    nearest, turns, firm = found["changes"]["nearest"], found["changes"]["turns"], found["plus_minus"]
    first, *others = [change["sentence"] for change in nearest] or ["No change of one or two answers changes it."]
    console.print(Text(first, style="bold"))
    for sentence in others:
        console.print(Text(sentence))
    console.print(Text(found["headline"]))
    console.print(Text(firm["sentence"]))
    for turn in turns:
        console.print()
        console.print(Text(turn["sentence"], style="bold"))
        for way in turn["ways"][:MOST_WAYS]:
            console.print(indented(Text(f"- {way['words']}")))
        if len(turn["ways"]) > MOST_WAYS:
            console.print(indented(Text(f"- and {len(turn['ways']) - MOST_WAYS} more; --json has them all")))
    if firm["watch"]:
        console.print()
        console.print(Text("Watch this evidence, for one step of it changes who is in front:", style="bold"))
    for nudge in firm["watch"]:
        console.print(indented(Text(f"- {nudge['sentence']}")))
