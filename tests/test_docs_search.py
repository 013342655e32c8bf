"""Search of the built site: what people ask leads to the page that answers it, whatever the page calls it."""

import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page

from shortlist import FaultsError
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


MISTAKES = {
    "page": ("concepts/concurrency", "concepts/concurrencyy", "(did you mean 'concepts/concurrency'?)"),
    "question": ('"graphql" = "faq"', '"graphql" = "fag"', "search.toml: asked.graphql: expected one of "),
    "table": ("[pages]", "[page]", "search.toml: pages: is missing"),
    "key": ("\nasked_with", "\nasked_wth", "search.toml: asked_wth: is not a key here (did you mean 'asked_with'?)"),
    "form": ('asked_with = "', "asked_with = ", "search.toml:4:14: is not valid TOML"),
    "kind": ('faq = "', 'faq = 3 # "', "search.toml: pages.faq: expected a text; got a number"),
}


@pytest.mark.parametrize(("old", "new", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_the_words_is_told_by_its_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, words: str
) -> None:
    """An author reads the file, the key, and what to write."""
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_extensions"))
    text = (ROOT / "docs" / "search.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "search.toml").write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(FaultsError) as caught:
        import_module("search_words").load_words(tmp_path, sorted({*TABLE["pages"], *TABLE["asked"].values()}))

    assert words in "\n".join(map(str, caught.value.faults))
