"""Components: places that depend on each other through a shared input, and what they can add against each alternative.

Components are independent of each other. Within one, the answers that all alternatives share make a *row*; within a
row the alternatives are independent, since no rating and no experience is about two of them. So the worst and the best
that can become of a difference between two alternatives adds up: row by row within a component, then over components.

Arguments count as the digits of one number, the gravest degree highest, so that comparing counts is comparing numbers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from shortlist.method.problem import Domains, Input, Place, Problem, places_of
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId, Arguments, Criterion

Profile = tuple[Degree, ...]
"""The degrees at the places of a component, for one alternative."""

Own = tuple[tuple[Input, ...], ...]
"""The inputs that are about one alternative alone, by alternative."""

Ways = tuple[tuple[tuple[int, ...], ...], ...]
"""In which ways these inputs can turn out, by alternative."""

Cells = list[tuple[Criterion, tuple[Place, ...], tuple[Arguments, ...]]]
"""Criteria, each with its places and its arguments by position of the capability."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the alternatives can have against them for one way to answer the questions that they share.

    ``profiles`` and ``values`` stand by alternative, then by position among the ways of its own inputs.
    """

    positions: tuple[int, ...]
    profiles: tuple[tuple[Profile, ...], ...]
    values: tuple[tuple[int, ...], ...]
    lowest: tuple[int, ...]
    highest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Component:
    """Places that share inputs: the inputs that all alternatives share, those of each, and what comes of them."""

    shared: tuple[Input, ...]
    own: Own
    ways: Ways
    rows: tuple[Row, ...]


def units_of(problem: Problem) -> tuple[int, ...]:
    """Return what an argument of each degree adds to a number, by degree."""
    width = (2 * len(problem.criteria)).bit_length() + 1
    return (0, *(1 << width * (degree - 1) for degree in Degree if degree))


def components_of(problem: Problem) -> tuple[Component, ...]:
    """Return the components of a problem."""
    units = units_of(problem)
    return tuple(_component(problem, criteria, units) for criteria in _joined(problem))


def assignments(inputs: Iterable[Input], domains: Domains) -> Iterator[dict[Input, int]]:
    """Yield every way to give the inputs a position within their domains."""
    keys = tuple(inputs)
    for positions in product(*(domains[key] for key in keys)):
        yield dict(zip(keys, positions, strict=True))


def _joined(problem: Problem) -> list[list[Criterion]]:
    """Return criteria in groups, those together that depend on a common input."""
    joined: list[tuple[set[Input], list[Criterion]]] = []
    for criterion in problem.criteria:
        ties = {*_shared(problem, criterion), *(problem.capability(name, criterion) for name in problem.alternatives)}
        criteria = [criterion]
        for one in [one for one in joined if one[0] & ties]:
            joined.remove(one)
            ties |= one[0]
            criteria = one[1] + criteria
        joined.append((ties, criteria))
    return [criteria for _, criteria in joined]


def _shared(problem: Problem, criterion: Criterion) -> Iterator[Input]:
    yield criterion.need
    for name in problem.alternatives:
        for trigger in problem.triggers(name, criterion):
            yield trigger.question


def _component(problem: Problem, criteria: list[Criterion], units: tuple[int, ...]) -> Component:
    shared = tuple(dict.fromkeys(key for criterion in criteria for key in _shared(problem, criterion)))
    own = tuple(
        tuple(dict.fromkeys(problem.capability(name, criterion) for criterion in criteria))
        for name in problem.alternatives
    )
    ways = tuple(tuple(product(*(problem.domains[key] for key in each))) for each in own)
    rows = tuple(
        _row(positions, _profiles(problem, criteria, dict(zip(shared, positions, strict=True)), own, ways), units)
        for positions in product(*(problem.domains[key] for key in shared))
    )
    return Component(shared, own, ways, rows)


def _profiles(
    problem: Problem, criteria: list[Criterion], world: dict[Input, int], own: Own, ways: Ways
) -> tuple[tuple[Profile, ...], ...]:
    """Return what each alternative can have against it in one row."""
    cells = [(each, places_of(each), problem.degrees(each, world[each.need])) for each in criteria]
    found = []
    for name, keys, each in zip(problem.alternatives, own, ways, strict=True):
        profiles = []
        for way in each:
            world.update(zip(keys, way, strict=True))
            profiles.append(_profile(problem, name, cells, world))
        found.append(tuple(profiles))
    return tuple(found)


def _profile(problem: Problem, name: AlternativeId, cells: Cells, world: dict[Input, int]) -> Profile:
    if len(cells) == 1:
        ((criterion, _, degrees),) = cells
        return degrees[problem.credit(name, criterion, world)]
    gravest: dict[Place, Degree] = {}
    for criterion, places, degrees in cells:
        for place, degree in zip(places, degrees[problem.credit(name, criterion, world)], strict=True):
            if degree >= gravest.get(place, Degree.NONE):
                gravest[place] = degree
    return tuple(gravest.values())


def _row(positions: tuple[int, ...], profiles: tuple[tuple[Profile, ...], ...], units: tuple[int, ...]) -> Row:
    values = tuple(tuple(value_of(profile, units) for profile in each) for each in profiles)
    return Row(positions, profiles, values, tuple(map(min, values)), tuple(map(max, values)))


def value_of(profile: Profile, units: tuple[int, ...]) -> int:
    """Return the number in which the arguments of a profile are digits."""
    total = 0
    for degree in profile:
        total += units[degree]
    return total
