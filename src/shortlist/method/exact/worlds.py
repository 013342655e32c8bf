"""Worlds of a problem, all at once: who is in front in every one of them, and who may be in some.

"None fits" stands among the alternatives as one more, with a number just below that of a missing must-have: it is in
front where everything else is out. So one comparison of numbers holds for every outcome.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from shortlist.method.exact.components import Component, Row, components_of, units_of
from shortlist.method.exact.search import Steps, TooManyStepsError, Vector, is_feasible
from shortlist.method.outcome import Outcome, kind_of
from shortlist.method.problem import Problem
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId

Members = frozenset[int]
"""Alternatives by position; the position after the last stands for "none fits"."""


Bounds = list[list[int]]
"""By how much the number of one is above that of another at most, by position of both."""

MOST_MEMBERS = 6
"""Alternatives that may be in front up to which every set of them is looked at."""


class Worlds:
    """Every world of one problem; ``most_steps`` bounds each search, however many went before it."""

    def __init__(self, problem: Problem, most_steps: int) -> None:
        self.problem = problem
        self.most_steps = most_steps
        self.nobody = len(problem.alternatives)
        self.ceiling = units_of(problem)[Degree.OUT] - 1
        self.known_possible: dict[int, bool | None] = {}

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """The components of the problem."""
        return components_of(self.problem)

    @property
    def everybody(self) -> range:
        """The positions of all alternatives, and of "none fits"."""
        return range(self.nobody + 1)

    @cached_property
    def start(self) -> tuple[int, ...]:
        """What the sums begin with: nothing, and for "none fits" its number."""
        return (*(0 for _ in self.problem.alternatives), self.ceiling)

    @cached_property
    def most(self) -> Bounds:
        """By how much the number of one is above that of another at most, over all worlds."""
        total = [[mine - theirs for theirs in self.start] for mine in self.start]
        for component in self.components:
            _add(total, self.most_within(component))
        for one in self.everybody:
            total[one][one] = 0
        return total

    def most_within(self, component: Component) -> Bounds:
        """By how much a component puts the number of one above that of another at most."""
        return bounds_of((row.lowest, row.highest) for row in component.rows)

    @cached_property
    def first_front(self) -> Members:
        """Who is in front in one world."""
        totals = list(self.start)
        for component in self.components:
            for at, values in enumerate(component.rows[0].values):
                totals[at] += values[0]
        return front_of(totals)

    @cached_property
    def is_settled(self) -> bool:
        """Whether the same are in front in every world."""
        front = self.first_front
        others = [at for at in self.everybody if at not in front]
        return all(
            all(self.most[one][two] <= 0 for two in front) and all(self.most[one][two] < 0 for two in others)
            for one in front
        )

    @cached_property
    def necessary(self) -> Members:
        """Who is in front in every world."""
        return frozenset(one for one in self.first_front if all(most <= 0 for most in self.most[one]))

    @cached_property
    def candidates(self) -> Members:
        """Who may be in front as far as pairs tell: nobody else is ahead of them in every world."""
        if self.is_settled:
            return self.first_front
        return frozenset(one for one in self.everybody if all(self.most[two][one] >= 0 for two in self.everybody))

    def may_be_in_front(self, one: int) -> bool | None:
        """Say whether a candidate is in front in some world; ``None`` where that takes too many steps to find out."""
        if one not in self.known_possible:
            self.known_possible[one] = self._may_be_in_front(one)
        return self.known_possible[one]

    def _may_be_in_front(self, one: int) -> bool | None:
        if one in self.first_front:
            return True
        others = [at for at in self.everybody if at != one]
        options = [[_ahead(row, one, others) for row in component.rows] for component in self.components]
        limits = [self.start[at] - self.start[one] for at in others]
        try:
            return is_feasible(options, limits, Steps(self.most_steps))
        except TooManyStepsError:
            return None

    @cached_property
    def possible(self) -> Members:
        """Who may be in front; where ``is_exact`` is false, perhaps too many."""
        return frozenset(one for one in self.candidates if self.may_be_in_front(one) is not False)

    @cached_property
    def is_exact(self) -> bool:
        """Whether it was found out of everybody whether they may be in front."""
        return all(self.may_be_in_front(one) is not None for one in self.candidates)

    def can_be_front(self, members: Members) -> bool:
        """Say whether exactly these are in front in some world; raises where that takes too many steps."""
        first, *others = sorted(members)
        behind = [at for at in self.everybody if at not in members]
        options = [
            [vector for row in component.rows for vector in _level(row, first, others, behind)]
            for component in self.components
        ]
        level = [self.start[at] - self.start[first] for at in others]
        limits = [*level, *(-each for each in level), *(self.start[at] - self.start[first] - 1 for at in behind)]
        return is_feasible(options, limits, Steps(self.most_steps))

    def outcomes(self) -> frozenset[Outcome] | None:
        """Return every possible outcome; ``None`` where that takes too many steps, or too many may be in front."""
        if len(self.possible) > MOST_MEMBERS:
            return None
        sets = (frozenset(each) for size in range(len(self.possible)) for each in combinations(self.possible, size + 1))
        try:
            return frozenset(self.outcome(members) for members in sets if self.can_be_front(members))
        except TooManyStepsError:
            return None

    def outcome(self, members: Members) -> Outcome:
        """Return the outcome with these in front."""
        return kind_of(self.names(members))

    def members(self, names: tuple[AlternativeId, ...]) -> Members:
        """Return the positions of some alternatives; where there are none, that of "none fits"."""
        return frozenset(map(self.problem.alternatives.index, names)) or frozenset([self.nobody])

    def names(self, members: Members) -> tuple[AlternativeId, ...]:
        """Return the alternatives at some positions."""
        return tuple(self.problem.alternatives[at] for at in sorted(members) if at != self.nobody)


Ends = tuple[tuple[int, ...], tuple[int, ...]]
"""The lowest and the highest number of each alternative in a row."""


def bounds_of(ends: Iterable[Ends]) -> Bounds:
    """Return by how much the number of one is above that of another at most, over some rows; "none fits" has none."""
    bounds = [((*lowest, 0), (*highest, 0)) for lowest, highest in ends]
    if len(bounds) == 1:
        ((lowest, highest),) = bounds
        return [[high - low for low in lowest] for high in highest]
    everybody = range(len(bounds[0][0]))
    return [[max(high[one] - low[two] for low, high in bounds) for two in everybody] for one in everybody]


def front_of(totals: Sequence[int]) -> Members:
    """Return who has the lowest number."""
    lowest = min(totals)
    return frozenset(at for at, total in enumerate(totals) if total == lowest)


def _add(total: Bounds, more: Bounds) -> None:
    for sums, each in zip(total, more, strict=True):
        for at, number in enumerate(each):
            sums[at] += number


def _ahead(row: Row, one: int, others: Sequence[int]) -> Vector:
    """Return by how much one is above each of the others in a row, where that turns out best for it."""
    mine = row.lowest[one] if one < len(row.lowest) else 0
    highest = (*row.highest, 0)
    return tuple(mine - highest[at] for at in others)


def _level(row: Row, first: int, others: Sequence[int], behind: Sequence[int]) -> Iterator[Vector]:
    """Yield by how much one is above some and below them, and above all who are to stay behind."""
    highest = (*row.highest, 0)
    values = (*row.values, (0,))
    for mine in set(values[first]):
        partial: list[tuple[int, ...]] = [()]
        for other in others:
            partial = [(*sofar, mine - theirs) for sofar in partial for theirs in set(values[other])]
        rest = tuple(mine - highest[at] for at in behind)
        for found in partial:
            yield (*found, *(-each for each in found), *rest)
