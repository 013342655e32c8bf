"""Two alternatives side by side: which is preferred to the other, by which step, and where each is the better one."""

from dataclasses import dataclass, replace
from typing import Literal

from shortlist.method.evaluation import bounded
from shortlist.method.exact.components import FIRST_DECIDING, SECOND_DECIDING
from shortlist.method.exact.fold import MOST_STEPS, OUT, Folding, TooManyStepsError
from shortlist.method.open_questions import deciding
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem
from shortlist.model.model import AlternativeId, Criterion, CriterionId, Verdict

PreferenceStep = Literal["verdict", "deciding", "everywhere", "neither"]
"""What settles a pair: the verdicts, the deciding criteria, all criteria, or nothing that can be known."""
STEPS: tuple[PreferenceStep, ...] = ("verdict", "deciding", "everywhere", "neither")

Result = Literal["one", "other", "neither", "not workable", "cannot be compared yet"]
_MIRRORED: dict[Result, Result] = {"one": "other", "other": "one"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one alternative stands against another, whatever is still open.

    ``result`` says who is preferred: "neither" where both can be chosen side by side, "not workable" where neither can
    be, and "cannot be compared yet" where that depends on what is open; then ``hangs_on`` names what it depends on.
    ``steps`` are those that settle the pair, more than one where it depends which. ``better`` and ``worse`` are the
    criteria on which the one surely is so, and ``unclear`` those of which that is open. ``nowhere_worse`` and
    ``nowhere_better`` hold for every criterion, come what may. Where ``exact`` is false, more than what is named may
    matter.
    """

    one: AlternativeId
    other: AlternativeId
    result: Result
    steps: tuple[PreferenceStep, ...]
    verdicts: tuple[tuple[Verdict, Verdict], tuple[Verdict, Verdict]]
    better: tuple[CriterionId, ...]
    worse: tuple[CriterionId, ...]
    unclear: tuple[CriterionId, ...]
    nowhere_worse: bool
    nowhere_better: bool
    hangs_on: tuple[Input, ...] = ()
    exact: bool = True

    @property
    def dominates(self) -> bool:
        """Whether the one is nowhere worse than the other and somewhere better, come what may."""
        return self.nowhere_worse and bool(self.better)

    @property
    def mirrored(self) -> "Comparison":
        """The same comparison, seen from the other alternative."""
        return replace(
            self,
            one=self.other,
            other=self.one,
            result=_MIRRORED.get(self.result, self.result),
            verdicts=(self.verdicts[1], self.verdicts[0]),
            better=self.worse,
            worse=self.better,
            nowhere_worse=self.nowhere_better,
            nowhere_better=self.nowhere_worse,
        )


def compared(problem: Problem, one: AlternativeId, other: AlternativeId, *, most_steps: int = MOST_STEPS) -> Comparison:
    """Return how one alternative stands against another; what that hangs on is left to :func:`hanging`."""
    if one == other:
        msg = f"expected two different alternatives to compare; got {one!r} twice"
        raise ValueError(msg)
    pair = _pair(problem, one, other)
    corners = bounded(pair)
    try:
        outcomes, steps = _ends(Folding(pair, most_steps=most_steps))
        exact = True
    except TooManyStepsError:
        outcomes, steps, exact = corners.outcomes, ("verdict",) if corners.exact else (), corners.exact
    signs = {criterion.id: _signs(pair, criterion, one, other) for criterion in problem.model.criteria.values()}
    return Comparison(
        one=one,
        other=other,
        result=_result(outcomes, one),
        steps=steps,
        verdicts=(corners.verdicts[one], corners.verdicts[other]),
        better=tuple(key for key, found in signs.items() if found == {1}),
        worse=tuple(key for key, found in signs.items() if found == {-1}),
        unclear=tuple(key for key, found in signs.items() if len(found) > 1),
        nowhere_worse=not any(-1 in found for found in signs.values()),
        nowhere_better=not any(1 in found for found in signs.values()),
        exact=exact,
    )


def hanging(problem: Problem, found: Comparison) -> Comparison:
    """Return a comparison with the unknowns that it hangs on, the one to ask about first at its head."""
    if found.result != "cannot be compared yet":
        return found
    still_open = deciding(_pair(problem, found.one, found.other))
    first = still_open.next_question
    others = tuple(key for key in still_open.inputs if key != first)
    named: tuple[Input, ...] = (first, *others) if first else others
    return replace(found, hangs_on=named, exact=found.exact and still_open.exact)


def _pair(problem: Problem, one: AlternativeId, other: AlternativeId) -> Problem:
    """Return the problem of choosing between two: no third changes which of them is preferred."""
    names = tuple(sorted((one, other)))
    needed = {criterion.need for criterion in problem.criteria}
    rated = {problem.capability(name, criterion) for name in names for criterion in problem.criteria}
    domains = {key: domain for key, domain in problem.domains.items() if key in needed or key in rated}
    return replace(problem, alternatives=names, domains=domains)


def _ends(folding: Folding) -> tuple[frozenset[Outcome], tuple[PreferenceStep, ...]]:
    """Return the outcomes of a pair and the steps that lead to them; raises where that takes too many steps."""
    states = folding.states(folding.families, folding.problem.domains)
    found = {_step(folding, standings, flags) for standings, each in states.items() for flags in each}
    return folding.outcomes_of(states), tuple(step for step in STEPS if step in found)


def _step(folding: Folding, standings: tuple[int, ...], flags: int) -> PreferenceStep:
    """Return what settles a pair in one of its final states."""
    first, second = standings
    if OUT in standings:
        return "neither" if first == second else "verdict"
    if folding.standings[first][0] != folding.standings[second][0]:
        return "verdict"
    if not folding.loser(first, second, flags):
        return "neither"
    return "deciding" if flags & (FIRST_DECIDING | SECOND_DECIDING) else "everywhere"


def _result(outcomes: frozenset[Outcome], one: AlternativeId) -> Result:
    """Return who is preferred, from the outcomes of choosing between the two."""
    if len(outcomes) != 1:
        return "cannot be compared yet"
    (outcome,) = outcomes
    if len(outcome.members) == 1:
        return "one" if one in outcome.members else "other"
    return "neither" if outcome.members else "not workable"


def _signs(problem: Problem, criterion: Criterion, one: AlternativeId, other: AlternativeId) -> set[int]:
    """Return whether the one can be better (1), worse (-1) or equal (0) on a criterion; both have the same need."""
    first, second = (problem.domains[problem.capability(name, criterion)] for name in (one, other))
    grades = {
        (problem.grade(criterion, need, mine), problem.grade(criterion, need, theirs))
        for need in problem.domains[criterion.need]
        for mine in first
        for theirs in second
    }
    return {(mine > theirs) - (mine < theirs) for mine, theirs in grades}
