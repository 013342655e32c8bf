"""From verdicts to a shortlist: which alternative is preferred to which, and who is left when none is preferred."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from shortlist.method.problem import Grades, Problem
from shortlist.model.model import AlternativeId, CriterionId, Verdict

Kind = Literal["shortlist", "too close", "none fits"]
OutcomeWord = Literal["shortlist", "too close", "none fits", "undecided"]
"""The kind of an outcome, or that there is more than one."""
LONGEST_SHORTLIST = 2


@dataclass(frozen=True, slots=True, order=True)
class Outcome:
    """What a world leads to: its kind, and the members that no other alternative is preferred to."""

    kind: Kind
    members: tuple[AlternativeId, ...]


def outcome_of(problem: Problem, grades: Mapping[AlternativeId, Grades]) -> Outcome:
    """Return the outcome of one world, from the grades of every alternative.

    The members are the maximal workable alternatives; more than two are "too close", and never cut by a tie-break.
    """
    verdicts = {alternative: problem.verdict(grades[alternative]) for alternative in problem.alternatives}
    workable = [alternative for alternative in problem.alternatives if verdicts[alternative] >= Verdict.WORKABLE]
    members = tuple(
        one
        for one in workable
        if not any(
            verdicts[other] > verdicts[one]
            or (verdicts[other] == verdicts[one] and better(grades[other], grades[one], problem.deciding))
            for other in workable
            if other != one
        )
    )
    return kind_of(members)


def kind_of(members: tuple[AlternativeId, ...]) -> Outcome:
    """Return the outcome that has these members."""
    if not members:
        return Outcome("none fits", ())
    return Outcome("shortlist" if len(members) <= LONGEST_SHORTLIST else "too close", members)


def better(one: Grades, other: Grades, deciding: tuple[CriterionId, ...]) -> bool:
    """Say whether one alternative dominates another of the same verdict.

    First on the deciding criteria alone; only where these are all equal, on every criterion.
    """
    if any(one[criterion] != other[criterion] for criterion in deciding):
        return all(one[criterion] >= other[criterion] for criterion in deciding)
    return one != other and all(one[criterion] >= other[criterion] for criterion in one)
