"""The answer: the library's sentences, a picture of what matters, what to ask next, and changes that can be tried."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model, read_sheet
from shortlist.report.sentences import need_name
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import Checklist, texts
from tests.shortlist_cli.running import run
from tests.support.house import ROOT

MODEL = built_in_model()
ORDER = ROOT / "docs" / "scenarios" / "order-service.toml"
FRAGMENT = to_fragment(read_sheet(ORDER, MODEL))
KNOWN = "v1;deciding=admin;admin=essential;data-model=complex;experience-django=production;experience-fastapi=tried"
MOST_WORDS = 60
CELLS = """all => all.map((each) => [
    each.textContent.trim(), each.querySelectorAll('svg use').length, each.hash !== ''
])"""
SEEN = """part => {
    const copy = part.cloneNode(true);
    for (const hidden of copy.querySelectorAll('.unseen, [hidden]')) hidden.remove();
    return copy.textContent;
}"""


@cache
def told(sheet: Path) -> Any:  # noqa: ANN401  # whatever the command prints
    """Return what the command line says about a sheet."""
    return json.loads(run("evaluate", str(sheet), "--json").stdout)


def opened(checklist: Checklist, fold: str) -> None:
    checklist.page.locator(f"#fold-{fold} > summary").click()


def test_the_answer_is_told_in_the_sentences_of_the_library(checklist: Checklist, subtests: pytest.Subtests) -> None:
    """Heading, grounds, objection, what would change it, what to ask next, and why not the others."""
    checklist.open(FRAGMENT).wait_for_stage("asked")
    summary = told(ORDER)["summary"]
    lines = texts(checklist.part("grounds").locator("[data-slot=sentence]").all())

    with subtests.test("heading and grounds"):
        assert checklist.title.text_content() == summary["title"]
        assert lines[: len(summary["grounds"])] == [each["sentence"] for each in summary["grounds"]]
    with subtests.test("objections"):
        told_against = [each["sentence"] for each in summary["objections"]]
        against = lines[len(summary["grounds"]) :][: len(told_against)]
        assert all(line.startswith(each) for line, each in zip(against, told_against, strict=True))
        assert len(lines) <= len(summary["grounds"]) + 3
    with subtests.test("what would change it"):
        expect(checklist.body.locator("[data-slot=change]").first).to_have_text(summary["change"])
    with subtests.test("what to ask next"):
        links = checklist.part("asked-list").get_by_role("link")
        asked = links.evaluate_all("all => all.map((each) => each.hash.slice(1))")
        assert len(asked) <= 3
        assert set(asked) <= set(told(ORDER)["could_change"])
        assert asked[:1] == [told(ORDER)["next_question"]][: len(told(ORDER)["could_change"])]
    with subtests.test("why not the others"):
        opened(checklist, "compared")
        items = checklist.part("comparisons").get_by_role("listitem")
        expect(items.first).to_be_visible()
        assert [words.replace("\u2019", "'") for words in texts(items.all())] == summary["comparisons"]


def test_what_to_prototype_is_told_in_the_sentences_of_the_library(checklist: Checklist) -> None:
    """The drawbacks of those in front and close behind, to be tried, and then what has to be checked."""
    checklist.open(f"{KNOWN};api=others;typing=strict").wait_for_stage("asked")
    opened(checklist, "prototype")
    items = checklist.part("to-prove").get_by_role("listitem")

    expect(items.first).to_have_text("Try Django on documented APIs, where it has friction.")
    expect(items.nth(1)).to_have_text("Try Django on static typing, where it has friction.")


def test_who_would_leave_code_behind_is_led_to_what_to_try_before(checklist: Checklist) -> None:
    """The page on staying or moving is one tap away where this project's code is in another framework."""
    checklist.open("v1;already-flask=code;real-time=core").wait()
    moving = checklist.part("moving")

    expect(moving).to_contain_text("Already in use: Flask (this project\u2019s code).")
    link = moving.get_by_role("link", name="What to try before you move")
    assert str(link.evaluate("link => link.pathname")).endswith("/stay-or-move/")
    checklist.answer("already-flask", "nothing")
    checklist.wait()
    expect(moving).to_be_hidden()


def test_the_answer_is_short_and_leads_on(checklist: Checklist, subtests: pytest.Subtests) -> None:
    """A phone shows who is in front and why in sixty words; the picture shows what matters to this reader."""
    checklist.page.set_viewport_size({"width": 360, "height": 740})
    checklist.open(KNOWN).wait_for_stage("asked")
    table = checklist.page.locator("[data-group=apart]")

    with subtests.test("it is short before the picture"):
        seen = checklist.page.locator("#result > h2, #result > .screen-top, #result .summary").all()
        words = [word for part in seen for word in str(part.evaluate(SEEN)).split()]
        assert 0 < len(words) <= MOST_WORDS
    with subtests.test("what decides stands first in the picture, and nothing that no criterion is named for"):
        rows = texts(table.locator("[data-slot=title]").all())
        assert rows[0] == "Admin screens"
        assert set(rows) <= {need_name(MODEL, criterion) for criterion in MODEL.criteria.values()}
    with subtests.test("every cell has a shape and a word, and leads to evidence"):
        cells = table.locator("td a").evaluate_all(CELLS)
        assert len(cells) == len(rows) * len(MODEL.alternatives)
        grades = {word.removesuffix("?, disputed") for word, *_ in cells}
        assert grades <= {"fits", "friction", "gap", "ruled out", "not known yet"}
        assert {tuple(rest) for _, *rest in cells} == {(1, True)}
    with subtests.test("the head of a column leads to the framework's page"):
        heads = table.locator("xpath=..").locator("thead a")
        leading = heads.evaluate_all("all => all.map((each) => each.pathname.split('/').at(-2))")
        assert leading == sorted(MODEL.alternatives)
    with subtests.test("how to prove it is one tap away"):
        opened(checklist, "prototype")
        link = checklist.page.locator("#fold-prototype").get_by_role("link", name="How to prove it with a prototype")
        assert str(link.evaluate("link => link.pathname")).endswith("/decide/prototype/")


