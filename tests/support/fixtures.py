"""Fixtures for all tests: a browser, pages, and the sample site, built and served."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import browsing
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built

SAMPLE = Path(__file__).parents[1] / "site" / "sample"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a running browser; a machine without one fails the tests."""
    with browsing() as running:
        yield running


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
