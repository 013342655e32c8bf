"""Tables of a criterion: the grade for each need and capability, and the arguments for each pace and experience."""

from itertools import pairwise

from shortlist.model.grades import Degree, Grade
from shortlist.model.model import Arguments, Level, Practice, Scale
from shortlist.parsing.fields import Fields

MOST_ARGUMENTS = 2
PRACTICE_DEGREES = [degree.id for degree in Degree if degree not in (Degree.NONE, Degree.OUT)]

Cells = tuple[tuple[Arguments, ...], ...]


def fit_of(fields: Fields, needs: Scale, capabilities: Scale) -> tuple[tuple[Grade, ...], ...]:
    """Return the grades for each need and capability; better capability and lower need never worsen a grade."""
    words = [grade.word for grade in Grade]
    rows = [tuple(Grade.MET for _ in capabilities)]
    for need in needs[1:]:
        row = fields.table(need.id)
        rows.append(tuple(Grade.from_word(row.word(level.id, words)) for level in capabilities))
        row.finish()
    fields.finish()
    for need, row_below, grades in zip(needs[1:], rows, rows[1:], strict=False):
        _check_monotone(fields, need, capabilities, (row_below, grades))
    return tuple(rows)


def _check_monotone(
    fields: Fields, need: Level, capabilities: Scale, rows: tuple[tuple[Grade, ...], tuple[Grade, ...]]
) -> None:
    below, grades = rows
    for position, level in enumerate(capabilities):
        if grades[position] > below[position]:
            message = f"'{grades[position].word}' is better than '{below[position].word}' at the lower need before it"
            fields.note(f"{need.id}.{level.id}", f"{message}; a higher need never improves a grade")
        if position and grades[position] < grades[position - 1]:
            message = f"'{grades[position].word}' is worse than '{grades[position - 1].word}' one level below"
            fields.note(f"{need.id}.{level.id}", f"{message}; better capability never worsens a grade")


def practice_of(fields: Fields, needs: Scale, capabilities: Scale) -> Practice:
    """Return the arguments for want of practice: usually, and where the criterion is deciding."""
    usual = _cells(fields.table("practice"), needs, capabilities)
    return Practice(usual, _cells(fields.table("practice_deciding"), needs, capabilities))


def _cells(fields: Fields, needs: Scale, capabilities: Scale) -> Cells:
    """Return a table of arguments; a level of experience that is left out has none."""
    rows: list[tuple[Arguments, ...]] = []
    for need in needs:
        row = fields.table(need.id)
        rows.append(tuple(_arguments(row, level) for level in capabilities))
        row.finish()
        _check_rows(fields, need, capabilities, rows)
    fields.finish()
    return tuple(rows)


def _arguments(row: Fields, level: Level) -> Arguments:
    if not row.has(level.id):
        return (Degree.NONE,) * MOST_ARGUMENTS
    found = row.items(level.id, "a list of one or two degrees")
    if len(found) > MOST_ARGUMENTS:
        row.note(level.id, f"expected at most {MOST_ARGUMENTS} degrees; got {len(found)}")
    degrees = [Degree.from_id(row.one_of(level.id, entry, PRACTICE_DEGREES)) for entry in found[:MOST_ARGUMENTS]]
    return (*degrees, *(Degree.NONE,) * (MOST_ARGUMENTS - len(degrees)))


def _check_rows(fields: Fields, need: Level, capabilities: Scale, rows: list[tuple[Arguments, ...]]) -> None:
    """Refuse arguments that more experience makes graver, or more hurry lighter."""
    for (_, less), (level, more) in pairwise(zip(capabilities, rows[-1], strict=True)):
        if any(after > before for before, after in zip(less, more, strict=True)):
            fields.note(f"{need.id}.{level.id}", "is graver than one level below; more experience never worsens it")
    for before, level, after in zip(rows[-2] if rows[:-1] else (), capabilities, rows[-1], strict=False):
        if any(now < earlier for earlier, now in zip(before, after, strict=True)):
            fields.note(f"{need.id}.{level.id}", "is lighter than at the level before it; more hurry never improves it")


def grades_of(practice: Practice) -> tuple[tuple[Grade, ...], ...]:
    """Return the grades that usual arguments for want of practice amount to."""
    return tuple(tuple(_grade(max(cell)) for cell in row) for row in practice.usual)


def _grade(degree: Degree) -> Grade:
    if degree >= Degree.GAP:
        return Grade.GAP
    return Grade.FRICTION if degree else Grade.MET
