"""The site with examples, built once for all tests that only look at it."""

from collections.abc import Iterator

import pytest

from tests.site import RUNNABLE
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built


@pytest.fixture(scope="session")
def runnable(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site as plain pages."""
    return Build(RUNNABLE, tmp_path_factory.mktemp("runnable"), "html").run()


@pytest.fixture
def runnable_site(runnable: Built) -> Iterator[Site]:
    """Serve the site below a path."""
    with serving(Site(runnable.folder)) as served:
        yield served
