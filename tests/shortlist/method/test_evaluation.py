"""What is said of an outcome where it takes too many steps to work it out: what the corners alone prove."""

import pytest

from shortlist import Evaluation, Outcome, Verdict, evaluate, parse_sheet
from shortlist.method.evaluation import bounded
from shortlist.model.model import AlternativeId
from tests.shortlist.workshop import problem, slow_laser, workshop

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))
BOTH = 'speed = "essential"\nforce = "essential"'


def test_too_many_steps_leave_who_is_possible() -> None:
    """Nothing is claimed but who may be on the shortlist, and between which verdicts each of them lies."""
    workable = (Verdict.WORKABLE, Verdict.STRONG_FIT)
    strong = (Verdict.STRONG_FIT, Verdict.STRONG_FIT)

    assert evaluate(workshop(), parse_sheet("", workshop()), most_steps=0) == Evaluation(
        problem=problem(),
        exact=False,
        kind="undecided",
        outcomes=frozenset(),
        necessary=(),
        possible=(AXE, LASER, SAW),
        verdicts={AXE: workable, LASER: strong, SAW: workable},
    )


@pytest.mark.parametrize(
    ("must", "outcome"),
    [
        ('["speed"]', Outcome("shortlist", (SAW,))),
        ('["speed", "force"]', Outcome("none fits", ())),
    ],
    ids=["one is left", "none is left"],
)
def test_what_the_corners_prove_is_said_without_a_step(must: str, outcome: Outcome) -> None:
    """Where all the others are ruled out, one that is just workable is the shortlist, whatever the team knows."""
    posed = problem(BOTH, f"must = {must}", slow_laser())
    found = bounded(posed)

    assert (found.problem, found.exact, found.kind, found.outcomes) == (posed, True, outcome.kind, frozenset([outcome]))
    assert (found.necessary, found.possible) == (outcome.members, outcome.members)
