"""Ordinal scales read from tables: levels, and the positions of a rating on them."""

from shortlist.faults import either
from shortlist.model.model import Level, LevelId, Scale
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
        fields.note("between", f"expected two or more neighbouring levels of {either(words)}")
    return positions
