"""A site that is published anew between two visits: no page mixes two builds, and "ready" is never said too soon."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.test_offline import CACHES, NEWER, OFF, READY, used
from tests.support.fixtures import SAMPLE, Reader, Serve
from tests.support.server import Site, refused
from tests.support.sites import Sites
from tests.support.sphinx import Built

pytestmark = pytest.mark.first_visit


@pytest.fixture(scope="module")
def first(sites: Sites) -> Built:
    """Give the sample site that works offline."""
    return sites.built("offline", SAMPLE, pyodide_offline=True)


@pytest.fixture(scope="module")
def second(sites: Sites) -> Built:
    """Give it with another package and other pages: each of its zips has another name."""
    return sites.built("rebuilt", SAMPLE, pyodide_offline=True, pyodide_strip_docstrings=True)


@pytest.fixture
def updated(first: Built, serve: Serve) -> Iterator[Site]:
    """Serve the first build."""
    with serve(first.folder) as served:
        yield served


def test_an_update_seen_once_leaves_what_works_offline(reader: Reader, updated: Site, second: Built) -> None:
    """The one tab is reloaded after an update and says ready; with the server gone it opens, and Python starts."""
    visit = used(reader, updated)
    updated.folder = second.folder
    visit = used(reader, updated)
    updated.break_("", refused)

    visit.open(updated.url).count("one two")

    visit.expect_result("2 words")
