"""Fixtures for all tests: browsers, pages, and the sites that they visit, each built and served once.

A page is that of a reader who comes back: the browser keeps the runtime that it has fetched before, and what the guide
tells it to keep, and has no service worker. A test of what a browser does on its first visit bears the mark
`first_visit`: its browser keeps nothing, and has service workers.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import Profile, browsing
from tests.support.firefox import Firefox, firefox_running
from tests.support.server import Site, serving
from tests.support.sites import Sites
from tests.support.sphinx import Built

SAMPLE = Path(__file__).parents[1] / "site" / "sample"


class Reader(Protocol):
    """A page in any browser."""

    def goto(self, url: str) -> object:
        """Go to an address and wait until it is loaded."""

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """Evaluate a script in the page, wait for what it promises, and return its value."""


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
    """Give an empty page in each browser in turn."""
    if request.param == "firefox":
        with request.getfixturevalue("firefox").page() as page:
            yield page
    else:
        yield request.getfixturevalue("page")


class Serve(Protocol):
    """Serves a folder, always at the same address, as if nobody had come before."""

    def __call__(self, folder: Path, *, lasting: bool = False) -> contextlib.AbstractContextManager[Site]:
        """Serve until the block ends; lasting files are kept by a browser, beyond the end of a test."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Give what serves a folder; each has one host, and one more for lasting files."""
    served: dict[tuple[Path, bool], Site] = {}
    with contextlib.ExitStack() as stack:

        @contextlib.contextmanager
        def serve(folder: Path, *, lasting: bool = False) -> Iterator[Site]:
            host = (folder, lasting)
            if host not in served:
                served[host] = stack.enter_context(serving(Site(folder, lasting=lasting)))
            served[host].begin_anew(folder)
            yield served[host]

        yield serve


@pytest.fixture(scope="session")
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Give the sites that are built once, for this run or for an earlier one of the same sources."""
    cache = getattr(request.config, "cache", None)
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    return Sites(cache.mkdir("sites") if cache else shared / "sites")


@pytest.fixture(scope="session")
def sample(sites: Sites) -> Built:
    """Give the sample site."""
    return sites.built("sample", SAMPLE)


@pytest.fixture(scope="session")
def profile(browser: Browser, sample: Built, serve: Serve) -> Iterator[Profile]:
    """Give the profile of the reader who comes back; all sites have the sample's runtimes, which it holds compiled."""
    profile = Profile(browser)
    with serve(sample.folder) as served:
        runtimes = [path.relative_to(served.folder).as_posix() for path in served.folder.rglob("*.wasm")]
        profile.hold([served.url + runtime for runtime in runtimes])
    yield profile
    profile.context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, profile: Profile) -> Iterator[Page]:
    """Give an empty page, of a reader who comes back or, with the mark for it, of one who was never here."""
    with profile.visiting(first=request.node.get_closest_marker("first_visit") is not None) as page:
        yield page


@pytest.fixture
def site(sample: Built, serve: Serve) -> Iterator[Site]:
    """Serve the sample site below a path, with no faults yet."""
    with serve(sample.folder) as served:
        yield served
