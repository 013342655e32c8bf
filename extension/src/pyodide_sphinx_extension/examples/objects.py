"""Documented objects of a page, and which examples are theirs."""

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from pyodide_sphinx_extension.examples.nodes import pyodide_example


def objects_in(document: nodes.document) -> dict[str, list[int]]:
    """Return the objects that a page documents, by name, each with the numbers of its own examples."""
    found: dict[str, list[int]] = {}
    for desc in document.findall(addnodes.desc):
        own = [node.example.number for node in desc.findall(pyodide_example) if owner_of(node) is desc]
        found.update(dict.fromkeys(names_of(desc), own))
    return found


def names_of(desc: addnodes.desc) -> Iterator[str]:
    """Yield the names of what is described; of one that is not indexed, none."""
    for signature in desc.children:
        if isinstance(signature, addnodes.desc_signature) and signature["ids"]:
            yield str(signature["ids"][0])


def owner_of(node: nodes.Node) -> nodes.Node | None:
    """Return the innermost description around a node."""
    parent = node.parent
    while parent is not None and not isinstance(parent, addnodes.desc):
        parent = parent.parent
    return parent
