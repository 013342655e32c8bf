"""Tables of a criterion: the grade for each need and capability."""

from shortlist.model.model import Grade, Level, Scale
from shortlist.parsing.fields import Fields


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
