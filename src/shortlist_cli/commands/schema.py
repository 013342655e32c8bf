"""The command ``shortlist schema``: JSON Schemas that editors complete and check data files by."""

from pathlib import Path
from typing import Annotated

import typer

from shortlist.schema import schema_text, schemas_of
from shortlist_cli.ending import ending_in_words
from shortlist_cli.opening import opened_model
from shortlist_cli.options import ModelDirectory
from shortlist_cli.writing import put


def command(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Where the schemas are written.")],
    *,
    model: ModelDirectory = None,
) -> None:
    """Write a JSON Schema for each kind of data file, so that editors complete and check it while it is typed."""
    with ending_in_words():
        schemas = schemas_of(opened_model(model))
        directory.mkdir(parents=True, exist_ok=True)
        for name, table in schemas.items():
            put(schema_text(table), directory / name)
        typer.echo(f"Wrote {len(schemas)} schemas into {directory}.")
