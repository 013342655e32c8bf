"""Pairwise comparison: which of two alternatives is ahead, whatever is still open, and where each is better."""

from dataclasses import dataclass, replace
from typing import Literal

from shortlist.method.evaluation import Evaluation, evaluated
from shortlist.method.exact.components import assignments
from shortlist.method.problem import Input, Problem
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, Criterion, CriterionId

Result = Literal["one", "other", "level", "neither fits", "cannot be compared yet"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How one alternative stands against another, whatever is still open.

    ``result`` says who is ahead: "level" where nobody is, "neither fits" where both lack a must-have, and "cannot be
    compared yet" where that depends on what is open; then ``hangs_on`` names what it depends on. ``better`` and
    ``worse`` are the criteria on which the one surely is so, and ``unclear`` those of which that is open.
    """

    one: AlternativeId
    other: AlternativeId
    result: Result
    verdicts: tuple[tuple[Verdict, Verdict], tuple[Verdict, Verdict]]
    better: tuple[CriterionId, ...]
    worse: tuple[CriterionId, ...]
    unclear: tuple[CriterionId, ...]
    hangs_on: tuple[Input, ...] = ()
    exact: bool = True

    @property
    def dominates(self) -> bool:
        """Whether the one is nowhere worse than the other and somewhere better, come what may."""
        return bool(self.better) and not self.worse and not self.unclear


def compared(problem: Problem, one: AlternativeId, other: AlternativeId) -> Comparison:
    """Return how one alternative stands against another; a ``ValueError`` says that they are the same."""
    if one == other:
        msg = f"expected two different alternatives to compare; got {one!r} twice"
        raise ValueError(msg)
    pair = evaluated(replace(problem, alternatives=tuple(sorted((one, other)))))
    signs = {criterion.id: _signs(problem, criterion, one, other) for criterion in problem.model.criteria.values()}
    waiting = pair.could_change
    return Comparison(
        one=one,
        other=other,
        result=_result(pair, one),
        verdicts=(pair.verdicts[one], pair.verdicts[other]),
        better=tuple(key for key, found in signs.items() if found == {1}),
        worse=tuple(key for key, found in signs.items() if found == {-1}),
        unclear=tuple(key for key, found in signs.items() if len(found) > 1),
        hangs_on=waiting.inputs,
        exact=waiting.exact,
    )


def _result(pair: Evaluation, one: AlternativeId) -> Result:
    if not pair.is_settled:
        return "cannot be compared yet"
    if len(pair.front) == 1:
        return "one" if one in pair.front else "other"
    return "level" if pair.front else "neither fits"


def _signs(problem: Problem, criterion: Criterion, one: AlternativeId, other: AlternativeId) -> set[int]:
    """Return whether the one can be better (1), worse (-1) or equal (0) on a criterion; both have the same need."""
    inputs: dict[Input, None] = {criterion.need: None}
    for name in (one, other):
        inputs[problem.capability(name, criterion)] = None
        inputs |= {trigger.question: None for trigger in problem.triggers(name, criterion)}
    found = set()
    for world in assignments(inputs, problem.domains):
        mine, theirs = (problem.argument(name, criterion, world) for name in (one, other))
        found.add((mine < theirs) - (mine > theirs))
    return found
