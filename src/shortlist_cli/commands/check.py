"""The command ``shortlist check``: whether recorded decisions still hold."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from shortlist.parsing.text import MODEL_BYTES, Table, read_bytes
from shortlist.records.check import checked_of, still_holds
from shortlist.records.reading import read_record
from shortlist_cli.ending import Exit, ending_in_words
from shortlist_cli.opening import opened_model, today
from shortlist_cli.options import AsJson, AsOf, ModelDirectory
from shortlist_cli.terminal import Json, indented, screen
from shortlist_cli.writing import print_json


def command(
    records: Annotated[list[Path], typer.Argument(help="Decision records, as this command line writes them.")],
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    as_of: AsOf = None,
) -> None:
    """Say whether recorded decisions still hold under today's evidence; ends with 6 where one does not."""
    with ending_in_words(as_json=as_json):
        used = opened_model(model)
        day = as_of.date() if as_of else today()
        found = [
            (
                path.name,
                still_holds(
                    read_record(read_bytes(path, MODEL_BYTES, path.name), used, place=path.name), used, as_of=day
                ),
            )
            for path in records
        ]
        if as_json:
            print_json({"records": [{"record": name, **checked_of(each)} for name, each in found]})
        else:
            for name, each in found:
                print_checked(name, checked_of(each))
        raise typer.Exit(Exit.SHORTLIST if all(each.holds for _, each in found) else Exit.NO_LONGER_HOLDS)


def print_checked(name: str, checked: Table) -> None:
    """Print whether a record still holds, and what changed where it does not."""
    found: Json = dict(checked)
    console = screen()
    for service in found["services"]:
        about = f"{name}, {service['service']}" if service["service"] else name
        if service["holds"]:
            console.print(Text(f"{about}: still holds. {service['now']}"))
        else:
            console.print(Text(f"{about}: no longer holds.", style="bold"))
            console.print(indented(Text(f"Recorded: {service['before']} Now: {service['now']}")))
        for cause in service["because"]:
            for change in cause["changes"]:
                console.print(indented(Text(f"- {change['words']}")))
        for evidence in service["evidence"]:
            console.print(indented(Text(evidence["sentence"])))
