"""Outputs at their reader's in Chromium and in Firefox: shown as the build shows them, in boxes that fit the page."""

import pytest

from tests.pyodide_sphinx_extension.example_page import ExampleVisit, root
from tests.support.fixtures import Reader
from tests.support.server import Site, policy

POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
CHOOSE = "document.querySelector('[role=main]').style.color = '{}', document.body.dataset.theme = '{}'"
"""What a theme does when its reader chooses light or dark."""


@pytest.fixture
def outputs(reader: Reader, served_outputs: Site) -> ExampleVisit:
    """Open the page with every kind of output, which allows its own files only."""
    for name in ("index.html", "worker.mjs"):
        served_outputs.break_(name, policy(POLICY))
    return ExampleVisit(reader).open(f"{served_outputs.url}index.html")


def run(outputs: ExampleVisit, number: int) -> None:
    """Run an example to its end."""
    outputs.press("Run", number)
    outputs.expect_status(number, "Done.")


def frame(number: int) -> str:
    """Return the script for the page in the frame of an example."""
    return f"{root(number)}.querySelector('.pyodide-output iframe').contentDocument"


def picture(outputs: ExampleVisit) -> None:
    """A PNG comes as the build showed it, with its words for those who do not see it."""
    run(outputs, 1)
    image = f"{root(1)}.querySelector('.pyodide-output img')"
    outputs.wait_until(f"{image}.naturalWidth === 40")

    assert outputs.reader.evaluate(f"{image}.alt") == "A teal square"


def markdown(outputs: ExampleVisit) -> None:
    """Markdown is shown as HTML, and no script in it runs."""
    run(outputs, 3)
    outputs.wait_until(f"{frame(3)}?.querySelector('strong')?.textContent === 'bold'")

    assert outputs.reader.evaluate("globalThis.evil === undefined")


def html(outputs: ExampleVisit) -> None:
    """Light or dark, in a frame that follows the page when its reader chooses the other."""
    for number in (2, 3):
        outputs.reader.evaluate(CHOOSE.format("", "light"))
        run(outputs, number)
        outputs.wait_until(f"{frame(number)}?.documentElement?.style.colorScheme === 'light'")
        outputs.reader.evaluate(CHOOSE.format("#eee", "dark"))

        outputs.wait_until(f"{frame(number)}.documentElement.style.colorScheme === 'dark'")
        assert outputs.reader.evaluate(f"getComputedStyle({frame(number)}.body).marginTop") not in {"", "0px"}


def colours(outputs: ExampleVisit) -> None:
    """Colours and errors are the same pieces with the same classes, in the same order."""
    pieces = f"[...{root(5)}.querySelectorAll('.pyodide-scroll pre, .pyodide-scroll span')]"
    seen = f"{pieces}.map((each) => [each.className, each.textContent])"
    built = outputs.reader.evaluate(f"JSON.stringify({seen})")
    run(outputs, 5)

    assert outputs.reader.evaluate(f"JSON.stringify({seen})") == built
    assert "pyodide-ansi-red" in built


def long_output(outputs: ExampleVisit) -> None:
    """As built and as run, whichever stream, it scrolls in a box; the keyboard reaches it."""
    box = f"{root(6)}.querySelector('.pyodide-scroll')"
    measures = f"[{box}.clientHeight < 500, {box}.scrollHeight > 5000, {box}.tabIndex].join()"
    built = outputs.reader.evaluate(measures)
    run(outputs, 6)

    assert outputs.reader.evaluate(measures) == built == "true,true,0"
    assert outputs.reader.evaluate("document.documentElement.scrollHeight") < 6000


def test_outputs_are_shown_as_the_build_shows_them(outputs: ExampleVisit, subtests: pytest.Subtests) -> None:
    """Each kind of output, one after another on one page."""
    for kind in (picture, markdown, colours, long_output, html):
        with subtests.test(kind.__name__):
            kind(outputs)


def test_code_that_is_not_shown_can_be_edited(outputs: ExampleVisit) -> None:
    """Edit brings it to light, Reset takes it away again."""
    outputs.change(7, "print('more than this')")
    run(outputs, 7)
    outputs.expect_output(7, "more than this\n")
    outputs.press("Reset", 7)

    assert outputs.output(7) == "only this\n"
    assert outputs.reader.evaluate(f"{root(7)}.querySelector('.pyodide-editor')") is None


def test_an_example_that_waits_holds_up_none_below_it(outputs: ExampleVisit) -> None:
    """One that the build does not run is not run for the sake of another; neither is one that was stopped."""
    run(outputs, 9)
    outputs.press("Run", 8)
    outputs.expect_status(8, "Running.")
    outputs.press("Stop", 8)
    outputs.expect_status(8, "Stopped.")
    outputs.change(9, "missing")
    outputs.press("Run", 9)

    outputs.expect_status(9, "It ended with NameError. What example 8 would have defined is missing")


def test_a_stopped_example_runs_first_again_once_it_is_changed(outputs: ExampleVisit) -> None:
    """It is skipped as it was stopped, and not for ever."""
    outputs.change(1, "while True: pass")
    outputs.press("Run", 1)
    outputs.expect_status(1, "Running.")
    outputs.press("Stop", 1)
    outputs.expect_status(1, "Stopped.")
    outputs.press("Run", 2)
    outputs.expect_status(2, "Done.")
    outputs.type(1, "made = 1")
    outputs.press("Run", 5)

    outputs.expect_status(5, "The 3 examples above ran first. Done.")
