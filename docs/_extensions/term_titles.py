"""Tooltips of glossary terms: the first sentence of an entry, shown when a pointer rests on a link to it."""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

GLOSSARY = "glossary"
SENTENCE_END = re.compile(r"(?<=[.?!])\s")


def meanings(env: BuildEnvironment) -> dict[str, str]:
    """Return the first sentence of each entry by its anchor."""
    if GLOSSARY not in env.found_docs:
        return {}
    entries = env.get_doctree(GLOSSARY).findall(nodes.definition_list_item)
    return {
        anchor: first_sentence(entry)
        for entry in entries
        for term in entry.findall(nodes.term)
        for anchor in term["ids"]
    }


def first_sentence(entry: nodes.definition_list_item) -> str:
    """Return how an entry of the glossary begins."""
    definition = next(entry.findall(nodes.definition)).astext()
    return SENTENCE_END.split(" ".join(definition.split()))[0]


def add_titles(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Give each link to the glossary its title; the glossary itself needs none."""
    if page == GLOSSARY:
        return
    links = [each for each in doctree.findall(nodes.reference) if "#term-" in each.get("refuri", "")]
    known = meanings(app.env) if links else {}
    for link in links:
        meaning = known.get(link["refuri"].partition("#")[2])
        if meaning:
            link["reftitle"] = meaning


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to what happens once links are resolved."""
    app.connect("doctree-resolved", add_titles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
