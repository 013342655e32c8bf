"""Flips: whether one input can change who is in front, whatever the others turn out to be.

An input flips a pair where one is at most level with the other for one of its positions and behind for another. Pairs
that no difference elsewhere can bring so close are passed over; for the others a world is searched in which the one is
in front before and the other ahead of it after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from shortlist.method.exact.components import Component, Row
from shortlist.method.exact.search import Steps, TooManyStepsError, Vector, is_feasible, undominated
from shortlist.method.exact.worlds import Worlds, front_of
from shortlist.method.problem import Input

SEARCHES = 2
"""So many inputs of which it cannot be told are searched to the end; after that, the others count as able to."""

TRIED_WORLDS = 16
"""Worlds in which each input is changed; another front proves that it matters."""


@dataclass(frozen=True, slots=True, order=True)
class Flip:
    """What one input does to a pair: by how much the one may be above the other elsewhere, and what others add."""

    least: int
    most: int
    rest: tuple[int, ...]


class Flips:
    """Which inputs of a problem can change who is in front."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.problem = worlds.problem
        self.home = {key: component for component in worlds.components for key in inputs_of(component)}
        self.within = {id(component): worlds.most_within(component) for component in worlds.components}
        self.left = SEARCHES * worlds.most_steps
        self.known_options: dict[tuple[int, int, int], list[Vector]] = {}

    @cached_property
    def open(self) -> tuple[Input, ...]:
        """Every input that is not definite."""
        return tuple(key for key, domain in self.problem.domains.items() if len(domain) > 1 and key in self.home)

    @cached_property
    def proven(self) -> frozenset[Input]:
        """Inputs of which a change alters who is in front in one of a few fixed worlds."""
        found: set[Input] = set()
        for number in range(TRIED_WORLDS):
            found |= _Sampled(self.worlds, number).flipping(key for key in self.open if key not in found)
        return frozenset(found)

    def can_flip(self, key: Input) -> bool | None:
        """Say whether an input can change who is in front; ``None`` where that takes too many steps to find out."""
        if key in self.proven:
            return True
        steps = Steps(min(self.left, self.worlds.most_steps))
        before = steps.left
        try:
            return any(self._can_flip(key, *pair, steps) for pair in permutations(sorted(self.worlds.possible), 2))
        except TooManyStepsError:
            return None
        finally:
            self.left -= before - max(steps.left, 0)

    def _can_flip(self, key: Input, one: int, other: int, steps: Steps) -> bool:
        """Say whether one can be in front for a position of an input and behind another for a different position."""
        component = self.home[key]
        above = self.worlds.most[one][other] - self.within[id(component)][one][other]
        below = self.worlds.most[other][one] - self.within[id(component)][other][one]
        flips = {flip for flip in _flips(component, key, one, other) if flip.least <= above and flip.most >= -below}
        return any(self._occurs(component, one, other, flip, steps) for flip in sorted(flips, reverse=True))

    def _occurs(self, home: Component, one: int, other: int, flip: Flip, steps: Steps) -> bool:
        """Say whether the rest of the components can turn out so that a flip shows in who is in front."""
        thirds = [at for at in self.worlds.everybody if at not in (one, other)]
        options = [self._vectors(each, one, other, thirds) for each in self.worlds.components if each is not home]
        start = self.worlds.start
        limits = [start[at] - start[one] + flip.rest[at] for at in thirds]
        offset = start[other] - start[one]
        return is_feasible(options, (*limits, flip.most + offset, -flip.least - offset), steps)

    def _vectors(self, component: Component, one: int, other: int, thirds: Sequence[int]) -> list[Vector]:
        key = (id(component), one, other)
        if key not in self.known_options:
            self.known_options[key] = undominated(
                vector for row in component.rows for vector in _differences(row, one, other, thirds)
            )
        return self.known_options[key]


def inputs_of(component: Component) -> Iterator[Input]:
    """Yield everything that a component depends on."""
    yield from component.shared
    for own in component.own:
        yield from own


def _differences(row: Row, one: int, other: int, thirds: Sequence[int]) -> Iterator[Vector]:
    """Yield by how much one is above each third, and above and below the other."""
    highest = (*row.highest, 0)
    values = (*row.values, (0,))
    for mine in set(values[one]):
        rest = tuple(mine - highest[at] for at in thirds)
        for theirs in set(values[other]):
            yield (*rest, mine - theirs, theirs - mine)


