"""Answer sheets: what a team answered, checked against the model, and written back as a table or as TOML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from shortlist.characters import json_text
from shortlist.faults import Fault, FaultsError, Notice, either, expected_one_of, quoted
from shortlist.model.model import CriterionId, LevelId, Model, QuestionId, frozen
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import SHEET_BYTES, Table, parse_table, read_table
from shortlist.sheets.former_answers import Renewed

FORMAT = 1
MOST_DECIDING = 3
LONGEST_NAME = 200
MOST_SHEETS = 100
"""Sheets that are laid together: more than meet in one room."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of one team, or of one member, to the questions of a model.

    ``answers`` holds the levels that are possible, in the order of their scale; a question that is not in it is
    "don't know yet". ``abstained`` are the questions that a member leaves to the others. ``notices`` say what keys of
    earlier versions were read as; they tell how the sheet was written, and two sheets that say the same are equal.
    """

    answers: Mapping[QuestionId, tuple[LevelId, ...]]
    deciding: tuple[CriterionId, ...] = ()
    must: tuple[QuestionId, ...] = ()
    abstained: tuple[QuestionId, ...] = ()
    title: str | None = None
    member: str | None = None
    service: str | None = None
    as_of: date | None = None
    notices: tuple[Notice, ...] = field(default=(), compare=False)


def read_sheet(path: Path, model: Model) -> Sheet:
    """Return the sheet that a TOML or JSON file holds; raises :class:`shortlist.FaultsError` with all faults."""
    place = path.name or str(path)
    return sheet_of(read_table(path, SHEET_BYTES, place), model, place=place)


def parse_sheet(text: str | bytes, model: Model, *, place: str = "sheet") -> Sheet:
    r"""Return the sheet that TOML or JSON text holds; raises :class:`shortlist.FaultsError` with all faults.

    >>> from shortlist import built_in_model
    >>> sheet = parse_sheet('must = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    >>> sheet.answers["admin"]
    ('essential',)
    """
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return sheet_of(parse_table(content, SHEET_BYTES, place), model, place=place)


def sheet_of(table: object, model: Model, *, place: str = "sheet") -> Sheet:
    """Return the sheet that a plain table holds; raises :class:`shortlist.FaultsError` with all faults."""
    faults: list[Fault] = []
    fields = Fields(table, place, faults)
    _check_format(fields)
    names = {key: fields.name(key, LONGEST_NAME) if fields.has(key) else None for key in ("title", "member", "service")}
    as_of = _as_of(fields)
    notices = Renewed(fields, model, MOST_DECIDING).all()
    answers, abstained = _answers(fields, model)
    needs = [question.id for question in model.questions.values() if question.role == "need"]
    deciding = _ids(fields, "deciding", list(model.criteria), _criteria_of_needs(model))
    must = _ids(fields, "must", needs, {key: [each.need] for key, each in model.criteria.items()})
    _check_needed(fields, model, answers, (deciding, must))
    fields.finish()
    if faults:
        raise FaultsError(faults)
    return Sheet(
        answers=frozen(answers),
        deciding=tuple(sorted(CriterionId(key) for key in deciding)),
        must=tuple(sorted(QuestionId(key) for key in must)),
        abstained=tuple(sorted(abstained)),
        as_of=as_of,
        title=names["title"],
        member=names["member"],
        service=names["service"],
        notices=notices,
    )


def _check_format(fields: Fields) -> None:
    if fields.has("format"):
        found = fields.take("format", "")
        if found != FORMAT or isinstance(found, bool):
            shown = str(found) if isinstance(found, int) and abs(found) < 1_000_000 else quoted(found)
            fields.note("format", f"expected {FORMAT}, the only format of a sheet so far; got {shown}")


def _as_of(fields: Fields) -> date | None:
    """Return the date of a sheet; JSON has no dates, so a text such as "2026-11-22" is one too."""
    if not fields.has("as_of"):
        return None
    if isinstance(fields.rest["as_of"], str):
        try:
            fields.rest["as_of"] = date.fromisoformat(str(fields.rest["as_of"]))
        except ValueError:
            fields.note("as_of", f"expected a date such as 2026-11-22; got {quoted(fields.rest.pop('as_of'))}")
            return None
    return fields.day("as_of")


def _criteria_of_needs(model: Model) -> dict[str, list[CriterionId]]:
    """Return the criteria of each need, by its id and by its short name written as an id."""
    found: dict[str, list[CriterionId]] = {}
    for criterion in model.criteria.values():
        question = model.questions[criterion.need]
        for name in {str(question.id), question.short.lower().replace(" ", "-")}:
            found.setdefault(name, []).append(criterion.id)
    return found


def _ids(
    fields: Fields,
    key: str,
    known: list[CriterionId] | list[QuestionId],
    meant: Mapping[str, Sequence[CriterionId] | Sequence[QuestionId]],
) -> list[str]:
    """Return the ids of a list, each known and none twice; what has another name here is told by that name."""
    if not fields.has(key):
        return []
    value = fields.take(key, "")
    if not isinstance(value, list):
        fields.note(key, f"expected a list of ids; got {quoted(value)}")
        return []
    chosen: list[str] = []
    for entry in value:
        if not isinstance(entry, str) or entry not in known:
            other = meant.get(entry) if isinstance(entry, str) else None
            told = f"expected {either(other)}; got {quoted(entry)}" if other else expected_one_of(list(known), entry)
            fields.note(key, told)
        elif entry in chosen:
            fields.note(key, f"'{entry}' stands twice")
        else:
            chosen.append(entry)
    if key == "deciding" and len(value) > MOST_DECIDING:
        fields.note(key, f"expected at most {MOST_DECIDING} criteria that decide; got {len(value)}")
    return chosen


def _answers(fields: Fields, model: Model) -> tuple[dict[QuestionId, tuple[LevelId, ...]], list[QuestionId]]:
    answers: dict[QuestionId, tuple[LevelId, ...]] = {}
    abstained: list[QuestionId] = []
    if not fields.has("answers"):
        return answers, abstained
    given = fields.table("answers")
    for question in model.questions.values():
        if not given.has(question.id):
            continue
        value = given.take(question.id, "")
        words = [level.id for level in question.levels]
        if isinstance(value, dict):
            _check_abstains(given.within(question.id, value))
            abstained.append(question.id)
        elif isinstance(value, list) and value:
            chosen = {given.one_of(question.id, entry, words) for entry in value}
            answers[question.id] = tuple(word for word in words if word in chosen)
        else:
            answers[question.id] = (LevelId(given.one_of(question.id, value, words)),)
    for key in list(given.rest):
        longer = [question for question in model.questions if question.startswith(f"{key}-")]
        if longer:
            given.note(key, f"is not a key here; expected a key for each, such as {longer[0]}")
            del given.rest[key]
    given.finish()
    return answers, abstained


def _check_abstains(fields: Fields) -> None:
    value = fields.take("abstain", "true")
    if value is not True and value is not None:
        fields.note("abstain", f"expected true; got {quoted(value)}")
    fields.finish()


def _check_needed(
    fields: Fields,
    model: Model,
    answers: Mapping[QuestionId, tuple[LevelId, ...]],
    chosen: tuple[list[str], list[str]],
) -> None:
    """Refuse what cannot decide: a criterion or a must-have that the answers call not needed."""
    deciding, must = chosen

    def not_needed(question: QuestionId) -> bool:
        return answers.get(question) == (model.questions[question].levels[0].id,)

    for key in deciding:
        criterion = model.criteria[CriterionId(key)]
        need = criterion.need
        if criterion.practice is None and not_needed(need):
            fields.note("deciding", f"'{key}' cannot decide, because the answer to '{need}' says that it is not needed")
    for key in must:
        if not_needed(QuestionId(key)):
            fields.note("must", f"'{key}' cannot be a must-have, because its answer says that it is not needed")


def table_of(sheet: Sheet) -> Table:
    """Return the sheet as a plain table in its one canonical order; :func:`sheet_of` reads it back."""
    names = {"title": sheet.title, "member": sheet.member, "service": sheet.service}
    table: Table = {key: name for key, name in names.items() if name is not None}
    if sheet.as_of is not None:
        table["as_of"] = sheet.as_of.isoformat()
    table["deciding"] = list(sheet.deciding)
    table["must"] = list(sheet.must)
    table["answers"] = answers_of(sheet)
    return table


def answers_of(sheet: Sheet) -> Table:
    """Return the answers as a plain table in the order of their ids: a level, a list of levels, or an abstention."""
    answers: Table = {key: levels[0] if len(levels) == 1 else list(levels) for key, levels in sheet.answers.items()}
    answers |= {key: {"abstain": True} for key in sheet.abstained}
    return dict(sorted(answers.items()))


def toml_of(sheet: Sheet) -> str:
    """Return the sheet as a TOML file.

    >>> print(toml_of(Sheet(answers={QuestionId("admin"): (LevelId("essential"),)}, must=(QuestionId("admin"),))))
    format = 1
    deciding = []
    must = ["admin"]
    <BLANKLINE>
    [answers]
    admin = "essential"
    <BLANKLINE>
    """
    table = table_of(sheet)
    head = {key: value for key, value in table.items() if key != "answers"}
    lines = [f"format = {FORMAT}"]
    lines += [f"{key} = {value if key == 'as_of' else _toml_value(value)}" for key, value in head.items()]
    lines += ["", "[answers]", *(f"{key} = {_toml_value(value)}" for key, value in answers_of(sheet).items())]
    return "\n".join(lines) + "\n"


def _toml_value(value: object) -> str:
    """Return a text, a list of texts or an abstention in TOML; JSON's spelling of the first two is TOML's too."""
    return "{ abstain = true }" if isinstance(value, dict) else json_text(value)
