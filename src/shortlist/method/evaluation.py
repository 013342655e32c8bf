"""Answers known and unknown: every outcome that is still possible, and what holds in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from shortlist.method.exact.components import assignments
from shortlist.method.exact.fold import MOST_STEPS, Folding, TooManyStepsError
from shortlist.method.outcome import Outcome, OutcomeWord, outcome_of
from shortlist.method.problem import Problem
from shortlist.model.model import AlternativeId, Model, Verdict, frozen
from shortlist.sheets.sheet import Sheet

QUICK_STEPS = 20_000
"""Steps for an answer at once: what a page or a command says first. More of them follow with the explanation."""


FEW_WORLDS = 4
"""Up to so many worlds are looked at one by one, which is quicker than to prepare a fold."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a sheet leads to.

    ``kind`` is that of the one outcome, or "undecided". ``necessary`` are members in every possible outcome and
    ``possible`` in some. ``verdicts`` holds the worst and the best possible verdict of each alternative. Where
    ``exact`` is false, ``outcomes`` is empty, ``possible`` may name too many and ``necessary`` too few.
    """

    problem: Problem
    exact: bool
    kind: OutcomeWord
    outcomes: frozenset[Outcome]
    necessary: tuple[AlternativeId, ...]
    possible: tuple[AlternativeId, ...]
    verdicts: Mapping[AlternativeId, tuple[Verdict, Verdict]]


def evaluate(model: Model, sheet: Sheet, *, most_steps: int = MOST_STEPS) -> Evaluation:
    """Return what a sheet leads to: exactly, or in bounds where that takes more than so many steps.

    >>> from shortlist import built_in_model, parse_sheet
    >>> evaluate(built_in_model(), parse_sheet("", built_in_model())).kind
    'undecided'
    """
    return evaluated(Problem.of(model, sheet), most_steps=most_steps)


def evaluated(problem: Problem, *, most_steps: int = MOST_STEPS) -> Evaluation:
    """Return what a problem leads to, however it came about; in bounds where that takes more than so many steps."""
    verdicts = _verdicts(problem)
    if prod(map(len, problem.domains.values())) <= FEW_WORLDS:
        return _exact(problem, _each_outcome(problem), verdicts)
    try:
        return _exact(problem, Folding(problem, most_steps=most_steps).outcomes(), verdicts)
    except TooManyStepsError:
        return _bounds(problem, verdicts)


def bounded(problem: Problem) -> Evaluation:
    """Return what the corners alone prove of a problem: quickly, and often that it is undecided where it is not."""
    return _bounds(problem, _verdicts(problem))


def _each_outcome(problem: Problem) -> frozenset[Outcome]:
    """Return the outcomes of all worlds, looked at one by one."""
    return frozenset(
        outcome_of(problem, {each: problem.grades(each, world) for each in problem.alternatives})
        for world in assignments(problem.domains, problem.domains)
    )


def _verdicts(problem: Problem) -> Mapping[AlternativeId, tuple[Verdict, Verdict]]:
    """Return the worst and the best verdict of each alternative."""
    worst = {each: problem.verdict(problem.worst_for(each)) for each in problem.alternatives}
    best = worst if problem.is_known else {each: problem.verdict(problem.best_for(each)) for each in worst}
    return {each: (worst[each], best[each]) for each in worst}


def _exact(
    problem: Problem, outcomes: frozenset[Outcome], verdicts: Mapping[AlternativeId, tuple[Verdict, Verdict]]
) -> Evaluation:
    members = [set(outcome.members) for outcome in outcomes]
    return Evaluation(
        problem=problem,
        exact=True,
        kind=min(outcomes).kind if len(outcomes) == 1 else "undecided",
        outcomes=outcomes,
        necessary=tuple(sorted(set.intersection(*members))),
        possible=tuple(sorted(set.union(*members))),
        verdicts=frozen(verdicts),
    )


def _bounds(problem: Problem, verdicts: Mapping[AlternativeId, tuple[Verdict, Verdict]]) -> Evaluation:
    """Return what the corners alone prove: verdicts never leave the interval between worst and best."""
    to_beat = max(worst for worst, _ in verdicts.values())
    possible = tuple(
        alternative for alternative, (_, best) in verdicts.items() if best >= max(Verdict.WORKABLE, to_beat)
    )
    if not possible:
        return _exact(problem, frozenset([Outcome("none fits", ())]), verdicts)
    if len(possible) == 1 and to_beat >= Verdict.WORKABLE:
        return _exact(problem, frozenset([Outcome("shortlist", possible)]), verdicts)
    return Evaluation(
        problem=problem,
        exact=False,
        kind="undecided",
        outcomes=frozenset(),
        necessary=(),
        possible=possible,
        verdicts=frozen(verdicts),
    )
