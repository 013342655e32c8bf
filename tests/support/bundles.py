"""A scheduler of tests: a bundle goes to one worker, a file's tests as a rule, and each test in a browser alone.

The tests of a file share what they build, and the examples of a page build on each other.
Tests in a browser share nothing but what all tests do, and take longest: on their own they keep every worker busy to
the end. Those in Firefox are one bundle, so that one worker starts it and not each. Large bundles come first.
"""

import re

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

EXTENSION = "tests/pyodide_sphinx_extension/test_"
ALONE = (
    "tests/browser/",
    *(f"{EXTENSION}{name}" for name in ("browser", "examples_browser", "examples_everywhere")),
    *(f"{EXTENSION}{name}" for name in ("offline", "memory", "preload", "sessions")),
)
"""How the ids of tests begin that are bundles of their own."""
FIREFOX = re.compile(r"^tests/(?!support/).*firefox")
"""The ids of tests in Firefox: the name of the file, of the test or of the parameter says so."""


class Bundles(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Gives each worker a bundle after another."""

    def _split_scope(self, nodeid: str) -> str:
        return bundle_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Bundles:
    """Have xdist give out tests in bundles."""
    return Bundles(config, log)


def bundle_of(nodeid: str) -> str:
    """Return the bundle of a test.

    >>> bundle_of("tests/test_house.py::test_a_module_imports_only_what_the_arrows_allow")
    'tests/test_house.py'
    >>> bundle_of("tests/browser/test_looks.py::test_touch_targets_are_large")
    'tests/browser/test_looks.py::test_touch_targets_are_large'
    >>> bundle_of("tests/browser/test_memory.py::test_many_answers_are_the_same_to_the_byte[firefox]")
    'firefox'
    """
    if FIREFOX.match(nodeid):
        return "firefox"
    return nodeid if nodeid.startswith(ALONE) else nodeid.partition("::")[0]