def test_a_state_is_told_by_a_chip(checklist: Checklist) -> None:
    """While questions are open it says so far, and the word leads to its meaning."""
    checklist.open(KNOWN).wait()
    chip = checklist.page.locator("#result .chip:not([hidden])")

    expect(chip).to_have_text("so far")
    chip.click()
    expect(checklist.page.locator("#word-so-far")).to_be_focused()


def test_every_word_of_the_legend_leads_to_its_meaning(checklist: Checklist) -> None:
    """The legend names the shapes and marks of the cells, no other; what one means is one tap away, in one sentence."""
    checklist.open("v1;deciding=data-layer;must=admin;admin=essential;data-model=complex").wait()
    shapes = texts(checklist.page.locator("[data-part=picture] tbody td [data-slot=word]").all())
    links = checklist.page.locator(".legend a:visible")
    doubted = checklist.page.locator("[data-group=apart] td:has(.doubt)")

    assert texts(doubted.all()) == ["ruled out?, disputed"]
    assert {*shapes} >= {"fits", "ruled out"}
    assert {*texts(links.all())} == {*shapes, "disputed"}
    for link in links.all():
        link.click()
        word = checklist.page.locator(str(link.get_attribute("href")))
        expect(word).to_be_focused()
        assert word.evaluate("word => word.nextElementSibling.textContent.trim().length > 20")


def test_answers_can_be_checked_and_changed(checklist: Checklist) -> None:
    """Every answer stands in a list by its short name, with a way to its question."""
    checklist.open(KNOWN).wait()
    opened(checklist, "answers")
    answers = checklist.part("answers-list")

    expect(answers.locator("dt").filter(has_text="Admin screens")).to_be_visible()
    answers.get_by_role("link", name="Change: Admin screens").click()
    expect(checklist.page.locator("fieldset#admin")).to_be_in_viewport()


@pytest.mark.parametrize(("button", "kept"), [("Undo it", KNOWN), ("Keep it", KNOWN.replace("essential", "useful"))])
def test_a_change_can_be_played_with(checklist: Checklist, button: str, kept: str) -> None:
    """Changing an answer says who moves, while address and storage keep the reader's own."""
    checklist.open(KNOWN).wait()
    checklist.part("bar").get_by_role("link", name="What if?").click()
    checklist.part("levers").get_by_label("Admin screens").select_option("Useful")
    expect(checklist.part("trial")).to_contain_text("Admin screens: Useful")
    expect(checklist.part("trial").locator("[data-slot=moves]")).not_to_have_text("")
    on_trial = (checklist.fragment, checklist.page.evaluate("localStorage.getItem('shortlist.sheet')"))

    checklist.press(button)
    checklist.wait()

    assert on_trial == (KNOWN, KNOWN)
    assert checklist.fragment == kept
    expect(checklist.part("trial")).to_be_hidden()


def test_a_change_of_the_library_can_be_tried(checklist: Checklist) -> None:
    """Each change that puts others in front has a button that tries it."""
    checklist.open(KNOWN).wait()
    opened(checklist, "what-if")
    before = checklist.title.text_content()

    checklist.part("turns").get_by_role("button", name="Try it").first.click()

    expect(checklist.part("trial")).to_be_in_viewport(ratio=1)
    expect(checklist.part("trial").locator("[data-slot=moves]")).to_contain_text(f"Before: {before}. Now:")


def test_an_answer_given_during_a_trial_is_kept(checklist: Checklist) -> None:
    """Undoing takes back what was tried, and nothing that the reader answered meanwhile."""
    checklist.open(KNOWN).wait()
    opened(checklist, "what-if")
    checklist.part("levers").get_by_label("Relational data").select_option("None")

    checklist.answer("typing", "strict")
    checklist.press("Undo it")

    assert checklist.fragment == f"{KNOWN};typing=strict"


def test_quick_answers_are_told_once(checklist: Checklist) -> None:
    """While answers come quickly, the status region speaks at most twice, and ends with the last outcome."""
    checklist.open(KNOWN).wait()
    checklist.page.evaluate(
        """() => {
            globalThis.told = [];
            const headline = document.querySelector('[data-part=headline]');
            new MutationObserver(() => told.push(headline.textContent)).observe(
                headline, {childList: true, subtree: true});
        }"""
    )

    for level in ["simple", "complex", "none", "complex", "simple", "complex", "none"]:
        checklist.page.evaluate(f"document.querySelector('[name=data-model][value={level}]').click()")
    checklist.wait()

    assert len(set(checklist.page.evaluate("told"))) <= 4
