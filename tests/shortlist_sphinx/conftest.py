"""The small site, built once."""

from collections.abc import Callable
from functools import cache

import pytest

from tests.shortlist_sphinx.reading import Element, read
from tests.shortlist_sphinx.site import CONF, INDEX, WHOLE, small_site
from tests.support.sites import Sites
from tests.support.sphinx import Built


@pytest.fixture(scope="session")
def small(sites: Sites) -> Built:
    """Give the small site as web pages."""
    return sites.once("small", (CONF, INDEX, WHOLE), lambda place: small_site(place).run())


@pytest.fixture(scope="session")
def checklist(small: Built) -> Element:
    """Return the page with the checklist."""
    return read(small.read("checklist/index.html"))


@pytest.fixture(scope="session")
def comparison(small: Built) -> Element:
    """Return the page with the comparison."""
    return read(small.read("comparison/index.html"))


@pytest.fixture(scope="session")
def scenario(small: Built) -> Element:
    """Return the page with the scenario."""
    return read(small.read("scenario/index.html"))


Reading = Callable[[str], Element]


@pytest.fixture(scope="session")
def page_of(small: Built) -> Reading:
    """Return a function that reads a page of the small site by its name."""
    return cache(lambda name: read(small.read(f"{name}/index.html")))
