"""What the tests in a browser use: the built guide, served below a path, and its checklist."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checklist import Checklist
from tests.support.fixtures import Serve
from tests.support.server import Site


@pytest.fixture
def guide(request: pytest.FixtureRequest, built_site: Path, serve: Serve) -> Iterator[Site]:
    """Serve the guide as a host of documentation does, with no faults yet; a first visit leaves nothing behind."""
    lasting = request.node.get_closest_marker("first_visit") is None
    with serve(built_site, lasting=lasting) as served:
        yield served


@pytest.fixture
def checklist(page: Page, guide: Site) -> Checklist:
    """Give the checklist, not opened yet."""
    return Checklist(page, guide)
