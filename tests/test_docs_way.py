"""Readers find their way: to a page, from a page, and from elsewhere; and each page says what it is and how old."""

import os
import posixpath
import re
import shutil
import subprocess
import sys
from html import unescape
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page as BrowserPage

from shortlist import built_in_model
from tests.shortlist_sphinx.reading import Element, read
from tests.support.house import ROOT
from tests.support.html import page_at, pages_of
from tests.support.server import Site, serving

GENERATED = {"404/", "genindex/", "py-modindex/", "search/"}
"""Pages without a source, and the one that nobody looks for."""
CANONICAL = "https://guide.example/en/stable/"
READTHEDOCS = {
    "READTHEDOCS_CANONICAL_URL": CANONICAL,
    "READTHEDOCS_GIT_CLONE_URL": "https://github.com/ada/guide.git",
    "READTHEDOCS_GIT_IDENTIFIER": "main",
}
PAGES = {
    "index.md": "# Home\n\nThis is where readers begin, and where they choose a way in.\n\n"
    "```{toctree}\n:caption: Understand\n\nparts/index\ncontributing/index\nglossary\n```\n",
    "parts/index.md": "# Parts\n\nEach part has a page of its own, below this one.\n\n```{toctree}\none\n```\n",
    "parts/one.md": "# One\n\nHere is a sentence about {term}`ASGI`, and it is long enough to describe a page.\n",
    "contributing/index.md": "# Contribute\n\nHow to mend a page, in as many words as a description needs.\n",
    "glossary.md": "# Words\n\nWords that need to be explained, each in a sentence or two.\n\n"
    "```{glossary}\nASGI\n  An agreement between server and application. It is younger than WSGI.\n```\n",
}
"""A site with our settings and a few pages, quick to build."""
DAY = "2024-02-03T23:30:00-02:00"
"""When its pages were last changed: already the fourth of February by universal time."""
AUTHOR = ("-c", "user.name=Ada", "-c", "user.email=ada@guide.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, with commits made on a known day."""
    dates = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY}
    subprocess.run(["git", *AUTHOR, *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | dates)


def write_sources(folder: Path) -> Path:
    """Write the little site: our settings, extensions, templates and styles, and its own pages."""
    docs = folder / "docs"
    for part in ("_extensions", "_static", "_templates"):
        shutil.copytree(ROOT / "docs" / part, docs / part, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("conf.py", "public.toml"):
        shutil.copy(ROOT / "docs" / file, docs)
    wrong = (ROOT / "docs" / "404.md").read_text(encoding="utf-8")
    wrong = re.sub(r"\[([^]]+)\]\((?:checklist|comparison|frameworks).*?\)", r"\1", wrong)  # pages that it lacks
    for name, page in {**PAGES, "404.md": wrong}.items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(page, encoding="utf-8")
    return docs


def build(docs: Path, out: Path, builder: str = "dirhtml", **environment: str) -> str:
    """Build strictly, fail where that fails, and return what was said."""
    ran = run_sphinx(docs, out, builder, **environment)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def run_sphinx(docs: Path, out: Path, builder: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as strictly as the site is built, with no variables of Read the Docs but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READTHEDOCS")}
    place = ["-d", str(out.parent / f"{out.name}-doctrees"), str(docs), str(out)]
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-b", builder, *place]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=kept | environment)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the little site, all of it committed on one day, after an earlier commit."""
    folder = tmp_path_factory.mktemp("little")
    docs = write_sources(folder)
    git(folder, "init", "--quiet")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Write")
    return docs


@pytest.fixture(scope="module")
def hosted(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the little site as Read the Docs does, and return its folder."""
    out = tmp_path_factory.mktemp("hosted") / "site"
    build(sources, out, **READTHEDOCS)
    return out


@pytest.fixture(scope="module")
def local(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the little site from a shallow clone that stands nowhere, and return its folder."""
    place = tmp_path_factory.mktemp("local")
    git(place, "clone", "--quiet", "--depth", "1", sources.parent.as_uri(), "clone")
    build(place / "clone" / "docs", place / "site")
    return place / "site"


def element(path: Path) -> Element:
    """Return a built page as a tree of elements."""
    return read(path.read_text(encoding="utf-8"))


def metas(path: Path, **attributes: str) -> list[str]:
    """Return what the elements of the head say that have these attributes."""
    return [unescape(each.attributes["content"]) for each in element(path).all("meta", **attributes)]


def addresses(site: Path) -> set[str]:
    """Return the address of every page of a site, as seen from its root."""
    found = {path.parent.relative_to(site).as_posix() + "/" for path in pages_of(site) if path.name == "index.html"}
    return {"" if address == "./" else address for address in found}


def test_every_page_describes_itself_in_words_of_its_own(built_site: Path) -> None:
    """A search engine shows one description for each page, short enough to be shown whole, and no two alike."""
    described = {path: metas(path, name="description") for path in pages_of(built_site)}
    said = list(chain(*described.values()))

    assert {path: found for path, found in described.items() if len(found) != 1} == {}
    assert [text for text in said if not 40 <= len(text) <= 160] == []
    assert sorted(said) == sorted(set(said))


def test_a_page_without_words_fails_the_build(tmp_path: Path) -> None:
    """A page that says nothing of itself is named, with what to write."""
    docs = write_sources(tmp_path)
    (docs / "parts" / "one.md").write_text("# One\n\n{.wide}\n![A mark](../_static/mark.svg)\n", encoding="utf-8")
    (docs / "glossary.md").write_text("# One\n\n- A list.\n", encoding="utf-8")

    ran = run_sphinx(docs, tmp_path / "site", "dirhtml")

    assert ran.returncode == 1
    assert "glossary.md: WARNING: the page has no description: begin it with a paragraph" in ran.stderr


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


def test_a_wrong_address_shows_a_page_that_works_at_any_depth(hosted: Path) -> None:
    """The page for wrong addresses loads its style, and leads home, from the root of the host."""
    page = page_at(hosted / "404" / "index.html")
    own = [each for each in page.loads + page.links if not each.startswith(("http", "#", "data:"))]

    assert "/en/stable/glossary/" in page.links
    assert [each for each in own if not each.startswith("/en/stable/")] == []


def test_a_site_map_names_the_pages_of_a_hosted_site(hosted: Path) -> None:
    """Search engines get the address of each page with the day of its last change."""
    space = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.parse(hosted / "sitemap.xml").findall("url", space)  # noqa: S314  # we wrote the file

    assert {each.findtext("loc", None, space) for each in urls} == {
        CANONICAL + address for address in addresses(hosted) - GENERATED
    }
    assert {(each.findtext("lastmod", "", space))[:10] for each in urls} == {"2024-02-04"}


def test_a_link_to_a_hosted_page_is_previewed_in_its_own_words(hosted: Path) -> None:
    """Those who show a preview of a link get title, address and the description that the page gives itself."""
    page = hosted / "parts" / "one" / "index.html"

    assert metas(page, property="og:title") == ["One"]
    assert metas(page, property="og:url") == [f"{CANONICAL}parts/one/"]
    assert metas(page, property="og:description") == metas(page, name="description")


def test_a_hosted_page_leads_to_its_source(hosted: Path) -> None:
    """*Edit this page* opens the page's file where the repository is known."""
    links = element(hosted / "parts" / "one" / "index.html").all("a", rel="edit")

    expected = "https://github.com/ada/guide/edit/main/docs/parts/one.md"
    assert {link.attributes["href"] for link in links} == {expected}


def test_a_page_that_stands_nowhere_names_its_source(local: Path) -> None:
    """*Edit this page* leads to how that is done, beside the name of the file."""
    page = element(local / "parts" / "one" / "index.html")
    (link,) = page.all("a", rel="edit")

    assert link.attributes["href"] == "../../contributing/"
    assert "docs/parts/one.md" in page.text


def test_a_site_built_anywhere_knows_its_public_addresses(sources: Path, tmp_path: Path) -> None:
    """What docs/public.toml says leads to the source and to the published page, without a host that says so."""
    docs = shutil.copytree(sources, tmp_path / "docs")
    known = {
        "repository": "https://code.example/ada/guide",
        "site": CANONICAL.rstrip("/"),
        "security": "",
        "conduct": "",
    }
    lines = [f'{name} = "{address}"' for name, address in known.items()]
    (docs / "public.toml").write_text("\n".join(lines), encoding="utf-8")

    build(docs, tmp_path / "site")
    page = element(tmp_path / "site" / "parts" / "one" / "index.html")
    edits = {link.attributes["href"] for link in page.all("a", rel="edit")}

    assert [link.attributes["href"] for link in page.all("link", rel="canonical")] == [f"{CANONICAL}parts/one/"]
    assert edits == {f"{known['repository']}/edit/main/docs/parts/one.md"}
    assert (tmp_path / "site" / "sitemap.xml").is_file()


def test_a_page_says_when_it_last_changed(hosted: Path) -> None:
    """The day is that of the page's last commit by universal time, wherever and whenever it is built."""
    page = element(hosted / "parts" / "one" / "index.html")

    assert [each.text for each in page.all("span", class_="last-changed")] == ["Page last changed on 4 February 2024."]


def test_a_shallow_clone_builds_and_claims_no_day(local: Path) -> None:
    """A page whose history is cut off says nothing about its age, and the build does not complain."""
    assert list(element(local / "parts" / "one" / "index.html").all("span", class_="last-changed")) == []


def test_a_folder_without_git_builds_the_same_twice(tmp_path: Path) -> None:
    """Without a repository there is no day, no complaint, and nothing that depends on the clock."""
    docs = write_sources(tmp_path)
    for name in ("first", "second"):
        build(docs, tmp_path / name, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))

    first, second = ((tmp_path / name / "parts" / "one" / "index.html").read_bytes() for name in ("first", "second"))
    assert first == second
    assert b"last changed" not in first


@pytest.mark.parametrize("alternative", built_in_model().alternatives)
def test_a_profile_says_when_its_evidence_was_reviewed(built_site: Path, alternative: str) -> None:
    """A page that draws ratings names the days between which they were checked."""
    held = built_in_model().alternatives[alternative]  # type: ignore[index]
    sources = [fact.source for fact in held.facts.values()] + [rating.source for rating in held.ratings.values()]
    newest = max(source.checked for source in sources)

    (said,) = element(built_site / "frameworks" / alternative / "index.html").all("span", class_="last-reviewed")

    assert f"{newest.day} {newest:%B %Y}" in said.text


def test_a_link_to_the_glossary_shows_what_the_word_means(local: Path) -> None:
    """The first sentence of the entry is the link's title."""
    links = element(local / "parts" / "one" / "index.html").all("a")
    (word,) = [each for each in links if each.attributes.get("href", "").endswith("glossary/#term-ASGI")]

    assert word.attributes["title"] == "An agreement between server and application."


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


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Build the whole guide as an EPUB, as strictly as the site."""
    out = tmp_path_factory.mktemp("book") / "epub"
    build(ROOT / "docs", out, "epub")
    return ZipFile(out / "Shortlist.epub")


def test_the_book_holds_every_page(book: ZipFile, built_site: Path) -> None:
    """The EPUB has the pages of the site, but for those that only a site needs."""
    pages = {name.removesuffix(".xhtml") for name in book.namelist() if name.endswith(".xhtml")} - {"nav"}
    folders = {page.removesuffix("index") + "/" if page.endswith("/index") else page + "/" for page in pages}

    expected = {address or "index/" for address in addresses(built_site)} - {"404/", "search/"}
    assert {folder.replace("//", "/") for folder in folders} == expected


def test_the_pages_of_the_book_are_xml(book: ZipFile) -> None:
    """A reader of books is strict: each page parses, runs no script, and has drawings in their own name space."""
    for name in (name for name in book.namelist() if name.endswith(".xhtml")):
        names = {each.tag for each in ET.fromstring(book.read(name)).iter()}  # noqa: S314  # we wrote it

        assert "{http://www.w3.org/1999/xhtml}svg" not in names, name
        assert "{http://www.w3.org/1999/xhtml}script" not in names, name


def test_every_link_within_the_book_arrives(book: ZipFile) -> None:
    """What a link of the book names is in the book; no link asks for answers, which only a site could take."""
    pages = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}  # noqa: S314
    anchors = {name: {each.get("id") for each in page.iter()} for name, page in pages.items()}

    for name, page in pages.items():
        for link in (urlsplit(each.get("href", "")) for each in page.iter("{http://www.w3.org/1999/xhtml}a")):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.path)) if link.path else name
            if not link.scheme and (link.path or link.fragment):
                assert target in book.namelist(), f"{name}: {link.geturl()}"
                assert not link.fragment or link.fragment in anchors[target], f"{name}: {link.geturl()}"


def test_the_book_says_which_pages_hold_drawings(book: ZipFile) -> None:
    """The list of contents declares each page with a drawing, and no other."""
    space = {"": "http://www.idpf.org/2007/opf"}
    items = ET.fromstring(book.read("content.opf")).findall("manifest/item", space)  # noqa: S314
    pages = {
        each.attrib["href"]: each.attrib.get("properties") for each in items if "xhtml+xml" in each.attrib["media-type"]
    }

    drawn = {name for name in pages if b"<svg" in book.read(name)}
    assert drawn != set()
    assert {name for name, properties in pages.items() if properties == "svg"} == drawn
