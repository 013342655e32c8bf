"""The nodes of examples and of what they show."""

from typing import cast

from docutils import nodes

from pyodide_sphinx_extension.apps.nodes import pyodide_place
from pyodide_sphinx_extension.examples.example import Example


class pyodide_example(pyodide_place):  # noqa: N801  # docutils names nodes so
    """An example; its children are its code as the page shows it, and then its output."""

    @property
    def example(self) -> Example:
        """The example itself."""
        return cast("Example", self["example"])


class pyodide_expectation(nodes.Invisible, nodes.Element):  # noqa: N801  # docutils names nodes so
    """What the page says that the example before it shows; gone once that example knows it."""


class pyodide_coverage(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """What readers can run of the site; its place until all examples were run."""


class pyodide_box(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """Printed texts that stand together, in pages of HTML."""


class pyodide_text(nodes.General, nodes.TextElement):  # noqa: N801  # docutils names nodes so
    """Printed text, in pages of HTML."""


class pyodide_picture(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """A picture, in pages of HTML."""


class pyodide_frame(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """HTML that an example made, shut in a frame of its own."""
