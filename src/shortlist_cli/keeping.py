"""The commands about decisions that are kept: record one, check that it still holds, and compare two runs."""

from pathlib import Path
from typing import Annotated

import typer

from shortlist.diff.alterations import Run
from shortlist.diff.difference import diff, difference_of
from shortlist.faults import Fault, FaultsError, expected_one_of
from shortlist.model.model import AlternativeId, Model
from shortlist.parsing.text import MODEL_BYTES, read_bytes
from shortlist.records.check import checked_of, still_holds
from shortlist.records.draft import Words, by_service
from shortlist.records.reading import read_record
from shortlist.records.record import record_of
from shortlist.team.settlement import read_settlement
from shortlist_cli import terminal
from shortlist_cli.options import (
    AsJson,
    AsOf,
    Exit,
    ModelDirectory,
    Output,
    OverridesFile,
    SheetFile,
    SheetFiles,
    ending_in_words,
    opened_model,
    opened_sheet,
    opened_sheets,
    print_json,
    put,
    today,
)


def record(
    sheets: SheetFiles,
    *,
    title: Annotated[str | None, typer.Option(help="The title of the decision.")] = None,
    context: Annotated[str | None, typer.Option(help="The project in a sentence or two.")] = None,
    decision_maker: Annotated[list[str] | None, typer.Option(help="Who decides; may be given again.")] = None,
    consulted: Annotated[list[str] | None, typer.Option(help="Who was asked; may be given again.")] = None,
    informed: Annotated[list[str] | None, typer.Option(help="Who is told; may be given again.")] = None,
    chosen: Annotated[
        list[str] | None,
        typer.Option(metavar="[SERVICE=]ID", help="What the team picked, for a service where there are several."),
    ] = None,
    because: Annotated[str | None, typer.Option(help="Why the team picked it.")] = None,
    settled: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="What the team settled on, with its dissent; once for each service."),
    ] = None,
    site: Annotated[str | None, typer.Option(metavar="URL", help="The page of the checklist, for links.")] = None,
    output: Output = None,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Write a decision record (MADR 4.0.0): proposed, with every reason, and with the sheets inside.

    Sheets that name the same service are those of its members; several services stand side by side.
    """
    with ending_in_words(as_json=as_json):
        used = opened_model(model, overrides)
        answers = opened_sheets(sheets, used)
        words = Words(
            title=title,
            context=context,
            decision_makers=tuple(decision_maker or ()),
            consulted=tuple(consulted or ()),
            informed=tuple(informed or ()),
            chosen=dict(_picked(entry, used, list(by_service(answers))) for entry in chosen or ()),
            because=because,
            settled=tuple(read_settlement(path, used) for path in settled or ()),
        )
        text = record_of(answers, used, as_of=as_of.date() if as_of else None, words=words, site=site)
        print_json({"record": text}) if as_json else put(text, output)


def _picked(entry: str, model: Model, services: list[str]) -> tuple[str, AlternativeId]:
    """Return for which service an alternative was picked; where there is one service, it needs no name."""
    service, _, name = entry.rpartition("=")
    if name not in model.alternatives:
        raise FaultsError([Fault("--chosen", expected_one_of(sorted(model.alternatives), name))])
    return service or (services[0] if len(services) == 1 else ""), AlternativeId(name)


def check(
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
                terminal.print_holding(name, checked_of(each))
        raise typer.Exit(Exit.SHORTLIST if all(each.holds for _, each in found) else Exit.NO_LONGER_HOLDS)


def difference(
    first: SheetFile,
    second: SheetFile,
    *,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    second_model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Evaluate the second sheet with this model, if another.")
    ] = None,
    overrides: OverridesFile = None,
) -> None:
    """Say what changed between two runs, what that changed, and which few changes are enough for it."""
    with ending_in_words(as_json=as_json):
        one = opened_model(model)
        other = opened_model(second_model or model, overrides)
        found = difference_of(diff(Run(one, opened_sheet(first, one)), Run(other, opened_sheet(second, other))))
        print_json(found) if as_json else terminal.print_difference(found)
