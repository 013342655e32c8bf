"""The command ``shortlist diff``: what changed between two runs."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from shortlist.diff.alterations import Run
from shortlist.diff.difference import diff, difference_of
from shortlist.report.shapes_sheets import DifferenceShape
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheet
from shortlist_cli.options import AsJson, ModelDirectory, OverridesFile
from shortlist_cli.output import print_json
from shortlist_cli.terminal import indented, screen


def command(
    first: Annotated[Path, typer.Argument(help="The earlier answer sheet; - reads standard input.")],
    second: Annotated[Path, typer.Argument(help="The later answer sheet; - reads standard input.")],
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    second_model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Evaluate the second sheet with the model in this directory.")
    ] = None,
    overrides: OverridesFile = None,
) -> None:
    """Compare two answer sheets, or two models: what differs, and which changes are enough to change the result."""
    with ending_in_words(as_json=as_json):
        one = opened_model(model)
        other = opened_model(second_model or model, overrides)
        found = difference_of(diff(Run(one, opened_sheet(first, one)), Run(other, opened_sheet(second, other))))
        print_json(found) if as_json else print_difference(found)


def print_difference(found: DifferenceShape) -> None:
    """Print what lies between two runs."""
    console = screen()
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
            console.print(indented(Text(f"- {change['words']}")))
    for verdict in found["verdicts"]:
        console.print(Text(f"{verdict['alternative']}: {verdict['before']}, now {verdict['after']}."))
