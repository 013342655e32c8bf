"""Options and arguments that commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

DATE = ["%Y-%m-%d"]

SheetFile = Annotated[Path, typer.Argument(help="An answer sheet, as a TOML or JSON file; - reads standard input.")]
SheetFiles = Annotated[list[Path], typer.Argument(help="Answer sheets, as TOML or JSON files.")]
TeamFiles = Annotated[list[Path], typer.Argument(help="Answer sheets, as TOML or JSON files, or decision records.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
ModelDirectory = Annotated[
    Path | None,
    typer.Option("--model", metavar="DIR", help="Use the model in this directory instead of the built-in one."),
]
OverridesFile = Annotated[
    Path | None,
    typer.Option(
        "--overrides", metavar="FILE", help="Use the ratings in this file instead, each with your own source."
    ),
]
SettledFile = Annotated[
    Path | None,
    typer.Option("--settled", metavar="FILE", help="A file of what the team has settled since, with its dissent."),
]
Costs = Annotated[bool, typer.Option("--costs", help="Tell why each cost of a hybrid arises, with its source.")]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=DATE,
        metavar="DATE",
        help="Tell which evidence is due for another look on this date; by default, the date of the newest check.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite an existing file.")]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of printing.")
]
