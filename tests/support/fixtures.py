"""Fixtures for all tests: a browser, pages, and the sample site, built and served."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import browsing
from tests.support.firefox import Firefox, firefox_running
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built


class Reader(Protocol):
    """A page in any browser."""

    def goto(self, url: str) -> object:
        """Go to an address and wait until it is loaded."""

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """Evaluate a script in the page, wait for what it promises, and return its value."""


SAMPLE = Path(__file__).parents[1] / "site" / "sample"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running browser; a machine without one fails the tests."""
    with browsing() as running:
        yield running


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """Give a running Firefox; a machine without one fails the tests."""
    with firefox_running() as running:
        yield running


@pytest.fixture(params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Give an empty page in each browser in turn, of a reader who was never here."""
    if request.param == "firefox":
        with request.getfixturevalue("firefox").page() as page:
            yield page
    else:
        yield request.getfixturevalue("page")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give an empty page of a reader who was never here."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sample site once."""
    return Build(SAMPLE, tmp_path_factory.mktemp("sample")).run()


@pytest.fixture
def site(sample: Built) -> Iterator[Site]:
    """Serve the sample site below a path, with no faults yet."""
    with serving(Site(sample.folder)) as served:
        yield served
