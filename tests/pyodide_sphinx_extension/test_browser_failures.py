import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import Reader
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
    "stdlib-of-another-type": ("/stdlib-", typed("text/html"), "type"),
    "package-missing": ("counting-", not_found, "http"),
    "package-truncated": ("counting-", truncated, "truncated"),
    "package-of-another-type": ("counting-", typed("text/html"), "type"),
    "worker-missing": ("/worker.mjs", not_found, "worker"),
    "worker-truncated": ("/worker.mjs", truncated, "worker"),
    "worker-of-another-type": ("/worker.mjs", typed("text/html"), "worker"),
    "part-of-worker-missing": ("/worker/boot.mjs", not_found, "worker"),
    "part-of-a-part-of-worker-missing": ("/worker/storage.mjs", not_found, "worker"),
    "part-of-worker-truncated": ("/worker/boot.mjs", truncated, "worker"),
    "script-of-runtime-missing": ("/pyodide.asm.mjs", not_found, "http"),
    "script-of-runtime-truncated": ("/pyodide.mjs", truncated, "start"),
    "script-of-runtime-of-another-type": ("/pyodide.mjs", typed("text/html"), "type"),
    "policy-forbids-wasm": ("/worker.mjs", policy("script-src 'self'"), "blocked"),
    "policy-forbids-fetching": ("/worker.mjs", policy("connect-src 'none'"), "network"),
    "offline": ("", refused, "worker"),
}
"""What is broken in the server, how, and what the failure then is."""

MODULES = {
    "module-missing": ("/counter.mjs", not_found),
    "module-truncated": ("/counter.mjs", truncated),
    "module-of-another-type": ("/counter.mjs", typed("text/html")),
    "module-refused": ("/counter.mjs", refused),
    "module-stalled": ("/counter.mjs", stalled),
    "part-missing": ("/engine.mjs", not_found),
    "part-stalled": ("/engine.mjs", stalled),
}
"""What is broken of the front end itself, and how."""

STALL = 4
"""Seconds until a page that is told so gives up a connection; a busy machine needs some."""


@pytest.mark.parametrize(("part", "fault", "kind"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_the_server_ends_in_words_and_can_be_tried_again(
    reader: Reader,
    site: Site,
    part: str,
    fault: Fault,
    kind: str,
) -> None:
    """Whatever fails while loading is said in a sentence; once cured, trying again works."""
    visit = Visit(reader).open(site.url)
    site.break_(part, fault)

    visit.count("one two three")
    visit.expect_state("failed")

    assert visit.failure_kind() == kind
    assert visit.sentence() == visit.python("python.failure.message")
    expect_to_work_again(visit, site)


@pytest.mark.parametrize("part", ["pyodide.asm.wasm", "/stdlib-", "counting-", "/pyodide.asm.mjs", "/worker.mjs"])
def test_a_connection_that_stalls_is_given_up(reader: Reader, site: Site, part: str) -> None:
    """Loading that brings no byte for the set time fails instead of waiting for ever."""
    visit = open_impatient(reader, site)
    site.break_(part, stalled)

    visit.count("one two three")
    visit.expect_state("failed")

    assert visit.failure_kind() == "stalled"
    expect_to_work_again(visit, site)


@pytest.mark.parametrize(("part", "fault"), MODULES.values(), ids=MODULES)
def test_a_front_end_that_cannot_be_loaded_is_told_beside_what_stands_without_it(
    reader: Reader, site: Site, part: str, fault: Fault
) -> None:
    """A missing module leaves the page as it was without script, says so, and can be tried again."""
    site.break_(part, fault)
    visit = open_impatient(reader, site)

    assert "could not be loaded" in visit.sentence()
    assert "one folder down" in visit.reader.evaluate("document.body.innerText")
    site.mend()
    visit.try_again()
    visit.wait_until("document.querySelector('[data-pyodide-state=mounted]')")


def test_a_worker_that_is_ended_is_noticed(reader: Reader, site: Site) -> None:
    """A worker that is gone without a word, as when memory is short, is a failure like others."""
    visit = Visit(reader).open(site.url)

    visit.python('python.call(\'{"fail": "end"}\')')
    visit.expect_state("failed")

    assert visit.failure_kind() == "crash"
    expect_to_work_again(visit, site)


def test_a_policy_without_workers_is_told(reader: Reader, site: Site) -> None:
    """A page whose own policy forbids the worker says that it could not be started."""
    site.break_("/deep/page/", policy("worker-src 'none'"))
    visit = Visit(reader).open(site.url + "deep/page/")

    visit.count("one two three")
    visit.expect_state("failed")

    assert visit.failure_kind() == "worker"


def test_a_start_without_end_is_given_up(reader: Reader, site: Site) -> None:
    """Python that has all its files and does not start in the set time fails."""
    site.break_("/deep/page/", replaced(b"start&quot;:120", b"start&quot;:0.001"))
    visit = Visit(reader).open(site.url + "deep/page/")

    visit.count("one two three")
    visit.expect_state("failed")

    assert visit.failure_kind() == "start"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (b"counting:absent", "has no function absent"),
        (b"absent:answer", "ModuleNotFoundError: No module named 'absent'"),
    ],
)
def test_an_entry_that_does_not_exist_is_named(reader: Reader, site: Site, entry: bytes, words: str) -> None:
    """A missing module or function of Python is a failure that names it."""
    site.break_("/deep/page/", replaced(b"counting:answer", entry))
    visit = Visit(reader).open(site.url + "deep/page/")

    visit.count("one two three")
    visit.expect_state("failed")

    assert words in visit.sentence()
    assert visit.failure_kind() == "start"


