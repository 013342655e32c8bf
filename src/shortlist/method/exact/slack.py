"""Slack: how far an answer leaves those who are in front so far from being ahead whatever the rest is."""

from collections.abc import Iterator, Sequence
from typing import Final

from shortlist.method.exact.components import Component
from shortlist.method.exact.flips import inputs_of
from shortlist.method.exact.worlds import Bounds, Ends, Members, Worlds, bounds_of
from shortlist.method.problem import Input

FINENESS: Final = 16
"""Steps in which a size is told, for each doubling; doublings alone leave too many questions level."""


def slack_after(worlds: Worlds, front: Members, key: Input, likely: Sequence[int]) -> float:
    """Return what slack to expect once an input is known, where its positions are as likely as these numbers say."""
    component = next(each for each in worlds.components if key in inputs_of(each))
    within = worlds.most_within(component)
    rest = [[every - own for every, own in zip(*rows, strict=True)] for rows in zip(worlds.most, within, strict=True)]
    slacks = (_slack(worlds, front, rest, bounds) for bounds in _answered(worlds, component, key))
    return sum(weight * slack for weight, slack in zip(likely, slacks, strict=True)) / sum(likely)


def _answered(worlds: Worlds, component: Component, key: Input) -> Iterator[Bounds]:
    """Yield the bounds of a component for each position of an input."""
    for position in worlds.problem.domains[key]:
        if key in component.shared:
            at = component.shared.index(key)
            yield bounds_of((row.lowest, row.highest) for row in component.rows if row.positions[at] == position)
        else:
            yield bounds_of(_ends(component, key, position))


def _ends(component: Component, key: Input, position: int) -> Iterator[Ends]:
    """Yield the ends of each row where one alternative's own input is known."""
    owner = next(at for at, own in enumerate(component.own) if key in own)
    place = component.own[owner].index(key)
    ways = [at for at, way in enumerate(component.ways[owner]) if way[place] == position]
    for row in component.rows:
        values = [row.values[owner][way] for way in ways]
        lowest, highest = list(row.lowest), list(row.highest)
        lowest[owner], highest[owner] = min(values), max(values)
        yield tuple(lowest), tuple(highest)


def _slack(worlds: Worlds, front: Members, rest: Sequence[Sequence[int]], within: Bounds) -> int:
    """Return by how much others could still catch up, in orders of magnitude that add up over all pairs."""
    others = [at for at in worlds.everybody if at not in front]
    return sum(_size(rest[one][other] + within[one][other] + 1) for one in front for other in others)


def _size(number: int) -> int:
    """Return the logarithm of a number, in whole steps: the same on every machine."""
    return (max(number, 0) ** FINENESS).bit_length()
