"""What the tests in a browser use: the built guide, served below a path, and its checklist."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checklist import Checklist
from tests.support.server import Site, serving


@pytest.fixture
def guide(built_site: Path) -> Iterator[Site]:
    """Serve the guide as a host of documentation does, with no faults yet."""
    with serving(Site(built_site)) as served:
        yield served


@pytest.fixture
def checklist(page: Page, guide: Site) -> Checklist:
    """Give the checklist, not opened yet, in the browser of a reader who was never here."""
    return Checklist(page, guide)
