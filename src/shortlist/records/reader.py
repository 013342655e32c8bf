"""Decision records read back: the sheets they carry, and the model that these were evaluated by."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from shortlist.characters import json_text
from shortlist.evidence.overrides import Overrides, joined, parse_overrides
from shortlist.faults import Fault, FaultsError, Notice, expected_one_of, quoted
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import LONGEST_SHORTLIST, RULE, OutcomeWord
from shortlist.model.model import AlternativeId, CriterionId, LevelId, Model
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, SHEET_BYTES, parse_table
from shortlist.records.blocks import Block, blocks_of
from shortlist.records.by_service import by_service, called_alike, settled_by_service, shown_names
from shortlist.sheets.sheet import LONGEST_NAME, MOST_SHEETS, Sheet, parse_sheet
from shortlist.team.merged import merge
from shortlist.team.settlement import Settlement, parse_settlement

PROVENANCE, SHEET, OVERRIDES, SETTLED = "toml record", "toml sheet", "toml overrides", "toml settled"
"""The info strings of the blocks of a record that are read again."""

KINDS = (PROVENANCE, SHEET, OVERRIDES, SETTLED)
_OURS = re.compile(r"\A---\n(?:(?!---$).*\n)*?evidence: \d{4}-\d\d-\d\d$|^[> ]*hash = \"[0-9a-f]{64}\"$", re.MULTILINE)
"""What is left of a record that lost its blocks: its front matter, or the hash of a model."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a service was found to lead to; its name is empty where it has none.

    ``members`` are in front, or may be where it is undecided; ``front`` are then those who were so far.
    """

    service: str
    outcome: OutcomeWord
    members: tuple[AlternativeId, ...]
    front: tuple[AlternativeId, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """By which model a record was made and as of which day, how that model rated, and what it found.

    ``rule`` is empty for a record of an earlier version, which had another rule of choice.
    """

    model: str
    version: str
    hash: str
    as_of: date
    results: tuple[Result, ...]
    ratings: Mapping[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]]
    rule: str = RULE


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


def read_record(text: str | bytes, model: Model, *, place: str = "record", today: date | None = None) -> Recorded:
    """Return what a record carries; raises :class:`shortlist.FaultsError` with all faults.

    The sheets are checked against this model, which may be another version than the one they were made with: compare
    its hash, with the overrides applied, to that of the provenance. What was lost, doubled or added since the record
    was written is a fault, and so is evidence of a day after ``today``.
    """
    faults: list[Fault] = []
    blocks = _counted(list(blocks_of(_decoded(text, place), KINDS, place, faults)), place, faults)
    provenance = _provenance(blocks, place, faults)
    sheets: list[Sheet] = []
    settled: list[Settlement] = []
    own: list[tuple[str, Overrides]] = []
    passed_over: list[Notice] = []
    for block in blocks:
        where = f"{place}:{block.line}"
        try:
            if block.info == SHEET:
                sheets.append(parse_sheet(block.content, model, place=where))
            elif block.info == SETTLED:
                settled.append(parse_settlement(block.content, model, place=where))
            elif block.info == OVERRIDES:
                found = parse_overrides(block.content, model, place=where, today=today, notices=passed_over)
                own.append((where, found))
        except FaultsError as error:
            faults += error.faults
    if not any(block.info == SHEET for block in blocks):
        faults.append(_missing(SHEET, place))
    if faults or provenance is None:
        raise FaultsError(faults)
    notices = [notice for sheet in (*sheets, *(one.sheet for one in settled)) for notice in sheet.notices]
    record = Recorded(tuple(sheets), provenance, joined(own), tuple(settled), (*notices, *passed_over))
    places = [f"{place}:{block.line}" for block in blocks if block.info == SHEET]
    _refuse_what_does_not_match(record, place)
    _refuse_members(record, model, dict(zip(map(id, record.sheets), places, strict=True)), place)
    return record


def is_record(content: bytes) -> bool:
    """Say whether a text carries a block of ours, or what is left of one, and so is to be read as a record.

    >>> is_record(b"# 1. Keep decision records")
    False
    """
    if b"\0" in content:
        return True  # in another encoding, of which nobody can say what it holds
    text = on_lines(content.decode("utf-8-sig", "replace"))
    damaged: list[Fault] = []
    return any(True for _ in blocks_of(text, KINDS, "record", damaged)) or bool(damaged) or bool(_OURS.search(text))


def _counted(blocks: list[Block], place: str, faults: list[Fault]) -> list[Block]:
    """Return the blocks that are read: of each kind as many as anybody needs, and one provenance."""
    found: list[Block] = []
    for kind in KINDS:
        most = 1 if kind == PROVENANCE else MOST_SHEETS
        of_kind = [block for block in blocks if block.info == kind]
        found += of_kind[:most]
        if len(of_kind) > most:
            faults.append(Fault(f"{place}:{of_kind[most].line}", _too_many(kind, len(of_kind), most)))
    return found


def _too_many(kind: str, count: int, most: int) -> str:
    if most == 1:
        return f"is block {count} of ```{kind}, of which a record has one; expected what was written, once"
    return f"is one of {count} blocks of ```{kind}; expected at most {most}"


def on_lines(text: str) -> str:
    """Return a text with the line ends of one system, whichever it was saved by."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(text: str | bytes, place: str) -> str:
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    if len(content) > MODEL_BYTES:
        raise FaultsError([Fault(place, f"is longer than {MODEL_BYTES // 1024} KiB; this is not a decision record")])
    try:
        return on_lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise FaultsError([Fault(place, "is not UTF-8 text; save it as UTF-8")]) from None


