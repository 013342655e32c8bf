"""Answers known and unknown: every outcome that is still possible, and what holds in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shortlist.choice import Outcome, outcome_of
from shortlist.folding import Folding, TooManyStepsError
from shortlist.grading import Problem
from shortlist.model import AlternativeId, Model, Verdict, frozen
from shortlist.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a sheet leads to.

    ``kind`` is that of the one outcome, or "undecided". ``necessary`` are members in every possible outcome and
    ``possible`` in some. ``verdicts`` holds the worst and the best possible verdict of each alternative. Where
    ``exact`` is false, ``outcomes`` is empty, ``possible`` may name too many and ``necessary`` too few.
    """

    problem: Problem
    exact: bool
    kind: Literal["shortlist", "too close", "none fits", "undecided"]
    outcomes: frozenset[Outcome]
    necessary: tuple[AlternativeId, ...]
    possible: tuple[AlternativeId, ...]
    verdicts: Mapping[AlternativeId, tuple[Verdict, Verdict]]


def evaluate(model: Model, sheet: Sheet) -> Evaluation:
    """Return what a sheet leads to: exactly, or in bounds where too much is open.

    >>> from shortlist import built_in_model, parse_sheet
    >>> evaluate(built_in_model(), parse_sheet("", built_in_model())).kind
    'undecided'
    """
    problem = Problem.of(model, sheet)
    worst = {alternative: problem.worst_for(alternative) for alternative in problem.alternatives}
    best = worst if problem.is_known else {each: problem.best_for(each) for each in problem.alternatives}
    verdicts = {each: (problem.verdict(worst[each]), problem.verdict(best[each])) for each in problem.alternatives}
    if problem.is_known:
        return _exact(problem, frozenset([outcome_of(problem, worst)]), verdicts)
    try:
        return _exact(problem, Folding(problem).outcomes(), verdicts)
    except TooManyStepsError:
        return _bounds(problem, verdicts)


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
    to_beat = max((worst for worst, _ in verdicts.values()), default=Verdict.RULED_OUT)
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
