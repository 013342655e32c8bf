"""Options and arguments that commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

DATE = ["%Y-%m-%d"]

SheetFile = Annotated[Path, typer.Argument(help="The answers, as a TOML or JSON file; - reads standard input.")]
SheetFiles = Annotated[list[Path], typer.Argument(help="Sheets of answers, as TOML or JSON files.")]
TeamFiles = Annotated[
    list[Path], typer.Argument(help="Sheets of answers, as TOML or JSON files, or decision records with all they hold.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ModelDirectory = Annotated[
    Path | None, typer.Option("--model", metavar="DIR", help="Use the model in this directory, not the built-in one.")
]
OverridesFile = Annotated[
    Path | None,
    typer.Option(
        "--overrides", metavar="FILE", help="Replace ratings by those of this file, with sources of your own."
    ),
]
SettledFile = Annotated[
    Path | None,
    typer.Option("--settled", metavar="FILE", help="What the team settled on since, with the dissent that it keeps."),
]
Costs = Annotated[bool, typer.Option("--costs", help="Tell why each cost of a hybrid arises, with its source.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=DATE,
        metavar="DATE",
        help="Judge on this day which evidence is due for another look, instead of on the day of its newest check.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file instead of printing.")
]
