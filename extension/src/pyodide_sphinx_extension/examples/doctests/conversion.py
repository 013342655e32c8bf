"""Conversion of doctest blocks to examples, and the names of those that stay as they are."""

import doctest
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docutils import nodes
from sphinx.util import logging

from pyodide_sphinx_extension.examples.doctests.blocks import ANY, DEFAULT, OFF, Block
from pyodide_sphinx_extension.examples.doctests.pages import FIELD
from pyodide_sphinx_extension.examples.doctests.setups import Setups, session_of
from pyodide_sphinx_extension.examples.example import Dead, Example, Promise
from pyodide_sphinx_extension.examples.nodes import pyodide_example
from pyodide_sphinx_extension.examples.output import LABEL
from pyodide_sphinx_extension.examples.transcripts import promise_of_output, read_transcript

logger = logging.getLogger(__name__)

Code = tuple[str, tuple[Promise, ...]]


@dataclass
class Conversion:
    """The doctests of one page, as they become examples.

    Attributes:
        docname: the page.
        blocks: its blocks, in order.
        setups: what its sessions begin with.
        flags: how doctest is to compare.
    """

    docname: str
    blocks: list[Block]
    setups: Setups
    flags: int

    def all(self) -> Iterator[Dead]:
        """Turn every block that can be run into an example, and yield the others."""
        outputs = self.outputs()
        for block in self.blocks:
            if block.kind not in {"doctest", "testcode"}:
                continue
            try:
                code = self.code_of(block, outputs.get(id(block)))
            except ValueError as error:
                words = f"the doctest cannot be read: {error}"
                where = f"{block.place.file}:{block.place.line}"
                logger.warning("pyodide: %s.", words, type="pyodide", subtype="example", location=where)
                yield Dead(block.place, words)
                continue
            reason = why_not(block, code[1])
            if reason:
                yield Dead(block.place, reason)
            else:
                self.turn(block, code, outputs.get(id(block)))

    def outputs(self) -> dict[int, Block]:
        """Return the expected output of each block of code that has one: the latest of the same group before it."""
        latest: dict[str, Block] = {}
        found = {}
        for block in self.blocks:
            for group in block.groups:
                if block.kind == "testoutput" and group in latest:
                    found[id(latest[group])] = block
                elif block.kind in {"doctest", "testcode"}:
                    latest[group] = block
        return {key: output for key, output in found.items() if output.kind == "testoutput"}

    def code_of(self, block: Block, output: Block | None) -> Code:
        """Return the code of a block and what is promised of it."""
        line = block.place.line
        if block.kind == "doctest":
            return read_transcript(block.text, line, self.flags, block.options)
        options = {**(output.options if output else {}), doctest.DONT_ACCEPT_BLANKLINE: True}
        want = f"{output.text}\n" if output else ""
        where = output.place.line if output else line
        return f"{block.text}\n", (promise_of_output(want, where, self.flags, options),)

    def turn(self, block: Block, code: Code, output: Block | None) -> None:
        """Put an example in the place of a block: shown once, and run in each of its groups."""
        first, *others = self.groups_of(block)
        node = pyodide_example("", example=self.example(block, code, first), is_doctest=True)
        copies = [pyodide_example("", example=replace(self.example(block, code, each), hidden=True)) for each in others]
        block.node.replace_self([*copies, node])
        if not block.hidden:
            node += block.node
        if output and not output.hidden:
            take_output(node, output.node)

    def example(self, block: Block, code: Code, group: str) -> Example:
        """Return what is run of a block in one of its groups; a docstring has a session of its own by default."""
        own = block.place.owner if group == DEFAULT else ""
        return Example(
            docname=self.docname,
            place=block.place,
            code=code[0],
            session=own or session_of(group),
            packages=None,
            hidden=block.hidden,
            raises=None,
            runs=True,
            promises=code[1],
            silent=block.kind == "testcode",
            skipif=block.skipif,
            setup=self.setups.of(group, block.module if own else ""),
        )

    def groups_of(self, block: Block) -> list[str]:
        """Return the groups in which a block is run."""
        named = (group for each in block.groups for group in (self.every_group() if each == ANY else [each]))
        return list(dict.fromkeys(named))

    def every_group(self) -> list[str]:
        """Return all groups of the page."""
        named = (group for block in self.blocks for group in block.groups if group != ANY)
        return list(dict.fromkeys(named)) or [DEFAULT]


def left_alone(blocks: Iterable[Block]) -> list[Dead]:
    """Return the doctests of a page that wants none of them live."""
    words = f"{FIELD}: off on its page"
    return [Dead(block.place, words) for block in blocks if block.kind in {"doctest", "testcode"} and not block.hidden]


def why_not(block: Block, promises: Iterable[Promise]) -> str:
    """Return why a block is not made to be run, if it is not."""
    if block.off:
        return f"marked {OFF}"
    if all(promise.skip for promise in promises):
        return "skipped by doctest altogether"
    return ""


def take_output(example: pyodide_example, output: nodes.Node) -> None:
    """Show the expected output as that of the example right before it."""
    siblings = example.parent
    if output.parent is siblings and siblings.index(output) == siblings.index(example) + 1:
        siblings.remove(output)
        label = nodes.paragraph("", LABEL, classes=["pyodide-output-label"])
        example += nodes.container("", label, output, classes=["pyodide-output"])
