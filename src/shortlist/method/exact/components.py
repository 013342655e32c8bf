"""Families: criteria that depend on each other through a question or a group, and what they can add to an outcome.

Families are independent of each other, so that each can be looked at on its own and the results be folded together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from shortlist.method.problem import Input, Problem
from shortlist.model.model import AlternativeId, Criterion, Grade

Counter = tuple[Grade, str]
"""What a rule counts: a grade or worse, among all criteria or among the deciding ones."""

Counts = tuple[int, ...]
"""How many groups of criteria each counter counts for one alternative."""

Domains = Mapping[Input, tuple[int, ...]]

FIRST_DECIDING, SECOND_DECIDING, FIRST_ANYWHERE, SECOND_ANYWHERE = 1, 2, 4, 8
"""The flags of a pair: which of the two is better on some deciding criterion, or on some criterion at all."""
BITS = 4


@dataclass(frozen=True, slots=True)
class Family:
    """Criteria that share a question or a group, with everything that their grades depend on."""

    criteria: tuple[Criterion, ...]
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What one way in which a family can turn out adds: counts for each alternative, and flags for each pair."""

    counts: tuple[Counts, ...]
    flags: int


@dataclass(frozen=True)
class Columns:
    """The columns of the families of one problem."""

    problem: Problem

    @cached_property
    def counters(self) -> tuple[Counter, ...]:
        """What the rules count, each once."""
        return tuple(sorted({(rule.grade_or_worse, rule.among) for rule in self.problem.model.rules}))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every pair of alternatives by position; its flags stand at four times its own position."""
        return tuple(combinations(range(len(self.problem.alternatives)), 2))

    def possible(self, family: Family, domains: Domains) -> frozenset[Column]:
        """Return the distinct columns of a family where its inputs are within their domains."""
        return frozenset(self.column(family, world) for world in assignments(family.inputs, domains))

    def column(self, family: Family, position: Mapping[Input, int]) -> Column:
        """Return what the criteria of a family add in one of its worlds."""
        rows = [self.grades(alternative, family, position) for alternative in self.problem.alternatives]
        counts = tuple(tuple(self.count(counter, row, family) for counter in self.counters) for row in rows)
        flags = 0
        for at, (one, two) in enumerate(self.pairs):
            flags |= self.compared(family, rows[one], rows[two]) << BITS * at
        return Column(counts, flags)

    def grades(self, alternative: AlternativeId, family: Family, position: Mapping[Input, int]) -> tuple[Grade, ...]:
        """Return the grades of an alternative on the criteria of a family."""
        problem = self.problem
        return tuple(
            problem.grade(criterion, position[criterion.need], position[problem.capability(alternative, criterion)])
            for criterion in family.criteria
        )

    def count(self, counter: Counter, grades: tuple[Grade, ...], family: Family) -> int:
        """Return in how many groups of criteria an alternative has a grade that a rule counts."""
        worst, among = counter
        if min(grades) > worst:
            return 0
        return self.problem.groups(
            criterion.id
            for criterion, grade in zip(family.criteria, grades, strict=True)
            if grade <= worst and (among == "all" or criterion.id in self.problem.deciding)
        )

    def compared(self, family: Family, first: tuple[Grade, ...], second: tuple[Grade, ...]) -> int:
        """Return the flags of a pair of alternatives on the criteria of a family."""
        flags = 0
        for criterion, one, two in zip(family.criteria, first, second, strict=True):
            if one != two:
                anywhere = FIRST_ANYWHERE if one > two else SECOND_ANYWHERE
                flags |= anywhere | (anywhere >> 2 if criterion.id in self.problem.deciding else 0)
        return flags


def assignments(inputs: Iterable[Input], domains: Domains) -> Iterator[dict[Input, int]]:
    """Yield every way to give the inputs a position within their domains."""
    keys = tuple(inputs)
    for positions in product(*(domains[key] for key in keys)):
        yield dict(zip(keys, positions, strict=True))


def families_of(problem: Problem) -> tuple[Family, ...]:
    """Return the families of a problem; they follow from the model alone, whatever is known."""
    joined: list[tuple[set[tuple[str, str]], list[Criterion]]] = []
    for criterion in problem.criteria:
        ties = {("need", str(criterion.need))}
        ties |= {(kind, name) for kind, name in (("group", criterion.group), ("team", criterion.capability)) if name}
        criteria = [criterion]
        for family in [one for one in joined if one[0] & ties]:
            joined.remove(family)
            ties |= family[0]
            criteria = family[1] + criteria
        joined.append((ties, criteria))
    return tuple(Family(tuple(criteria), _inputs(problem, criteria)) for _, criteria in joined)


def _inputs(problem: Problem, criteria: Iterable[Criterion]) -> tuple[Input, ...]:
    """Return what the grades on some criteria depend on, each input once."""
    return tuple(
        dict.fromkeys(
            key
            for criterion in criteria
            for key in (criterion.need, *(problem.capability(one, criterion) for one in problem.alternatives))
        )
    )
