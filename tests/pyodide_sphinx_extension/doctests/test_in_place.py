"""Transcripts at their reader's: what they show stands under each prompt."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pyodide_sphinx_extension.example_page import PATIENCE, ExamplePage
from tests.support.server import Site


@pytest.fixture
def page_of(page: Page, growing_site: Site) -> ExamplePage:
    """Open the page with blocks of all kinds."""
    return ExamplePage(page).open(f"{growing_site.url}index.html")


def transcript(example: Locator) -> Locator:
    """Return the block with prompts and outputs."""
    return example.locator("div.highlight pre").first


def test_a_run_shows_each_output_under_its_prompt(page_of: ExamplePage) -> None:
    """In place of what the page said there, and nothing below."""
    page_of.run(1)
    page_of.expect_status(1, "Done.")

    assert transcript(page_of.root(1)).inner_text().strip() == (
        '>>> oak.grow()\nPlant(6)\n>>> birch = Plant(2)\n>>> print("a\\n\\nb")\na\n\nb\n'
        ">>> # nothing but words\n>>> [birch, oak][0]\nPlant(2)"
    )
    expect(page_of.output(1)).to_be_empty()


def test_a_changed_transcript_runs_and_can_be_had_back(page_of: ExamplePage) -> None:
    """Changed code shows its outputs below; Reset brings back what the page was built with."""
    built = transcript(page_of.root(1)).inner_text()
    page_of.run(1)
    page_of.expect_status(1, "Done.")
    page_of.change(1, "for number in range(2):\n    number\noak.grow(3)")
    page_of.run(1)
    expect(page_of.output(1)).to_contain_text("0\n1\nPlant(8)", timeout=PATIENCE)

    page_of.button("Reset", 1).click()

    assert transcript(page_of.root(1)).inner_text() == built


def test_a_docstring_runs_by_itself(page: Page, growing_site: Site) -> None:
    """With the names of its module, and with an error where one is shown."""
    library = ExamplePage(page).open(f"{growing_site.url}library.html")

    library.run(3)
    library.expect_status(3, "The example above ran first. Done.")

    assert transcript(library.root(3)).inner_text().strip().endswith("'spring'\n'summer'")
    expect(transcript(library.root(2))).to_contain_text("ValueError: expected at least 0, got -1")
