"""Examples at their reader's in Chromium and in Firefox: they run, change, stop, and show what they print meanwhile."""

import pytest

from tests.pyodide_sphinx_extension.example_page import ExampleVisit, root, size_in
from tests.support.fixtures import Reader
from tests.support.server import Site, not_found
from tests.support.sphinx import Built

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
MADE = "from shapes import Circle\ncircle = Circle(20)\nprint('made')"
ENDLESS = "print('first')\nprint('second')\nprint('half', end='', flush=True)\nwhile True: pass"


@pytest.fixture
def shapes(reader: Reader, runnable_site: Site) -> ExampleVisit:
    """Open the page with the circles."""
    return ExampleVisit(reader).open(f"{runnable_site.url}index.html")


def test_an_example_runs_after_those_it_builds_on(shapes: ExampleVisit) -> None:
    """The changed example above runs first, and what is below draws with its names."""
    shapes.change(1, MADE)
    shapes.press("Run", 2)
    shapes.expect_status(2, "The example above ran first. Done.")

    picture = shapes.reader.evaluate(f"{root(2)}.querySelector('.pyodide-output img').alt")

    assert shapes.output(1) == "made\n"
    assert picture == "A circle of radius 20"


@pytest.mark.parametrize(
    "code",
    ["import os\nos._exit(3)", "x = []\nfor _ in range(10**6): x = [x]\nrepr(x)"],
    ids=["exit", "stack"],
)
def test_code_that_ends_python_itself_is_told(shapes: ExampleVisit, code: str) -> None:
    """A reader does not wait for an answer that never comes, and the next run has a new Python."""
    shapes.change(1, code)
    shapes.press("Run", 1)
    shapes.expect_status(1, "Python stopped working")

    shapes.type(1, "6 * 7")
    shapes.press("Try again", 1)

    shapes.expect_output(1, "42\n")


def test_a_changed_example_can_be_had_back(shapes: ExampleVisit) -> None:
    """Reset brings back the code and the output that the page was built with."""
    built = shapes.output(1)
    shapes.change(1, "6 * 7")
    shapes.press("Run", 1)
    shapes.expect_output(1, "42\n")
    shapes.expect_status(1, "Done.")
    shapes.press("Reset", 1)

    assert shapes.output(1) == built == "area: 314.16\n"
    assert shapes.reader.evaluate(f"{root(1)}.querySelector('.pyodide-editor')") is None


def test_a_running_example_shows_what_it_prints_and_keeps_it_when_stopped(shapes: ExampleVisit) -> None:
    """Lines appear while the code goes on, in order; Stop starts Python anew and takes none of them away."""
    shapes.change(1, ENDLESS)
    shapes.press("Run", 1)
    shapes.expect_output(1, "first\nsecond\nhalf")
    shapes.expect_status(1, "Running.")
    shapes.press("Stop", 1)
    shapes.expect_status(1, "Stopped. Python was started again and has forgotten what ran before.")
    stopped = shapes.output(1)
    shapes.press("Reset", 1)
    shapes.press("Run", 2)

    shapes.expect_status(2, "The example above ran first. Done.")
    assert stopped == "first\nsecond\nhalf"
    assert shapes.output(1) == "area: 314.16\n"


def test_an_example_that_runs_first_shows_what_it_prints_too(shapes: ExampleVisit) -> None:
    """A reader sees which of the examples above takes its time."""
    shapes.change(1, ENDLESS)
    shapes.press("Run", 2)

    shapes.expect_output(1, "first\nsecond\nhalf")
    shapes.expect_status(2, "Running the examples above first.")


def test_what_was_shown_meanwhile_is_what_is_shown_at_the_end(shapes: ExampleVisit) -> None:
    """Nothing is lost or doubled, however fast it is printed and to whichever stream."""
    shapes.change(1, "import sys\nfor n in range(3000): print(n)\nprint('low', file=sys.stderr)\nprint('end')\n7")
    shapes.press("Run", 1)
    shapes.expect_status(1, "Done.")
    shapes.wait_until("await new Promise((later) => setTimeout(later, 200, true))")

    assert shapes.output(1) == "".join(f"{n}\n" for n in range(3000)) + "low\nend\n7\n"


def test_a_stream_that_was_kept_does_not_speak_in_a_later_run(shapes: ExampleVisit) -> None:
    """What one example has kept hold of is not shown as the output of another."""
    shapes.change(1, "import sys\nkept = sys.stdout\ncircle = 1")
    shapes.change(2, "kept.write('old\\n')\nprint('new')\nwhile True: pass")
    shapes.press("Run", 2)

    shapes.expect_output(2, "new\n")


@pytest.mark.first_visit
def test_changed_code_loads_python_before_it_is_run(shapes: ExampleVisit, runnable_site: Site) -> None:
    """Opening the field loads nothing; a change in it means that Python will be asked for soon."""
    shapes.edit(1)
    opened = runnable_site.requested(".wasm")
    shapes.type(1, "6 * 7")
    shapes.wait_until(f"{root(1)}.querySelector('.pyodide-note').textContent === ''")
    fetched = runnable_site.requested(".wasm")
    shapes.press("Run", 1)

    shapes.expect_status(1, "Done. 42")
    assert opened == []
    assert runnable_site.requested(".wasm") == fetched != []


def test_a_reader_who_saves_data_loads_nothing_by_a_change(
    shapes: ExampleVisit, runnable_site: Site, runnable: Built
) -> None:
    """The button decides, where the browser tells that bytes are dear."""
    shapes.reader.evaluate(SAVING)
    shapes.change(1, "6 * 7")
    shapes.wait_until("await new Promise((later) => setTimeout(later, 2500, true))")

    assert runnable_site.requested("worker.mjs") == []
    assert shapes.note(1) == f"loads Python ({size_in(runnable.read('index.html'))}, once)"


@pytest.mark.first_visit
def test_what_was_loaded_ahead_fails_in_silence(shapes: ExampleVisit, runnable_site: Site) -> None:
    """Nobody has asked yet: the page stays as it was, and Run tries once more."""
    runnable_site.break_("asm.wasm", not_found)
    shapes.change(1, "6 * 7")
    shapes.wait_until(f"{root(1)}.querySelector('.pyodide-note').textContent.startsWith('is loading')")
    shapes.wait_until(f"{root(1)}.querySelector('.pyodide-note').textContent.startsWith('loads')")
    said = shapes.reader.evaluate(f"{root(2)}.querySelector('[role=status]').textContent")
    runnable_site.mend()
    shapes.press("Run", 1)

    shapes.expect_status(1, "Done. 42")
    assert said == ""
