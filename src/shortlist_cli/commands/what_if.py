"""The command ``shortlist what-if``: which other answers or ratings would lead elsewhere."""

from rich.text import Text

from shortlist import evaluate
from shortlist.explain.stages import changes_of
from shortlist.parsing.text import Table
from shortlist_cli.ending import ending_in_words
from shortlist_cli.opening import opened_model, opened_sheet
from shortlist_cli.options import AsJson, ModelDirectory, OverridesFile, SheetFile
from shortlist_cli.terminal import Json, indented, screen
from shortlist_cli.writing import print_json


def command(
    sheet: SheetFile, *, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None
) -> None:
    """Say what would change it: one or two other answers, or a rating that turns out otherwise."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model, overrides)
        answers = opened_sheet(sheet, chosen)
        found = changes_of(evaluate(chosen, answers), answers)
        print_json(found) if as_json else print_changes(found)


def print_changes(changes: Table) -> None:
    """Print which other answers lead elsewhere, and how firm the outcome is."""
    found: Json = dict(changes)
    console = screen()
    console.print(Text(found["sentence"], style="bold"))
    console.print(Text(found["plus_minus"]["sentence"]))
    for turn in found["changes"]["turns"]:
        console.print()
        console.print(Text(turn["sentence"], style="bold"))
        for way in turn["ways"]:
            console.print(indented(Text(f"- {way['words']}")))
    if found["plus_minus"]["watch"]:
        console.print()
        console.print(Text("Watch this evidence, for one step of it changes the outcome:", style="bold"))
    for nudge in found["plus_minus"]["watch"]:
        console.print(indented(Text(f"- {nudge['words']}: {nudge['sentence']}")))
