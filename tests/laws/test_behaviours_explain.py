"""What today's decision systems do when they explain, and what this one does instead.

The numbers are those under which the behaviours were collected; each docstring says first what others do.
"""

import pytest

from shortlist.explain.changes import Change
from shortlist.explain.explanation import comparison_sentence, why, why_not, why_sentences
from shortlist.explain.sensitivity import Nudge, plus_minus
from shortlist.model.model import AlternativeId, QuestionId
from tests.shortlist.workshop import ALL_KNOWN, evaluation

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))


def test_b1_what_is_unknown_is_neither_a_strength_nor_a_weakness() -> None:
    """B1: a value that may be anything is printed elsewhere under the weak points and under the strong ones too.

    Here a criterion of which the answer is open stands in a list of its own, and only there.
    """
    found = why(evaluation(ALL_KNOWN + 'force = "useful"'), LASER)
    listed = [[reason.criterion.id for reason in side] for side in (found.in_favour, found.against, found.unknown)]

    assert listed == [["power"], [], ["pace"]]


def test_b1_an_undecided_verdict_is_no_strong_point() -> None:
    """B1: a verdict between poor and strong is called a strong point elsewhere.

    Here it is said to lie between the two.
    """
    found = why(evaluation(ALL_KNOWN + 'force = "useful"'), AXE)

    assert why_sentences(found) == ["Axe: fits so far, at worst has a gap."]


def test_b2_two_that_are_undecided_are_not_called_equal() -> None:
    """B2: two options of which both are undecided are printed as equal elsewhere.

    Here they cannot be compared yet, and the question on which that hangs is named.
    """
    undecided = evaluation(ALL_KNOWN + 'force = "useful"')
    found = why_not(undecided, AXE, SAW)

    assert found.result == "cannot be compared yet"
    assert found.hangs_on == ("speed",)
    assert comparison_sentence(undecided, found).endswith("that hangs on speed.")


def test_b2_two_that_are_equal_for_certain_are_called_so() -> None:
    """B2: what is level is told from what is open: with every answer known, neither is ahead."""
    found = why_not(evaluation(ALL_KNOWN + 'speed = "useful"\nforce = "none"'), SAW, LASER)

    assert (found.result, found.hangs_on) == ("level", ())


@pytest.mark.parametrize(
    ("answer", "after"),
    [
        ('["none", "useful"]', [2]),
        ('["useful", "essential"]', [0]),
        ('"useful"', [0, 2]),
        ('["none", "essential"]', []),
    ],
    ids=["up only", "down only", "both", "from end to end"],
)
def test_b4_a_step_leads_out_of_what_is_possible(answer: str, after: list[int]) -> None:
    """B4: from a set of values, a step up is taken elsewhere from its low end, and stays inside the set.

    Here a step down starts at the low end and a step up at the high one.
    """
    steps = plus_minus(evaluation(ALL_KNOWN + f'force = "none"\nspeed = {answer}')).answers

    assert after == [change.after for change in changes(steps) if change.key == QuestionId("speed")]


def test_b4_disputed_evidence_steps_beyond_both_of_its_ends() -> None:
    """B4: the laser is rated between fair and strong, so that its only step leads below fair."""
    steps = plus_minus(evaluation(ALL_KNOWN)).ratings

    assert [(*change.before, change.after) for change in changes(steps) if change.key[0] == LASER] == [(1, 2, 0)]


def changes(nudges: tuple[Nudge, ...]) -> list[Change]:
    """Return what some steps change."""
    return [nudge.what for nudge in nudges]


def test_b14_what_is_dominated_is_shown_with_a_note() -> None:
    """B14: dominated options are dropped elsewhere without a word, or a missing value is filled with zero.

    Here the axe is still explained, with a note on who dominates it and where.
    """
    found = why(evaluation(ALL_KNOWN + 'speed = "essential"\nforce = "useful"'), AXE)

    assert found.dominated_by == (LASER,)
    assert "Laser is ahead of Axe, which has a gap in an essential need: speed." in why_sentences(found)


def test_b14_what_is_open_dominates_nobody() -> None:
    """B14: as long as an answer may still turn it round, nothing is called dominated."""
    still_open = evaluation(ALL_KNOWN + 'force = "useful"')

    assert all(why(still_open, name).dominated_by == () for name in (SAW, AXE, LASER))
    pairs = [why_not(still_open, one, other) for one, other in ((SAW, AXE), (AXE, SAW), (AXE, LASER), (LASER, AXE))]
    assert not any(pair.dominates for pair in pairs)
