"""Changes of answers and ratings in the words of a sentence."""

import pytest

from shortlist import Outcome
from shortlist.explain.changes import (
    Change,
    change_sentence,
    change_table,
    change_words,
    move_words,
    subject_of,
)
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from shortlist.report.sentences import within_a_sentence
from tests.shortlist.workshop import workshop

SAW, AXE, LASER = (AlternativeId(name) for name in ("saw", "axe", "laser"))
SPEED = QuestionId("speed")


def front(*names: AlternativeId) -> Outcome:
    """Return the outcome in which these are in front."""
    if not names:
        return Outcome("none fits", ())
    return Outcome("shortlist" if len(names) < 3 else "too close", tuple(sorted(names)))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(SPEED, (2,), 0), "without speed"),
        (Change(SPEED, (0,), 2), "with speed essential"),
        (Change(SPEED, (2,), 1), 'with "Useful" for speed'),
        (Change(QuestionId("skill-saw"), (0,), 1), 'with "Yes" for skill with Saw'),
        (Change((LASER, CriterionId("power")), (1, 2), 0), 'with Laser rated "Weak" for power'),
    ],
    ids=["not needed", "essential", "in between", "team", "rating"],
)
def test_a_change_is_said_in_short_names(change: Change, words: str) -> None:
    """No question is quoted: its short name, and what would become of it."""
    assert change_words(workshop(), change) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (front(LASER), front(SAW), "Saw replaces Laser"),
        (front(LASER), front(SAW, AXE), "Axe and Saw replace Laser"),
        (front(LASER, AXE), front(SAW, AXE), "Saw replaces Laser beside Axe"),
        (front(SAW), front(SAW, AXE), "Axe joins Saw"),
        (front(SAW), front(SAW, AXE, LASER), "Axe and Laser join Saw"),
        (front(SAW, AXE), front(SAW), "Axe falls behind Saw"),
        (front(SAW, AXE, LASER), front(SAW), "Axe and Laser fall behind Saw"),
        (front(), front(SAW), "Saw is in front"),
        (front(), front(SAW, AXE), "Axe and Saw are in front"),
        (front(SAW), front(), "no tool fits"),
        (front(SAW), front(SAW), "Saw stays in front"),
        (front(SAW, AXE), front(SAW, AXE), "Axe and Saw stay in front"),
        (front(), front(), "no tool fits"),
    ],
    ids=[
        "one replaces one",
        "two replace one",
        "beside another",
        "joins",
        "two join",
        "falls behind",
        "two fall behind",
        "fits after all",
        "two fit after all",
        "none any more",
        "stays",
        "two stay",
        "none as before",
    ],
)
def test_movement_is_said_in_words(before: Outcome, after: Outcome, words: str) -> None:
    """Who joins, replaces or falls behind is said with the verb that goes with how many there are."""
    assert move_words(workshop(), before, after) == words


def test_changes_that_go_together_are_one_sentence() -> None:
    """Two changes are joined, and the sentence begins with a capital."""
    way = (Change(SPEED, (2,), 0), Change(QuestionId("force"), (0,), 2))

    found = change_sentence(workshop(), way, front(SAW), front(AXE))

    assert found == "Without speed and with force essential, Axe replaces Saw."


def test_names_keep_their_capitals() -> None:
    """An abbreviation stays as it is, and an article does not."""
    names = [within_a_sentence(name) for name in ("AI in the request", "A given version", "Admin screens")]

    assert names == ["AI in the request", "a given version", "admin screens"]


def test_a_question_and_a_rating_have_a_name_in_sentences() -> None:
    """A question is called by its short name, and a rating by its alternative and its criterion."""
    found = [subject_of(workshop(), key) for key in (QuestionId("soon"), (SAW, CriterionId("pace")))]

    assert found == ["time", "the rating of Saw for pace"]


def test_the_table_has_ids_and_labels() -> None:
    """A change as plain data has what programs need and what people read."""
    assert change_table(workshop(), Change(SPEED, (0, 1), 2)) == {
        "question": "speed",
        "title": "speed",
        "before": ["none", "useful"],
        "after": "essential",
        "before_label": "None or Useful",
        "after_label": "Essential",
    }
