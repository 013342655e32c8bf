"""The built site stands on its own: its pages are where they should be, and nothing is fetched from elsewhere."""

import re
from pathlib import Path

import pytest

from tests.support.html import broken_links, is_elsewhere, page_at, pages_of

FETCHED_BY_STYLE = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("address", ["", "checklist", "comparison", "scenarios", "contributing"])
def test_a_page_keeps_its_address(built_site: Path, address: str) -> None:
    """The site is built without warnings, and its main pages stand where links from elsewhere expect them."""
    page = built_site / address / "index.html"

    assert page.is_file()


def test_pages_load_nothing_from_elsewhere(built_site: Path) -> None:
    """Scripts, styles, pictures and fonts of every page come from the site itself."""
    foreign = [
        f"{path.relative_to(built_site)}: {address}"
        for path in pages_of(built_site)
        for address in page_at(path).loads
        if is_elsewhere(address)
    ]

    assert foreign == []


def test_styles_load_nothing_from_elsewhere(built_site: Path) -> None:
    """No style sheet, and no style inside a page, fetches a font or a picture from another host."""
    foreign = [
        f"{path.relative_to(built_site)}: {address}"
        for path in sorted([*built_site.rglob("*.css"), *pages_of(built_site)])
        for address in FETCHED_BY_STYLE.findall(path.read_text(encoding="utf-8"))
        if is_elsewhere(address)
    ]

    assert foreign == []


def test_every_link_within_the_site_leads_somewhere(built_site: Path) -> None:
    """Each link, anchor, script, style and picture of a page names a file, and an anchor, that is there."""
    assert list(broken_links(built_site)) == []


def test_every_page_names_the_licence_of_its_prose(built_site: Path) -> None:
    """A reader who wants to reuse a page finds its terms at the foot of it."""
    silent = [path for path in pages_of(built_site) if LICENCE not in page_at(path).links]

    assert silent == []


@pytest.mark.parametrize("address", ["", "checklist/", "contributing/"])
def test_every_page_has_a_title_of_its_own(built_site: Path, address: str) -> None:
    """The title of a page tells it from the others in tabs and search results, and names the site."""
    title = re.search(r"<title>\s*(.+?)\s*</title>", (built_site / address / "index.html").read_text(encoding="utf-8"))

    assert title is not None
    assert "Shortlist" in title[1]
    assert title[1] != "Shortlist"
