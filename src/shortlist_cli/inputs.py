"""Files that commands read: models, sheets, and what the members of a team bring."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from shortlist import FaultsError, Model, Sheet, built_in_model, load_model, parse_sheet, read_sheet
from shortlist.evidence.overrides import Overrides, joined, read_overrides, with_overrides
from shortlist.faults import Fault, Notice
from shortlist.parsing.text import MODEL_BYTES, read_bytes, refuse
from shortlist.records.contents import Opened, open_text
from shortlist.sheets.sheet import MOST_SHEETS
from shortlist.team.settlement import Settlement, read_settlement
from shortlist_cli.output import print_line

STANDARD_INPUT = "standard input"


def today() -> date:
    """Return today's date: the one place at which anything asks the clock."""
    return datetime.now(tz=UTC).date()


def opened_model(directory: Path | None, overrides: Path | None = None) -> Model:
    """Return the model to decide by, with a team's own ratings where a file holds some; say what was passed over."""
    model = built_in_model() if directory is None else load_model(directory, today=today())
    print_notices(model.notices)
    if overrides is None:
        return model
    return with_overrides(model, _own_ratings(overrides, model))


def _own_ratings(path: Path, model: Model) -> Overrides:
    """Return a team's own ratings, and name those that are passed over."""
    passed_over: list[Notice] = []
    found = read_overrides(path, model, today=today(), notices=passed_over)
    print_notices(passed_over)
    return found


def print_notices(notices: Iterable[Notice]) -> None:
    """Print on standard error what was read otherwise than it is written, a line for each."""
    for notice in notices:
        print_line(f"note: {notice}", error=True)


def opened_sheet(path: Path, model: Model) -> Sheet:
    """Return the sheet of a file, or of standard input."""
    given = str(path) == "-"
    sheet = parse_sheet(standard_input(), model, place=STANDARD_INPUT) if given else read_sheet(path, model)
    print_notices(sheet.notices)
    return sheet


def standard_input() -> bytes:
    """Return what comes through standard input, and no more than a byte over what any file may have."""
    if sys.stdin is None or sys.stdin.closed:
        refuse("is closed; expected a sheet of answers", at=STANDARD_INPUT)
    try:
        if sys.platform != "win32":
            os.set_blocking(sys.stdin.fileno(), True)  # whoever shares the stream may have changed that
        return sys.stdin.buffer.read(MODEL_BYTES + 1)
    except OSError as error:
        refuse(f"cannot be read: {error.strerror or error}", at=STANDARD_INPUT)


def refuse_many(paths: Sequence[Path]) -> None:
    """Refuse more sheets than are laid together, and standard input for two of them."""
    if len(paths) > MOST_SHEETS:
        refuse(f"expected at most {MOST_SHEETS}; got {len(paths)}", at="sheets")
    if sum(str(path) == "-" for path in paths) > 1:
        refuse("can be read once; expected one - among the files", at=STANDARD_INPUT)


def opened_sheets(paths: Sequence[Path], model: Model) -> list[Sheet]:
    """Return the sheets of several files, or every fault in any of them."""
    refuse_many(paths)
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
        own.insert(0, (overrides.name, _own_ratings(overrides, base)))
    agreed = [read_settlement(settled, base)] if settled else [one for _, each in found for one in each.settled]
    print_notices(notice for _, each in found for notice in each.notices)
    print_notices(agreed[0].sheet.notices if settled else ())
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
    refuse_many(paths)
    for path in paths:
        name = STANDARD_INPUT if str(path) == "-" else path.name
        try:
            content = standard_input() if str(path) == "-" else read_bytes(path, MODEL_BYTES, name)
            found.append((name, open_text(content, model, place=name)))
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)
    return found
