"""What commands share: their options, how they end, and how they open files and print."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Annotated

import typer

from shortlist import FaultsError, Model, Sheet, built_in_model, json_of, load_model, parse_sheet, read_sheet
from shortlist.evidence.overrides import joined, read_overrides, with_overrides
from shortlist.faults import Fault
from shortlist.parsing.text import MODEL_BYTES, read_bytes
from shortlist.records.contents import Opened, open_text
from shortlist.report.report import faults_table
from shortlist.team.settlement import Settlement, read_settlement


class Exit(IntEnum):
    """How commands end, for scripts."""

    SHORTLIST = 0
    WORSE = 1
    BAD_INPUT = 2
    UNDECIDED = 3
    NONE_FITS = 4
    TOO_CLOSE = 5
    NO_LONGER_HOLDS = 6


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
AsOf = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Judge on this day which evidence is due for another look, instead of on the day of its newest check.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into this file instead of printing.")
]


def today() -> date:
    """Return today's date: the one place at which anything asks the clock."""
    return datetime.now(tz=UTC).date()


def opened_model(directory: Path | None, overrides: Path | None = None) -> Model:
    """Return the model to decide by, with a team's own ratings where a file holds some."""
    model = built_in_model() if directory is None else load_model(directory, today=today())
    if overrides is None:
        return model
    return with_overrides(model, read_overrides(overrides, model, today=today()))


def opened_sheet(path: Path, model: Model) -> Sheet:
    """Return the sheet of a file, or of standard input."""
    if str(path) == "-":
        return parse_sheet(sys.stdin.buffer.read(), model, place="standard input")
    return read_sheet(path, model)


def opened_sheets(paths: Sequence[Path], model: Model) -> list[Sheet]:
    """Return the sheets of several files, or every fault in any of them."""
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            sheets.append(opened_sheet(path, model))
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)
    return sheets


@dataclass(frozen=True, slots=True)
class Team:
    """What the files of a team hold; the model has its own ratings already, and places are what faults call sheets."""

    model: Model
    sheets: list[Sheet]
    places: list[str]
    settled: Settlement | None


def opened_team(paths: Sequence[Path], *, model: Path | None, overrides: Path | None, settled: Path | None) -> Team:
    """Return what sheets and decision records of a team hold, or every fault in any of them.

    A record brings the ratings of its own that it was made with, which count beside those of a file of overrides, and
    what was settled, unless a file says what is settled now.
    """
    base = opened_model(model)
    found = _opened_texts(paths, base)
    own = [(name, each.overrides) for name, each in found]
    if overrides:
        own.insert(0, (overrides.name, read_overrides(overrides, base, today=today())))
    agreed = [read_settlement(settled, base)] if settled else [one for _, each in found for one in each.settled]
    if len(agreed) > 1:
        message = f"these records hold {len(agreed)}; expected one, or a file of --settled that says what holds now"
        raise FaultsError([Fault("settled", message)])
    return Team(
        model=with_overrides(base, joined(own)),
        sheets=[sheet for _, each in found for sheet in each.sheets],
        places=[place for _, each in found for place in each.places],
        settled=agreed[0] if agreed else None,
    )


def _opened_texts(paths: Sequence[Path], model: Model) -> list[tuple[str, Opened]]:
    """Return what each file holds, with what faults call it; - is standard input."""
    found: list[tuple[str, Opened]] = []
    faults: list[Fault] = []
    for path in paths:
        name = "standard input" if str(path) == "-" else path.name
        try:
            content = sys.stdin.buffer.read() if str(path) == "-" else read_bytes(path, MODEL_BYTES, name)
            found.append((name, open_text(content, model, place=name)))
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)
    return found


@contextmanager
def ending_in_words(*, as_json: bool = False) -> Iterator[None]:
    """Print faults, and nothing else, and end with 2."""
    try:
        yield
    except FaultsError as error:
        if as_json:
            print_json(faults_table(error))
        else:
            typer.echo(str(error), err=True)
        raise typer.Exit(Exit.BAD_INPUT) from None


def print_json(table: Mapping[str, object]) -> None:
    """Print plain data as the JSON text that the page gets."""
    print_text(json_of(table))


def print_text(text: str) -> None:
    """Write UTF-8 whatever the terminal's encoding is, so that the bytes are the same everywhere."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def put(text: str, output: Path | None) -> None:
    """Print a text, or write it into a file as a whole: never half of it."""
    if output is None:
        print_text(text)
        return
    half = output.with_name(output.name + ".part")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(output)
    except OSError as error:
        raise FaultsError([Fault(str(output), f"cannot be written: {error.strerror}")]) from error


def ending(kind: str) -> Exit:
    """Return how a command ends whose outcome is of this kind."""
    return Exit[kind.upper().replace(" ", "_")]
