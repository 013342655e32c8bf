"""Every page of the guide bears a content security policy, and nothing on it is refused."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shortlist_sphinx.delivery.csp import hashes_in
from tests.pyodide_sphinx_extension.example_page import ExamplePage
from tests.support.patience import MILLISECONDS
from tests.support.server import Site

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"')
UNHASHABLE = re.compile(r"<[^>]*\s(on[a-z]+\s*=|(href|src|action)\s*=\s*[\"']?javascript:)", re.IGNORECASE)
RUNS_PYTHON = re.compile(r"<[^>]*\sdata-pyodide-(app|example)=")
LISTEN = """
globalThis.refused = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
  refused.push([violatedDirective, blockedURI, sourceFile].join(" "));
});
"""
KINDS = {
    "home": "",
    "prose": "why/",
    "table": "comparison/",
    "framework": "frameworks/django/",
    "scenario": "scenarios/",
    "reference": "library/reference/",
    "drawings": "experiments/",
    "index": "genindex/",
    "wrong address": "404/",
    "search": "search/?q=admin",
    "checklist": "checklist/",
    "examples": "library/tutorial/",
}
"""One page of each kind."""


def pages_in(site: Path) -> list[Path]:
    """Return all pages of a built site."""
    return sorted(site.rglob("*.html"))


def policy_of(page: str) -> dict[str, str]:
    """Return the directives of the policy in a page's head, which stands before all that it governs."""
    found = META.search(page)
    assert found is not None
    assert found.start() < page.index("<script")
    directives = (part.partition(" ") for part in unescape(found[1]).split("; "))
    return {name: value for name, _space, value in directives}


@pytest.fixture
def watched(page: Page, guide: Site) -> Iterator[Page]:
    """Give a page of the guide that notes what its policy refuses, and fails if there was anything."""
    said: list[str] = []
    page.add_init_script(LISTEN)
    page.on("console", lambda message: said.append(message.text) if "Content Security" in message.text else None)
    page.goto(guide.url)
    yield page
    assert page.evaluate("refused") == []
    assert said == []


def test_no_inline_script_is_refused(built_site: Path) -> None:
    """The policy of each page names the hash of each script in it, and no page has one that cannot be named."""
    pages = [path.read_text(encoding="utf-8") for path in pages_in(built_site)]

    unnamed = [each for page in pages for each in hashes_in(page).split() if each not in policy_of(page)["script-src"]]

    assert len(pages) > len(KINDS)
    assert unnamed == []
    assert [found[0] for page in pages if (found := UNHASHABLE.search(page))] == []


def test_only_pages_with_python_may_compile_it(built_site: Path) -> None:
    """WebAssembly is allowed where an app or an example stands, and markup is trusted there by name alone."""
    pages = [path.read_text(encoding="utf-8") for path in pages_in(built_site)]

    python = [bool(RUNS_PYTHON.search(page)) for page in pages]
    assert ["'wasm-unsafe-eval'" in policy_of(page)["script-src"] for page in pages] == python
    assert ["require-trusted-types-for" in policy_of(page) for page in pages] == python
    assert any(python)


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_nothing_is_refused(watched: Page, guide: Site, address: str) -> None:
    """A visit breaks no rule, in light and in dark; the theme's switch is its own script."""
    watched.goto(guide.url + address)
    watched.locator(".theme-toggle:visible").first.click()

    expect(watched.locator("body")).to_have_attribute("data-theme", re.compile("light|dark|auto"))


def test_search_finds_from_the_checklist(watched: Page, guide: Site) -> None:
    """The field beside the checklist leads to the page of findings, which shows them with their surroundings."""
    watched.goto(guide.url + "checklist/")
    watched.locator(".sidebar-search").fill("admin")
    watched.keyboard.press("Enter")

    expect(watched).to_have_url(re.compile(r"/search/\?q=admin"))
    expect(watched.locator("ul.search li p.context").first).to_be_visible(timeout=MILLISECONDS)


def test_what_was_searched_for_is_marked(watched: Page, guide: Site) -> None:
    """A page that is opened from the findings marks the words, under the strictest policy too."""
    watched.goto(f"{guide.url}{KINDS['examples']}?highlight=python")

    expect(watched.locator(".highlighted").first).to_be_attached()
    watched.keyboard.press("Escape")
    expect(watched.locator(".highlighted")).to_have_count(0)


def test_an_example_runs(watched: Page, guide: Site) -> None:
    """Python starts, and what it puts out is shown."""
    example = ExamplePage(watched).open(guide.url + KINDS["examples"])

    example.run(1)

    example.expect_status(1, "Done")
