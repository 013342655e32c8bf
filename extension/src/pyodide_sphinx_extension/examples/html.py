"""HTML of examples: useful as it stands, with all that a script needs to run them."""

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from pyodide_sphinx_extension.apps.html import page_config
from pyodide_sphinx_extension.domain import domain_of, has_python
from pyodide_sphinx_extension.examples.needs import examples_app
from pyodide_sphinx_extension.examples.nodes import (
    pyodide_box,
    pyodide_example,
    pyodide_frame,
    pyodide_picture,
    pyodide_text,
)

SCRIPT = "examples/examples.mjs"
STYLE = "examples/examples.css"

LINES = 20
"""Lines after which text may have to be scrolled."""

WIDTH = 60
"""Characters of a line on a narrow screen, about."""

FRAME = (
    '<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
)
"""How the page in a frame begins: it may show what it holds, and load nothing."""


def visit_example(self: HTML5Translator, node: pyodide_example) -> None:
    """Open the element that the script looks for."""
    example = node.example
    attributes: dict[str, Any] = {"class": "pyodide-example", "data-pyodide-example": as_json(example.request())}
    if "page_documents" in node:
        attributes["data-pyodide-page"] = as_json(config_of(self.builder, node))
    if not example.runs:
        attributes["data-pyodide-no-run"] = ""
    if example.hidden:
        attributes["hidden"] = "hidden"
    self.body.append(self.starttag(node, "div", **attributes))


def depart_element(self: HTML5Translator, _node: nodes.Element) -> None:
    """Close the element."""
    self.body.append("</div>\n")


def config_of(builder: StandaloneHTMLBuilder, node: pyodide_example) -> dict[str, object]:
    """Return what the page tells the Python that runs all its examples."""
    domain = domain_of(builder.env)
    module = f"{domain.site.scripts}/{SCRIPT}" if domain.site else SCRIPT
    needs = {name: domain.needs[name] for name in node["page_documents"] if name in domain.needs}
    return page_config(builder, examples_app(module, needs))


def visit_box(self: HTML5Translator, node: pyodide_box) -> None:
    """Open a box of text; what is long can be scrolled, by keyboard too."""
    long = {"tabindex": "0", "role": "group", "aria-label": "Long output"}
    attributes: dict[str, Any] = long if is_long(node.astext()) else {}
    self.body.append(self.starttag(node, "div", **attributes))


def visit_text(self: HTML5Translator, node: pyodide_text) -> None:
    """Open printed text."""
    heard = {"role": "group", "aria-label": "Standard error"}
    attributes: dict[str, Any] = heard if "pyodide-stderr" in node["classes"] else {}
    self.body.append(self.starttag(node, "pre", suffix="", **attributes))


def is_long(text: str) -> bool:
    r"""Tell whether text may have to be scrolled.

    >>> is_long("short"), is_long("line\n" * 30)
    (False, True)
    """
    return text.count("\n") > LINES or len(text) > LINES * WIDTH


def depart_text(self: HTML5Translator, _node: pyodide_text) -> None:
    """Close printed text."""
    self.body.append("</pre>\n")


def visit_picture(self: HTML5Translator, node: pyodide_picture) -> None:
    """Write a picture as an image, in which no script runs."""
    source = f"data:{node['media']};base64,{node['content']}"
    self.body.append(self.emptytag(node, "img", "\n", src=source, alt=node["alt"]))


def visit_frame(self: HTML5Translator, node: pyodide_frame) -> None:
    """Write HTML into a frame in which no script runs and nothing is loaded."""
    attributes = {"sandbox": "allow-same-origin", "srcdoc": FRAME + node["html"], "title": "Output as a page"}
    self.body.append(self.starttag(node, "iframe", "</iframe>\n", **attributes))


def skip_departure(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Leave a node that was written as it was entered."""


def as_json(value: object) -> str:
    """Return JSON for an attribute."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def add_scripts(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the script and its style sheet to pages that hold an example, and to no other page."""
    site = domain_of(app.env).site
    if doctree is None or site is None or not has_python(app, page) or not any(doctree.findall(pyodide_example)):
        return
    app.add_js_file(f"{site.scripts}/{SCRIPT}", type="module")
    app.add_css_file(f"{site.scripts}/{STYLE}")
