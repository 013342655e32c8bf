"""Evaluation: a sheet of which all is known is told by a short way, and as the search would tell it."""

from unittest import mock

import pytest

from shortlist import Evaluation, Problem
from shortlist.method.evaluation import evaluated
from shortlist.model.model import AlternativeId, CriterionId
from tests.shortlist.workshop import ALL_KNOWN, problem

KNOWN = [
    'speed = "essential"\nforce = "none"',
    'speed = "useful"\nforce = "useful"',
    'speed = "essential"\nforce = "essential"',
]


def searched(posed: Problem) -> Evaluation:
    """Return what the search for worlds says, which a problem with one world does without."""
    with mock.patch.object(Problem, "is_known", new=False):
        return evaluated(posed)


@pytest.mark.parametrize("answers", KNOWN)
def test_a_full_sheet_reads_as_if_it_had_been_searched(answers: str) -> None:
    """Outcome, front, close behind and verdicts do not depend on whether there was something to search for."""
    posed = problem(ALL_KNOWN + answers).with_domain((AlternativeId("laser"), CriterionId("power")), (1,))
    found = evaluated(posed)

    assert posed.is_known
    assert found == searched(posed)
    assert found.exact
    assert found.worlds.names(found.worlds.possible) == found.front
