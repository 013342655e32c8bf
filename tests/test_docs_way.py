"""Readers find their way: to a page, from a page, and from elsewhere; and each page says what it is and how old."""

import re
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page as BrowserPage

from shortlist import built_in_model
from tests.support.guide import GENERATED, addresses, element, metas
from tests.support.html import page_at, pages_of
from tests.support.server import Site, serving


def test_every_page_describes_itself_in_words_of_its_own(built_site: Path) -> None:
    """A search engine shows one description for each page, short enough to be shown whole, and no two alike."""
    described = {path: metas(path, name="description") for path in pages_of(built_site)}
    said = list(chain(*described.values()))

    assert {path: found for path, found in described.items() if len(found) != 1} == {}
    assert [text for text in said if not 40 <= len(text) <= 160] == []
    assert sorted(said) == sorted(set(said))


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("frameworks/flask/", ["../../", "../"]),
        ("glossary/", ["../"]),
        ("contributing/decisions/alternatives/", ["../../../", "../../", "../"]),
    ],
)
def test_a_page_shows_the_way_to_it(built_site: Path, address: str, way: list[str]) -> None:
    """Above each page stand the pages that lead to it, from the home page down."""
    (crumbs,) = element(built_site / address / "index.html").all("nav", class_="breadcrumbs")

    assert [link.attributes["href"] for link in crumbs.all("a")] == way


def test_one_can_read_from_first_page_to_last(built_site: Path) -> None:
    """Following *next* from the home page, a reader sees every page of the guide once."""
    seen = [built_site / "index.html"]
    while following := [each.attributes["href"] for each in element(seen[-1]).all("a", rel="next")]:
        seen.append((seen[-1].parent / following[0] / "index.html").resolve())

    assert len(seen) == len(set(seen))
    assert {path.parent for path in seen} == {
        (built_site / address).resolve() for address in addresses(built_site) - GENERATED
    }


def test_programs_find_a_list_of_all_pages(built_site: Path) -> None:
    """The file llms.txt lists each page once, in the order of the contents, with what it says of itself."""
    text = (built_site / "llms.txt").read_text(encoding="utf-8")
    listed = re.findall(r"^- \[.+?\]\((\S+)\): (.+)$", text, re.MULTILINE)

    assert text.startswith("# Shortlist\n\n> ")
    assert sorted(address for address, _ in listed) == sorted(addresses(built_site) - GENERATED - {""})
    assert [
        said for address, said in listed if metas(built_site / address / "index.html", name="description") != [said]
    ] == []


@pytest.mark.parametrize("alternative", built_in_model().alternatives)
def test_a_profile_says_when_its_evidence_was_reviewed(built_site: Path, alternative: str) -> None:
    """A page that draws ratings names the days between which they were checked."""
    held = built_in_model().alternatives[alternative]  # type: ignore[index]
    sources = [fact.source for fact in held.facts.values()] + [rating.source for rating in held.ratings.values()]
    newest = max(source.checked for source in sources)

    (said,) = element(built_site / "frameworks" / alternative / "index.html").all("span", class_="last-reviewed")

    assert f"{newest.day} {newest:%B %Y}" in said.text


def test_no_way_to_the_method_promises_a_verdict(built_site: Path) -> None:
    """The home page says that there is none, so the page is called by one name that speaks of the result."""
    links = [link for path in pages_of(built_site) for link in element(path).all("a")]
    called = {link.text for link in links if link.attributes.get("href", "").endswith("method/")}

    assert {each.removeprefix("Previous").removeprefix("Next").strip().capitalize() for each in called} == {
        "How the result is made"
    }


def test_the_way_beside_the_checklist_is_for_those_who_read(built_site: Path) -> None:
    """The comparison is a long page, and is offered to nobody who is short of time."""
    (said,) = [each for each in element(built_site / "index.html").all("p") if list(each.all("a", href="comparison/"))]

    assert said.text.startswith("Rather read than answer?")


@pytest.mark.parametrize("width", [320, 360, 639, 641, 1100, 1280])
def test_the_drawing_of_the_home_page_is_shown_with_names_that_can_be_read(
    built_site: Path, page: BrowserPage, width: int
) -> None:
    """On a page too narrow for its names there is no drawing: lines alone say nothing."""
    page.set_viewport_size({"width": width, "height": 740})
    with serving(Site(built_site)) as site:
        page.goto(site.url)
    drawing = page.locator(".narrowing")
    heights = drawing.locator("text").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")

    assert drawing.is_visible() == (width >= 640)
    assert not drawing.is_visible() or min(heights) >= 13


def test_a_page_waits_for_two_style_sheets_at_most(built_site: Path) -> None:
    """Whatever a page holds, its browser fetches one file, and the colours of any code, before it shows anything."""
    sheets = {path: [each for each in page_at(path).loads if ".css" in each] for path in pages_of(built_site)}

    assert {path: found for path, found in sheets.items() if len(found) not in {1, 2}} == {}
    assert {len(found) for path, found in sheets.items() if "checklist" not in path.parts} == {2}


def test_code_has_colours_of_its_own_in_the_dark(built_site: Path, page: BrowserPage) -> None:
    """What stands in the joined style sheets is what the theme wrote for light and dark."""
    colours = []
    with serving(Site(built_site)) as site:
        page.goto(f"{site.url}contributing/ratings/")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            colours.append(page.evaluate("getComputedStyle(document.querySelector('.highlight .k')).color"))

    assert len(set(colours)) == 2


def test_what_scrolls_can_be_reached_by_keys(built_site: Path) -> None:
    """Code and tables, which are wider than a small screen, take the focus."""
    for path in (built_site / "contributing" / "ratings" / "index.html", built_site / "why" / "index.html"):
        wide = [*element(path).all("pre"), *element(path).all("div", class_="table-wrapper")]

        assert wide != []
        assert [each for each in wide if each.attributes.get("tabindex") != "0"] == []


def test_only_the_page_of_the_search_loads_the_search(built_site: Path) -> None:
    """The search makes HTML from text, which the pages that run Python may forbid."""
    loading = {path.parent.name for path in pages_of(built_site) for each in page_at(path).loads if "search" in each}

    assert loading == {"search"}


def test_the_search_finds_a_word(built_site: Path, page: BrowserPage) -> None:
    """Words typed on any page lead to the pages that hold them."""
    with serving(Site(built_site)) as site:
        page.goto(f"{site.url}why/")
        page.get_by_role("textbox", name="Search").fill("broadcast")
        page.keyboard.press("Enter")
        found = page.locator("#search-results li a").first
        found.wait_for()

        assert page.get_by_role("heading", level=1).text_content() == "Search"
        assert page.locator("#search-results li a[href*='glossary'], #search-results li a[href*='decide']").count() > 0
