"""The site with examples, built once for all tests that only look at it."""

from collections.abc import Iterator

import pytest

from tests.site import OUTPUTS, RUNNABLE
from tests.support.fixtures import Serve
from tests.support.server import Site
from tests.support.sites import Sites
from tests.support.sphinx import Built


@pytest.fixture(scope="session")
def runnable(sites: Sites) -> Built:
    """Give the site as plain pages."""
    return sites.built("runnable", RUNNABLE, "html")


@pytest.fixture
def runnable_site(runnable: Built, serve: Serve) -> Iterator[Site]:
    """Serve the site below a path."""
    with serve(runnable.folder) as served:
        yield served


@pytest.fixture(scope="session")
def outputs_site(sites: Sites) -> Built:
    """Give the page with every kind of output."""
    return sites.built("outputs", OUTPUTS, "html")


@pytest.fixture
def served_outputs(outputs_site: Built, serve: Serve) -> Iterator[Site]:
    """Serve that page."""
    with serve(outputs_site.folder) as served:
        yield served
