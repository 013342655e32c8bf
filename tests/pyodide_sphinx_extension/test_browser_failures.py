"""Every fault ends in words: each in Chromium, in Firefox where engines differ, and one of each kind is tried again."""

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.faults import (
    CALLS,
    FAULTS,
    IN_FIREFOX,
    MODULES,
    TRIED_AGAIN,
    expect_to_mount_again,
    expect_to_work_again,
    fail_to_start,
    in_browsers,
    open_impatient,
)
from tests.support.fixtures import Reader
from tests.support.server import Fault, Site, not_found, policy, replaced, truncated
from tests.support.sphinx import Built

pytestmark = pytest.mark.first_visit


def test_every_fault_that_is_chosen_is_in_a_table() -> None:
    """No choice below names a fault that is no more, and each kind of failure is tried again once."""
    kinds = {broken.kind for broken in FAULTS.values()} | {kind for _, kind in CALLS.values()}
    again = [FAULTS[name].kind for name in TRIED_AGAIN & set(FAULTS)] + [
        CALLS[name][1] for name in TRIED_AGAIN & set(CALLS)
    ]

    assert (IN_FIREFOX | TRIED_AGAIN) - set(FAULTS) - set(CALLS) - set(MODULES) == set()
    assert sorted(again) == sorted(kinds)


def test_every_fault_breaks_a_file_that_is_there(sample: Built) -> None:
    """A file that got another name is found here, and not by waiting for a failure that never comes."""
    files = [f"/{path.relative_to(sample.folder).as_posix()}" for path in sample.folder.rglob("*") if path.is_file()]
    parts = [broken.part for broken in FAULTS.values()] + [part for part, _ in MODULES.values()]

    assert [part for part in parts if not any(part in file for file in files)] == []


@in_browsers(FAULTS, IN_FIREFOX)
def test_a_fault_of_the_server_ends_in_words(reader: Reader, site: Site, name: str) -> None:
    """Whatever fails while loading is said in a sentence; a connection that brings no byte is given up."""
    visit = fail_to_start(reader, site, FAULTS[name])

    assert visit.failure_kind() == FAULTS[name].kind
    assert visit.sentence() == visit.python("python.failure.message")
    if name in TRIED_AGAIN:
        expect_to_work_again(visit, site)


@in_browsers(CALLS, IN_FIREFOX)
def test_a_call_that_ends_python_ends_in_words(reader: Reader, site: Site, name: str) -> None:
    """Exceptions, crashes, and a worker that is gone without a word are failures like others."""
    script, kind = CALLS[name]
    visit = Visit(reader).open(site.url)

    visit.python(script)
    visit.expect_state("failed")

    assert visit.failure_kind() == kind
    assert visit.sentence() == visit.python("python.failure.message")
    if name in TRIED_AGAIN:
        expect_to_work_again(visit, site)


@in_browsers(MODULES, IN_FIREFOX)
def test_a_front_end_that_cannot_be_loaded_is_told_beside_what_stands_without_it(
    reader: Reader, site: Site, name: str
) -> None:
    """A missing module leaves the page as it was without script, and says so."""
    site.break_(*MODULES[name])
    visit = open_impatient(reader, site)

    assert "could not be loaded" in visit.sentence()
    assert "one folder down" in visit.reader.evaluate("document.body.innerText")
    if name in TRIED_AGAIN:
        expect_to_mount_again(visit, site)


def test_a_policy_without_workers_is_told(reader: Reader, site: Site) -> None:
    """A page whose own policy forbids the worker says that it could not be started."""
    site.break_("/deep/page/", policy("worker-src 'none'"))
    visit = Visit(reader).open(site.url + "deep/page/")

    visit.count("one two three")
    visit.expect_state("failed")

    assert visit.failure_kind() == "worker"


def test_a_start_without_end_is_given_up(page: Page, site: Site) -> None:
    """Python that has all its files and does not start in the set time fails."""
    site.break_("/deep/page/", replaced(b"start&quot;:120", b"start&quot;:0.001"))
    visit = Visit(page).open(site.url + "deep/page/")

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
def test_an_entry_that_does_not_exist_is_named(page: Page, site: Site, entry: bytes, words: str) -> None:
    """A missing module or function of Python is a failure that names it."""
    site.break_("/deep/page/", replaced(b"counting:answer", entry))
    visit = Visit(page).open(site.url + "deep/page/")

    visit.count("one two three")
    visit.expect_state("failed")

    assert words in visit.sentence()
    assert visit.failure_kind() == "start"


def test_an_exception_of_the_entry_function_keeps_its_traceback(page: Page, site: Site) -> None:
    """The sentence has the last line of the exception, and the failure all of it."""
    visit = Visit(page).open(site.url)

    visit.python(CALLS["raised"][0])
    visit.expect_state("failed")

    assert "ValueError: no such word" in visit.sentence()
    assert "in failure" in visit.python("python.failure.trace")


@pytest.mark.parametrize("fault", [not_found, truncated, replaced(b"PK", b"KP")])
@pytest.mark.parametrize(("part", "module"), [("python_stdlib", "sqlite3"), ("/stdlib-", "subprocess")])
def test_a_rest_of_the_library_that_cannot_be_loaded_is_told(
    page: Page, site: Site, part: str, module: str, fault: Fault
) -> None:
    """A module that was left out, and whose library is missing or another file, is a failure with both names."""
    visit = Visit(page).open(site.url)
    visit.python("python.start()")
    site.break_(part, fault)

    visit.python(f'python.call(\'{{"import": "{module}"}}\').catch(() => {{}})')
    visit.expect_state("failed")

    assert "the rest of the standard library could not be loaded" in visit.sentence()
    expect_to_work_again(visit, site)
