"""What is asked next: the screens one after the other, then single questions, and nothing once it is settled."""

import pytest

from shortlist import built_in_model, evaluate, parse_sheet
from shortlist.method.question_order import Asking, Stage, asking, best_first, likely, next_question, stages_of
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.shortlist.workshop import workshop

MODEL = built_in_model()
STAGES = stages_of(MODEL)
OPEN = ("data-model", "admin", "api", "html", "lifetime")
"""Needs that are not essential, and open below that."""
ESSENTIALS = "".join(f"{key} = ['none', 'some']\n" for key in ("real-time", "html", "jobs"))


def asked(answers: str, head: str = "") -> Asking:
    """Return what is asked next after some answers."""
    sheet = parse_sheet(f"{head}[answers]\n{answers}", MODEL)
    return asking(evaluate(MODEL, sheet), sheet)


def said(*stages: Stage) -> str:
    """Return an answer to every question of some screens: nothing is brought, and of needs some are left open."""
    return "".join(_line(key, stage) for stage in stages for key in STAGES[stage])


def _line(key: QuestionId, stage: Stage) -> str:
    low, middle = (level.id for level in MODEL.questions[key].levels[:2])
    if key in OPEN:
        return f'{key} = ["{low}", "{middle}"]\n'
    return f'{key} = "{low if stage == "bring" else middle}"\n'


def test_every_question_is_on_one_screen() -> None:
    """What the team brings is asked apart from the pace and from what the product needs."""
    assert sorted(key for keys in STAGES.values() for key in keys) == sorted(MODEL.questions)
    assert STAGES["pace"] == ("productive-by",)
    assert {"experience-django", "already-flask", "already-binding", "own-data", "own-parts"} <= set(STAGES["bring"])
    assert {"admin", "html", "lifetime"} <= set(STAGES["essentials"])


def test_a_model_without_own_data_has_screens_too() -> None:
    """What is asked about data of one's own is part of a model that says so, and of no other."""
    assert set(stages_of(workshop())["bring"]).isdisjoint({"own-data", "own-parts"})


def test_screens_follow_one_another() -> None:
    """Each screen names all of its questions, in the order of the page, until something was said to them."""
    assert asked("") == Asking("essentials", STAGES["essentials"])
    assert asked(said("essentials")) == Asking("bring", STAGES["bring"])
    assert asked(said("essentials", "bring")) == Asking("pace", STAGES["pace"])


def test_what_was_answered_between_two_levels_or_left_to_others_is_not_asked_by_a_screen() -> None:
    """A screen names the questions to which nothing at all was said."""
    found = asked(ESSENTIALS + "admin = { abstain = true }\ntyping = 'useful'\n")

    assert found.stage == "essentials"
    assert set(STAGES["essentials"]) - set(found.questions) == {"real-time", "html", "jobs", "admin", "typing"}


def test_a_mark_alone_says_nothing_of_its_need() -> None:
    """A need that decides is at least in the middle, and its question is asked all the same."""
    assert "admin" in asked("", 'deciding = ["admin"]\n').questions


def test_after_the_screens_the_best_question_comes_first() -> None:
    """What was left between two levels is asked again where it could change who is in front, and never what cannot."""
    sheet = parse_sheet(f"[answers]\n{said(*STAGES)}", MODEL)
    evaluation = evaluate(MODEL, sheet)
    found = asking(evaluation, sheet)

    assert found.stage == "best"
    assert set(found.questions) == set(evaluation.could_change.questions)
    assert next_question(evaluation, sheet) == found.questions[0]


def test_where_nothing_can_change_it_any_more_nothing_is_asked() -> None:
    """A settled sheet has no next question, however much of it is open."""
    settled = "".join(f'already-{name} = "nothing"\n' for name in ("fastapi", "flask", "litestar"))
    code = 'already-django = "code"\nalready-binding = "binding"\n'
    found = asked(settled + code, 'deciding = ["already"]\nmust = ["already-binding"]\n')

    assert found == Asking("done", ())


def test_what_only_others_can_answer_ends_the_questions() -> None:
    """A member who leaves all open questions to others is asked nothing."""
    answers = "".join(f"{key} = {{ abstain = true }}\n" for key in MODEL.questions)

    assert asked(answers) == Asking("done", ())
    assert next_question(evaluate(MODEL, parse_sheet("", MODEL)), parse_sheet(f"[answers]\n{answers}", MODEL)) is None
    assert QuestionId("admin") in STAGES["essentials"]


@pytest.mark.parametrize("criterion", ["admin", "familiarity", "data-layer"])
def test_questions_of_what_decides_come_first(criterion: str) -> None:
    """The need of a deciding criterion, the experience it asks about, and whose data layer it is come before others."""
    evaluation = evaluate(MODEL, parse_sheet(f'deciding = ["{criterion}"]\n', MODEL))
    order = best_first(evaluation, list(evaluation.could_change.questions))
    decides = MODEL.criteria[CriterionId(criterion)]
    feeding = {decides.need} | {
        question.id for name in MODEL.alternatives for question in [MODEL.experience(decides, name)] if question
    }
    if criterion in MODEL.alternatives[AlternativeId("django")].rests_on_own_data:
        feeding |= {QuestionId("own-data"), QuestionId("own-parts")}

    assert set(order[: len(feeding)]) == feeding


def test_low_needs_are_likelier_than_high_ones() -> None:
    """Nobody needs everything: a level of a need is half as likely as the one below, and experience may be any."""
    problem = evaluate(MODEL, parse_sheet('deciding = ["admin"]\n[answers]\nhtml = "some"\n', MODEL)).problem

    assert likely(problem, QuestionId("jobs")) == [4, 2, 1]
    assert likely(problem, QuestionId("admin")) == [2, 1]
    assert set(likely(problem, QuestionId("experience-django"))) == {1}
