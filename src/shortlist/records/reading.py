"""Decision records read back: the sheets they carry, and the model that these were evaluated by."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from shortlist.evidence.overrides import Overrides, parse_overrides
from shortlist.faults import Fault, FaultsError, Notice
from shortlist.method.outcome import OutcomeWord
from shortlist.model.model import AlternativeId, CriterionId, LevelId, Model
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, SHEET_BYTES, parse_table
from shortlist.sheets.sheet import Sheet, parse_sheet
from shortlist.team.settlement import Settlement, parse_settlement

PROVENANCE, SHEET, OVERRIDES, SETTLED = "toml record", "toml sheet", "toml overrides", "toml settled"
"""The info strings of the blocks of a record that are read again."""

_OPENING = re.compile(r"(?P<fence>`{3,})(?P<info>toml (?:record|sheet|overrides|settled))\s*")


@dataclass(frozen=True, slots=True)
class Result:
    """What a service was found to lead to; its name is empty where it has none."""

    service: str
    outcome: OutcomeWord
    members: tuple[AlternativeId, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """By which model a record was made and as of which day, how that model rated, and what it found."""

    model: str
    version: str
    hash: str
    as_of: date
    results: tuple[Result, ...]
    ratings: Mapping[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a record carries: its sheets, its provenance, the evidence of the team's own, and what the team settled.

    ``notices`` say what was read otherwise than it is written: keys of earlier versions.
    """

    sheets: tuple[Sheet, ...]
    provenance: Provenance
    overrides: Overrides
    settled: tuple[Settlement, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    info: str
    line: int
    content: str


def read_record(text: str | bytes, model: Model, *, place: str = "record") -> Recorded:
    """Return what a record carries; raises :class:`shortlist.FaultsError` with all faults.

    The sheets are checked against this model, which may be another version than the one they were made with: compare
    its hash, with the overrides applied, to that of the provenance.
    """
    faults: list[Fault] = []
    blocks = list(_blocks(_decoded(text, place), place, faults))
    provenance = _provenance(blocks, place, faults)
    sheets: list[Sheet] = []
    settled: list[Settlement] = []
    overrides: Overrides = {}
    passed_over: list[Notice] = []
    for block in blocks:
        where = f"{place}:{block.line}"
        try:
            if block.info == SHEET:
                sheets.append(parse_sheet(block.content, model, place=where))
            elif block.info == SETTLED:
                settled.append(parse_settlement(block.content, model, place=where))
            elif block.info == OVERRIDES:
                overrides = parse_overrides(block.content, model, place=where, notices=passed_over)
        except FaultsError as error:
            faults += error.faults
    if not any(block.info == SHEET for block in blocks):
        faults.append(_missing(SHEET, place))
    if faults or provenance is None:
        raise FaultsError(faults)
    notices = [notice for sheet in (*sheets, *(one.sheet for one in settled)) for notice in sheet.notices]
    return Recorded(tuple(sheets), provenance, overrides, tuple(settled), (*notices, *passed_over))


def _decoded(text: str | bytes, place: str) -> str:
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(content) > MODEL_BYTES:
        raise FaultsError([Fault(place, f"is longer than {MODEL_BYTES // 1024} KiB; this is not a decision record")])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FaultsError([Fault(place, "is not UTF-8 text; save it as UTF-8")]) from None


def _blocks(text: str, place: str, faults: list[Fault]) -> Iterator[_Block]:
    """Yield every block of ours; a fence without an end is a fault."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if opening is None:
            at += 1
            continue
        ends = (end for end in range(at + 1, len(lines)) if lines[end].rstrip() == opening["fence"])
        end = next(ends, None)
        if end is None:
            faults.append(Fault(f"{place}:{at + 1}", f"has no end; expected a line of {opening['fence']} after it"))
            return
        yield _Block(opening["info"], at + 1, "\n".join(lines[at + 1 : end]))
        at = end + 1


def _provenance(blocks: list[_Block], place: str, faults: list[Fault]) -> Provenance | None:
    block = next((block for block in blocks if block.info == PROVENANCE), None)
    if block is None:
        faults.append(_missing(PROVENANCE, place))
        return None
    where = f"{place}:{block.line}"
    try:
        table = parse_table(block.content.encode(), SHEET_BYTES, where)
    except FaultsError as error:
        faults += error.faults
        return None
    fields = Fields(table, where, faults)
    found = Provenance(
        model=fields.text("model"),
        version=fields.text("version"),
        hash=fields.text("hash"),
        as_of=fields.day("as_of"),
        results=tuple(_results(fields)),
        ratings=_ratings(fields.table("ratings")),
    )
    fields.finish()
    return found


def _results(fields: Fields) -> Iterator[Result]:
    for at, entry in enumerate(fields.items("results", "a list of tables, one for each service"), start=1):
        result = fields.within(f"results[{at}]", entry)
        service = result.text("service") if result.has("service") else ""
        outcome = cast("OutcomeWord", result.word("outcome", get_args(OutcomeWord)))
        members = result.items("members", "a list of ids") if result.has("members") else []
        yield Result(service, outcome, tuple(AlternativeId(str(member)) for member in members))
        result.finish()


def _ratings(fields: Fields) -> Mapping[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]]:
    """Return the levels that every alternative was rated by; ids that are no longer known do no harm."""
    found: dict[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]] = {}
    for name, rated in fields.entries():
        for criterion, value in rated.rest.items():
            levels = value if isinstance(value, list) else [value]
            found[AlternativeId(name), CriterionId(criterion)] = tuple(LevelId(str(level)) for level in levels)
        rated.rest.clear()
    return found


def _missing(info: str, place: str) -> Fault:
    return Fault(place, f"holds no block that begins with ```{info}; expected a record as this library writes it")


def provenance_of(model: Model, day: date, results: Iterable[Result]) -> Provenance:
    """Return the provenance of a record that is made by this model on that day."""
    return Provenance(
        model=model.id,
        version=model.version,
        hash=model.hash,
        as_of=day,
        results=tuple(results),
        ratings={
            (alternative.id, criterion): tuple(model.criteria[criterion].levels[at].id for at in rating.positions)
            for alternative in model.alternatives.values()
            for criterion, rating in alternative.ratings.items()
        },
    )


def provenance_toml(provenance: Provenance) -> str:
    """Return the provenance as TOML, as a record carries it."""
    texts = {"model": provenance.model, "version": provenance.version, "hash": provenance.hash}
    lines = [f"{key} = {_toml(text)}" for key, text in texts.items()]
    lines.append(f"as_of = {provenance.as_of.isoformat()}")
    for result in provenance.results:
        lines += ["", "[[results]]", *([f"service = {_toml(result.service)}"] if result.service else [])]
        lines += [
            f"outcome = {_toml(result.outcome)}",
            *([f"members = {_toml(result.members)}"] if result.members else []),
        ]
    for name in sorted({name for name, _ in provenance.ratings}):
        lines += ["", f"[ratings.{name}]"]
        rated = sorted(
            (criterion, levels) for (other, criterion), levels in provenance.ratings.items() if other == name
        )
        lines += [f"{key} = {_toml(levels[0] if len(levels) == 1 else levels)}" for key, levels in rated]
    return "\n".join(lines) + "\n"


def _toml(value: str | tuple[str, ...]) -> str:
    """Return a text or a list of texts in TOML, which spells both as JSON does."""
    return json.dumps(value, ensure_ascii=False)
