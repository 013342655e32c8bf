"""Examples at their reader's, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.pyodide_sphinx_extension.example_page import PATIENCE, ExamplePage, size_in
from tests.support.patience import be_patient
from tests.support.server import Site, not_found, policy
from tests.support.sphinx import Built

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
TRUSTED = "require-trusted-types-for 'script'; trusted-types pyodide-sphinx-extension pyodide-sphinx-extension-output"


@pytest.fixture
def shapes(page: Page, runnable_site: Site) -> ExamplePage:
    """Open the page with the circles."""
    return ExamplePage(page).open(f"{runnable_site.url}index.html")


@pytest.mark.first_visit
def test_nothing_of_python_is_fetched_before_a_reader_does_something(
    shapes: ExamplePage, runnable_site: Site, runnable: Built
) -> None:
    """Pointing at an example and opening its field load nothing; the size of what will be is said."""
    shapes.root(1).hover()
    shapes.button("Edit", 1).click()

    assert runnable_site.requested(".wasm") == []
    assert runnable_site.requested(".zip") == []
    size = size_in(runnable.read("index.html"))
    expect(shapes.button("Run", 1)).to_have_accessible_description(f"loads Python ({size}, once)")


def test_an_example_runs_after_those_it_builds_on(shapes: ExamplePage) -> None:
    """The example above that has not run yet runs first, and both show what they put out."""
    shapes.change(1, "from shapes import Circle\ncircle = Circle(20)\nprint('made')")
    shapes.run(2)

    shapes.expect_status(2, "The example above ran first. Done.")
    expect(shapes.output(1)).to_contain_text("made")
    expect(shapes.output(2).get_by_role("img", name="A circle of radius 20")).to_be_visible()


def test_an_example_shows_the_same_as_when_the_page_was_built(shapes: ExamplePage) -> None:
    """What the reader's Python puts out is what stood there before."""
    built = shapes.output(3).inner_text()
    shapes.run(3)
    shapes.expect_status(3, "It ended with NameError.")

    assert shapes.output(3).inner_text() == built


def test_a_changed_example_runs_and_can_be_had_back(shapes: ExamplePage) -> None:
    """Ctrl+Enter runs it; a new line keeps the depth of the one above; Reset brings code and output back."""
    built = shapes.output(1).inner_text()
    shapes.button("Edit", 1).click()
    shapes.code(1).press("Control+End")
    shapes.page.keyboard.type("\nfor number in 1, 2:\nprint(number)")
    shapes.page.keyboard.press("Control+Enter")
    expect(shapes.output(1)).to_contain_text("area: 314.16\n1\n2", timeout=PATIENCE)

    shapes.button("Reset", 1).click()

    assert shapes.output(1).inner_text() == built
    expect(shapes.code(1)).to_have_count(0)
    expect(shapes.button("Edit", 1)).to_be_focused()


def test_an_error_is_shown_and_does_no_harm(shapes: ExamplePage) -> None:
    """The traceback holds the reader's lines only, and the next run goes well."""
    shapes.change(1, "def divide(a):\n    return a / 0\nprint('before')\ndivide(1)")
    shapes.run(1)
    shapes.expect_status(1, "It ended with ZeroDivisionError.")
    traceback = shapes.output(1).locator(".pyodide-error").inner_text()
    shapes.change(1, "'after'")
    shapes.run(1)

    shapes.expect_status(1, "Done. 'after'")
    assert traceback.count('File "<example 1>"') == traceback.count("File") == 2


def test_an_endless_example_is_stopped(shapes: ExamplePage) -> None:
    """The reader is told that Python forgot what ran before, and the next run starts from there."""
    shapes.run(1)
    shapes.expect_status(1, "Done.")
    shapes.change(2, "while True: pass")
    shapes.run(2)
    shapes.expect_status(2, "Running.")
    shapes.button("Stop", 2).click()
    shapes.expect_status(2, "Stopped. Python was started again and has forgotten what ran before.")
    expect(shapes.button("Run", 2)).to_be_focused()
    shapes.button("Reset", 2).click()
    shapes.run(2)

    shapes.expect_status(2, "The example above ran first. Done.")


def test_html_is_shown_in_a_frame_that_fits_and_runs_no_script(shapes: ExamplePage) -> None:
    """A hidden example has prepared it; its own script does not reach the page."""
    shapes.run(5)
    shapes.expect_status(5, "The example above ran first. Done.")
    frame = shapes.output(5).locator("iframe")
    height = frame.evaluate("frame => frame.contentDocument.documentElement.offsetHeight")

    expect(frame).to_have_attribute("sandbox", "allow-same-origin")
    expect(frame.content_frame.get_by_role("table")).to_contain_text("12.6")
    assert frame.evaluate("frame => frame.clientHeight") == height
    assert shapes.page.evaluate("globalThis.evil") is None


