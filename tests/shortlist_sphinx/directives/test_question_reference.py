"""The directive ``question-reference`` says why each question is asked and what its levels mean."""

from pathlib import Path

import pytest

from shortlist import Question
from tests.shortlist_sphinx.conftest import Reading
from tests.shortlist_sphinx.guide import MODEL, titled
from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import CHECKLIST, small_site
from tests.shortlist_sphinx.words import plain

QUESTIONS = list(MODEL.questions.values())
STEP = ".. question-reference:: data"
LINK = "Page\n====\n\n:question:`admin`\n"


def asked(page: Element, question: Question) -> Element:
    """Return what stands about a question."""
    return next(each for each in page.all("div", class_="asked") if list(each.all(id=f"question-{question.id}")))


def test_a_question_is_explained_with_all_its_levels(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Text, reason, hint and levels with their meanings stand at the anchor of the question."""
    for question in QUESTIONS:
        with subtests.test(question.id):
            text = asked(page_of("questions"), question).text

            words = [question.text, question.why, question.hint]
            words += [word for level in question.levels for word in (level.label, level.means)]
            assert [word for word in words if plain(word) not in text] == []


def test_a_question_leads_to_its_criteria_and_into_the_checklist(subtests: pytest.Subtests, page_of: Reading) -> None:
    """Criteria and questions lead to each other, and the answer is one click away."""
    for question in QUESTIONS:
        with subtests.test(question.id):
            links = {link.attributes["href"] for link in asked(page_of("questions"), question).all("a")}

            criteria = [
                each
                for each in MODEL.criteria.values()
                if question.id in {each.need, f"{each.capability}-{question.about}"}
            ]
            assert {f"../criteria/#criterion-{each.id}" for each in criteria} | {
                f"../checklist/#{question.id}"
            } <= links


def test_the_page_of_a_step_is_the_home_of_its_questions(tmp_path: Path) -> None:
    """Where all questions stand on one page, and those of a step on another, links lead to the latter."""
    files = {
        "all.rst": titled("All", ".. question-reference::"),
        "step.rst": titled("Step", STEP),
        "link.rst": LINK,
    }

    built = small_site(tmp_path, files).run()

    assert built.warnings == ""
    assert 'href="../step/#question-admin"' in built.read("link/index.html")


def test_a_step_shows_its_own_questions_only(tmp_path: Path) -> None:
    """With the id of a step, other questions stay away."""
    built = small_site(tmp_path, {"step.rst": titled("Step", STEP), "checklist.rst": CHECKLIST}).run()

    page = read(built.read("step/index.html"))

    expected = [f"question-{each.id}" for each in QUESTIONS if each.step == "data"]
    assert [each.attributes["id"] for each in page.all(class_="asked-text")] == expected


def test_without_a_checklist_nothing_offers_to_answer(tmp_path: Path) -> None:
    """A link that would lead nowhere is left out."""
    page = small_site(tmp_path, {"step.rst": titled("Step", STEP)}).run().read("step/index.html")

    assert "Answer it in the checklist" not in page
