"""A link shows its recipient whose result it is and four ways on; nothing is saved before one of them is taken."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from shortlist import CriterionId, Sheet, built_in_model
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, SHIFTS, Checklist, texts
from tests.browser.samples import orders
from tests.browser.tabs import Tabs
from tests.support.server import not_found, stalled

MODEL = built_in_model()
MINE = "v1;must=admin;admin=essential"
SENT = to_fragment(orders()).replace("title=Orders;", "title=Orders;member=Ada;")
HELD = """() => {
    // However late the script is on a busy machine, the page is not let go of before.
    const style = new CSSStyleSheet();
    style.replaceSync(".checklist[data-opening] > * { animation: none !important }");
    document.adoptedStyleSheets = [style];
}"""
OVERLAPS = """() => {
    const boxes = (selector) =>
        [...document.querySelectorAll(selector)].map((each) => [each, each.getBoundingClientRect()]);
    const meet = (one, other) => one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom;
    const marks = boxes("g");
    return boxes("text:not(:has(tspan)), tspan")
        .filter(([, box]) => marks.some(([, mark]) => meet(box, mark))).map(([each]) => each.textContent);
}"""
SVG = "{http://www.w3.org/2000/svg}"
SAVED = "localStorage.getItem('shortlist.sheet')"


def saved(checklist: Checklist) -> str:
    """Return the answers that the browser keeps."""
    return str(checklist.page.evaluate(SAVED) or "")


def follow(checklist: Checklist, fragment: str = SENT) -> Checklist:
    """Follow a link with saved answers of one's own, and wait until the ways on are there."""
    checklist.open(MINE).wait()
    checklist.page.goto(f"{checklist.site.url}comparison/")
    checklist.follow(fragment)
    checklist.page.get_by_role("button", name="Make it mine").wait_for()
    return checklist


def test_a_link_shows_whose_result_it_is_and_saves_nothing(checklist: Checklist) -> None:
    """The recipient reads who leads, whose sheet of which day it is, why, and what is against it; nothing is kept."""
    checklist.follow(f"{SENT};date=2026-11-03").wait_for_stage("asked")

    expect(checklist.part("sender")).to_contain_text("Orders answered by Ada, link made on 3 November 2026")
    assert checklist.fragment == f"{SENT};date=2026-11-03"
    expect(checklist.title).to_contain_text("Django")
    kinds = checklist.part("grounds").locator("li").evaluate_all("items => items.map((item) => item.dataset.kind)")
    assert (kinds.count("for"), kinds.count("against")) == (3, 1)
    expect(checklist.part("picture")).to_be_visible()
    ways = texts(checklist.part("shared").locator("li button").all())
    assert ways == ["Challenge", "Make it mine", "Add as another service", "Add to the team"]
    assert checklist.page.evaluate("localStorage.length") == 0


@pytest.mark.first_visit
def test_a_link_says_whose_answers_they_are_before_python_is_there(checklist: Checklist) -> None:
    """However slow the line is, the recipient reads at once what this is, and that the answer is on its way."""
    checklist.site.break_("pyodide.asm.wasm", stalled)
    checklist.follow(SENT)

    expect(checklist.part("sender")).to_contain_text("Orders answered by Ada")
    expect(checklist.title).to_have_text("Working out the answer\u2026")
    expect(checklist.python).to_contain_text("Loading Python")
    checklist.page.get_by_role("link", name="What to do with it").click()
    expect(checklist.page.get_by_role("button", name="Challenge")).to_be_in_viewport()


def test_no_question_is_seen_before_the_result_of_a_link(checklist: Checklist) -> None:
    """The page is held back until it is turned to the result, and so it shifts less than 0.1, which is called good."""
    checklist.page.add_init_script(HELD)
    checklist.follow(SENT).wait_for_stage("asked")

    assert checklist.page.evaluate(SHIFTS) < 0.1


@pytest.mark.first_visit
def test_a_link_without_its_script_shows_the_questions(checklist: Checklist) -> None:
    """What holds the page back lets go of it by itself."""
    checklist.site.break_("checklist.mjs", not_found)
    checklist.page.goto(f"{checklist.site.url}checklist/#{SENT}")

    expect(checklist.page.locator("[name=essential]").first).to_be_visible(timeout=PATIENCE)


