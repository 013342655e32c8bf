"""Plan: which question leaves the fewest in front, where an answer that settles it leaves nobody to choose between."""

from shortlist.method.plan import left_after
from tests.shortlist.workshop import ALL_KNOWN, evaluation

SETTLED = evaluation(f'{ALL_KNOWN}speed = "essential"\nforce = "none"\n')
OPEN = evaluation()


def test_what_is_settled_leaves_nobody_and_what_is_open_all_who_may_be_in_front() -> None:
    """The worst case is told before the sum, so that no answer may leave many for the sake of another."""
    assert (SETTLED.is_settled, len(OPEN.possible)) == (True, 3)
    assert left_after({0: SETTLED}) == (0, 0)
    assert left_after({0: SETTLED, 1: OPEN, 2: OPEN}) == (3, 6)
