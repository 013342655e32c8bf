"""The command ``shortlist compare``: all alternatives side by side."""

from rich.table import Table as Grid
from rich.text import Text

from shortlist.report.comparison import comparison_of
from shortlist.report.shapes_many import SideBySideShape
from shortlist_cli.ending import ending_in_words
from shortlist_cli.opening import opened_model
from shortlist_cli.options import AsJson, ModelDirectory, OverridesFile
from shortlist_cli.terminal import screen
from shortlist_cli.writing import print_json


def command(*, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None) -> None:
    """Show all alternatives side by side, criterion by criterion."""
    with ending_in_words(as_json=as_json):
        found = comparison_of(opened_model(model, overrides))
        print_json(found) if as_json else print_comparison(found)


def print_comparison(found: SideBySideShape) -> None:
    """Print all alternatives side by side."""
    grid = Grid("", *(f"{each['title']} {each['version']}" for each in found["alternatives"]), box=None)
    for criterion in found["criteria"]:
        cells = [" or ".join(rating["labels"]) for rating in criterion["ratings"].values()]
        grid.add_row(Text(criterion["title"]), *(Text(cell) for cell in cells))
    screen().print(grid)
