"""Bounds on single alternatives: the rule of ``method/outcome.py`` for verdicts and close behind, in all worlds."""

from shortlist.method.exact.components import Component
from shortlist.method.exact.worlds import Worlds
from shortlist.method.outcome import LIGHT, kept, verdict_by
from shortlist.model.grades import Degree, Verdict
from shortlist.model.model import AlternativeId

_WIDTH = 16
_PER_DEGREE = {Degree.OUT: 1 << 3 * _WIDTH, Degree.GAP_DECIDING: 1 << 2 * _WIDTH, Degree.GAP: 1 << _WIDTH}
WEIGHTS = tuple(_PER_DEGREE.get(degree, int(degree not in LIGHT)) for degree in Degree)
"""What an argument of each degree adds to a number from which the verdict is read: four digits, the gravest highest."""


def verdicts_of(worlds: Worlds) -> dict[AlternativeId, tuple[Verdict, Verdict]]:
    """Return the worst and the best verdict of each alternative, exactly: digits add up over components."""
    names = worlds.problem.alternatives
    highest, lowest = [0] * len(names), [0] * len(names)
    for component in worlds.components:
        for at in range(len(names)):
            profiles = {profile for row in component.rows for profile in row.profiles[at]}
            numbers = [sum(WEIGHTS[degree] for degree in profile) for profile in profiles]
            highest[at] += max(numbers)
            lowest[at] += min(numbers)
    return {name: (_verdict(highest[at]), _verdict(lowest[at])) for at, name in enumerate(names)}


def _verdict(number: int) -> Verdict:
    # Graver digits stay in front of each, since the verdict is asked for the gravest first.
    return verdict_by(*(number >> _WIDTH * at for at in (3, 2, 1, 0)))


def close_in_every_world(worlds: Worlds, candidates: tuple[AlternativeId, ...]) -> tuple[AlternativeId, ...]:
    """Return who is close behind in every world of a settled problem: never in front, never out, never beaten.

    ``candidates`` are those who are so in one of the worlds. Whoever is out in some world is beaten there by those in
    front, so that one question answers both.
    """
    positions = {name: at for at, name in enumerate(worlds.problem.alternatives)}
    return tuple(
        name for name in candidates if not any(can_beat(worlds, other, positions[name]) for other in positions.values())
    )


def can_beat(worlds: Worlds, one: int, other: int) -> bool:
    """Say whether one alternative beats another outright in some world.

    It does with a degree if the other keeps an argument of that degree somewhere, and it keeps only lighter ones
    everywhere.
    """
    if one == other:
        return False
    found = [_kept(component, one, other) for component in worlds.components]
    return any(_beats_with(degree, found) for degree in {theirs for pairs in found for _, theirs in pairs} if degree)


Kept = frozenset[tuple[Degree, Degree]]
"""The gravest arguments that each of two keeps where equal ones are struck, for each way a component can turn out."""


def _kept(component: Component, one: int, other: int) -> Kept:
    return frozenset(
        kept(zip(mine, theirs, strict=True))
        for row in component.rows
        for mine in row.profiles[one]
        for theirs in row.profiles[other]
    )


def _beats_with(degree: Degree, found: list[Kept]) -> bool:
    lighter = [[theirs for mine, theirs in pairs if mine < degree] for pairs in found]
    return all(lighter) and any(theirs >= degree for each in lighter for theirs in each)
