"""Components: places that depend on each other through a shared input, and what they can add against each alternative.

Components are independent of each other. Within one, the answers that all alternatives share make a *row*; within a
row the alternatives are independent, since no rating and no experience is about two of them. So the worst and the best
that can become of a difference between two alternatives adds up: row by row within a component, then over components.

Arguments count as the digits of one number, the gravest degree highest, so that comparing counts is comparing numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from shortlist.method.problem import Domains, Input, Place, Problem, places_of
from shortlist.model.model import AlternativeId, Criterion, Degree

Profile = tuple[Degree, ...]
"""The degrees at the places of a component, for one alternative."""


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
    """Places that share inputs, with the inputs that all alternatives share and those of each."""

    places: tuple[Place, ...]
    shared: tuple[Input, ...]
    own: tuple[tuple[Input, ...], ...]
    ways: tuple[tuple[tuple[int, ...], ...], ...]
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
    joined: list[tuple[set[tuple[str, str]], list[Criterion]]] = []
    for criterion in problem.criteria:
        ties = {("need", str(key)) for key in _shared(problem, criterion)}
        if criterion.capability:
            ties.add(("team", criterion.capability))
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
    places = tuple(dict.fromkeys(place for criterion in criteria for place in places_of(criterion)))
    own = tuple(
        tuple(dict.fromkeys(problem.capability(name, criterion) for criterion in criteria))
        for name in problem.alternatives
    )
    ways = tuple(tuple(product(*(problem.domains[key] for key in each))) for each in own)
    rows: list[Row] = []
    for positions in product(*(problem.domains[key] for key in shared)):
        world = dict(zip(shared, positions, strict=True))
        profiles = tuple(
            tuple(_profile(problem, name, criteria, {**world, **dict(zip(keys, way, strict=True))}) for way in found)
            for name, keys, found in zip(problem.alternatives, own, ways, strict=True)
        )
        rows.append(_row(positions, profiles, units))
    return Component(places, shared, own, ways, tuple(rows))


def _profile(problem: Problem, name: AlternativeId, criteria: list[Criterion], world: Mapping[Input, int]) -> Profile:
    if len(criteria) == 1:
        (criterion,) = criteria
        return problem.degrees(criterion, world[criterion.need], problem.credit(name, criterion, world))
    return tuple(problem.places(name, world, criteria).values())


def _row(positions: tuple[int, ...], profiles: tuple[tuple[Profile, ...], ...], units: tuple[int, ...]) -> Row:
    values = tuple(tuple(value_of(profile, units) for profile in each) for each in profiles)
    return Row(positions, profiles, values, tuple(map(min, values)), tuple(map(max, values)))


def value_of(profile: Profile, units: tuple[int, ...]) -> int:
    """Return the number in which the arguments of a profile are digits."""
    total = 0
    for degree in profile:
        total += units[degree]
    return total
