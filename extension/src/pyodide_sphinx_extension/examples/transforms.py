"""Giving each example what the page says of its output, and its number."""

from dataclasses import replace
from typing import Any

from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from pyodide_sphinx_extension.examples.nodes import pyodide_example, pyodide_expectation

logger = logging.getLogger(__name__)

WORDS = "pyodide-output: no example stands right before it; put it under the pyodide directive it belongs to."


class AttachOutputs(SphinxTransform):
    """Numbers the examples of a page, and moves expected output into the example above it."""

    default_priority = 200

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
