"""Search words: what readers call the things that a page is about, given to the search beside the words of the page."""

import tomllib
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

DATA = "search.toml"


def words_of(app: Sphinx) -> dict[str, list[str]]:
    """Return the words of each page that has some, those that questions begin with among them."""
    table = tomllib.loads((Path(app.srcdir) / DATA).read_text(encoding="utf-8"))
    shared = table["asked_with"].split()
    return {page: [*words.split(), *shared] for page, words in table["pages"].items()}


def check_pages(app: Sphinx, env: BuildEnvironment, _read: list[str]) -> None:
    """Refuse words for a page that is not there."""
    missing = sorted(set(words_of(app)) - env.found_docs)
    if missing:
        message = f"{DATA} holds words for pages that are not there: {', '.join(missing)}"
        raise ExtensionError(message)


def add_words(app: Sphinx, doctree: nodes.document) -> None:
    """Give a page its words, in the element that the search reads keywords from."""
    app.env.note_dependency(str(Path(app.srcdir) / DATA))
    words = words_of(app).get(app.env.current_document.docname, [])
    if words:
        doctree.append(nodes.meta(name="keywords", lang="en", content=", ".join(words)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to the reading of pages."""
    app.connect("env-before-read-docs", check_pages)
    app.connect("doctree-read", add_words)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