def test_nothing_moves_once_the_answer_is_there(checklist: Checklist) -> None:
    """Neither below a shared result nor on the way from there to the record does a button go from under a finger."""
    checklist.page.set_viewport_size({"width": 360, "height": 740})
    checklist.follow(SENT)
    checklist.page.locator("[data-answered]").wait_for()
    checklist.watch()
    checklist.wait_for_stage("asked")
    checklist.press("Make it mine")
    checklist.wait_for_stage("asked")
    tabs = Tabs(checklist)
    tabs.enter("Record")
    tabs.press("Preview the record")
    expect(checklist.part("preview")).to_contain_text("# ", timeout=PATIENCE)

    assert checklist.shifts == []


WAYS = {
    "back": (["Back to my answers"], MINE, MINE),
    "mine, thought better of": (["Make it mine", "Cancel"], SENT, MINE),
    "mine": (["Make it mine", "Replace mine"], SENT.replace("member=Ada;", ""), SENT.replace("member=Ada;", "")),
    "mine, and back": (["Make it mine", "Replace mine", "Bring mine back"], MINE, MINE),
}


@pytest.mark.parametrize("way", WAYS)
def test_saved_answers_are_replaced_only_where_the_reader_says_so(checklist: Checklist, way: str) -> None:
    """Each way on ends in the answers that it names, and what was saved is lost on none of them."""
    pressed, shown, kept = WAYS[way]
    follow(checklist)
    before = saved(checklist)

    for button in pressed:
        checklist.press(button)
    checklist.wait()

    assert before == MINE
    assert (checklist.fragment, saved(checklist)) == (shown, kept)


def test_a_challenge_plays_on_a_copy(checklist: Checklist) -> None:
    """An answer of the copy is changed and kept, which then has no day; the change is undone whole."""
    follow(checklist, f"{SENT};date=2026-11-03").wait_for_stage("asked")
    checklist.page.get_by_role("button", name="Challenge").click()
    checklist.page.get_by_role("combobox", name="Admin screens").select_option("none")
    checklist.press("Keep it")
    expect(checklist.part("sender")).to_contain_text("You have changed")
    changed, kept = checklist.fragment, saved(checklist)

    checklist.press("Undo the changes")

    assert "admin=none" in changed
    assert "date=" not in changed
    assert (kept, checklist.fragment) == (MINE, f"{SENT};date=2026-11-03")


def test_a_link_becomes_another_service(checklist: Checklist) -> None:
    """The sheet of a link is kept beside the reader's own, which stays in the form."""
    tabs = Tabs(follow(checklist))

    checklist.press("Add as another service")
    tabs.wait_for_all()

    expect(tabs.said).to_contain_text("Orders is kept as another service.")
    sheets = [one["fragment"] for one in tabs.kept("shortlist.services")["sheets"]]
    assert sheets == [MINE, SENT]
    assert (checklist.fragment, saved(checklist)) == (MINE, MINE)


def test_a_link_joins_the_team(checklist: Checklist) -> None:
    """The sheet of a link is laid to those of the team under its member's name, and the reader's own stays."""
    tabs = Tabs(follow(checklist))

    checklist.press("Add to the team")
    tabs.wait_for_all()

    tabs.expect_members("Ada")
    assert (checklist.fragment, saved(checklist)) == (MINE, MINE)


def test_a_link_stays_a_link_until_the_reader_goes_back(checklist: Checklist) -> None:
    """A reload saves nothing either; a link that is followed on the page itself has the browser's own way back."""
    follow(checklist)
    checklist.reload()
    expect(checklist.part("sender")).to_contain_text("Ada")
    reloaded = saved(checklist)
    checklist.press("Back to my answers")
    checklist.page.evaluate(f"void (location.hash = '{SENT}')")
    expect(checklist.part("sender")).to_be_visible()

    checklist.page.go_back()
    expect(checklist.part("sender")).to_be_hidden()

    assert (reloaded, checklist.fragment, saved(checklist)) == (MINE, MINE, MINE)


def test_nothing_of_a_newer_link_is_opened_unasked(checklist: Checklist) -> None:
    """A link of another version is named with what is not understood; what is understood is opened on request."""
    checklist.follow("v2;admin=essential;colour=green")

    expect(checklist.notices).to_contain_text("version v2")
    expect(checklist.notices).to_contain_text("colour=green")
    before = checklist.chosen()
    checklist.press("Open what is understood")
    expect(checklist.part("sender")).to_be_visible()

    assert (before, checklist.chosen()) == ({}, {"admin": "essential"})
    assert saved(checklist) == ""


