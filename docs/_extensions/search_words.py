"""Search words: what readers call the things that a page is about, which the search finds as if they were its title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from shortlist import Fault, FaultsError
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, read_table
from shortlist_sphinx.core.model_source import told

DATA = "search.toml"


@dataclass(frozen=True, slots=True)
class SearchWords:
    """The words of pages, those that many questions begin with, and questions with the page that each is to find."""

    asked_with: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)


def check_words(app: Sphinx, env: BuildEnvironment, _read: list[str]) -> None:
    """Refuse a file with faults, and words for a page that is not there, all at once."""
    try:
        load_words(Path(app.srcdir), sorted(env.found_docs))
    except FaultsError as error:
        raise told(Path(app.srcdir), error) from error


def load_words(source: Path, pages: Sequence[str]) -> SearchWords:
    """Return what the file holds; a site without it has no words.

    Raises:
        FaultsError: with every fault, by its key.
    """
    if not (source / DATA).exists():
        return SearchWords()
    faults: list[Fault] = []
    fields = Fields(read_table(source / DATA, MODEL_BYTES), DATA, faults)
    asked_with = fields.text("asked_with")
    words, asked = fields.table("pages"), fields.table("asked")
    found = {fields.one_of("pages", page, pages): words.text(page) for page in list(words.rest)}
    questions = {question: asked.word(question, pages) for question in list(asked.rest)}
    for each in (words, asked, fields):
        each.finish()
    if faults:
        raise FaultsError(faults)
    return SearchWords(asked_with, found, questions)


def note_data(app: Sphinx, _doctree: nodes.document) -> None:
    """Have pages written again where the words change."""
    app.env.note_dependency(str(Path(app.srcdir) / DATA))


def add_words(app: Sphinx, _doctree: nodes.document, page: str) -> None:
    """Give the search the words of a page: its own weigh as much as a title, those of any question as much as text."""
    indexer = getattr(app.builder, "indexer", None)
    table = load_words(Path(app.srcdir), sorted(app.env.found_docs))
    if indexer is None or page not in table.pages:
        return
    # Sphinx reads keywords from a page too, and weighs them as little as a word in passing.
    weights = ((table.pages[page], indexer._title_mapping), (table.asked_with, indexer._mapping))  # noqa: SLF001
    for words, pages in weights:
        for word in words.split():
            pages.setdefault(indexer.lang.stem(word).lower(), set()).add(page)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to the reading and the writing of pages."""
    app.connect("env-before-read-docs", check_words)
    app.connect("doctree-read", note_data)
    app.connect("doctree-resolved", add_words)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
