"""What holds of single alternatives in every world: between which verdicts each lies, and who is close behind."""

from shortlist.method.exact.components import Component, Profile
from shortlist.method.exact.worlds import Worlds
from shortlist.model.model import AlternativeId, Degree, Verdict

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


def close_in_every_world(worlds: Worlds) -> tuple[AlternativeId, ...]:
    """Return who is close behind in every world of a settled problem: never in front, never out, never beaten."""
    names = range(worlds.nobody)
    return worlds.names(
        frozenset(
            one
            for one in names
            if one not in worlds.first_front
            and worlds.most[one][worlds.nobody] <= 0
            and not any(can_beat(worlds, other, one) for other in names if other != one)
        )
    )


def can_beat(worlds: Worlds, one: int, other: int) -> bool:
    """Say whether one alternative beats another outright in some world.

    It does with a degree if the other has that degree somewhere and it has less there, and everywhere else the two are
    equal or it has less than that degree.
    """
    options = [_options(component, one, other) for component in worlds.components]
    return any(_beats_with(degree, options) for degree in Degree if degree)


Pairs = frozenset[tuple[Profile, Profile]]


def _options(component: Component, one: int, other: int) -> Pairs:
    """Return what two alternatives can have against them in a component, together."""
    return frozenset(
        (mine, theirs) for row in component.rows for mine in row.profiles[one] for theirs in row.profiles[other]
    )


def _beats_with(degree: Degree, options: list[Pairs]) -> bool:
    found = False
    for pairs in options:
        allowed = [
            pair for pair in pairs if all(mine < degree or mine == theirs for mine, theirs in zip(*pair, strict=True))
        ]
        if not allowed:
            return False
        found = found or any(_is_graver(degree, *pair) for pair in allowed)
    return found


def _is_graver(degree: Degree, mine: Profile, theirs: Profile) -> bool:
    return any(one < degree <= other for one, other in zip(mine, theirs, strict=True))
