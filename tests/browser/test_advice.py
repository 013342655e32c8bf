"""What follows an outcome: what to ask next, what would change it, how firm it is, and the picture of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model, read_sheet
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import Checklist, texts
from tests.support.house import ROOT

MODEL = built_in_model()
ORDER = ROOT / "docs" / "scenarios" / "order-service.toml"
SHORTLIST = to_fragment(read_sheet(ORDER, MODEL))
OPEN = SHORTLIST.replace("data-model=complex;", "").replace("deciding=data-layer;", "")


def told(command: str, sheet: Path) -> Any:  # noqa: ANN401  # whatever the command prints
    """Return what the command line says about a sheet."""
    line = [sys.executable, "-m", "shortlist_cli", command, str(sheet), "--json"]
    return json.loads(subprocess.run(line, capture_output=True, check=False).stdout)


def text_of(question: str) -> str:
    return next(each.text for each in MODEL.questions.values() if each.id == question).replace("'", "\u2019")


def test_the_next_question_is_one_click_away(checklist: Checklist, tmp_path: Path) -> None:
    """The question that the command line would ask next is linked, and the focus goes to it."""
    checklist.open(OPEN).wait_for_stage("explained")
    link = checklist.part("next").get_by_role("link")
    shown = link.text_content()

    link.click()

    focused = checklist.page.evaluate("document.activeElement.id")
    following = told("explain", checklist.save("Save answers (TOML)", tmp_path))["deciding"]["next_question"]
    assert (shown, focused) == (text_of(following), following)


def test_questions_that_decide_are_named(checklist: Checklist, tmp_path: Path) -> None:
    """Next question and the others that decide are together those of the command line."""
    checklist.open(OPEN).wait_for_stage("explained")

    links = checklist.page.locator("[data-part=next] a, [data-part=questions] a").all()

    deciding = told("explain", checklist.save("Save answers (TOML)", tmp_path))["deciding"]
    assert sorted(texts(links)) == sorted(
        text_of(each) for each in deciding["questions"] or [deciding["next_question"]]
    )


def test_questions_that_need_no_answer_are_named(checklist: Checklist) -> None:
    """Once the outcome stands, the questions that cannot change it are listed."""
    checklist.open(SHORTLIST).wait_for_stage("explained")
    checklist.part("skipped").locator("summary").click()

    shown = texts(checklist.part("skipped").get_by_role("link").all())

    assert shown == [text_of(each) for each in told("explain", ORDER)["deciding"]["not_needed"]]


def test_firmness_is_told_in_words(checklist: Checklist) -> None:
    """The sentence of the command line stands below the outcome."""
    checklist.open(SHORTLIST).wait_for_stage("changes")

    expect(checklist.part("firmness")).to_have_text(told("what-if", ORDER)["plus_minus"]["sentence"])


@pytest.mark.parametrize(("button", "kept"), [("Undo it", SHORTLIST), ("Keep it", None)])
def test_a_change_can_be_tried(checklist: Checklist, button: str, kept: str | None) -> None:
    """Trying a change shows its outcome, marked, while address and storage keep the reader's own answers."""
    checklist.open(SHORTLIST).wait_for_stage("changes")
    checklist.part("changes").locator("summary").click()
    checklist.part("changes").get_by_role("button", name="Try it").first.click()
    checklist.wait()
    on_trial = (checklist.fragment, checklist.page.evaluate("localStorage.getItem('shortlist.sheet')"))
    expect(checklist.part("trial")).to_contain_text("On trial")
    expect(checklist.sentence).to_contain_text("undecided")

    checklist.press(button)
    checklist.wait()

    assert on_trial == (SHORTLIST, SHORTLIST)
    assert checklist.fragment == (kept or SHORTLIST.replace("data-model=complex", "data-model=simple"))
    expect(checklist.part("trial")).to_be_hidden()


def test_an_answer_given_during_a_trial_is_kept(checklist: Checklist) -> None:
    """Undoing takes back what was tried, and nothing that the reader answered meanwhile."""
    checklist.open(SHORTLIST).wait_for_stage("changes")
    checklist.part("changes").locator("summary").click()
    checklist.part("changes").get_by_role("button", name="Try it").first.click()

    checklist.answer("typing", "strict")
    checklist.press("Undo it")

    assert checklist.fragment == f"{SHORTLIST.replace(';waiting=', ';typing=strict;waiting=')}"


def test_changes_of_an_open_outcome_are_worked_out_on_demand(checklist: Checklist) -> None:
    """While much is open, the changes are asked for when a reader opens them."""
    checklist.open("v1;admin=essential;html=most;data-model=complex").wait_for_stage("explained")

    checklist.part("changes").locator("summary").click()

    checklist.wait_for_stage("changes")
    expect(checklist.part("changes").locator(".changes-words")).to_contain_text("answers")


def test_the_picture_says_every_grade_in_words(checklist: Checklist) -> None:
    """Each criterion that the answers ask for has a cell for every framework, with the word of its grade."""
    checklist.open(SHORTLIST).wait()
    checklist.part("picture").locator("> summary").click()

    heads = texts(checklist.part("picture").locator("thead th").all())
    named = checklist.part("picture").locator(".picture-criterion [data-slot=title]").all_text_contents()
    grades = checklist.part("picture").locator(".picture-grade").all_text_contents()

    assert heads == sorted((each.title for each in MODEL.alternatives.values()), key=str.lower)
    assert len(grades) == len(named) * len(heads)
    assert {word for grade in grades for word in grade.split(" or ")} <= {"met", "friction", "gap", "blocks"}
    assert named[0] == "Data layer"


def test_the_last_step_lists_what_a_prototype_has_to_settle(checklist: Checklist) -> None:
    """Evidence that is divided and decides stands in the last step; ratings to watch stand there once it is decided."""
    checklist.open(SHORTLIST).wait_for_stage("changes")

    watched = checklist.part("to-watch").get_by_role("listitem").count()

    assert watched == len(told("what-if", ORDER)["plus_minus"]["watch"]) > 0
    expect(checklist.part("nothing-in-doubt")).to_be_visible()


def test_quick_answers_are_told_once(checklist: Checklist) -> None:
    """While answers come quickly, the status region speaks at most twice, and ends with the last outcome."""
    checklist.open(SHORTLIST).wait()
    checklist.page.evaluate(
        """() => {
            globalThis.told = [];
            const sentence = document.querySelector('[data-part=sentence]');
            new MutationObserver(() => told.push(sentence.textContent)).observe(sentence, {childList: true});
        }"""
    )

    for level in ["simple", "complex", "none", "complex", "simple", "complex", "simple"]:
        checklist.page.evaluate(f"document.querySelector('[name=data-model][value={level}]').click()")
    checklist.wait()

    said = checklist.page.evaluate("told")
    assert len(said) <= 2
    assert "undecided" in said[-1]
