"""The address form of a sheet: what stands behind the ``#`` of a link."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote, unquote

from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.model import Model
from shortlist.parsing.text import Table, refuse
from shortlist.sheets.sheet import Sheet, sheet_of

VERSION = "v1"
SAFE = "!'()*-._~"
"""The characters that ``encodeURIComponent`` leaves alone, so that the browser writes the same links."""

NAMES = ("title", "member", "service", "as_of")
LISTS = ("deciding", "must")
DATE = "date"
"""The day on which a link was made, for those who get it; it belongs to the link and not to the sheet."""


def to_fragment(sheet: Sheet) -> str:
    r"""Return the fragment that holds a sheet, without its ``#``.

    >>> from shortlist import built_in_model, parse_sheet
    >>> sheet = parse_sheet('title = "Order service"\n[answers]\nreal-time = ["none", "some"]', built_in_model())
    >>> to_fragment(sheet)
    'v1;title=Order%20service;real-time=none|some'
    """
    names = {"title": sheet.title, "member": sheet.member, "service": sheet.service}
    parts: list[tuple[str, Sequence[str]]] = [(key, [name]) for key, name in names.items() if name is not None]
    if sheet.as_of is not None:
        parts.append(("as_of", [sheet.as_of.isoformat()]))
    parts += [(key, ids) for key, ids in (("deciding", sheet.deciding), ("must", sheet.must)) if ids]
    answers: list[tuple[str, Sequence[str]]] = [*sheet.answers.items(), *((key, "-") for key in sheet.abstained)]
    parts += sorted(answers)
    return ";".join([VERSION, *(f"{key}={'|'.join(quote(value, SAFE) for value in values)}" for key, values in parts)])


def from_fragment(fragment: str, model: Model, *, place: str = "link") -> Sheet:
    r"""Return the sheet that a fragment holds; raises :class:`shortlist.FaultsError` with all faults.

    >>> from shortlist import built_in_model
    >>> from_fragment("v1;title=Order%20service;real-time=none|some", built_in_model()).title
    'Order service'
    """
    version, *parts = fragment.split(";")
    if version != VERSION:
        refuse(f"is of version {quoted(version)}; only {VERSION} can be read here", at=place)
    faults: list[Fault] = []
    table: Table = {}
    answers: Table = {}
    for part in filter(None, parts):
        key, _, text = part.partition("=")
        where = table if key in NAMES or key in LISTS else answers
        try:
            values = [unquote(value, errors="strict") for value in text.split("|")]
        except UnicodeDecodeError:
            values = []
            faults.append(Fault(f"{place}: {quoted(key)}", "is not encoded as links are; copy the link again"))
        if key in where:
            faults.append(Fault(f"{place}: {quoted(key)}", "stands twice"))
        where[key] = _value(key, values)
    if DATE in answers and not _is_day(answers.pop(DATE)):
        faults.append(Fault(f"{place}: {quoted(DATE)}", "expected a day such as 2026-11-28"))
    if faults:
        raise FaultsError(faults)
    return sheet_of({**table, "answers": answers}, model, place=place)


def _is_day(value: object) -> bool:
    """Say whether a value is a day, written as year, month and day."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _value(key: str, values: list[str]) -> object:
    """Return what a sheet holds for the values of a key."""
    if key in LISTS:
        return values
    if key not in NAMES and values == ["-"]:
        return {"abstain": True}
    return values[0] if len(values) == 1 else values
