"""The outcome of one world: who beats whom, who is close behind, and when whoever is in front carries a warning."""

import pytest

from shortlist import Degree, Outcome, Verdict
from shortlist.method.outcome import MOST_GAPS, beats, close_of, verdict_by, warns
from shortlist.method.problem import Place, Places
from shortlist.model.model import AlternativeId, QuestionId

AXE, LASER, SAW = (AlternativeId(name) for name in ("axe", "laser", "saw"))
HERE, THERE = ((QuestionId(name), 0) for name in ("force", "speed"))


def against(**degrees: Degree) -> Places:
    """Return the arguments against an alternative at two places."""
    places: dict[str, Place] = {"here": HERE, "there": THERE}
    return {place: degrees.get(name, Degree.NONE) for name, place in places.items()}


def test_whoever_keeps_the_graver_argument_is_beaten_and_of_two_alike_neither() -> None:
    """What stands against both at one place is struck, and where as much is left on both sides, nobody is beaten."""
    one, other = against(here=Degree.FRICTION), against(there=Degree.FRICTION)
    worse = against(here=Degree.FRICTION, there=Degree.GAP)

    assert (beats(one, other), beats(other, one), beats(one, one)) == (False, False, False)
    assert (beats(one, worse), beats(worse, one)) == (True, False)


def test_who_lacks_a_must_have_is_not_close_behind() -> None:
    """Nobody is told of an alternative as close that cannot be taken; one with a friction of its own may be."""
    found = {AXE: against(here=Degree.PRACTICE), LASER: against(there=Degree.PRACTICE), SAW: against(here=Degree.OUT)}

    assert close_of(found, Outcome("shortlist", (AXE,))) == (LASER,)


@pytest.mark.parametrize(("gaps", "expected"), [(MOST_GAPS, False), (MOST_GAPS + 1, True)])
def test_only_many_gaps_are_warned_of(*, gaps: int, expected: bool) -> None:
    """Two gaps of whoever is in front are usual; a warning for each of them would soon be read by nobody."""
    assert warns({(QuestionId(f"q{at}"), 0): Degree.GAP for at in range(gaps)}) is expected


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ((1, 0, 0, 1), Verdict.RULED_OUT),
        ((0, 1, 0, 1), Verdict.POOR_FIT),
        ((0, 0, 2, 2), Verdict.POOR_FIT),
        ((0, 0, 1, 1), Verdict.HAS_A_GAP),
        ((0, 0, 0, 1), Verdict.FITS_WITH_FRICTION),
        ((0, 0, 0, 0), Verdict.FITS),
    ],
    ids=["out", "deciding", "two gaps", "a gap", "friction", "nothing"],
)
def test_the_gravest_argument_names_the_verdict(counted: tuple[int, int, int, int], expected: Verdict) -> None:
    """One gap is told from two, which make a poor fit."""
    assert verdict_by(*counted) == expected
