"""What decides where too much is open to say it exactly, and the plan where little is."""

import json

import pytest

from shortlist import Outcome, Problem, built_in_model, parse_sheet
from shortlist.method.open_questions import MOST_OPEN, TRIED_WORLDS, Branch, Plan, deciding, plan, sampled_world
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.shortlist.workshop import ALL_KNOWN, problem

SAW, LASER = AlternativeId("saw"), AlternativeId("laser")


def first_open(count: int) -> Problem:
    """Return our model with the first questions of the page open and the others answered."""
    model = built_in_model()
    answered = list(model.questions.values())[count:]
    return Problem.of(
        model, parse_sheet(json.dumps({"answers": {one.id: one.levels[1].id for one in answered}}), model)
    )


def test_where_too_much_is_open_what_is_proven_is_named_and_asked_first() -> None:
    """With nothing answered the list may miss some, says so, and begins with the first question of the page on it."""
    every = len(built_in_model().questions)
    found = deciding(first_open(every))

    assert every > MOST_OPEN
    assert found.exact is False
    assert len(found.questions) > 1
    assert found.next_question == found.questions[0]


def test_ten_open_questions_are_worked_out_exactly_and_eleven_are_not() -> None:
    """A reader with ten questions left is told which of them decide, and none is missing."""
    assert [deciding(first_open(MOST_OPEN + more)).exact for more in (0, 1)] == [True, False]


def test_too_many_steps_leave_what_is_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the exact way takes too many steps, what a few worlds have proven is said all the same."""
    monkeypatch.setattr("shortlist.method.open_questions.MOST_STEPS", 500)
    found = deciding(problem())

    assert (found.exact, found.next_question) == (False, "speed")
    assert len(found.questions) == len(problem().model.questions)


def test_a_question_that_proves_nothing_is_not_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the team knows the saw is the first thing open, and does not matter, so that another is asked about."""
    monkeypatch.setattr("shortlist.method.open_questions.MOST_OPEN", 0)
    found = deciding(problem('speed = "useful"\nforce = "essential"\nsoon = "now"'))

    assert "skill-saw" not in found.questions
    assert found.next_question == found.questions[0]


def test_where_nothing_is_proven_the_first_that_is_open_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not knowing what decides is no reason to ask nothing, or to ask what is answered."""
    monkeypatch.setattr("shortlist.method.open_questions.MOST_OPEN", 0)
    found = deciding(problem('speed = "essential"\nforce = "useful"\nskill-saw = "no"\nskill-laser = "yes"'))

    assert (found.questions, found.next_question) == ((), "soon")


def test_where_only_evidence_is_open_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rating that is disputed still decides, and the reader has answered every question."""
    monkeypatch.setattr("shortlist.method.open_questions.MOST_OPEN", -1)
    found = deciding(problem(ALL_KNOWN + 'speed = "useful"\nforce = "essential"', 'deciding = ["power"]'))

    assert (found.questions, found.ratings, found.next_question) == ((), ((LASER, CriterionId("power")),), None)


def test_the_worlds_that_are_tried_are_not_all_the_same() -> None:
    """What only shows in some worlds would never be proven by one world tried again and again."""
    worlds = [sampled_world(problem(), number) for number in range(TRIED_WORLDS)]

    assert len({tuple(world.values()) for world in worlds}) > TRIED_WORLDS / 2


def test_a_plan_asks_again_where_an_answer_leaves_something_open() -> None:
    """To know the saw settles it; else the laser is asked about too, and each end is one outcome."""
    planned = plan(problem('speed = "essential"\nforce = "none"\nsoon = "now"'))
    saw, both = (frozenset([Outcome("shortlist", members)]) for members in ((SAW,), (LASER, SAW)))
    then = Plan(QuestionId("skill-laser"), (Branch((0,), saw), Branch((1,), both)))

    assert planned == Plan(QuestionId("skill-saw"), (Branch((0,), then), Branch((1,), saw)))


def test_a_plan_has_up_to_three_questions() -> None:
    """Three are planned, four are not, and where nothing decides there is nothing to plan."""
    level = 'speed = "useful"\nforce = "useful"\n'
    planned = [plan(problem(answers)) for answers in (level, level + 'skill-saw = "yes"', ALL_KNOWN + level)]

    assert [found and found.question for found in planned] == [None, "skill-axe", None]
