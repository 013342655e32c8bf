"""Examples of this repository's own pages are executed by the tests as well."""

from pathlib import Path

import pytest
from sybil import Sybil
from sybil.example import SybilFailure

from tests.support.examples import PyodideParser

PAGES = {
    "good": ("```{pyodide}\na = 1\n```\n\n```{pyodide}\na\n```\n", True),
    "raised": ("```{pyodide}\n1 / 0\n```\n", False),
    "expected": ("```{pyodide}\n:raises: ZeroDivisionError\n\n1 / 0\n```\n", True),
    "not-raised": ("```{pyodide}\n:raises: ZeroDivisionError\n\n1\n```\n", False),
    "alone": ("```{pyodide}\nb = 1\n```\n\n```{pyodide}\n:session: other\n\nb\n```\n", False),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_example_must_end_as_its_page_says(tmp_path: Path, name: str) -> None:
    """A session shares its names with no other, and an exception must be announced."""
    text, is_good = PAGES[name]
    page = tmp_path / f"{name}.md"
    page.write_text(text)
    examples = list(Sybil([PyodideParser()], pattern="*.md").parse(page).examples())

    failures = 0
    for example in examples:
        try:
            example.evaluate()
        except SybilFailure:
            failures += 1

    assert examples != []
    assert (failures == 0) == is_good
