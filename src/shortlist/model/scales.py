"""Ordinal scales read from tables: levels, the positions of a rating on them, and the grades that they earn."""

from shortlist.faults import listed
from shortlist.model.model import Grade, Level, LevelId, Scale
from shortlist.parsing.fields import ID, Fields


def scale_of(fields: Fields, key: str) -> Scale:
    """Return the levels of an ordinal scale, from low to high."""
    levels: list[Level] = []
    for position, entry in enumerate(fields.items(key, "a list of two to four levels"), start=1):
        sub = fields.within(f"{key}[{position}]", entry)
        level = Level(LevelId(sub.text("id")), sub.text("label"), sub.text("means"))
        if level.id and not ID.fullmatch(level.id):
            sub.note("id", "expected an id of lower-case letters, digits and single hyphens")
        if level.id in [other.id for other in levels]:
            sub.note("id", f"stands twice: '{level.id}'")
        levels.append(level)
        sub.finish()
    if levels and not 2 <= len(levels) <= 4:
        fields.note(key, f"expected two to four levels; got {len(levels)}")
    return tuple(levels)


def positions_of(fields: Fields, levels: Scale) -> tuple[int, ...]:
    """Return the possible positions of a rating: that of ``level``, or those of ``between``."""
    words = [level.id for level in levels]
    if not fields.has("between"):
        return (words.index(LevelId(fields.word("level", words))) if words else 0,)
    if fields.has("level"):
        fields.take("level", "")
        fields.note("level", "stands beside 'between'; expected one of the two")
    chosen = {
        words.index(LevelId(fields.one_of("between", entry, words)))
        for entry in fields.items("between", "a list of level ids")
    }
    positions = tuple(sorted(chosen)) or (0,)
    if len(positions) < 2 or positions[-1] - positions[0] != len(positions) - 1:
        fields.note("between", f"expected two or more neighbouring levels of {listed(words)}")
    return positions


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
