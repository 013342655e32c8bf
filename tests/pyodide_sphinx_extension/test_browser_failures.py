import pytest
from playwright.sync_api import Page, expect

from tests.pyodide_sphinx_extension.counter import Counter
from tests.support.server import (
    Fault,
    Site,
    cut,
    not_found,
    policy,
    refused,
    replaced,
    stalled,
    truncated,
    typed,
)

FAULTS = {
    "wasm-missing": ("pyodide.asm.wasm", not_found, "http"),
    "wasm-truncated": ("pyodide.asm.wasm", truncated, "truncated"),
    "wasm-of-another-type": ("pyodide.asm.wasm", typed("text/html"), "type"),
    "wasm-cut-off": ("pyodide.asm.wasm", cut, "truncated"),
    "wasm-refused": ("pyodide.asm.wasm", refused, "network"),
    "wasm-damaged": ("pyodide.asm.wasm", replaced(b"\0asm\1", b"\0bsm\1"), "start"),
    "stdlib-missing": ("/stdlib-", not_found, "http"),
    "stdlib-truncated": ("/stdlib-", truncated, "truncated"),
    "package-missing": ("counting-", not_found, "http"),
    "worker-missing": ("/worker.mjs", not_found, "worker"),
    "part-of-worker-missing": ("/worker-boot.mjs", not_found, "worker"),
    "loader-of-runtime-missing": ("/pyodide.mjs", not_found, "http"),
    "script-of-runtime-missing": ("/pyodide.asm.mjs", not_found, "http"),
    "script-of-runtime-of-another-type": ("/pyodide.mjs", typed("text/html"), "type"),
    "policy-forbids-wasm": ("/worker.mjs", policy("script-src 'self'"), "blocked"),
}


@pytest.mark.parametrize(("part", "fault", "kind"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_server_ends_in_words_and_can_be_tried_again(
    page: Page,
    site: Site,
    part: str,
    fault: Fault,
    kind: str,
) -> None:
    """Whatever fails while loading is said in a sentence; once cured, trying again works."""
    counter = Counter(page).open(site.url)
    site.break_(part, fault)

    counter.count("one two three")
    counter.expect_state("failed")

    assert counter.failure_kind() == kind
    assert counter.sentence() == counter.python("python.failure.message")
    expect_to_work_again(counter, site)


@pytest.mark.parametrize("part", ["pyodide.asm.wasm", "/pyodide.asm.mjs", "/worker.mjs"])
def test_a_connection_that_stalls_is_given_up(page: Page, site: Site, part: str) -> None:
    """Loading that brings no byte for the set time fails instead of waiting for ever."""
    site.break_("/deep/page/", replaced(b"stall&quot;:60", b"stall&quot;:5"))
    counter = Counter(page).open(site.url + "deep/page/")
    site.break_(part, stalled)

    counter.count("one two three")
    counter.expect_state("failed")

    assert counter.failure_kind() == "stalled"
    expect_to_work_again(counter, site)


def test_a_start_without_end_is_given_up(page: Page, site: Site) -> None:
    """Python that has all its files and does not start in the set time fails."""
    site.break_("/deep/page/", replaced(b"start&quot;:120", b"start&quot;:0.001"))
    counter = Counter(page).open(site.url + "deep/page/")

    counter.count("one two three")
    counter.expect_state("failed")

    assert counter.failure_kind() == "start"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (b"counting:absent", "has no function absent"),
        (b"absent:answer", "ModuleNotFoundError: No module named 'absent'"),
    ],
)
def test_an_entry_that_does_not_exist_is_named(page: Page, site: Site, entry: bytes, words: str) -> None:
    """A missing module or function of Python is a failure that names it."""
    site.break_("/deep/page/", replaced(b"counting:answer", entry))
    counter = Counter(page).open(site.url + "deep/page/")

    counter.count("one two three")
    counter.expect_state("failed")

    assert words in counter.sentence()
    assert counter.failure_kind() == "start"


def test_an_exception_of_the_entry_function_is_told(page: Page, site: Site) -> None:
    """An exception in Python ends in a sentence with its last line, and keeps its traceback."""
    counter = Counter(page).open(site.url)

    counter.python('python.call(\'{"fail": "raise"}\').catch(() => {})')
    counter.expect_state("failed")

    assert counter.failure_kind() == "python"
    assert "ValueError: no such word" in counter.sentence()
    assert "in failure" in counter.python("python.failure.trace")
    expect_to_work_again(counter, site)


def test_an_answer_that_is_no_text_is_told(page: Page, site: Site) -> None:
    """An entry function that returns something else than text fails with the type it returned."""
    counter = Counter(page).open(site.url)

    counter.python('python.call(\'{"fail": "none"}\').catch(() => {})')
    counter.expect_state("failed")

    assert counter.failure_kind() == "python"
    expect_to_work_again(counter, site)


def test_a_crash_of_python_is_told(page: Page, site: Site) -> None:
    """Python that aborts ends in a failure and not in silence."""
    counter = Counter(page).open(site.url)

    counter.python('python.call(\'{"fail": "abort"}\').catch(() => {})')
    counter.expect_state("failed")

    assert counter.failure_kind() == "crash"
    expect_to_work_again(counter, site)


def test_a_crash_of_the_worker_is_told(page: Page, site: Site) -> None:
    """An error that nobody catches in the worker ends in a failure."""
    counter = Counter(page).open(site.url)
    counter.count("one")
    counter.expect_result("1 words")

    page.workers[0].evaluate("() => { setTimeout(() => { throw new Error('gone'); }); }")
    counter.expect_state("failed")

    assert counter.failure_kind() == "crash"
    expect_to_work_again(counter, site)


def test_a_rest_of_the_library_that_cannot_be_loaded_is_told(page: Page, site: Site) -> None:
    """A module that was left out, and whose library is missing, is a failure with both names."""
    counter = Counter(page).open(site.url)
    site.break_("python_stdlib", not_found)

    counter.python('python.call(\'{"import": "sqlite3"}\').catch(() => {})')
    counter.expect_state("failed")

    assert "the rest of the standard library could not be loaded" in counter.sentence()
    expect_to_work_again(counter, site)


def test_a_module_that_cannot_be_loaded_is_told_beside_what_stands_without_it(page: Page, site: Site) -> None:
    """A missing front end leaves the page as it was without script, and says so."""
    site.break_("/counter.mjs", not_found)

    Counter(page).open(site.url)

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("Count the words of a sentence by hand")).to_be_visible()


def expect_to_work_again(counter: Counter, site: Site) -> None:
    """Cure all faults, try again, and see an answer."""
    site.mend()
    counter.try_again()
    counter.expect_state("ready")
    counter.count("one two")
    counter.expect_result("2 words")
