"""Parts of the tests, for parallel jobs: "library", "site", "chromium" and "firefox"; each test is in exactly one.

``nox -s part -- chromium`` runs one of them: the parts are markers that each test is given when it is collected.
"""

from pathlib import PurePosixPath

import pytest

PARTS = {
    "library": "needs neither a built page nor a browser",
    "site": "builds pages with Sphinx, or reads the sources",
    "chromium": "drives a Chromium",
    "firefox": "drives a Firefox",
}
LIBRARY = ("src/shortlist", "tests/laws", "tests/scenarios", "tests/shortlist", "tests/shortlist_cli", "tests/data")
BROWSERS = ("firefox", "chromium")


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest the names of the parts."""
    for name, words in PARTS.items():
        config.addinivalue_line("markers", f"{name}: {words}")


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their markers
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark every test with its part."""
    for item in items:
        path = PurePosixPath(item.path.relative_to(config.rootpath).as_posix())
        item.add_marker(part_of(path, used_by(item)))


def used_by(item: pytest.Item) -> frozenset[str]:
    """Return the fixtures that a test uses, and the browser that it is run in."""
    parameters = getattr(item, "callspec", None)
    chosen = parameters.params.values() if parameters else ()
    return frozenset([*getattr(item, "fixturenames", ()), *(each for each in chosen if each in BROWSERS)])


def part_of(path: PurePosixPath, used: frozenset[str]) -> str:
    """Return the part of a test, by the file that holds it and by what it uses.

    >>> part_of(PurePosixPath("tests/shortlist/test_sheet.py"), frozenset())
    'library'
    >>> part_of(PurePosixPath("tests/test_docs_way.py"), frozenset({"built_site", "page", "browser"}))
    'chromium'
    >>> part_of(PurePosixPath("tests/browser/test_firefox.py"), frozenset({"reader", "firefox"}))
    'firefox'
    """
    if "firefox" in used:
        return "firefox"
    if used & {"browser", "chromium"}:
        return "chromium"
    return "library" if any(path.is_relative_to(folder) for folder in LIBRARY) else "site"
