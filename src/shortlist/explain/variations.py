"""Variations: the outcome of one world where a few answers or ratings are other ones.

What a change moves is worked out once and added up: changes of two answers cost an addition, unless they meet at a
place. :func:`shortlist.method.so_far.so_far_in` says the same the plain way, and a law holds this to it.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from shortlist.method.exact.components import units_of, value_of
from shortlist.method.outcome import Outcome, kind_of, verdict_of
from shortlist.method.problem import Input, Problem, World
from shortlist.model.grades import Degree, Verdict
from shortlist.model.model import AlternativeId, Criterion, QuestionId

Positions = Mapping[Input, int]
"""The inputs that are other ones, each with its position."""

Numbers = tuple[int, ...]
"""A number for each alternative, in which the arguments against it are digits."""


class Variations:
    """Tells what becomes of one world of a problem where a few inputs are other ones."""

    def __init__(self, problem: Problem, world: World) -> None:
        self.problem = problem
        self.world = world
        self.places = _places_by_input(problem)
        self.units = units_of(problem)
        self.base = self._numbers(world, problem.criteria)
        self.moves: dict[tuple[Input, int], Numbers] = {}

    def outcome(self, changes: Positions) -> Outcome:
        """Return the outcome where these inputs are other ones."""
        numbers = self._varied(changes)
        left = [number for number in numbers if number < self.units[Degree.OUT]]
        fewest = min(left, default=None)
        pairs = zip(self.problem.alternatives, numbers, strict=True)
        return kind_of(tuple(name for name, number in pairs if number == fewest))

    def verdicts(self, changes: Positions) -> dict[AlternativeId, Verdict]:
        """Return the verdicts that are other ones then."""
        if self._varied(changes) == self.base:
            return {}
        arguments = self.problem.arguments({**self.world, **changes})
        after = {name: verdict_of(places) for name, places in arguments.items()}
        return {name: verdict for name, verdict in after.items() if verdict != self.usual[name]}

    @cached_property
    def usual(self) -> dict[AlternativeId, Verdict]:
        """The verdicts where nothing is another one."""
        return {name: verdict_of(places) for name, places in self.problem.arguments(self.world).items()}

    def _varied(self, changes: Positions) -> Numbers:
        """Return the numbers where inputs are other ones; what moves the same place is worked out together."""
        touched = [self.places[key] for key in changes]
        if sum(map(len, touched)) > len(frozenset().union(*touched)):
            return self._moved(self.base, {**self.world, **changes}, frozenset().union(*touched))
        numbers = self.base
        for key, at in changes.items():
            if (key, at) not in self.moves:
                self.moves[key, at] = self._move(key, at)
            numbers = tuple(map(sum, zip(numbers, self.moves[key, at], strict=True)))
        return numbers

    def _move(self, key: Input, at: int) -> Numbers:
        """Return what one change adds to each number."""
        moved = self._moved(self.base, {**self.world, key: at}, self.places[key])
        return tuple(now - was for was, now in zip(self.base, moved, strict=True))

    def _moved(self, numbers: Numbers, world: World, places: frozenset[QuestionId]) -> Numbers:
        criteria = tuple(criterion for criterion in self.problem.criteria if criterion.need in places)
        was, now = self._numbers(self.world, criteria), self._numbers(world, criteria)
        return tuple(number + after - before for number, before, after in zip(numbers, was, now, strict=True))

    def _numbers(self, world: World, criteria: tuple[Criterion, ...]) -> Numbers:
        arguments = replace(self.problem, criteria=criteria).arguments(world)
        return tuple(value_of(tuple(places.values()), self.units) for places in arguments.values())


def _places_by_input(problem: Problem) -> dict[Input, frozenset[QuestionId]]:
    """Return the questions at whose places an input can move an argument."""
    found: dict[Input, set[QuestionId]] = {key: set() for key in problem.domains}
    for criterion in problem.criteria:
        found[criterion.need].add(criterion.need)
        for name in problem.alternatives:
            found[problem.capability(name, criterion)].add(criterion.need)
            for trigger in problem.triggers(name, criterion):
                found[trigger.question].add(criterion.need)
    return {key: frozenset(needs) for key, needs in found.items()}
