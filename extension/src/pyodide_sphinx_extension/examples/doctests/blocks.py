"""Blocks of a page that doctest would run, as docutils and ``sphinx.ext.doctest`` leave them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docutils import nodes
from sphinx import addnodes

from pyodide_sphinx_extension.examples.nodes import pyodide_example
from pyodide_sphinx_extension.examples.places import OF_DOCSTRING, Place, place_of
from pyodide_sphinx_extension.examples.transcripts import is_transcript

OFF = "no-live"
"""The class of a block that stays as it is, or of what is around it."""

DEFAULT = "default"
"""The group of blocks that name none."""

ANY = "*"
"""What stands for every group."""

PYTHON = frozenset({None, "default", "python", "python3", "py", "py3", "pycon", "pycon3", "python-console"})
"""The languages of literal blocks that may hold a transcript; None is that of a block that names none."""


@dataclass(frozen=True)
class Block:
    """A block that doctest would run, or that goes with one.

    Attributes:
        node: the node, which is a comment where the page does not show it.
        kind: ``doctest``, ``testcode``, ``testoutput``, ``testsetup`` or ``testcleanup``.
        page: the file of the page.
    """

    node: nodes.TextElement
    kind: str
    page: str

    @property
    def text(self) -> str:
        """Its text, with what is not shown of it: notes for doctest, and marks of blank lines."""
        return str(self.node.get("test", self.node.astext()))

    @property
    def groups(self) -> list[str]:
        """The groups that it belongs to."""
        return list(self.node.get("groups", [DEFAULT]))

    @property
    def options(self) -> dict[int, bool]:
        """The flags that are set and unset for it."""
        return dict(self.node.get("options", {}))

    @property
    def skipif(self) -> str:
        """The condition under which it is not run."""
        return str(self.node.get("skipif", ""))

    @property
    def hidden(self) -> bool:
        """Whether the page does not show it."""
        return isinstance(self.node, nodes.comment)

    @property
    def off(self) -> bool:
        """Whether its author wants it as it is."""
        node: Any = self.node
        while node is not None:
            if OFF in getattr(node, "attributes", {}).get("classes", ()):
                return True
            node = node.parent
        return False

    @cached_property
    def place(self) -> Place:
        """Where it begins."""
        first = next((line for line in self.text.splitlines() if line.strip()), "")
        places = (place_of(source, self.node.line, first, self.page) for source in sources_of(self.node))
        tried = []
        for place in places:
            if place.exact:
                return place
            tried.append(place)
        return tried[0] if tried else place_of(None, self.node.line, first, self.page)

    @property
    def module(self) -> str:
        """The module in whose docstrings it stands, by the name that Python knows it by; none in a page."""
        if not self.place.owner:
            return ""
        owner = self.place.owner
        named = [
            name
            for name, module in list(sys.modules.items())
            if getattr(module, "__file__", None) == self.place.file and name != "__main__"
        ]
        return max(named, key=lambda name: (owner.startswith(name), -len(name)), default="")


def sources_of(node: nodes.TextElement) -> Iterator[str]:
    """Yield where a node may come from: its own source, or those around it, as docutils does not always tell."""
    around: Any = node
    while around is not None:
        if around.source:
            yield around.source
        if isinstance(around, addnodes.desc):
            found = (each.source or "" for each in around.findall(nodes.Element))
            yield from dict.fromkeys(source for source in found if OF_DOCSTRING in source)
        around = around.parent


def blocks_of(document: nodes.document, page: str) -> Iterator[Block]:
    """Yield the blocks of a document, in order; examples by their own directive are none."""
    for node in list(document.findall(nodes.FixedTextElement)):
        kind = kind_of(node)
        if kind and not within_example(node):
            yield Block(node, kind, page)


def kind_of(node: nodes.TextElement) -> str:
    """Return what doctest would take a node for, or nothing."""
    if "testnodetype" in node:
        return str(node["testnodetype"])
    transcript = isinstance(node, nodes.doctest_block) or (
        isinstance(node, nodes.literal_block) and node.get("language") in PYTHON
    )
    return "doctest" if transcript and is_transcript(node.astext()) else ""


def within_example(node: nodes.Node) -> bool:
    """Tell whether a node shows the code of an example."""
    parent = node.parent
    while parent is not None and not isinstance(parent, pyodide_example):
        parent = parent.parent
    return parent is not None
