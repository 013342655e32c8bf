"""What one step of an answer, a rating or a rule does, and how firm the outcome is."""

from dataclasses import replace

import pytest

from shortlist import json_of
from shortlist.explain.counterfactuals import Change
from shortlist.explain.sensitivity import (
    Nudge,
    Threshold,
    firmness,
    firmness_sentence,
    nudge_table,
    nudge_words,
    plus_minus,
    plus_minus_table,
    watch_list,
)
from shortlist.model.model import QuestionId
from tests.shortlist.workshop import ALL_KNOWN, problem, slow_laser, workshop

SPEED = QuestionId("speed")
FAST = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
BOTH = ALL_KNOWN + 'speed = "essential"\nforce = "useful"'
SPEED = QuestionId("speed")
FIRM = 'speed = "essential"\nforce = "none"\nsoon = "later"'


def words(nudges: tuple[Nudge, ...]) -> list[str]:
    """Return steps in words."""
    return [nudge_words(workshop(), nudge.what) for nudge in nudges]


def test_steps_of_answers_and_ratings_are_told_apart() -> None:
    """Three answers and three ratings alter it; ratings of high confidence take no step."""
    found = firmness(plus_minus(problem(BOTH)))

    assert found.word == "sensitive"
    assert words(found.answers) == [
        '"Useful" instead of "Essential" for "How fast?"',
        '"None" instead of "Useful" for "How strong?"',
        '"Essential" instead of "Useful" for "How strong?"',
    ]
    assert words(found.ratings) == [
        '"Fair" instead of "Weak" for "Pace" of Axe',
        '"Weak" instead of "Fair or Strong" for "Power" of Laser',
        '"Fair" instead of "Weak" for "Power" of Saw',
    ]
    assert firmness_sentence(found) == "Sensitive: one step of any of 3 answers or 3 ratings changes it."


def test_answers_alone_are_counted_alone() -> None:
    """Where no rating alters the outcome, the sentence does not mention ratings."""
    found = firmness(plus_minus(problem(FAST)))

    assert firmness_sentence(found) == "Sensitive: one step of any of 2 answers changes it."


def test_firm_is_what_no_step_alters() -> None:
    """Where only the saw is fast, and pace decides, neither one step less need nor one step of a rating matters."""
    found = firmness(plus_minus(problem('speed = "essential"', 'deciding = ["pace"]', slow_laser())))

    assert (found.word, found.answers, found.ratings, found.exact) == ("firm", (), (), True)
    assert firmness_sentence(found) == "Firm: no single step of an answer or of uncertain evidence changes it."


def test_an_undecided_outcome_is_open() -> None:
    """Nothing can be firm where it is not decided, and what matters is listed all the same."""
    found = firmness(plus_minus(problem('speed = "essential"')))

    assert (found.word, found.exact) == ("open", True)
    assert firmness_sentence(found) == "Open: it is not decided yet, so that nothing can be firm."
    assert words(found.rules) == ['2 instead of 1 needed for "It has a gap"']


def test_too_many_steps_are_never_called_firm() -> None:
    """What could not be worked out may alter the outcome, so nothing is claimed."""
    found = firmness(plus_minus(problem(FIRM), most_steps=0))

    assert (found.word, found.exact) == ("open", False)
    assert firmness_sentence(found) == "Open: too much is unknown to tell how firm it is."


def test_a_step_that_is_not_known_neither_alters_nor_proves() -> None:
    """Where one step of a decided outcome could not be worked out it is not listed, and nothing is called firm."""
    known = plus_minus(problem('speed = "essential"', 'deciding = ["pace"]', slow_laser()))
    found = firmness(replace(known, answers=(replace(known.answers[0], outcomes=None),)))

    assert (found.word, found.answers, found.exact) == ("open", (), False)


def test_one_of_a_kind_is_counted_as_one() -> None:
    """A single answer is no plural."""
    found = firmness(plus_minus(problem('speed = "essential"\nforce = "none"', 'deciding = ["pace"]')))

    assert firmness_sentence(found) == "Sensitive: one step of any of 1 answer changes it."


def test_a_step_names_the_verdicts_that_change() -> None:
    """Less need makes the axe a strong fit, and the verdicts of the others stay."""
    found = plus_minus(problem(FAST))
    down = next(nudge for nudge in found.answers if nudge.what == Change(SPEED, (2,), 1))

    assert {name: (worst.word, best.word) for name, (worst, best) in down.verdicts.items()} == {
        "axe": ("strong fit", "strong fit")
    }


def test_a_rule_is_never_needed_less_than_once() -> None:
    """A rule that fires from one criterion on has no step down, and one that counts two has both."""
    found = plus_minus(problem(FAST))
    steps = [(nudge.what.rule.id, nudge.what.after) for nudge in found.rules if isinstance(nudge.what, Threshold)]

    assert steps == [("blocked", 2), ("many-gaps", 1), ("many-gaps", 3), ("gap", 2), ("friction", 2)]


def test_the_watch_list_holds_ratings_that_alter_the_outcome() -> None:
    """Each comes with the evidence that it rests on today, so that one knows where to look again."""
    found = plus_minus(problem(BOTH))
    watch = plus_minus_table(found)["watch"]

    assert words(watch_list(found)) == [entry["words"] for entry in watch]  # type: ignore[attr-defined]
    assert watch[0]["sentence"] == "Axe joins Laser and Saw. It is too close to call between Axe, Laser and Saw."  # type: ignore[index]
    assert watch[0]["source"] == {"title": "A page", "url": "https://example.org/", "checked": "2026-11-22"}  # type: ignore[index]


def test_the_table_holds_what_changes_something() -> None:
    """Steps without effect on an outcome or a verdict are left out, and those not worked out stay in."""
    found = plus_minus_table(plus_minus(problem(FAST)))
    unknown = plus_minus_table(plus_minus(problem('speed = "essential"'), most_steps=0))

    assert json_of(found)
    assert [entry["alters"] for entry in found["answers"]] == [True, True]  # type: ignore[attr-defined]
    assert [(entry["rule"], entry["after"], entry["alters"]) for entry in found["rules"]] == [  # type: ignore[attr-defined]
        ("many-gaps", 1, False),
        ("gap", 2, False),
    ]
    assert found["rules"][0]["sentence"] == "The shortlist: Saw."  # type: ignore[index]
    assert {(entry["alters"], entry["sentence"]) for entry in unknown["answers"]} == {  # type: ignore[attr-defined]
        (None, "What becomes of it could not be worked out.")
    }


def test_a_rule_may_be_worked_out_where_the_outcome_was_not() -> None:
    """Then it is told what follows, and not whether that is another outcome."""
    found = plus_minus(problem(FAST))
    blind = replace(found, before=None)

    assert (
        nudge_table(blind, found.rules[0])["alters"],
        nudge_table(blind, found.rules[0])["sentence"],
    ) == (None, "The shortlist: Saw.")


def test_a_rule_that_takes_too_many_steps_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each rule has few steps of its own, and what they do not suffice for is unknown, and not an outcome of nobody."""
    monkeypatch.setattr("shortlist.explain.sensitivity.RULE_STEPS", 0)
    found = plus_minus(problem('speed = "essential"'))

    assert {nudge.outcomes for nudge in found.rules} == {None}
    assert nudge_table(found, found.rules[0])["sentence"] == "What becomes of it could not be worked out."


def test_only_ratings_have_a_source() -> None:
    """An answer and a rule rest on no evidence."""
    found = plus_minus(problem(FAST))

    assert [nudge_table(found, nudge)["source"] for nudge in (found.answers[0], found.rules[0])] == [None, None]
