"""The full cross of faults: every one in both browsers, and every one tried again; `nox -s failures` runs it."""

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.faults import (
    CALLS,
    FAULTS,
    MODULES,
    expect_to_mount_again,
    expect_to_work_again,
    fail_to_start,
    open_impatient,
)
from tests.pyodide_sphinx_extension.test_memory import FAULTS as OF_THE_MEMORY
from tests.pyodide_sphinx_extension.test_memory import expect_an_ordinary_start
from tests.pyodide_sphinx_extension.test_secondary import FAULTS as OF_THE_SECOND_PART
from tests.pyodide_sphinx_extension.test_secondary import expect_words_and_the_whole_runtime
from tests.pyodide_sphinx_extension.test_small_runtime import FAULTS as OF_THE_SMALLER_RUNTIME
from tests.pyodide_sphinx_extension.test_small_runtime import expect_the_whole_runtime
from tests.support.fixtures import Reader
from tests.support.server import Site
from tests.support.sphinx import Built

pytestmark = pytest.mark.first_visit


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_server_ends_in_words_and_can_be_tried_again(reader: Reader, site: Site, name: str) -> None:
    """Whatever fails while loading is said in a sentence; once cured, trying again works."""
    visit = fail_to_start(reader, site, FAULTS[name])

    assert visit.failure_kind() == FAULTS[name].kind
    assert visit.sentence() == visit.python("python.failure.message")
    expect_to_work_again(visit, site)


@pytest.mark.parametrize("name", CALLS)
def test_a_call_that_ends_python_can_be_tried_again(reader: Reader, site: Site, name: str) -> None:
    """Exceptions, crashes, and a worker that is gone are failures from which there is a way back."""
    script, kind = CALLS[name]
    visit = Visit(reader).open(site.url)

    visit.python(script)
    visit.expect_state("failed")

    assert visit.failure_kind() == kind
    expect_to_work_again(visit, site)


@pytest.mark.parametrize("name", MODULES)
def test_a_front_end_that_could_not_be_loaded_can_be_tried_again(reader: Reader, site: Site, name: str) -> None:
    """A missing module leaves the page as it was without script, and is fetched when it is there."""
    site.break_(*MODULES[name])
    visit = open_impatient(reader, site)

    assert "could not be loaded" in visit.sentence()
    assert "one folder down" in visit.reader.evaluate("document.body.innerText")
    expect_to_mount_again(visit, site)


@pytest.mark.parametrize("name", OF_THE_MEMORY)
def test_a_memory_that_is_not_as_it_should_be_is_replaced(reader: Reader, site: Site, name: str) -> None:
    """Python starts in the ordinary way."""
    expect_an_ordinary_start(reader, site, OF_THE_MEMORY[name])


@pytest.mark.parametrize("name", OF_THE_SMALLER_RUNTIME)
def test_a_smaller_runtime_that_is_not_as_it_should_be_is_replaced(
    reader: Reader, sample: Built, site: Site, name: str
) -> None:
    """Python starts from the whole runtime."""
    expect_the_whole_runtime(reader, sample, site, OF_THE_SMALLER_RUNTIME[name])


@pytest.mark.parametrize("name", OF_THE_SECOND_PART)
def test_a_second_part_that_is_not_as_it_should_be_ends_in_words(reader: Reader, site: Site, name: str) -> None:
    """Python that calls it ends, and starts again from the whole runtime."""
    expect_words_and_the_whole_runtime(reader, site, *OF_THE_SECOND_PART[name])
