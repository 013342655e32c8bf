"""The page without script, and the page without Python."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from shortlist import built_in_model
from tests.browser.checklist import Checklist
from tests.support.patience import be_patient
from tests.support.server import Site, not_found


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """Give a page in a browser that runs no script."""
    context = be_patient(browser.new_context(java_script_enabled=False))
    yield context.new_page()
    context.close()


def test_the_form_stands_without_script(plain_page: Page, guide: Site) -> None:
    """Every question can be read and marked, nothing is marked yet, and the command line is named."""
    plain_page.goto(f"{guide.url}checklist/")

    questions = plain_page.get_by_role("group").locator("legend").all_text_contents()

    asked = [question.text.replace("'", "\u2019") for question in built_in_model().questions.values()]
    assert sorted(text for text in questions if text in asked) == sorted(asked)
    assert plain_page.locator("input:checked").count() == 0
    expect(plain_page.get_by_text("shortlist evaluate sheet.toml")).to_be_visible()


def test_no_dead_button_without_script(plain_page: Page, guide: Site) -> None:
    """What only a script can do is not offered without one."""
    plain_page.goto(f"{guide.url}checklist/")

    offered = [button.text_content() for button in plain_page.locator(".content button").all() if button.is_visible()]

    assert [words for words in offered if words and words.strip()] == []


def test_the_first_screen_stands_without_script(plain_page: Page, guide: Site) -> None:
    """What is essential can be ticked on paper or on the screen, with what each need buys."""
    plain_page.goto(f"{guide.url}checklist/")

    expect(plain_page.get_by_label("Admin screens", exact=True)).to_be_visible()
    expect(plain_page.get_by_text("Staff can look at and edit data without a developer.")).to_be_visible()


def test_the_comparison_opens_without_script(plain_page: Page, guide: Site) -> None:
    """A link to a cell shows its evidence although no script runs."""
    plain_page.goto(f"{guide.url}comparison/#admin-django")

    expect(plain_page.locator("#admin-django")).to_be_visible()


@pytest.mark.first_visit
def test_a_missing_runtime_is_told_and_can_be_tried_again(checklist: Checklist) -> None:
    """A wasm file that is not there ends in words; the answers stay, and trying again works."""
    checklist.site.break_("pyodide.asm.wasm", not_found)
    checklist.open().answer("admin", "essential")
    checklist.wait_for_failure()
    words = checklist.part("bar").inner_text()
    kept = checklist.fragment

    checklist.site.mend()
    checklist.press("Try again")
    checklist.wait()

    assert "404" in words
    assert "shortlist evaluate sheet.toml" in words
    assert kept == "v1;admin=essential"
    expect(checklist.headline).to_contain_text("So far: Django")
    expect(checklist.page.get_by_text("shortlist evaluate sheet.toml")).to_be_hidden()


@pytest.mark.first_visit
def test_answers_can_be_saved_without_python(checklist: Checklist) -> None:
    """While Python fails, a file of answers is refused in words or saved, and nothing is dead."""
    checklist.site.break_("pyodide.asm.wasm", not_found)
    checklist.open().answer("admin", "essential")
    checklist.wait_for_failure()

    expect(checklist.title).to_have_text("No answer for now.")
    checklist.press("Save answers (TOML)")
    said = checklist.page.locator("[data-part=said]")

    expect(said).to_contain_text("Save the answers as JSON")
    with checklist.page.expect_download() as download:
        checklist.press("Save answers (JSON)")
    assert download.value.suggested_filename == "sheet.json"
