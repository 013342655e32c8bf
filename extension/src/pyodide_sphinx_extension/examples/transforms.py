"""Sphinx transforms: find a page's doctests, number its examples, and attach the output that the page promises."""

from dataclasses import replace
from typing import Any

from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from pyodide_sphinx_extension.examples.doctests.blocks import blocks_of
from pyodide_sphinx_extension.examples.doctests.conversion import Conversion, left_alone
from pyodide_sphinx_extension.examples.doctests.pages import wants_doctests
from pyodide_sphinx_extension.examples.doctests.setups import group_of, setups_of
from pyodide_sphinx_extension.examples.domain import examples_of
from pyodide_sphinx_extension.examples.nodes import pyodide_example, pyodide_expectation
from pyodide_sphinx_extension.examples.transcripts import default_flags

logger = logging.getLogger(__name__)

WORDS = "pyodide-output: no example stands right before it; put it under the pyodide directive it belongs to."


class LiveDoctests(SphinxTransform):
    """Makes the doctests of a page examples, where conf.py or the page asks for it, and prepares all sessions."""

    default_priority = 410
    """After the fields at the top of a page were read, which may say whether its doctests are live."""

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401  # docutils passes what it likes
        """Go through the page once."""
        docname = self.env.docname
        blocks = list(blocks_of(self.document, str(self.env.doc2path(docname))))
        setups = setups_of(blocks, self.config)
        for node in self.document.findall(pyodide_example):
            example = node.example
            node["example"] = replace(example, setup=setups.of(group_of(example.session)))
        if wants_doctests(self.document, docname, self.config):
            conversion = Conversion(docname, blocks, setups, default_flags(self.config))
            examples_of(self.env).dead[docname] = list(conversion.all())
            self.name_no_module()
        elif self.config.pyodide_doctest:
            examples_of(self.env).dead[docname] = left_alone(blocks)

    def name_no_module(self) -> None:
        """Let classes made in the doctests of a page name no module, where Sphinx itself tests them so."""
        nodes = list(self.document.findall(pyodide_example))
        sessions = {node.example.session for node in nodes if "is_doctest" in node and not node.example.setup.module}
        for node in nodes if "doctest_default_flags" in self.config else ():
            if node.example.session in sessions:
                node["example"] = replace(node.example, setup=replace(node.example.setup, nameless=True))


class AttachOutputs(SphinxTransform):
    """Numbers the examples of a page, and moves expected output into the example above it."""

    default_priority = 420

    def apply(self, **_kwargs: Any) -> None:  # noqa: ANN401  # docutils passes what it likes
        """Go through the page once."""
        for number, node in enumerate(self.document.findall(pyodide_example), 1):
            node["example"] = replace(node.example, number=number)
        for expectation in list(self.document.findall(pyodide_expectation)):
            self.attach(expectation)
            expectation.parent.remove(expectation)

    def attach(self, expectation: pyodide_expectation) -> None:
        """Tell the example above of its expected output, or the author that there is none."""
        siblings = expectation.parent
        place = siblings.index(expectation)
        above = siblings[place - 1] if place else None
        if isinstance(above, pyodide_example):
            output, line = expectation["output"], expectation["line"]
            above["example"] = replace(above.example, output=output, output_line=line)
        else:
            logger.warning(WORDS, type="pyodide", subtype="output", location=expectation)
