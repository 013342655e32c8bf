"""Every outcome that is possible, exactly, without looking at every world.

Criteria that share an unknown, or a group, form a component; components are independent of each other. They are folded
one after another into states that hold no more than what can still matter: for each alternative how often each rule has
counted and the verdict so far, for each pair who is better somewhere. Worlds that agree on these are one state, so
their number stays small where the number of worlds is astronomic.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, product

from shortlist.choice import Outcome, kind_of
from shortlist.grading import Input, Problem
from shortlist.model import Criterion, Grade, Verdict

MOST_STEPS = 150_000
"""Steps of the fold, after which it gives up. Steps are counted, never timed: the same sheet always ends alike."""

Standing = tuple[Verdict, tuple[int, ...]]
"""One alternative: the lowest cap so far, and how often each kind of rule has counted, up to where it matters."""

Standings = tuple[Standing, ...]
States = dict[Standings, set[int]]
"""For the standings of all alternatives, every set of pair flags that occurs with them."""

Column = tuple[tuple[tuple[int, ...], ...], int]
"""What one way in which a component can turn out adds: counts for each alternative, and pair flags."""

Rows = tuple[tuple[Grade, ...], ...]
"""For every alternative, its grades on the criteria of a component."""

OUT: Standing = (Verdict.POOR_FIT, ())
"""Verdicts only fall, so what is no longer workable needs no more detail: it will never be chosen."""

# The flags of a pair: the first or the second is better on some deciding criterion, or on some criterion at all.
FIRST_DECIDING, SECOND_DECIDING, FIRST_ANYWHERE, SECOND_ANYWHERE = 1, 2, 4, 8
BITS = 4


class TooManyStatesError(Exception):
    """Raised where the fold would take more than ``MOST_STEPS``."""


@dataclass(frozen=True)
class Folding:
    """The fold of one problem."""

    problem: Problem
    known: dict[tuple[Standing, tuple[int, ...]], Standing] = field(default_factory=dict)
    """What was worked out before: few standings, asked for often."""

    @cached_property
    def counters(self) -> tuple[tuple[Grade, str], ...]:
        """What the rules count, each once: a grade or worse, among all or among deciding criteria."""
        return tuple(sorted({(rule.grade_or_worse, rule.among) for rule in self.problem.model.rules}))

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Every pair of alternatives by position; its flags stand at four times its own position."""
        return tuple(combinations(range(len(self.problem.alternatives)), 2))

    @cached_property
    def lowest_bits(self) -> int:
        """The first flag of every pair."""
        return sum(1 << BITS * at for at in range(len(self.pairs)))

    def outcomes(self) -> frozenset[Outcome]:
        """Return every possible outcome; raises :class:`TooManyStatesError` where that takes too long."""
        fresh: Standing = (Verdict.STRONG_FIT, (0,) * len(self.counters))
        states: States = {(fresh,) * len(self.problem.alternatives): {0}}
        steps = 0
        for columns in sorted(self.components(), key=len):
            steps += len(columns) * sum(len(flags) for flags in states.values())
            if steps > MOST_STEPS:
                raise TooManyStatesError
            states = self.fold(states, columns)
        return frozenset(self.outcome(standings, flags) for standings, found in states.items() for flags in found)

    def fold(self, states: States, columns: Iterable[Column]) -> States:
        """Return the states after one more component."""
        folded: States = {}
        lowest = self.lowest_bits
        columns = tuple(columns)
        for standings, found in states.items():
            for counts, added in columns:
                after = tuple(map(self.after, standings, counts))
                keep = self.kept(after)
                into = folded.setdefault(after, set())
                for flags in found:
                    joined = (flags | added) & keep
                    decided = (joined | joined >> 1) & lowest
                    into.add(joined & ~(decided * (FIRST_ANYWHERE | SECOND_ANYWHERE)))
        return folded

    def after(self, standing: Standing, counts: tuple[int, ...]) -> Standing:
        """Return where an alternative stands after it was counted."""
        key = (standing, counts)
        if key not in self.known:
            self.known[key] = self.advanced(standing, counts)
        return self.known[key]

    def advanced(self, standing: Standing, counts: tuple[int, ...]) -> Standing:
        """Work out where an alternative stands; what can no longer lower its cap is forgotten."""
        if standing == OUT:
            return OUT
        cap, before = standing
        totals = [one + other for one, other in zip(before, counts, strict=True)]
        now = dict(zip(self.counters, totals, strict=True))
        for rule in self.problem.model.rules:
            if rule.at_most < cap and now[rule.grade_or_worse, rule.among] >= rule.on_at_least:
                cap = rule.at_most
        if cap < Verdict.WORKABLE:
            return OUT
        return cap, tuple(min(total, self.most(counter, cap)) for counter, total in now.items())

    def most(self, counter: tuple[Grade, str], cap: Verdict) -> int:
        """Return up to how many a counter matters for an alternative that is capped already."""
        rules = (rule for rule in self.problem.model.rules if rule.at_most < cap)
        return max((rule.on_at_least for rule in rules if (rule.grade_or_worse, rule.among) == counter), default=0)

    def kept(self, standings: Standings) -> int:
        """Return the mask of the pairs of which both can still be chosen."""
        kept = (at for at, (one, two) in enumerate(self.pairs) if OUT not in (standings[one], standings[two]))
        return sum(15 << BITS * at for at in kept)

    def outcome(self, standings: Standings, flags: int) -> Outcome:
        """Return the outcome that a final state stands for."""
        beaten = set()
        for at, (one, two) in enumerate(self.pairs):
            beaten |= {(one, two)[loser] for loser in _beaten(standings[one], standings[two], flags >> BITS * at & 15)}
        names = self.problem.alternatives
        members = (names[at] for at, standing in enumerate(standings) if standing != OUT and at not in beaten)
        return kind_of(tuple(members))

    def components(self) -> Iterator[tuple[Column, ...]]:
        """Yield the distinct columns of every component; what is known is one component with one column."""
        for criteria, unknown in _joined(self.problem):
            fixed = {key: self.problem.domains[key][0] for key in _inputs(self.problem, criteria)}
            worlds = product(*(self.problem.domains[key] for key in unknown))
            rows = (self.rows(criteria, fixed | dict(zip(unknown, world, strict=True))) for world in worlds)
            yield tuple({self.column(criteria, row) for row in set(rows)})

    def rows(self, criteria: tuple[Criterion, ...], position: Mapping[Input, int]) -> Rows:
        """Return the grades of every alternative on the criteria of a component in one of its worlds."""
        problem = self.problem
        return tuple(
            tuple(
                problem.grade(criterion, position[criterion.need], position[problem.capability(alternative, criterion)])
                for criterion in criteria
            )
            for alternative in problem.alternatives
        )

    def column(self, criteria: tuple[Criterion, ...], rows: Rows) -> Column:
        """Return what the criteria of a component add, given their grades."""
        counts = tuple(tuple(self.count(counter, row, criteria) for counter in self.counters) for row in rows)
        flags = 0
        for at, (one, two) in enumerate(self.pairs):
            for criterion, first, second in zip(criteria, rows[one], rows[two], strict=True):
                if first != second:
                    anywhere = FIRST_ANYWHERE if first > second else SECOND_ANYWHERE
                    deciding = anywhere >> 2 if criterion.id in self.problem.deciding else 0
                    flags |= (anywhere | deciding) << BITS * at
        return counts, flags

    def count(self, counter: tuple[Grade, str], grades: tuple[Grade, ...], criteria: tuple[Criterion, ...]) -> int:
        """Return in how many groups of criteria an alternative has a grade that a rule counts."""
        worst, among = counter
        return self.problem.groups(
            criterion.id
            for criterion, grade in zip(criteria, grades, strict=True)
            if grade <= worst and (among == "all" or criterion.id in self.problem.deciding)
        )


