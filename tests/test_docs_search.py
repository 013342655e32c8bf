"""Search of the built site: what people ask leads to the page that answers it, whatever the page calls it."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page

from tests.support.house import ROOT
from tests.support.server import Site, serving

TABLE = tomllib.loads((ROOT / "docs" / "search.toml").read_text(encoding="utf-8"))
FIRST = 5
"""Results that somebody looks at."""


@pytest.fixture(scope="module")
def site(built_site: Path) -> Iterator[Site]:
    """Serve the built site."""
    with serving(Site(built_site)) as served:
        yield served


@pytest.mark.parametrize(("question", "wanted"), TABLE["asked"].items())
def test_a_question_leads_to_the_page_that_answers_it(site: Site, page: Page, question: str, wanted: str) -> None:
    """The page is among the first results of the search, as a reader sees them."""
    page.goto(f"{site.url}search/?q={quote_plus(question)}")
    page.locator("#search-results li a").first.wait_for()
    page.locator("#search-results .search-summary", has_text="found").wait_for()

    links = page.locator("#search-results li > a")
    found = [str(link.get_attribute("href")).split("#")[0].split("?")[0] for link in links.all()]
    pages = list(dict.fromkeys(address.strip("./").removesuffix("/index") for address in found))

    assert wanted.removesuffix("/index") in pages[:FIRST], pages[:12]


def test_no_page_is_described_by_words_for_the_search(built_site: Path) -> None:
    """The words are for the search alone; what a reader sees of a page holds none of them."""
    text = (built_site / "decide" / "data" / "index.html").read_text(encoding="utf-8")

    assert "restful" in TABLE["pages"]["decide/data"]
    assert "restful" not in text.lower()
