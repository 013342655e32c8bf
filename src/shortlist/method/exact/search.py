"""Search: whether one option of each component can be chosen so that every sum stays within its limit.

Branch and bound over vectors of whole numbers. Options that are nowhere better than another of their component go
first (Pareto dominance), sums that no choice can exceed next, and what is left is tried option by option, each branch
ended as soon as the best that can follow is not enough.

Steps are counted, never timed, so that the same sheet ends alike everywhere.
"""

from collections.abc import Iterable, Sequence

Vector = tuple[int, ...]

MOST_OPTIONS = 400
"""More options than so many are not compared with each other, since that would take longer than to try them."""


class TooManyStepsError(Exception):
    """Raised where a search would take more than its steps."""


class Steps:
    """Steps that several searches share."""

    def __init__(self, most: int) -> None:
        self.left = most

    def spend(self, count: int) -> None:
        """Count steps that are about to be taken; raises :class:`TooManyStepsError` where they are too many."""
        self.left -= count
        if self.left < 0:
            raise TooManyStepsError


def is_feasible(options: Iterable[Sequence[Vector]], limits: Sequence[int], steps: Steps) -> bool:
    """Say whether an option of each component can be chosen so that no sum is above its limit.

    >>> is_feasible([[(1, -1), (-1, 1)], [(0, 0), (2, -3)]], (1, -1), Steps(100))
    True
    >>> is_feasible([[(1, -1), (-1, 1)], [(0, 0), (2, -3)]], (0, -1), Steps(100))
    False
    """
    left = list(limits)
    waiting = [list(each) for each in options]
    while True:
        steps.spend(sum(map(len, waiting)) + len(waiting))
        lows = [[min(column) for column in zip(*each, strict=True)] for each in waiting]
        highs = [[max(column) for column in zip(*each, strict=True)] for each in waiting]
        if any(sum(column) > limit for column, limit in zip(_columns(lows, left), left, strict=True)):
            return False
        kept = [at for at, column in enumerate(_columns(highs, left)) if sum(column) > left[at]]
        if not kept:
            return True
        waiting = [_undominated([tuple(option[at] for at in kept) for option in each]) for each in waiting]
        left = [left[at] for at in kept]
        fixed = [each[0] for each in waiting if len(each) == 1]
        if not fixed and len(kept) == len(limits):
            return _Branching(waiting, steps).reaches(left)
        left = [limit - sum(column) for limit, column in zip(left, _columns(fixed, left), strict=True)]
        waiting = [each for each in waiting if len(each) > 1]
        limits = left


def _columns(rows: Sequence[Sequence[int]], like: Sequence[int]) -> Iterable[Sequence[int]]:
    """Return rows as columns, as many as there are limits even where there is no row."""
    return zip(*rows, strict=True) if rows else [()] * len(like)


def _undominated(options: Iterable[Vector]) -> list[Vector]:
    """Return the options of which none is at least as low everywhere as another; of equal ones, one."""
    distinct = sorted(set(options))
    if len(distinct) > MOST_OPTIONS:
        return distinct
    kept: list[Vector] = []
    for option in distinct:
        if not any(all(map(int.__le__, other, option)) for other in kept):
            kept.append(option)
    return kept


class _Branching:
    """Tries options component by component, those first that differ most."""

    def __init__(self, waiting: list[list[Vector]], steps: Steps) -> None:
        self.steps = steps
        waiting.sort(key=lambda each: max(map(sum, each)) - min(map(sum, each)), reverse=True)
        self.options = [sorted(each, key=sum) for each in waiting]
        width = len(waiting[0][0]) if waiting else 0
        self.rest = [(0,) * width]
        for each in reversed(self.options):
            lowest = map(min, zip(*each, strict=True))
            self.rest.append(tuple(map(int.__add__, self.rest[-1], lowest)))
        self.rest.reverse()

    def reaches(self, limits: Sequence[int]) -> bool:
        """Say whether options can be chosen so that no sum is above its limit."""
        stack = [(0, tuple(limits))]
        while stack:
            at, left = stack.pop()
            if at == len(self.options):
                return True
            self.steps.spend(len(self.options[at]))
            rest = self.rest[at + 1]
            for option in reversed(self.options[at]):
                after = tuple(map(int.__sub__, left, option))
                if all(map(int.__le__, rest, after)):
                    stack.append((at + 1, after))
        return False
