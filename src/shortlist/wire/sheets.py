"""Requests about many sheets at once: services, a team, a record, and texts of unknown kind.

Each is called by the name that stands in :data:`shortlist.wire.requests.MANY`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from shortlist.evidence.overrides import Overrides, joined, overrides_of, overrides_table, with_overrides
from shortlist.faults import Fault, FaultsError, quoted
from shortlist.model.model import Model
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import Table
from shortlist.records.contents import open_text
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words, words_of
from shortlist.report.report import places_table
from shortlist.services.services import services_of, side_by_side
from shortlist.sheets.sheet import MOST_SHEETS, Sheet, sheet_of, table_of
from shortlist.team.meeting import meet
from shortlist.team.merged import merge
from shortlist.team.settlement import Settlement, settlement_of, settlement_table, settlement_toml
from shortlist.team.team_report import meeting_of


@dataclass(frozen=True, slots=True)
class _Sent:
    """What a request sends about many sheets; the model has the team's own ratings already."""

    model: Model
    sheets: list[Sheet]
    places: list[str]
    settled: list[Settlement]
    day: date | None


def opened(fields: Fields, model: Model) -> Table:
    """Answer "open" with the sheets that a text holds and, for a record, how it was made, settled and rated.

    Its "overrides", if there are any, count where they are sent along with the sheets.
    """
    name, text = fields.text("name", 200), fields.take("text", "a text")
    if text is not None and not isinstance(text, str):
        fields.note("text", f"expected a text; got {quoted(text)}")
    _finish(fields)
    found = open_text(str(text), model, place=name)
    made = found.made
    return {
        "kind": found.kind,
        "sheets": [
            {"place": place, "sheet": table_of(sheet)} for place, sheet in zip(found.places, found.sheets, strict=True)
        ],
        "settled": [settlement_table(each) for each in found.settled],
        "overrides": overrides_table(found.overrides, model) if found.overrides else None,
        "made": made and {"version": made.version, "as_of": made.as_of.isoformat(), "here": made.hash == model.hash},
        "notices": places_table(found.notices),
    }


def services(fields: Fields, model: Model) -> Mapping[str, object]:
    """Answer "services" with what ``shortlist services --json`` prints."""
    sent = _many(fields, model)
    return services_of(side_by_side(sent.sheets, sent.model), as_of=sent.day)


def team(fields: Fields, model: Model) -> Mapping[str, object]:
    """Answer "team" with what ``shortlist team --json`` prints."""
    sent = _many(fields, model)
    if len(sent.settled) > 1:
        raise FaultsError([Fault("request: settled", "expected one table; a team settles one service at a time")])
    settled = sent.settled[0] if sent.settled else None
    return meeting_of(meet(merge(sent.sheets, sent.model, places=sent.places, settled=settled)), as_of=sent.day)


def record(fields: Fields, model: Model) -> Table:
    """Answer "record" with what ``shortlist record --json`` prints; "date" is the day of the decision."""
    words = words_of(fields.table("words")) if fields.has("words") else Words()
    dated = fields.day_as_text("date") or words.date
    sent = _many(fields, model)
    words = replace(words, date=dated, settled=tuple(sent.settled))
    return {"record": record_of(sent.sheets, sent.model, as_of=sent.day, words=words)}


def settlement(fields: Fields, model: Model) -> Table:
    """Answer "settled" with the file that ``--settled`` reads."""
    table = fields.take("settled", "a table")
    _finish(fields)
    return {"toml": settlement_toml(settlement_of(table, model))}


def _many(fields: Fields, model: Model) -> _Sent:
    """Return what a request sends about many sheets; raises all faults together."""
    sheets: list[Sheet] = []
    places: list[str] = []
    settled: list[Settlement] = []
    faults: list[Fault] = []
    given = fields.items("sheets", "a list of sheets")
    for at, entry in enumerate(given[:MOST_SHEETS], start=1):
        one = fields.within(f"sheets[{at}]", entry)
        name = one.text("name", 200) if one.has("name") else f"sheet {at}"
        table = one.take("sheet", "a table with the answers")
        one.finish()
        try:
            sheets.append(sheet_of(table, model, place=name))
            places.append(name)
        except FaultsError as error:
            faults += error.faults
    if len(given) > MOST_SHEETS:
        fields.note("sheets", f"expected at most {MOST_SHEETS} sheets; got {len(given)}")
    for at, table in enumerate(fields.items("settled", "a list of tables") if fields.has("settled") else [], start=1):
        try:
            settled.append(settlement_of(table, model, place=f"settled {at}"))
        except FaultsError as error:
            faults += error.faults
    own = _own(fields, model, faults)
    day = fields.day_as_text("as_of")
    _finish(fields, faults)
    return _Sent(with_overrides(model, joined(own)), sheets, places, settled, day)


def _own(fields: Fields, model: Model, faults: list[Fault]) -> list[tuple[str, Overrides]]:
    """Return the team's own ratings, as "open" answers them, each with what faults call it."""
    own: list[tuple[str, Overrides]] = []
    given = fields.items("overrides", "a list of tables") if fields.has("overrides") else []
    for at, table in enumerate(given, start=1):
        try:
            own.append((f"overrides {at}", overrides_of(table, model, place=f"overrides {at}")))
        except FaultsError as error:
            faults += error.faults
    return own


def _finish(fields: Fields, faults: list[Fault] | None = None) -> None:
    fields.finish()
    if fields.faults or faults:
        raise FaultsError([*fields.faults, *(faults or [])])
