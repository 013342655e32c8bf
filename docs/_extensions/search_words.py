"""Search words: what readers call the things that a page is about, which the search finds as if they were its title."""

import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

DATA = "search.toml"


def check_pages(app: Sphinx, env: BuildEnvironment, _read: list[str]) -> None:
    """Refuse words for a page that is not there."""
    missing = sorted(set(table_of(app)["pages"]) - env.found_docs)
    if missing:
        message = f"{DATA} holds words for pages that are not there: {', '.join(missing)}"
        raise ExtensionError(message)


def table_of(app: Sphinx) -> dict[str, Any]:
    """Return the words of pages, and those that questions begin with; a site without the file has none."""
    path = Path(app.srcdir) / DATA
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {"pages": {}}


def note_data(app: Sphinx, _doctree: nodes.document) -> None:
    """Have pages written again where the words change."""
    app.env.note_dependency(str(Path(app.srcdir) / DATA))


def add_words(app: Sphinx, _doctree: nodes.document, page: str) -> None:
    """Give the search the words of a page: its own weigh as much as a title, those of any question as much as text."""
    indexer = getattr(app.builder, "indexer", None)
    table = table_of(app)
    if indexer is None or page not in table["pages"]:
        return
    # Sphinx reads keywords from a page too, and weighs them as little as a word in passing.
    weights = ((table["pages"][page], indexer._title_mapping), (table["asked_with"], indexer._mapping))  # noqa: SLF001
    for words, pages in weights:
        for word in words.split():
            pages.setdefault(indexer.lang.stem(word).lower(), set()).add(page)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to the reading and the writing of pages."""
    app.connect("env-before-read-docs", check_pages)
    app.connect("doctree-read", note_data)
    app.connect("doctree-resolved", add_words)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