def _provenance(blocks: list[Block], place: str, faults: list[Fault]) -> Provenance | None:
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
    rule = fields.word("rule", [RULE]) if fields.has("rule") else ""
    found = Provenance(
        model=fields.text("model"),
        version=fields.text("version"),
        hash=fields.text("hash"),
        as_of=fields.day("as_of"),
        results=tuple(_results(fields, has_front=bool(rule))),
        rule=rule,
        ratings=_ratings(fields.table("ratings")),
    )
    if fields.has("blocks"):
        _check_blocks(fields.table("blocks"), blocks)
        if not rule:
            fields.note("rule", f"is missing; expected {RULE!r}, as in every record that counts its blocks")
    fields.finish()
    return found


def _check_blocks(fields: Fields, blocks: list[Block]) -> None:
    """Note where there are fewer blocks of a kind than were written, or more."""
    for kind in (SHEET, OVERRIDES, SETTLED):
        key = kind.partition(" ")[2]
        written = fields.whole_number(key) if fields.has(key) else 0
        found = sum(block.info == kind for block in blocks)
        if found != written:
            fields.note(key, f"{written} of ```{kind} were written, and there are {found}; write the record anew")
    fields.finish()


def _results(fields: Fields, *, has_front: bool) -> Iterator[Result]:
    for at, entry in enumerate(fields.items("results", "a list of tables, one for each service"), start=1):
        result = fields.within(f"results[{at}]", entry)
        service = result.name("service", LONGEST_NAME) if result.has("service") else ""
        outcome = cast("OutcomeWord", result.word("outcome", get_args(OutcomeWord)))
        members = _ids(result, "members") if result.has("members") else ()
        _check_members(result, outcome, members)
        front = _ids(result, "front") if has_front and outcome == "undecided" and result.has("front") else ()
        if not set(front) <= set(members):
            result.note("front", "names one that is not among the members")
        yield Result(service, outcome, members, front)
        result.finish()


def _ids(fields: Fields, key: str) -> tuple[AlternativeId, ...]:
    return tuple(AlternativeId(fields.showable(key, each, LONGEST_NAME)) for each in fields.items(key, "a list of ids"))


