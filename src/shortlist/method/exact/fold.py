"""Every outcome that is possible, exactly, without looking at every world.

Families of criteria are folded one after another into states that hold no more than what can still matter: for each
alternative the lowest cap so far and how often each rule has counted, for each pair who is better somewhere. Worlds
that agree on these are one state, so their number stays small where the number of worlds is astronomic.
"""

from collections.abc import Iterable

from shortlist.method.exact.components import (
    BITS,
    FIRST_ANYWHERE,
    FIRST_DECIDING,
    SECOND_ANYWHERE,
    SECOND_DECIDING,
    Column,
    Columns,
    Counter,
    Counts,
    Domains,
    Family,
    families_of,
)
from shortlist.method.outcome import Outcome, kind_of
from shortlist.method.problem import Problem
from shortlist.model.model import Verdict

MOST_STEPS = 600_000
"""Steps of a fold, after which it gives up: some 2 µs each in CPython, and enough for our model with nothing answered.

Steps are counted, never timed, so that the same sheet ends alike everywhere.
"""

Standing = tuple[int, Counts]
"""One alternative: the lowest cap so far, and how often each counter has counted, up to where it matters."""

States = dict[tuple[int, ...], set[int]]
"""For the standings of all alternatives, by number, every set of pair flags that occurs with them."""

OUT = 0
"""The number of the standing of what is no longer workable: verdicts only fall, so it will never be chosen."""
FRESH = 1
"""The number of the standing of what nothing has counted against."""
ALL_FLAGS = 15


class TooManyStepsError(Exception):
    """Raised where a fold would take more than its steps."""


class Folding:
    """Folds the families of one problem; ``most_steps`` bounds all folds of this object together."""

    def __init__(self, problem: Problem, *, most_steps: int = MOST_STEPS) -> None:
        self.problem = problem
        self.columns = Columns(problem)
        self.families = families_of(problem)
        self.steps_left = most_steps
        fresh: Standing = (Verdict.STRONG_FIT, (0,) * len(self.columns.counters))
        self.standings: list[Standing] = [(Verdict.POOR_FIT, ()), fresh]
        self.numbers: dict[Standing, int] = {standing: at for at, standing in enumerate(self.standings)}
        self.known_steps: dict[tuple[int, Counts], int] = {}
        self.known_masks: dict[tuple[bool, ...], int] = {}
        self.known_outcomes: dict[tuple[tuple[int, ...], int], Outcome] = {}
        self.lowest_flags = sum(1 << BITS * at for at in range(len(self.columns.pairs)))

    def outcomes(self, domains: Domains | None = None) -> frozenset[Outcome]:
        """Return every possible outcome; raises :class:`TooManyStepsError` where that takes too many steps."""
        return self.outcomes_of(self.states(self.families, domains or self.problem.domains))

    def states(self, families: Iterable[Family], domains: Domains) -> States:
        """Return the states after folding some families from the start, the simplest first."""
        states: States = {(FRESH,) * len(self.problem.alternatives): {0}}
        for columns in sorted((self.columns.possible(family, domains) for family in families), key=len):
            states = self.fold(states, columns)
        return states

    def outcomes_of(self, states: States) -> frozenset[Outcome]:
        """Return the outcomes that final states stand for."""
        return frozenset(self.outcome(standings, flags) for standings, found in states.items() for flags in found)

    def fold(self, states: States, columns: frozenset[Column]) -> States:
        """Return the states after one more family."""
        self.spend(len(columns) * sum(map(len, states.values())))
        folded: States = {}
        for column in columns:
            for standings, found in states.items():
                after = tuple(map(self.step, standings, column.counts))
                joined = self.joined(found, column.flags, self.kept(after))
                if after in folded:
                    folded[after] |= joined
                else:
                    folded[after] = joined
        return folded

    def joined(self, found: Iterable[int], added: int, keep: int) -> set[int]:
        """Return the flags of all pairs together; where a deciding criterion differs, the others no longer matter."""
        lowest = self.lowest_flags
        anywhere = FIRST_ANYWHERE | SECOND_ANYWHERE
        return {(both := flags | added) & keep & ~(((both | both >> 1) & lowest) * anywhere) for flags in found}

    def spend(self, steps: int) -> None:
        """Count steps that are about to be taken; raises :class:`TooManyStepsError` where they are too many."""
        self.steps_left -= steps
        if self.steps_left < 0:
            raise TooManyStepsError

    def kept(self, standings: tuple[int, ...]) -> int:
        """Return the mask of the pairs of which both can still be chosen."""
        if OUT not in standings:
            return -1
        out = tuple(map(bool, standings))
        if out not in self.known_masks:
            pairs = enumerate(self.columns.pairs)
            self.known_masks[out] = sum(ALL_FLAGS << BITS * at for at, (one, two) in pairs if out[one] and out[two])
        return self.known_masks[out]

    def step(self, standing: int, counts: Counts) -> int:
        """Return the standing of an alternative after it was counted, by number."""
        key = (standing, counts)
        if key not in self.known_steps:
            after = self.counted(self.standings[standing], counts) if standing != OUT else self.standings[OUT]
            if after not in self.numbers:
                self.numbers[after] = len(self.standings)
                self.standings.append(after)
            self.known_steps[key] = self.numbers[after]
        return self.known_steps[key]

    def counted(self, standing: Standing, counts: Counts) -> Standing:
        """Return a standing with counts added; what can no longer lower its cap is forgotten."""
        cap, before = standing
        totals = [one + other for one, other in zip(before, counts, strict=True)]
        now = dict(zip(self.columns.counters, totals, strict=True))
        for rule in self.problem.model.rules:
            if rule.at_most < cap and now[rule.grade_or_worse, rule.among] >= rule.on_at_least:
                cap = rule.at_most
        if cap < Verdict.WORKABLE:
            return self.standings[OUT]
        return cap, tuple(min(total, self.most(counter, cap)) for counter, total in now.items())

    def most(self, counter: Counter, cap: int) -> int:
        """Return up to how many a counter matters for an alternative that is capped already."""
        rules = (rule for rule in self.problem.model.rules if rule.at_most < cap)
        return max((rule.on_at_least for rule in rules if (rule.grade_or_worse, rule.among) == counter), default=0)

    def outcome(self, standings: tuple[int, ...], flags: int) -> Outcome:
        """Return the outcome that one final state stands for."""
        key = (standings, flags)
        if key not in self.known_outcomes:
            self.known_outcomes[key] = self.chosen(standings, flags)
        return self.known_outcomes[key]

    def chosen(self, standings: tuple[int, ...], flags: int) -> Outcome:
        """Work out who is chosen: those who are still in and to whom nobody is preferred."""
        beaten = {
            (one, two)[loser]
            for at, (one, two) in enumerate(self.columns.pairs)
            for loser in self.loser(standings[one], standings[two], flags >> BITS * at & ALL_FLAGS)
        }
        names = self.problem.alternatives
        return kind_of(tuple(names[at] for at, one in enumerate(standings) if one != OUT and at not in beaten))

    def loser(self, first: int, second: int, flags: int) -> tuple[int, ...]:
        """Return which of a pair the other is preferred to, by position: none, the first or the second."""
        if OUT in (first, second):
            return ()
        caps = self.standings[first][0], self.standings[second][0]
        if caps[0] != caps[1]:
            return (0,) if caps[0] < caps[1] else (1,)
        relevant = flags & (FIRST_DECIDING | SECOND_DECIDING) or flags >> 2
        return {FIRST_DECIDING: (1,), SECOND_DECIDING: (0,)}.get(relevant, ())
