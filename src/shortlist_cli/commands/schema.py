"""The command ``shortlist schema``: JSON Schemas that editors complete and check data files by."""

from pathlib import Path
from typing import Annotated

import typer

from shortlist.characters import visible
from shortlist.faults import Fault, FaultsError
from shortlist.parsing.text import MODEL_BYTES, read_bytes, refuse
from shortlist.schema import schema_text, schemas_of
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model
from shortlist_cli.options import Force, ModelDirectory
from shortlist_cli.output import print_line, put


def command(
    directory: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write the schemas into.")],
    *,
    force: Force = False,
    model: ModelDirectory = None,
) -> None:
    """Write JSON Schemas for the data files, with which an editor completes and checks what you type."""
    with ending_in_words():
        if not directory:
            refuse("expected the name of a folder; got nothing", at="schema")
        schemas = schemas_of(opened_model(model))
        folder = Path(directory)
        _make(folder)
        for name, table in schemas.items():
            put(schema_text(table), folder / name, force=force or _is_schema(folder / name))
        print_line(f"Wrote {len(schemas)} schemas into {visible(directory)}.")


def _is_schema(path: Path) -> bool:
    """Say whether a file is a schema that was written before, which nobody misses."""
    try:
        return read_bytes(path, MODEL_BYTES, path.name).startswith(b'{\n  "$schema"')
    except FaultsError:
        return False


def _make(directory: Path) -> None:
    """Make a folder, and those above it, unless it is there."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FaultsError([Fault(str(directory), f"cannot be made: {error.strerror}")]) from error