def _check_members(fields: Fields, outcome: OutcomeWord, members: tuple[AlternativeId, ...]) -> None:
    """Note where an outcome cannot have as many members, or has one twice."""
    most = {"shortlist": LONGEST_SHORTLIST, "none fits": 0}.get(outcome, len(members))
    least = {"shortlist": 1, "too close": LONGEST_SHORTLIST + 1}.get(outcome, 0)
    if len(set(members)) < len(members):
        fields.note("members", "name one twice")
    elif not least <= len(members) <= most:
        fields.note("members", f"are {len(members)}, which cannot be for the outcome {outcome!r}")


def _ratings(fields: Fields) -> Mapping[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]]:
    """Return the levels that every alternative was rated by; ids that are no longer known do no harm."""
    found: dict[tuple[AlternativeId, CriterionId], tuple[LevelId, ...]] = {}
    for name, rated in fields.entries():
        for criterion, value in rated.rest.items():
            levels = value if isinstance(value, list) else [value]
            shown = (rated.showable(criterion, level, LONGEST_NAME) for level in levels)
            found[AlternativeId(name), CriterionId(criterion)] = tuple(map(LevelId, shown))
        rated.rest.clear()
    return found


def _refuse_what_does_not_match(found: Recorded, place: str) -> None:
    """Raise :class:`shortlist.FaultsError` where sheets and results are not about the same services."""
    services = by_service(found.sheets)
    faults: list[Fault] = []
    recorded: list[str] = []
    for at, result in enumerate(found.provenance.results, start=1):
        where = f"{place}: results[{at}].service"
        if called_alike(result.service, services) is None:
            expected = expected_one_of(shown_names(services), result.service)
            faults.append(Fault(where, f"no sheet is about it; {expected}"))
        elif called_alike(result.service, recorded) is not None:
            faults.append(Fault(where, f"{quoted(result.service)} stands twice; expected one result for each service"))
        recorded.append(result.service)
    faults += [
        Fault(f"{place}: results", f"holds none for the service {quoted(name)}, which has a sheet")
        for name in services
        if called_alike(name, recorded) is None
    ]
    if faults:
        raise FaultsError(faults)


def _refuse_members(found: Recorded, model: Model, places: Mapping[int, str], place: str) -> None:
    """Raise the faults of sheets that cannot be laid together."""
    faults: list[Fault] = []
    services = by_service(found.sheets)
    try:
        agreed = settled_by_service(found.settled, list(services))
    except FaultsError as error:
        raise FaultsError(Fault(f"{place}: {fault.place}", fault.message) for fault in error.faults) from None
    for name, sheets in services.items():
        try:
            merge(sheets, model, places=[places[id(sheet)] for sheet in sheets], settled=agreed.get(name))
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)


def _missing(info: str, place: str) -> Fault:
    return Fault(place, f"holds no block that begins with ```{info}; expected a record as this library writes it")


def result_of(service: str, found: Evaluation) -> Result:
    """Return what is recorded of what a service leads to."""
    front = () if found.is_settled else found.so_far.outcome.members
    return Result(service, found.kind, found.possible, front)


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


def provenance_toml(provenance: Provenance, blocks: Mapping[str, int]) -> str:
    """Return the provenance as TOML, as a record carries it; ``blocks`` counts those beside it by their kind."""
    texts = {"model": provenance.model, "version": provenance.version, "hash": provenance.hash, "rule": provenance.rule}
    lines = [f"{key} = {_toml(text)}" for key, text in texts.items() if text]
    lines.append(f"as_of = {provenance.as_of.isoformat()}")
    counts = ", ".join(f"{kind.partition(' ')[2]} = {count}" for kind, count in blocks.items() if count)
    lines.append(f"blocks = {{ {counts} }}")
    for result in provenance.results:
        lines += ["", "[[results]]", *([f"service = {_toml(result.service)}"] if result.service else [])]
        lines += [
            f"outcome = {_toml(result.outcome)}",
            *([f"members = {_toml(result.members)}"] if result.members else []),
            *([f"front = {_toml(result.front)}"] if result.front else []),
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
    return json_text(value)
