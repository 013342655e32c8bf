"""The command ``shortlist record``: a decision record, drafted from sheets and from what people type."""

import inspect
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from shortlist import json_of
from shortlist.faults import Fault, FaultsError, expected_one_of
from shortlist.model.model import AlternativeId, Model
from shortlist.parsing.fields import Fields
from shortlist.records.by_service import by_service
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words, WordsField, words_fields, words_of
from shortlist.sheets.sheet import Sheet
from shortlist.team.settlement import read_settlement
from shortlist_cli.exits import ending_in_words
from shortlist_cli.inputs import opened_model, opened_sheets, print_notices, today
from shortlist_cli.options import DATE, AsJson, AsOf, Force, ModelDirectory, Output, OverridesFile, SheetFiles
from shortlist_cli.output import put


def with_words_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field that people type, in the place of its parameter ``words``."""
    signature = inspect.signature(command)
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        drawn = [_option(field) for field in words_fields()]
        parameters += drawn if parameter.name == "words" else [parameter]

    def with_options(**given: object) -> None:
        typed = {field.name: given.pop(field.name) for field in words_fields()}
        command(words={name: value for name, value in typed.items() if value}, **given)

    with_options.__doc__ = command.__doc__
    with_options.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return with_options


def _option(field: WordsField) -> inspect.Parameter:
    """Return the option of one field, as a parameter that typer reads."""
    kinds: dict[str, Any] = {"names": list[str], "picks": list[str], "day": datetime}
    metavar = {"picks": "[SERVICE=]ID", "day": "DATE"}.get(field.kind)
    formats = DATE if field.kind == "day" else None
    option = typer.Option(field.option, metavar=metavar, help=field.about, formats=formats)
    annotation: Any = Annotated[kinds.get(field.kind, str) | None, option]
    return inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


@with_words_options
def command(
    sheets: SheetFiles,
    *,
    words: dict[str, Any],
    settled: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="A file of what the team settled, with its dissent; give one for each service."
        ),
    ] = None,
    site: Annotated[str | None, typer.Option(metavar="URL", help="The address of the checklist, to link to.")] = None,
    output: Output = None,
    force: Force = False,
    as_json: AsJson = False,
    model: ModelDirectory = None,
    overrides: OverridesFile = None,
    as_of: AsOf = None,
) -> None:
    """Write a decision record in Markdown (MADR 4.0.0): the result, the reasons, all evidence and the answer sheets.

    Sheets for the same service count as those of its team members. Several services share one record.
    """
    with ending_in_words(as_json=as_json):
        used = opened_model(model, overrides)
        answers = opened_sheets(sheets, used)
        agreed = tuple(read_settlement(path, used) for path in settled or ())
        print_notices(notice for each in agreed for notice in each.sheet.notices)
        said = replace(_said(words, answers, used), settled=agreed)
        text = record_of(answers, used, as_of=as_of.date() if as_of else None, words=said, site=site)
        put(json_of({"record": text}) if as_json else text, output, force=force)


def _said(typed: dict[str, Any], answers: list[Sheet], model: Model) -> Words:
    """Return what was typed, as a record takes it; without a date it is of today."""
    day = typed.get("date")
    table = {**typed, "date": (day.date() if day else today()).isoformat()}
    if "chosen" in typed:
        table["chosen"] = dict(_picked(entry, model, list(by_service(answers))) for entry in typed["chosen"])
    faults: list[Fault] = []
    words = words_of(Fields(table, "record", faults))
    if faults:
        raise FaultsError(faults)
    return words


def _picked(entry: str, model: Model, services: list[str]) -> tuple[str, AlternativeId]:
    """Return for which service an alternative was picked; where there is one service, it needs no name."""
    service, _, name = entry.rpartition("=")
    if name not in model.alternatives:
        raise FaultsError([Fault("--chosen", expected_one_of(sorted(model.alternatives), name))])
    return service or (services[0] if len(services) == 1 else ""), AlternativeId(name)