def test_an_exception_of_the_entry_function_is_told(reader: Reader, site: Site) -> None:
    """An exception in Python ends in a sentence with its last line, and keeps its traceback."""
    visit = Visit(reader).open(site.url)

    visit.python('python.call(\'{"fail": "raise"}\').catch(() => {})')
    visit.expect_state("failed")

    assert visit.failure_kind() == "python"
    assert "ValueError: no such word" in visit.sentence()
    assert "in failure" in visit.python("python.failure.trace")
    expect_to_work_again(visit, site)


def test_an_answer_that_is_no_text_is_told(reader: Reader, site: Site) -> None:
    """An entry function that returns something else than text fails with the type it returned."""
    visit = Visit(reader).open(site.url)

    visit.python('python.call(\'{"fail": "none"}\').catch(() => {})')
    visit.expect_state("failed")

    assert visit.failure_kind() == "python"
    expect_to_work_again(visit, site)


def test_a_crash_of_python_is_told(reader: Reader, site: Site) -> None:
    """Python that aborts ends in a failure and not in silence."""
    visit = Visit(reader).open(site.url)

    visit.python('python.call(\'{"fail": "abort"}\').catch(() => {})')
    visit.expect_state("failed")

    assert visit.failure_kind() == "crash"
    expect_to_work_again(visit, site)


def test_a_crash_of_the_worker_is_told(reader: Reader, site: Site) -> None:
    """An error that nobody catches in the worker ends in a failure."""
    visit = Visit(reader).open(site.url)

    visit.python('python.call(\'{"fail": "throw"}\')')
    visit.expect_state("failed")

    assert visit.failure_kind() == "crash"
    expect_to_work_again(visit, site)


def test_a_rest_of_the_library_that_cannot_be_loaded_is_told(reader: Reader, site: Site) -> None:
    """A module that was left out, and whose library is missing, is a failure with both names."""
    visit = Visit(reader).open(site.url)
    site.break_("python_stdlib", not_found)

    visit.python('python.call(\'{"import": "sqlite3"}\').catch(() => {})')
    visit.expect_state("failed")

    assert "the rest of the standard library could not be loaded" in visit.sentence()
    expect_to_work_again(visit, site)


def open_impatient(reader: Reader, site: Site) -> Visit:
    """Open a page that is told to be less patient than others."""
    site.break_("/deep/page/", replaced(b"stall&quot;:60", f"stall&quot;:{STALL}".encode()))
    return Visit(reader).open(site.url + "deep/page/")


def expect_to_work_again(visit: Visit, site: Site) -> None:
    """Cure all faults, try again, and see an answer."""
    site.mend()
    visit.try_again()
    visit.expect_state("ready")
    visit.count("one two")
    visit.expect_result("2 words")
