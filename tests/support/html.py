"""Reading built pages: their anchors, their links, and what they load."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADING = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""The attributes by which an element makes a browser fetch something at once."""
INERT = frozenset({"author", "canonical", "index", "license", "next", "prev", "search"})
"""Relations of a link element that a browser does not fetch."""

STARTED_WHILE_READ = re.compile(r"/pyodide/(?:runtime-|memory-|stdlib|python_stdlib|shortlist-|\w+/worker/)")
"""What the checklist starts while its first screen is read, and is held to figures of its own."""


@dataclass
class Page(HTMLParser):
    """A page: the ids that can be pointed at, what a reader can follow, and what a browser fetches."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Set the parser up beside the fields."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element offers and asks for."""
        held = {name: value or "" for name, value in attrs}
        self.ids |= {held[name] for name in ("id", "name") if name in held}
        self.loads += [held[name] for name in LOADING.get(tag, ()) if held.get(name)]
        if tag in {"a", "area"} and "href" in held:
            self.links.append(held["href"])
        if tag == "link" and not INERT & set(held.get("rel", "").split()):
            self.loads.append(held.get("href", ""))


@cache
def page_at(path: Path) -> Page:
    """Return what a built page holds."""
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def pages_of(site: Path) -> list[Path]:
    """Return every page of a built site."""
    return sorted(site.rglob("*.html"))


def is_elsewhere(address: str) -> bool:
    """Tell whether an address leaves the site that the page stands on.

    >>> [is_elsewhere(each) for each in ("../a/#b", "https://example.org/", "//example.org/", "data:,a")]
    [False, True, True, False]
    """
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def broken_links(site: Path) -> Iterator[str]:
    """Yield each link or load of a site's pages that leads nowhere within the site."""
    for path in pages_of(site):
        page = page_at(path)
        for address in dict.fromkeys(page.links + page.loads):
            if not (is_elsewhere(address) or address.startswith("data:") or leads_somewhere(site, path, address)):
                yield f"{path.relative_to(site).as_posix()}: {address}"


def leads_somewhere(site: Path, page: Path, address: str) -> bool:
    """Tell whether an address on a page names a file of the site, and an anchor in it."""
    parts = urlsplit(address)
    # Links of the page for wrong addresses start at the root of the host.
    start = site if parts.path.startswith("/") else page.parent
    target = (start / unquote(parts.path).lstrip("/")).resolve() if parts.path else page
    if target.is_dir() and parts.path.endswith("/"):
        target /= "index.html"
    if not (target.is_file() and target.is_relative_to(site.resolve())):
        return False
    # An answer sheet in an address is read by the checklist; it is no anchor.
    is_anchor = target.suffix == ".html" and parts.fragment and not parts.fragment.startswith("v1;")
    return not is_anchor or unquote(parts.fragment) in page_at(target).ids