def test_a_link_with_too_many_stars_leads_to_the_place_to_choose(checklist: Checklist) -> None:
    """More than three that decide are no result yet: the reader sees the stars, takes one away, and has the answer."""
    checklist.follow("v1;deciding=admin|html|talent|typing;admin=essential;html=most;typing=strict")
    expect(checklist.notices).to_contain_text("at most 3 can decide")
    at = checklist.screen

    button = checklist.notices.get_by_role("button", name="Static typing")
    checklist.page.mouse.wheel(0, 2000)
    expect(button).to_be_in_viewport()
    button.click()
    checklist.wait()

    assert (at, checklist.screen) == ("essentials", "result")
    expect(checklist.notices.get_by_text("at most 3")).to_have_count(0)
    expect(checklist.headline).not_to_contain_text("Working", timeout=PATIENCE)
    assert saved(checklist) == ""


def test_a_link_is_met_by_keyboard(checklist: Checklist) -> None:
    """The bar leads to the ways on, and each of them is a button that the keyboard presses."""
    follow(checklist)
    checklist.page.get_by_role("link", name="What to do with it").press("Enter")
    expect(checklist.page.locator("#shared--title")).to_be_focused()

    checklist.page.keyboard.press("Tab")
    checklist.page.keyboard.press("Tab")
    checklist.page.keyboard.press("Enter")
    expect(checklist.page.get_by_role("dialog")).to_be_visible()
    checklist.page.keyboard.press("Escape")

    assert (checklist.fragment, saved(checklist)) == (SENT, MINE)


def test_the_picture_says_what_the_page_says(checklist: Checklist, tmp_path: Path) -> None:
    """The picture is well-formed SVG with the words of the page, a name of its own, and nothing from outside."""
    checklist.open(SENT).wait()

    path = checklist.save("Save picture (SVG)", tmp_path)

    picture = ET.fromstring(path.read_bytes())  # noqa: S314  # written by our own page
    words = " ".join(" ".join(picture.itertext()).split())
    rows = checklist.part("picture").locator("tbody").first.locator("th a")
    on_page = [checklist.title, *checklist.part("grounds").locator("a").all(), *rows.all()]
    assert path.name == "orders.svg"
    assert [said for said in map(spaced, texts(on_page)) if said not in words] == []
    assert spaced(picture.findtext(f"{SVG}title") or "") == spaced(checklist.title.text_content() or "")
    assert not re.search(r"(href|url\(|@import|@font-face|<style)", path.read_text("utf-8"))


def test_no_words_of_the_picture_run_into_a_mark(checklist: Checklist, tmp_path: Path) -> None:
    """Where everything is essential, the longest names stand in the picture, starred ones among them."""
    levels = {need: question.levels[-1].id for need, question in MODEL.questions.items() if question.buys}
    sheet = Sheet(answers={need: (level,) for need, level in levels.items()}, deciding=(CriterionId("broadcast"),))
    checklist.open(to_fragment(sheet)).wait()
    path = checklist.save("Save picture (SVG)", tmp_path)

    checklist.page.goto(path.as_uri())

    assert checklist.page.locator("text", has_text="★ Live connections (broadcast").count() == 1
    assert checklist.page.evaluate(OVERLAPS) == []


def test_the_picture_is_copied_as_pixels(checklist: Checklist) -> None:
    """What is pasted into a chat is a picture, twice as sharp as it is drawn; a link that is copied has its day."""
    checklist.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checklist.open(SENT).wait()

    checklist.press("Copy picture")
    expect(checklist.part("said")).to_have_text("The picture is copied.", timeout=PATIENCE)

    width = checklist.page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            return (await createImageBitmap(await item.getType('image/png'))).width;
        }"""
    )
    assert width == 1440
    checklist.press("Copy link")
    expect(checklist.part("said")).to_have_text("The link is copied.")
    copied = str(checklist.page.evaluate("navigator.clipboard.readText()"))
    assert re.search(rf"#{re.escape(checklist.fragment)};date=\d{{4}}-\d\d-\d\d$", copied)


def spaced(text: str) -> str:
    """Return a text with single spaces, as a picture breaks its lines elsewhere."""
    return " ".join(text.split())
