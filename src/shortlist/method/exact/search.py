"""Search: whether one option of each component can be chosen so that every sum stays within its limit.

Branch and bound over vectors of whole numbers. Options that are nowhere better than another of their component go
first (Pareto dominance), sums that no choice can exceed next, and what is left is tried option by option, each branch
ended as soon as the best that can follow is not enough.

Steps are counted, never timed, so that the same sheet ends alike everywhere.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import add, le, sub

Vector = tuple[int, ...]

MOST_COMPARED = 100
"""Options beyond so many are not compared with those kept, since that would take longer than to try them."""


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
        steps.spend(len(waiting))
        lowest = [_ends(each, min) for each in waiting]
        if any(sum(column) > limit for column, limit in zip(_columns(lowest, left), left, strict=True)):
            return False
        highest = [_ends(each, max) for each in waiting]
        kept = [at for at, column in enumerate(_columns(highest, left)) if sum(column) > left[at]]
        if not kept:
            return True
        if len(kept) == len(left) and all(len(each) > 1 for each in waiting):
            return _Branching(waiting, steps).reaches(tuple(left))
        waiting = [undominated(tuple(option[at] for at in kept) for option in each) for each in waiting]
        left = [left[at] for at in kept]
        fixed = [each[0] for each in waiting if len(each) == 1]
        left = [limit - sum(column) for limit, column in zip(left, _columns(fixed, left), strict=True)]
        waiting = [each for each in waiting if len(each) > 1]


def _ends(options: Iterable[Vector], end: Callable[[Iterable[int]], int]) -> Vector:
    """Return the lowest, or the highest, that some options add to each sum."""
    return tuple(map(end, zip(*options, strict=True)))


def _columns(rows: Sequence[Sequence[int]], like: Sequence[int]) -> Iterable[Sequence[int]]:
    """Return rows as columns, as many as there are limits even where there is no row."""
    return zip(*rows, strict=True) if rows else [()] * len(like)


def undominated(options: Iterable[Vector]) -> list[Vector]:
    """Return the options of which none is at least as low everywhere as another; of equal ones, one.

    >>> undominated([(1, 2), (2, 1), (2, 2)])
    [(1, 2), (2, 1)]
    """
    kept: list[Vector] = []
    for option in sorted(set(options)):
        if len(kept) > MOST_COMPARED or not any(all(map(le, other, option)) for other in kept):
            kept.append(option)
    return kept


class _Branching:
    """Tries options component by component, those first that differ most.

    What is left of a limit counts only up to where nothing that follows can exceed it; so branches that need not be
    told apart are the same, and each is looked at once.
    """

    def __init__(self, waiting: list[list[Vector]], steps: Steps) -> None:
        self.steps = steps
        waiting.sort(key=lambda each: max(map(max, each)) - min(map(min, each)), reverse=True)
        self.options = [sorted(each, key=sum) for each in waiting]
        self.lowest = _rests(self.options, min)
        self.highest = _rests(self.options, max)

    def reaches(self, limits: Vector) -> bool:
        """Say whether options can be chosen so that no sum is above its limit."""
        stack = [(0, limits)]
        seen: set[tuple[int, Vector]] = set()
        while stack:
            at, left = stack.pop()
            self.steps.spend(len(self.options[at]))
            lowest, highest = self.lowest[at + 1], self.highest[at + 1]
            for option in reversed(self.options[at]):
                after = tuple(map(min, map(sub, left, option), highest))
                if after == highest:
                    return True
                if all(map(le, lowest, after)) and (at, after) not in seen:
                    seen.add((at, after))
                    stack.append((at + 1, after))
        return False


def _rests(options: list[list[Vector]], end: Callable[[Iterable[int]], int]) -> list[Vector]:
    """Return what all components from each on add at least, or at most, to each sum."""
    rests: list[Vector] = [(0,) * len(options[0][0])]
    for each in reversed(options):
        rests.append(tuple(map(add, rests[-1], _ends(each, end))))
    return rests[::-1]
