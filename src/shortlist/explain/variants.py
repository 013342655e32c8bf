"""Variants of one problem: what it leads to where a few answers or ratings are other ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from shortlist.method.evaluation import MOST_STEPS, evaluated
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem

Variant = tuple[tuple[Input, int], ...]
"""The inputs that are other ones, each with its position; without any it is the problem itself."""


class Varying:
    """Works out the outcomes of variants of one problem; ``most_steps`` bounds each search."""

    def __init__(self, problem: Problem, *, most_steps: int = MOST_STEPS) -> None:
        self.problem = problem
        self.most_steps = most_steps

    def outcomes(self, variants: Iterable[Variant]) -> dict[Variant, frozenset[Outcome] | None]:
        """Return the possible outcomes of each variant, or ``None`` for those that would take too many steps.

        The problem itself is always among them, as ``()``.
        """
        return {variant: self.outcomes_in(variant) for variant in ((), *variants)}

    def outcomes_in(self, variant: Variant) -> frozenset[Outcome] | None:
        """Return the possible outcomes of one variant, or ``None`` where that would take too many steps."""
        domains = {**self.problem.domains, **{key: (position,) for key, position in variant}}
        return evaluated(replace(self.problem, domains=domains), most_steps=self.most_steps).outcomes or None


def variant_of(positions: Mapping[Input, int]) -> Variant:
    """Return a variant in its one order, whatever the order of the changes.

    >>> variant_of({"b": 1, "a": 0})
    (('a', 0), ('b', 1))
    """
    return tuple(sorted(positions.items(), key=lambda item: str(item[0])))
