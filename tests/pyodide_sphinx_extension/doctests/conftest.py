"""The site with doctests, built once for all tests that only look at it."""

from collections.abc import Iterator

import pytest

from tests.site import DOCTESTS
from tests.support.fixtures import Serve
from tests.support.server import Site
from tests.support.sites import Sites
from tests.support.sphinx import Built


@pytest.fixture(scope="session")
def growing(sites: Sites) -> Built:
    """Give the site as plain pages."""
    return sites.built("doctests", DOCTESTS, "html")


@pytest.fixture
def growing_site(growing: Built, serve: Serve) -> Iterator[Site]:
    """Serve the site below a path."""
    with serve(growing.folder) as served:
        yield served
