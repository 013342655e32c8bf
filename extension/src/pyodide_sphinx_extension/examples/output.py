"""Output of examples in written pages: put under their code, in the way that each builder can write."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx

from pyodide_sphinx_extension.domain import has_python, runs_scripts
from pyodide_sphinx_extension.examples.domain import examples_of
from pyodide_sphinx_extension.examples.nodes import (
    pyodide_box,
    pyodide_example,
    pyodide_frame,
    pyodide_picture,
    pyodide_text,
)
from pyodide_sphinx_extension.examples.results import Part, Result

LABEL = "Output"
LOOKS = {"stdout": "text", "value": "text", "stderr": "stderr", "error": "error"}
"""What looks alike and stands together: printed text and values do."""


def show_all(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add the outputs to a page that is about to be written, and tell its first example what all need."""
    if app.builder.format == "html" and not has_python(app, docname):
        return
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
    for is_drawn, group in groupby(parts, lambda part: bool(drawing(part, frames=frames))):
        if is_drawn:
            yield from filter(None, (drawing(part, frames=frames) for part in group))
        else:
            yield scrolling(list(group))


def drawing(part: Part, *, frames: bool) -> nodes.Node | None:
    """Return the picture or the HTML of a part, if it has one."""
    if part.picture:
        media, content = part.picture
        alt = (title_of(part.svg) if part.svg else None) or part.text.strip()
        return pyodide_picture(media=media, content=content, alt=alt, classes=["pyodide-picture"])
    if part.html and frames:
        return pyodide_frame(html=part.html, classes=["pyodide-frame"])
    return None


def scrolling(parts: list[Part]) -> pyodide_box:
    """Return text in a box that scrolls where the text is long."""
    box = pyodide_box(classes=["pyodide-scroll"])
    for look, alike in groupby(parts, lambda part: LOOKS[part.kind]):
        block = pyodide_text(classes=[f"pyodide-{look}"])
        for style, pieces in groupby(alike, lambda part: part.style):
            words = "".join(part.words for part in pieces)
            block += nodes.inline(words, words, classes=classes_of(style)) if style else nodes.Text(words)
        box += block
    return box


def classes_of(style: str) -> list[str]:
    """Return the classes of a style.

    >>> classes_of("bold red")
    ['pyodide-ansi-bold', 'pyodide-ansi-red']
    """
    return [f"pyodide-ansi-{word}" for word in style.split()]


def title_of(svg: str) -> str | None:
    """Return the title that a picture has, if it has one.

    >>> title_of("<svg><title>Three dots</title></svg>")
    'Three dots'
    """
    found = re.search(r"<title[^>]*>(.*?)</title>", svg, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])).strip() if found else None


def in_text(parts: Iterable[Part]) -> Iterator[nodes.Node]:
    """Yield what was shown for all other builders."""
    for _look, alike in groupby(parts, lambda part: LOOKS[part.kind]):
        text = "".join(part.words for part in alike).rstrip("\n")
        yield nodes.literal_block(text, text, language="text")
