"""The command ``shortlist compare``: all alternatives side by side."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Column
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

MORE = "\nMore: the same command with --json says what each criterion means, and why, with sources."
GAP = 2
"""Columns of the terminal between two columns of the table."""


def command(*, as_json: AsJson = False, model: ModelDirectory = None, overrides: OverridesFile = None) -> None:
    """Compare all frameworks side by side, criterion by criterion, without any answers."""
    with ending_in_words(as_json=as_json):
        found = comparison_of(opened_model(model, overrides))
        print_json(found) if as_json else print_comparison(found)


def print_comparison(found: SideBySideShape) -> None:
    """Print all alternatives side by side."""
    console = screen()
    console.print(Text(_differences(found), style="bold"))
    rows = list(_rows(found))
    needed = [_longest_word(column) for column in zip(*rows, strict=True)]
    spare = (console.width - sum(needed)) // len(needed) - GAP
    if spare < 0:
        _print_one_by_one(console, found)
    else:
        console.print(_grid(rows, [width + spare for width in needed]))
    console.print(MORE)


def _rows(found: SideBySideShape) -> Iterator[list[str]]:
    """Yield what stands in the table: the alternatives, and the words for each of them, criterion by criterion."""
    yield ["", *_titles(found).values()]
    for criterion in found["criteria"]:
        yield [criterion["title"], *(either(rating["labels"]) for rating in criterion["ratings"].values())]


def _longest_word(cells: Iterable[str]) -> int:
    """Return how long the longest word of a column is; a table with less room would cut it."""
    return max((cell_len(word) for cell in cells for word in cell.split()), default=0)


def _grid(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Grid:
    """Return the table with columns that are no wider than these."""
    head, *body = rows
    columns = (Column(Text(title), max_width=width) for title, width in zip(head, widths, strict=True))
    grid = Grid(*columns, box=None)
    for row in body:
        grid.add_row(*map(Text, row))
    return grid


def _titles(found: SideBySideShape) -> dict[str, str]:
    """Return each alternative with its version."""
    return {each["id"]: f"{each['title']} {each['version']}" for each in found["alternatives"]}


def _differences(found: SideBySideShape) -> str:
    """Return in one sentence on how many criteria the alternatives differ."""
    ratings = [[each["labels"] for each in criterion["ratings"].values()] for criterion in found["criteria"]]
    differing = sum(any(each != labels[0] for each in labels) for labels in ratings)
    titles = listed([each["title"] for each in found["alternatives"]])
    return f"{titles} differ on {number(differing)} of {number(len(ratings))} criteria."


def _print_one_by_one(console: Console, found: SideBySideShape) -> None:
    """Print each criterion with a line for each alternative, where a table would cut words."""
    titles = _titles(found)
    for criterion in found["criteria"]:
        console.print(Text(criterion["title"], style="bold"))
        for alternative, rating in criterion["ratings"].items():
            console.print(indented(Text(f"- {titles[alternative]}: {either(rating['labels'])}")))
