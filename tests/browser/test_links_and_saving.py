"""Answers live in the address and in the browser, and none is lost or replaced unasked."""

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model, read_sheet
from tests.browser.checklist import Checklist
from tests.support.house import ROOT
from tests.support.server import stalled

ADMIN = "v1;must=admin;admin=essential"
OTHER = "v1;deciding=html;html=most"


def test_a_link_fills_the_form(checklist: Checklist) -> None:
    """Answers in the address stand in the form, and their result is shown."""
    checklist.open(ADMIN).wait()

    assert checklist.chosen() == {"admin": "essential"}
    assert checklist.page.locator("[name=must]:checked").get_attribute("value") == "admin"


def test_a_scenario_opens_in_the_checklist(checklist: Checklist) -> None:
    """One click on a scenario's page shows its answers in the checklist."""
    checklist.page.goto(f"{checklist.site.url}scenarios/dashboard/")

    checklist.page.get_by_role("link", name="Open these answers in the checklist").click()
    checklist.wait()
    sheet = read_sheet(ROOT / "docs" / "scenarios" / "dashboard.toml", built_in_model())
    expect(checklist.part("sender")).to_contain_text(sheet.title or "")

    assert checklist.chosen() == {key: "|".join(levels) for key, levels in sheet.answers.items()}


def test_an_answer_between_levels_is_shown_and_kept(checklist: Checklist) -> None:
    """A link may answer with two levels, or leave a question to others; both are shown and stay."""
    fragment = "v1;admin=none|useful;html=-"

    checklist.open(fragment).wait()

    expect(checklist.level("admin", "none|useful")).to_be_checked()
    expect(checklist.level("html", "-")).to_be_checked()
    assert checklist.fragment == fragment


STRANGE = {
    "unknown-question": ("v1;colour=green;admin=essential", "colour=green"),
    "unknown-level": ("v1;admin=essential;html=purple", "html=purple"),
    "broken-encoding": ("v1;title=%E0%A4%A;admin=essential", "title=%E0%A4%A"),
    "twice-the-same": ("v1;deciding=html|html;admin=essential", "deciding=html|html"),
}


@pytest.mark.parametrize(("fragment", "words"), STRANGE.values(), ids=STRANGE)
def test_what_is_not_understood_is_told(checklist: Checklist, fragment: str, words: str) -> None:
    """A link with unknown parts says which, and the answers that are understood stand."""
    checklist.open(fragment).wait()

    expect(checklist.notices).to_contain_text(words)
    assert checklist.chosen() == {"admin": "essential"}


def test_what_is_not_understood_can_be_left_out(checklist: Checklist) -> None:
    """Unknown parts stay in the address until the reader leaves them out."""
    checklist.open("v1;admin=essential;colour=green").wait()
    kept = checklist.fragment

    checklist.press("Remove it from the link")

    assert (kept, checklist.fragment) == ("v1;admin=essential;colour=green", "v1;admin=essential")


def test_a_link_that_is_far_too_long_is_refused_in_words(checklist: Checklist) -> None:
    """A hundred kilobytes are no sheet; the page says so and stays alive."""
    checklist.open("v1;title=" + "a" * 100_000)

    expect(checklist.notices).to_contain_text("too long")
    checklist.answer("admin", "useful")
    assert checklist.fragment == "v1;admin=useful"


def test_markup_in_a_name_stays_text(checklist: Checklist) -> None:
    """A link cannot bring elements into the page."""
    checklist.open("v1;title=%3Cimg%20src%3Dx%3E;%3Cb%3E=1").wait()

    expect(checklist.notices).to_contain_text("%3Cb%3E=1")
    assert checklist.page.locator("form img, form b").count() == 0


def test_a_reload_keeps_the_answers(checklist: Checklist) -> None:
    """Answers are saved as they are given, and the result comes back with them."""
    checklist.open().answer("admin", "essential")
    checklist.wait()
    said = checklist.headline.text_content()

    checklist.page.goto(f"{checklist.site.url}comparison/")
    checklist.open().wait()

    assert (checklist.chosen(), checklist.headline.text_content()) == ({"admin": "essential"}, said)


@pytest.mark.first_visit
def test_saved_answers_are_worked_out_before_python_is_there(checklist: Checklist) -> None:
    """Whoever comes back reads that the answer is on its way, and is offered nothing that needs one."""
    checklist.site.break_("pyodide.asm.wasm", stalled)
    checklist.open().answer("admin", "essential")
    checklist.page.goto(f"{checklist.site.url}comparison/")
    checklist.open()

    expect(checklist.title).to_have_text("Working out the answer\u2026")
    expect(checklist.headline).to_have_text("Working out the answer\u2026")
    expect(checklist.page.locator("[data-do=copy-link]")).to_be_hidden()


def test_starting_over_asks_once(checklist: Checklist) -> None:
    """All answers go when the reader says so, and none when not."""
    checklist.open(ADMIN).wait()
    checklist.press("Start over")
    checklist.press("Keep the answers")
    kept = checklist.fragment

    checklist.press("Start over")
    checklist.page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    checklist.wait()

    assert (kept, checklist.fragment, checklist.chosen()) == (ADMIN, "", {})


def test_storage_that_refuses_is_told(checklist: Checklist) -> None:
    """Where the browser saves nothing, the page says so and goes on."""
    checklist.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    checklist.open()

    checklist.answer("admin", "essential")

    expect(checklist.notices).to_contain_text("does not let the page save")
    assert checklist.fragment == "v1;admin=essential"


def test_two_tabs_do_not_destroy_each_other(checklist: Checklist) -> None:
    """A tab hears of answers saved in another, and saves nothing more until the reader chooses."""
    other = Checklist(checklist.page.context.new_page(), checklist.site).open()
    checklist.open().answer("admin", "essential")
    expect(other.notices).to_contain_text("Another tab")

    other.answer("html", "most")
    saved = checklist.page.evaluate("localStorage.getItem('shortlist.sheet')")
    other.press("Show those answers")

    assert saved == "v1;admin=essential"
    assert other.chosen() == {"admin": "essential"}
