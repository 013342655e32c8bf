"""Settlement: what a team agrees on in place of the answers that differ, and the dissent that it keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from shortlist.characters import json_text
from shortlist.faults import Fault, FaultsError, Notice
from shortlist.model.model import Model, QuestionId, frozen
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import SHEET_BYTES, Table, parse_table, read_table
from shortlist.sheets.sheet import Sheet, sheet_of, table_of, toml_of

PROPOSAL: Literal["deciding"] = "deciding"
"""The key of a dissent from the deciding criteria and must-haves, which are no question."""
LONGEST_DISSENT = 1000

Topic = QuestionId | Literal["deciding"]


@dataclass(frozen=True, slots=True)
class Settlement:
    """What a team settled on, as a sheet of the whole team, and the dissent in the words of those who hold it.

    An answer of the sheet stands in the place of the members' own; what it leaves out stays as they answered.
    ``chosen`` says whether its deciding criteria and must-haves are settled, be they none.
    """

    sheet: Sheet
    chosen: bool
    dissent: Mapping[Topic, str]


def read_settlement(path: Path, model: Model) -> Settlement:
    """Return what the TOML or JSON file holds; raises :class:`shortlist.FaultsError` with all faults."""
    return settlement_of(read_table(path, SHEET_BYTES), model, place=path.name)


def parse_settlement(text: str | bytes, model: Model, *, place: str = "settled") -> Settlement:
    r"""Return what TOML or JSON text holds; raises :class:`shortlist.FaultsError` with all faults.

    >>> from shortlist import built_in_model
    >>> text = '[answers]\nadmin = "useful"\n[dissent]\nadmin = "Ada: we will need two by spring."'
    >>> parse_settlement(text, built_in_model()).dissent["admin"]
    'Ada: we will need two by spring.'
    """
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return settlement_of(parse_table(content, SHEET_BYTES, place), model, place=place)


def settlement_of(table: object, model: Model, *, place: str = "settled") -> Settlement:
    """Return what a plain table holds: a sheet without a member, and a table of dissent.

    Raises :class:`shortlist.FaultsError` with all faults.
    """
    faults: list[Fault] = []
    fields = Fields(table, place, faults)
    chosen = fields.has("deciding") or fields.has("must")
    dissent, notices = _dissent(fields, model)
    if fields.has("member"):
        fields.take("member", "")
        fields.note("member", "is not a key here; what is settled is settled by the whole team")
    sheet = Sheet(answers={})
    try:
        sheet = sheet_of(fields.rest, model, place=place)
    except FaultsError as error:
        faults += error.faults
    for key in sheet.abstained:
        fields.note(f"answers.{key}", "expected levels; a team as a whole cannot leave a question to others")
    if faults:
        raise FaultsError(faults)
    return Settlement(replace(sheet, notices=(*sheet.notices, *notices)), chosen, dissent)


def _dissent(fields: Fields, model: Model) -> tuple[Mapping[Topic, str], list[Notice]]:
    """Return the dissent by topic; that from a question of an earlier version moves to one of those in its place."""
    notices: list[Notice] = []
    if not fields.has("dissent"):
        return frozen({}), notices
    given = fields.table("dissent")
    for key, becomes in model.former.questions.items():
        if key in given.rest:
            free = next((one for one in next(iter(becomes.values())) if one not in given.rest), None)
            told = f"is kept at '{free}'" if free else "is left out, since what took its place has a dissent of its own"
            notices.append(Notice(f"{fields.file}: dissent.{key}", f"is no longer asked; its dissent {told}"))
            words = given.rest.pop(key)
            given.rest |= {free: words} if free else {}
    topics: list[Topic] = [PROPOSAL, *model.questions]
    found = {topic: given.text(topic, LONGEST_DISSENT) for topic in topics if given.has(topic)}
    given.finish()
    return frozen(found), notices


def settlement_table(settlement: Settlement) -> Table:
    """Return a settlement as a plain table in its one canonical order; :func:`settlement_of` reads it back."""
    table = table_of(settlement.sheet)
    if not settlement.chosen:
        del table["deciding"], table["must"]
    return {**table, **({"dissent": dict(settlement.dissent)} if settlement.dissent else {})}


def settlement_toml(settlement: Settlement) -> str:
    """Return a settlement as a TOML file."""
    unsaid = () if settlement.chosen else ("deciding = []", "must = []")
    lines = [line for line in toml_of(settlement.sheet).splitlines() if line not in unsaid]
    if settlement.dissent:
        lines += ["", "[dissent]"]
        lines += [f"{topic} = {json_text(words)}" for topic, words in settlement.dissent.items()]
    return "\n".join(lines) + "\n"
