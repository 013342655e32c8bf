"""The guide as a book for e-readers holds all pages, strictly written."""

import posixpath
import shutil
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.support.guide import addresses, build, doctrees_of
from tests.support.house import ROOT


@pytest.fixture(scope="module")
def book(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Write the whole guide as an EPUB, as strictly as the site, from what was read for the site."""
    out = tmp_path_factory.mktemp("book") / "epub"
    shutil.copytree(built_site.parent / "doctrees", doctrees_of(out))
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