def _beaten(first: Standing, second: Standing, flags: int) -> tuple[int, ...]:
    """Return which of a pair the other is preferred to, by position: none, the first or the second."""
    if OUT in (first, second):
        return ()
    if first[0] != second[0]:
        return (0,) if first[0] < second[0] else (1,)
    flags = flags & (FIRST_DECIDING | SECOND_DECIDING) or flags >> 2
    return {FIRST_DECIDING: (1,), SECOND_DECIDING: (0,)}.get(flags, ())


def _inputs(problem: Problem, criteria: Iterable[Criterion]) -> dict[Input, None]:
    """Return what the grades on some criteria depend on, each input once."""
    return dict.fromkeys(
        key
        for criterion in criteria
        for key in (criterion.need, *(problem.capability(one, criterion) for one in problem.alternatives))
    )


def _joined(problem: Problem) -> list[tuple[tuple[Criterion, ...], tuple[Input, ...]]]:
    """Return the components: the criteria that share an unknown or a group, with their unknowns."""
    components: list[tuple[set[object], list[Criterion], dict[Input, None]]] = []
    for criterion in problem.criteria:
        unknown = dict.fromkeys(key for key in _inputs(problem, [criterion]) if len(problem.domains[key]) > 1)
        ties: set[object] = set(unknown) | ({("group", criterion.group)} if criterion.group else set())
        criteria = [criterion]
        for component in [one for one in components if one[0] & ties]:
            components.remove(component)
            ties |= component[0]
            criteria = component[1] + criteria
            unknown = component[2] | unknown
        components.append((ties, criteria, unknown))
    return [(tuple(criteria), tuple(unknown)) for _, criteria, unknown in components]
