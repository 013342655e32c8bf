"""The command ``shortlist compare``: all alternatives side by side."""

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from shortlist.faults import either
from shortlist.report.comparison import comparison_of
from shortlist.report.sentences import listed, number
from shortlist.report.shapes_sheets import SideBySideShape
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model
from shortlist_cli.options import AsJson, ModelDirectory, OverridesFile
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen

COLUMN = 16
"""Columns of the terminal that one column of the table needs, so that no word of it is cut."""


def command(*, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None) -> None:
    """Compare all frameworks side by side, criterion by criterion, without any answers."""
    with ending_in_words(as_json=as_json):
        found = comparison_of(opened_model(model, overrides))
        print_json(found) if as_json else print_comparison(found)


def print_comparison(found: SideBySideShape) -> None:
    """Print all alternatives side by side."""
    console = screen()
    console.print(Text(_differences(found), style="bold"))
    if console.width < COLUMN * (len(found["alternatives"]) + 1):
        _print_one_by_one(console, found)
        return
    grid = Grid("", *(f"{each['title']} {each['version']}" for each in found["alternatives"]), box=None)
    for criterion in found["criteria"]:
        cells = [either(rating["labels"]) for rating in criterion["ratings"].values()]
        grid.add_row(Text(criterion["title"]), *(Text(cell) for cell in cells))
    console.print(grid)


def _differences(found: SideBySideShape) -> str:
    """Return in one sentence on how many criteria the alternatives differ."""
    ratings = [[each["labels"] for each in criterion["ratings"].values()] for criterion in found["criteria"]]
    differing = sum(any(each != labels[0] for each in labels) for labels in ratings)
    titles = listed([each["title"] for each in found["alternatives"]])
    return f"{titles} differ on {number(differing)} of {number(len(ratings))} criteria."


def _print_one_by_one(console: Console, found: SideBySideShape) -> None:
    """Print each criterion with a line for each alternative, where a table would cut words."""
    titles = {each["id"]: f"{each['title']} {each['version']}" for each in found["alternatives"]}
    for criterion in found["criteria"]:
        console.print(Text(criterion["title"], style="bold"))
        for alternative, rating in criterion["ratings"].items():
            console.print(indented(Text(f"- {titles[alternative]}: {either(rating['labels'])}")))