@pytest.mark.first_visit
def test_all_works_under_a_strict_policy(page: Page, runnable_site: Site) -> None:
    """A page that allows its own files only shows pictures and frames; nothing comes from elsewhere."""
    runnable_site.break_("index.html", policy(POLICY))
    runnable_site.break_("worker.mjs", policy(POLICY))
    shapes = ExamplePage(page).open(f"{runnable_site.url}index.html")
    shapes.run(5)
    shapes.expect_status(5, "Done.")
    shapes.run(2)
    shapes.expect_status(2, "Done.")
    drawn = shapes.output(2).get_by_role("img").evaluate("image => image.decode().then(() => image.naturalWidth)")

    assert drawn == 20
    expect(shapes.output(5).locator("iframe").content_frame.get_by_role("table")).to_contain_text("12.6")


def test_policies_for_trusted_types_are_met(page: Page, runnable_site: Site) -> None:
    """HTML and pictures are shown also where no script may use text as markup."""
    runnable_site.break_("index.html", policy(TRUSTED))
    shapes = ExamplePage(page).open(f"{runnable_site.url}index.html")
    shapes.run(5)
    shapes.run(2)

    shapes.expect_status(5, "Done.")
    shapes.expect_status(2, "Done.")


def test_a_transcript_shows_the_value_of_each_expression(shapes: ExamplePage) -> None:
    """An error ends its own statement only, and is no failure where the page shows it."""
    shapes.run(6)
    shapes.expect_status(6, "Done.")

    expect(shapes.root(6)).to_contain_text("Circle(radius=2)")
    expect(shapes.root(6)).to_contain_text("12.566370614359172")
    expect(shapes.root(6)).to_contain_text("TypeError: unsupported operand")


def test_a_changed_transcript_tells_what_it_raised(shapes: ExamplePage) -> None:
    """What the page shows of its own statements holds for no others, and what follows still runs."""
    shapes.change(6, "1\n2\n3\n1 + 'one'\n'after'")
    shapes.run(6)
    shapes.expect_status(6, "It raised TypeError.")

    expect(shapes.output(6)).to_contain_text("'after'")


def test_the_keyboard_is_enough(shapes: ExamplePage) -> None:
    """Tab reaches the buttons and enters the editor, Escape and Tab leave it; Enter presses."""
    shapes.button("Run", 1).focus()
    keyboard = shapes.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(shapes.code(1)).to_be_focused()
    keyboard.press("Control+a")
    keyboard.type("6 * 7")
    keyboard.press("Escape")
    keyboard.press("Tab")
    expect(shapes.button("Run", 1)).to_be_focused()
    keyboard.press("Enter")

    shapes.expect_status(1, "Done. 42")
    expect(shapes.button("Run", 1)).to_be_focused()


@pytest.mark.first_visit
def test_a_failure_says_what_failed_and_can_be_tried_again(shapes: ExamplePage, runnable_site: Site) -> None:
    """The same button tries again, and what stands above runs again as well."""
    runnable_site.break_("asm.wasm", not_found)
    shapes.run(2)
    shapes.expect_status(2, "pyodide.asm.wasm could not be loaded")
    runnable_site.mend()
    shapes.button("Try again", 2).click()

    shapes.expect_status(2, "The example above ran first. Done.")
    expect(shapes.button("Run", 2)).to_be_focused()


def test_an_app_and_examples_stand_on_one_page(page: Page, runnable_site: Site) -> None:
    """Each has a Python of its own: an example that is stopped takes no app down with it."""
    words = ExamplePage(page).open(f"{runnable_site.url}words.html")
    words.run(3)
    words.page.get_by_role("button", name="Area").click()

    words.expect_status(3, "The example above ran first. Done. [0, 1, 4, 9, 16]")
    expect(words.page.locator("output")).to_have_text("314.16", timeout=PATIENCE)


@pytest.mark.parametrize("state", ["idle", "edited", "ran"])
def test_no_rule_of_accessibility_is_broken(shapes: ExamplePage, state: str) -> None:
    """In none of the states that an example can be in; the colours of code are its theme's."""
    if state != "idle":
        shapes.button("Edit", 1).click()
    if state == "ran":
        shapes.run(5)
        shapes.expect_status(5, "Done.")

    found = Axe().run(shapes.page, {"include": [[".pyodide-example"]], "exclude": [[".highlight span"]]})

    assert found.violations_count == 0, found.generate_report()


def test_without_script_the_page_is_whole(browser: Browser, runnable_site: Site) -> None:
    """Code and output stand there, and no button that does nothing."""
    context = be_patient(browser.new_context(java_script_enabled=False))
    page = context.new_page()
    page.goto(f"{runnable_site.url}index.html")

    expect(page.locator(".pyodide-example").first).to_contain_text("area: 314.16")
    expect(page.get_by_role("img", name="A circle of radius 10")).to_be_visible()
    expect(page.locator(".pyodide-example button")).to_have_count(0)
    context.close()
