"""The commands about models: lint one, and write the schemas that editors complete and check it by."""

from pathlib import Path
from typing import Annotated

import typer

from shortlist.lint import SHEETS, lint_model, lint_table
from shortlist.schema import schema_text, schemas_of
from shortlist_cli import terminal
from shortlist_cli.options import AsJson, AsOf, Exit, ModelDirectory, ending_in_words, opened_model, print_json, put


def lint(
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    as_of: AsOf = None,
    sheets: Annotated[int, typer.Option(min=1, max=100_000, help="Drawn sheets on which shares are counted.")] = SHEETS,
) -> None:
    """Check that a model is complete, fair and honest; ends with 1 where something must be mended."""
    with ending_in_words(as_json=as_json):
        chosen = opened_model(model)
        found = lint_model(chosen, as_of=as_of.date() if as_of else None, sheets=sheets)
        print_json(lint_table(chosen, found)) if as_json else terminal.print_lint(found, chosen)
        raise typer.Exit(Exit.SHORTLIST if found.passes else Exit.WORSE)


def schema(
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
