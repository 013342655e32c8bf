"""Putting what examples showed under their code, in the way that each builder can write."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx

from pyodide_sphinx_extension.domain import runs_scripts
from pyodide_sphinx_extension.examples.domain import examples_of
from pyodide_sphinx_extension.examples.nodes import (
    pyodide_example,
    pyodide_frame,
    pyodide_picture,
    pyodide_text,
)
from pyodide_sphinx_extension.examples.results import Part, Result

LABEL = "Output"
LOOKS = {"stdout": "text", "value": "text", "stderr": "stderr", "error": "error"}
"""What looks alike and stands together: printed text and values do."""


def show_all(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Add the outputs to a page that is about to be written, and tell its first example what all need."""
    results = examples_of(app.env).results
    for node in list(doctree.findall(pyodide_example)):
        result = results.get(node.example.key)
        if result and result.off:
            node.replace_self(node.children)
        elif result and result.parts and not node.example.hidden and node.example.promises is None:
            node.append(output(result, app))
    found = list(doctree.findall(pyodide_example))
    for first in found[:1]:
        first["page_documents"] = tuple(dict.fromkeys(node.example.docname for node in found))


def output(result: Result, app: Sphinx) -> nodes.container:
    """Return all that was shown."""
    label = nodes.paragraph("", LABEL, classes=["pyodide-output-label"])
    is_html = app.builder.format == "html"
    shown = list(in_html(result.parts, frames=runs_scripts(app.builder)) if is_html else in_text(result.parts))
    return nodes.container("", label, *shown, classes=["pyodide-output"])


def in_html(parts: Iterable[Part], *, frames: bool) -> Iterator[nodes.Node]:
    """Yield what was shown for pages of HTML; books have no frames."""
    for drawn, group in groupby(parts, lambda part: part.svg or (frames and part.html) or None):
        together = list(group)
        if not drawn:
            for look, alike in groupby(together, lambda part: LOOKS[part.kind]):
                text = "".join(part.text for part in alike)
                yield pyodide_text(text, text, classes=[f"pyodide-{look}"])
        for part in together if drawn else ():
            if part.svg:
                yield pyodide_picture(svg=part.svg, alt=part.text, classes=["pyodide-picture"])
            else:
                yield pyodide_frame(html=part.html, classes=["pyodide-frame"])


def in_text(parts: Iterable[Part]) -> Iterator[nodes.Node]:
    """Yield what was shown for all other builders."""
    for _look, alike in groupby(parts, lambda part: LOOKS[part.kind]):
        text = "".join(part.text for part in alike).rstrip("\n")
        yield nodes.literal_block(text, text, language="text")
