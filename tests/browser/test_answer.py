"""The answer: the library's sentences, a picture of what matters, what to ask next, and changes that can be tried."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model, read_sheet
from shortlist.report.sentences import need_name
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import Checklist, texts
from tests.support.house import ROOT

MODEL = built_in_model()
ORDER = ROOT / "docs" / "scenarios" / "order-service.toml"
FRAGMENT = to_fragment(read_sheet(ORDER, MODEL))
KNOWN = "v1;deciding=admin;admin=essential;data-model=complex;experience-django=production;experience-fastapi=tried"
MOST_WORDS = 60
SEEN = """part => {
    const copy = part.cloneNode(true);
    for (const hidden of copy.querySelectorAll('.unseen, [hidden]')) hidden.remove();
    return copy.textContent;
}"""


@cache
def told(sheet: Path) -> Any:  # noqa: ANN401  # whatever the command prints
    """Return what the command line says about a sheet."""
    line = [sys.executable, "-m", "shortlist_cli", "evaluate", str(sheet), "--json"]
    return json.loads(subprocess.run(line, capture_output=True, check=False).stdout)


def opened(checklist: Checklist, fold: str) -> None:
    checklist.page.locator(f"#fold-{fold} > summary").click()


def test_the_answer_is_told_in_the_sentences_of_the_library(checklist: Checklist) -> None:
    """Heading, standing, grounds, objection and what would change it are those of the command line."""
    checklist.open(FRAGMENT).wait()
    summary = told(ORDER)["summary"]

    lines = texts(checklist.part("grounds").locator("[data-slot=sentence]").all())

    assert checklist.title.text_content() == summary["title"]
    assert lines[: len(summary["grounds"])] == [each["sentence"] for each in summary["grounds"]]
    told_against = [each["sentence"] for each in summary["objections"]]
    against = lines[len(summary["grounds"]) :][: len(told_against)]
    assert all(line.startswith(each) for line, each in zip(against, told_against, strict=True))
    assert len(lines) <= len(summary["grounds"]) + 3
    expect(checklist.body.locator("[data-slot=change]").first).to_have_text(summary["change"])


def test_the_answer_is_short_before_the_picture(checklist: Checklist) -> None:
    """A phone shows who is in front and why in sixty words or less."""
    checklist.page.set_viewport_size({"width": 360, "height": 740})
    checklist.open(KNOWN).wait_for_stage("asked")

    seen = checklist.page.locator("#result > h2, #result > .screen-top, #result .summary").all()
    texts_seen = [part.evaluate(SEEN) for part in seen]
    words = [word for text in texts_seen for word in str(text).split()]

    assert len(words) <= MOST_WORDS


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


def test_the_picture_shows_what_matters_to_this_reader(checklist: Checklist) -> None:
    """What was asked for stands in it, what decides first; every cell has a shape and a word, and leads to evidence."""
    checklist.open(KNOWN).wait()
    table = checklist.page.locator("[data-group=apart]")

    rows = texts(table.locator("[data-slot=title]").all())
    cells = table.locator("td a").evaluate_all(
        "all => all.map((each) => [each.textContent.trim(), each.querySelectorAll('svg use').length, each.hash !== ''])"
    )

    assert rows[0] == "Admin screens"
    assert set(rows) <= {need_name(MODEL, criterion) for criterion in MODEL.criteria.values()}
    assert len(cells) == len(rows) * len(MODEL.alternatives)
    words = {word.removesuffix("?, disputed") for word, *_ in cells}
    assert words <= {"fits", "friction", "gap", "ruled out", "not known yet"}
    assert {tuple(rest) for _, *rest in cells} == {(1, True)}


def test_every_framework_of_the_picture_leads_to_its_profile(checklist: Checklist) -> None:
    """The head of a column is the way to the framework's page."""
    checklist.open(KNOWN).wait()

    heads = checklist.page.locator("[data-group=apart]").locator("xpath=..").locator("thead a")

    assert heads.evaluate_all("all => all.map((each) => each.pathname.split('/').at(-2))") == sorted(MODEL.alternatives)


def test_questions_that_could_change_it_are_named_in_the_order_of_the_library(checklist: Checklist) -> None:
    """The first of them is the one that the command line would ask next."""
    checklist.open(FRAGMENT).wait_for_stage("asked")
    following = told(ORDER)

    links = (
        checklist.part("asked-list").get_by_role("link").evaluate_all("all => all.map((each) => each.hash.slice(1))")
    )

    assert len(links) <= 3
    assert set(links) <= set(following["could_change"])
    assert links[:1] == [following["next_question"]][: len(following["could_change"])]


def test_answers_can_be_checked_and_changed(checklist: Checklist) -> None:
    """Every answer stands in a list by its short name, with a way to its question."""
    checklist.open(KNOWN).wait()
    opened(checklist, "answers")
    answers = checklist.part("answers-list")

    expect(answers.locator("dt").filter(has_text="Admin screens")).to_be_visible()
    answers.get_by_role("link", name="Change: Admin screens").click()
    expect(checklist.page.locator("fieldset#admin")).to_be_in_viewport()


def test_the_others_are_told_apart_in_one_sentence_each(checklist: Checklist) -> None:
    """Why not this one is one sentence, that of the library."""
    checklist.open(FRAGMENT).wait()
    opened(checklist, "compared")

    items = checklist.part("comparisons").get_by_role("listitem")
    expect(items.first).to_be_visible()
    shown = texts(items.all())

    assert [words.replace("\u2019", "'") for words in shown] == told(ORDER)["summary"]["comparisons"]


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


def test_what_to_prototype_is_one_tap_away(checklist: Checklist) -> None:
    """The answer leads to the page on how to prove it."""
    checklist.open(KNOWN).wait()
    opened(checklist, "prototype")

    link = checklist.page.locator("#fold-prototype").get_by_role("link", name="How to prove it with a prototype")

    assert str(link.evaluate("link => link.pathname")).endswith("/decide/prototype/")


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
