"""Bundles of tests that one worker runs: a file's tests share what they build, a page's examples build on each other.

Tests in a browser share nothing but what the session has, and take longest: each is a bundle of its own, so that no
worker is left with a long file while the others have nothing to do. ``--dist=loadgroup`` starts with the large bundles.
"""

from pathlib import PurePosixPath

import pytest

from tests.support.parts import BROWSERS, used_by

ALONE = ("tests/browser", "tests/pyodide_sphinx_extension")


@pytest.hookimpl(tryfirst=True)  # before the workers tell each other what they have found
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Name the bundle of each test that is not one of its own."""
    for item in items:
        path = PurePosixPath(item.path.relative_to(config.rootpath).as_posix())
        if not is_alone(path, used_by(item)):
            item.add_marker(pytest.mark.xdist_group(str(path)))


def is_alone(path: PurePosixPath, used: frozenset[str]) -> bool:
    """Tell whether a test is run apart from the others of its file.

    >>> is_alone(PurePosixPath("tests/browser/test_looks.py"), frozenset({"page", "browser"}))
    True
    >>> is_alone(PurePosixPath("docs/why.md"), frozenset())
    False
    """
    in_browser = bool(used & {"browser", *BROWSERS})
    return in_browser and any(path.is_relative_to(folder) for folder in ALONE)
