"""Text of any kind that holds answers: a sheet as TOML or JSON, links to sheets, or a decision record."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from shortlist.evidence.overrides import Overrides
from shortlist.faults import Fault, FaultsError, Notice
from shortlist.model.model import Model
from shortlist.parsing.text import SHEET_BYTES, refuse
from shortlist.records.reader import Provenance, on_lines, read_record
from shortlist.sheets.address import from_fragment
from shortlist.sheets.sheet import MOST_SHEETS, Sheet, parse_sheet
from shortlist.team.settlement import Settlement

Kind = Literal["sheet", "links", "record"]

_LINK = re.compile(r"(?:[a-z]+://|[#/]|v\d+(?:;|$))\S*")
_FRAGMENT = re.compile(r"(?:^|#)(v\d+(?:;.*)?)$")
_RECORD = re.compile(r"^(?:---\s*$| {0,3}(?:`{3,}|~{3,})[ \t]*toml[ \t]+(?:record|sheet)[ \t]*$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets that a text holds, each with what faults call it; of a record also how it was made and settled.

    ``overrides`` are the ratings of its own that a record was made with; they count only in a model that is given them.
    ``notices`` say what keys of earlier versions were read as.
    """

    kind: Kind
    sheets: tuple[Sheet, ...]
    places: tuple[str, ...]
    made: Provenance | None = None
    settled: tuple[Settlement, ...] = ()
    overrides: Overrides = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()


def open_text(text: str | bytes, model: Model, *, place: str = "text") -> Opened:
    """Return the sheets that a text holds; raises :class:`shortlist.FaultsError` with all faults.

    >>> from shortlist import built_in_model
    >>> open_text("https://example.org/checklist/#v1;admin=useful", built_in_model()).kind
    'links'
    """
    shown = text if isinstance(text, str) else text.decode("utf-8", "replace")
    lines = shown.removeprefix("\ufeff").split()
    if lines and all(map(_LINK.fullmatch, lines)):
        return _links(lines, model, place)
    if _RECORD.search(on_lines(shown)):
        record = read_record(text, model, place=place)
        return Opened(
            kind="record",
            sheets=record.sheets,
            places=_numbered(place, len(record.sheets)),
            made=record.provenance,
            settled=record.settled,
            overrides=record.overrides,
            notices=record.notices,
        )
    sheet = parse_sheet(text, model, place=place)
    return Opened("sheet", (sheet,), (place,), notices=sheet.notices)


def _links(links: list[str], model: Model, place: str) -> Opened:
    if sum(map(len, links)) > SHEET_BYTES:
        refuse(f"is longer than {SHEET_BYTES // 1024} KiB; expected links to sheets of answers", at=place)
    if len(links) > MOST_SHEETS:
        refuse(f"holds {len(links)} links; expected at most {MOST_SHEETS}", at=place)
    places = _numbered(place, len(links))
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for link, where in zip(links, places, strict=True):
        # Some programs encode the signs of a link once more.
        found = _FRAGMENT.search(link) or _FRAGMENT.search(unquote(link))
        if found is None:
            faults.append(Fault(where, "holds no answers; expected a link that goes on with #v1 after the page"))
            continue
        try:
            sheets.append(from_fragment(found[1], model, place=where))
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)
    notices = tuple(notice for sheet in sheets for notice in sheet.notices)
    return Opened("links", tuple(sheets), places, notices=notices)


def _numbered(place: str, count: int) -> tuple[str, ...]:
    """Return what faults call the sheets of one text.

    >>> _numbered("ada.md", 2)
    ('ada.md (1)', 'ada.md (2)')
    """
    return (place,) if count == 1 else tuple(f"{place} ({at})" for at in range(1, count + 1))
