"""The page on accessibility promises nothing that no test holds."""

import ast
import re
from functools import cache

import pytest

from tests.support.house import ROOT

PAGE = ROOT / "docs" / "contributing" / "accessibility.md"
ROW = re.compile(r"^\| (?P<topic>[a-z][^|]*?) \| (?P<promise>[^|]+?) \| (?P<test>[^|]*?) \|$", re.MULTILINE)
TOPICS = {
    "announcements",
    "contrast",
    "errors",
    "focus",
    "forced colours",
    "keyboard",
    "names",
    "reduced motion",
    "reflow",
    "target size",
}
"""What the page has at least one row about."""

ROWS = [found for found in ROW.finditer(PAGE.read_text(encoding="utf-8")) if found["topic"] != "topic"]


@cache
def names_in(path: str) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_topic_has_a_row() -> None:
    """None of the ten topics is passed over."""
    assert TOPICS - {row["topic"] for row in ROWS} == set()


def test_every_row_has_a_test(subtests: pytest.Subtests) -> None:
    """Each promise names a test by its id, and that test is there."""
    for row in ROWS:
        with subtests.test(row["promise"]):
            path, _, name = row["test"].strip("`").partition("::")

            assert path.startswith("tests/")
            assert name in names_in(path)