def _flips(component: Component, key: Input, one: int, other: int) -> Iterator[Flip]:
    """Yield what changing an input does to a pair, for every state of the other inputs of its component."""
    for before, after, mine, theirs in _changes(component, key, one, other):
        values, then = (*before.values, (0,)), (*after.values, (0,))
        was = values[one][mine[0]] - values[other][theirs[0]]
        will_be = then[one][mine[1]] - then[other][theirs[1]]
        if will_be > was:
            highest = (*before.highest, 0)
            yield Flip(1 - will_be, -was, tuple(high - values[one][mine[0]] for high in highest))


Ways = tuple[int, int]
"""The way of an alternative's own inputs before and after a change."""


def _changes(component: Component, key: Input, one: int, other: int) -> Iterator[tuple[Row, Row, Ways, Ways]]:
    """Yield the row and the ways of a pair before and after a change of one input, all else being equal."""
    if key in component.shared:
        place = component.shared.index(key)
        alike: dict[tuple[int, ...], list[Row]] = {}
        for row in component.rows:
            alike.setdefault(_without(row.positions, place), []).append(row)
        for rows in alike.values():
            for before, after in permutations(rows, 2):
                for mine in _still(component, one):
                    yield from ((before, after, mine, theirs) for theirs in _still(component, other))
        return
    for row in component.rows:
        for mine in _moved(component, key, one):
            for theirs in _moved(component, key, other):
                yield row, row, mine, theirs


def _still(component: Component, at: int) -> list[Ways]:
    return [(way, way) for way in range(len(component.ways[at]))] if at < len(component.ways) else [(0, 0)]


def _moved(component: Component, key: Input, at: int) -> list[Ways]:
    """Return the ways of an alternative before and after a change of one of its inputs; none changes for the others."""
    if at == len(component.ways) or key not in component.own[at]:
        return _still(component, at)
    place = component.own[at].index(key)
    alike: dict[tuple[int, ...], list[int]] = {}
    for number, way in enumerate(component.ways[at]):
        alike.setdefault(_without(way, place), []).append(number)
    return [pair for ways in alike.values() for pair in permutations(ways, 2)]


def _without(positions: tuple[int, ...], place: int) -> tuple[int, ...]:
    return positions[:place] + positions[place + 1 :]


class _Sampled:
    """One world, always the same one for the same number, on every platform."""

    def __init__(self, worlds: Worlds, number: int) -> None:
        self.worlds = worlds
        self.state = number * 2_654_435_761 + 12_345
        self.rows: dict[int, int] = {}
        self.ways: dict[int, list[int]] = {}
        totals = list(worlds.start)
        for component in worlds.components:
            row = self.below(len(component.rows)) if number else 0
            ways = [self.below(len(each)) if number else 0 for each in component.ways]
            self.rows[id(component)], self.ways[id(component)] = row, ways
            for at, way in enumerate(ways):
                totals[at] += component.rows[row].values[at][way]
        self.totals = totals
        self.front = front_of(totals)

    def below(self, bound: int) -> int:
        """Return the next number of a fixed sequence."""
        self.state = (self.state * 1_103_515_245 + 12_345) % 2**31
        return (self.state >> 16) % bound

    def flipping(self, keys: Iterator[Input]) -> set[Input]:
        """Return those of some inputs of which a change alters who is in front in this world."""
        homes = {key: component for component in self.worlds.components for key in inputs_of(component)}
        return {key for key in keys if any(front_of(each) != self.front for each in self.changed(homes[key], key))}

    def changed(self, component: Component, key: Input) -> Iterator[list[int]]:
        """Yield the numbers of all alternatives for each other position of an input."""
        row, ways = component.rows[self.rows[id(component)]], self.ways[id(component)]
        if key in component.shared:
            place = component.shared.index(key)
            rest = _without(row.positions, place)
            others = (each for each in component.rows if each is not row and _without(each.positions, place) == rest)
            for other in others:
                moves = zip(self.totals, row.values, other.values, ways, strict=False)
                yield [*(total - old[way] + new[way] for total, old, new, way in moves), self.totals[-1]]
            return
        at = next(at for at, own in enumerate(component.own) if key in own)
        for before, after in _moved(component, key, at):
            if before == ways[at]:
                totals = list(self.totals)
                totals[at] += row.values[at][after] - row.values[at][before]
                yield totals
