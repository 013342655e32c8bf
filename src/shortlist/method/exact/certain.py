"""Bounds on single alternatives: between which verdicts each lies in every world, and which are close behind."""

from shortlist.method.exact.components import Component, Profile
from shortlist.method.exact.worlds import Worlds
from shortlist.model.grades import Degree, Verdict
from shortlist.model.model import AlternativeId

_WIDTH = 16
_PER_DEGREE = {Degree.OUT: 1 << 3 * _WIDTH, Degree.GAP_DECIDING: 1 << 2 * _WIDTH, Degree.GAP: 1 << _WIDTH}
_LIGHT = {Degree.NONE: 0, Degree.PRACTICE: 0}
WEIGHTS = tuple(_PER_DEGREE.get(degree, _LIGHT.get(degree, 1)) for degree in Degree)
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
    out, deciding, gaps, frictions = (number >> _WIDTH * at & (1 << _WIDTH) - 1 for at in (3, 2, 1, 0))
    if out:
        return Verdict.RULED_OUT
    if deciding or gaps > 1:
        return Verdict.POOR_FIT
    if gaps:
        return Verdict.HAS_A_GAP
    return Verdict.FITS_WITH_FRICTION if frictions else Verdict.FITS


def close_in_every_world(worlds: Worlds, candidates: tuple[AlternativeId, ...]) -> tuple[AlternativeId, ...]:
    """Return who is close behind in every world of a settled problem: never in front, never out, never beaten.

    ``candidates`` are those who are so in one of the worlds.
    """
    positions = {name: at for at, name in enumerate(worlds.problem.alternatives)}
    return tuple(
        name
        for name in candidates
        if worlds.most[positions[name]][worlds.nobody] <= 0
        and not any(can_beat(worlds, other, positions[name]) for other in positions.values())
    )


def can_beat(worlds: Worlds, one: int, other: int) -> bool:
    """Say whether one alternative beats another outright in some world.

    It does with a degree if the other keeps an argument of that degree somewhere, and it keeps only lighter ones
    everywhere.
    """
    if one == other:
        return False
    kept = [_kept(component, one, other) for component in worlds.components]
    return any(_beats_with(degree, kept) for degree in {theirs for pairs in kept for _, theirs in pairs} if degree)


Kept = frozenset[tuple[Degree, Degree]]
"""The gravest arguments that each of two keeps where equal ones are struck, for each way a component can turn out."""


def _kept(component: Component, one: int, other: int) -> Kept:
    return frozenset(
        _struck(mine, theirs) for row in component.rows for mine in row.profiles[one] for theirs in row.profiles[other]
    )


def _struck(mine: Profile, theirs: Profile) -> tuple[Degree, Degree]:
    if mine == theirs:
        return Degree.NONE, Degree.NONE
    differing = [pair for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    return max(pair[0] for pair in differing), max(pair[1] for pair in differing)


def _beats_with(degree: Degree, kept: list[Kept]) -> bool:
    lighter = [[theirs for mine, theirs in pairs if mine < degree] for pairs in kept]
    return all(lighter) and any(theirs >= degree for each in lighter for theirs in each)
