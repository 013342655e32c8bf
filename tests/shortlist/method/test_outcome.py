"""The outcome of one world: when whoever is in front carries a warning."""

import pytest

from shortlist import Degree
from shortlist.method.outcome import MOST_GAPS, warns
from shortlist.model.model import QuestionId


@pytest.mark.parametrize(("gaps", "expected"), [(MOST_GAPS, False), (MOST_GAPS + 1, True)])
def test_only_many_gaps_are_warned_of(*, gaps: int, expected: bool) -> None:
    """Two gaps of whoever is in front are usual; a warning for each of them would soon be read by nobody."""
    assert warns({(QuestionId(f"q{at}"), 0): Degree.GAP for at in range(gaps)}) is expected
