"""The site as a book: what a reader of EPUB asks for beyond what Sphinx writes."""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.typing import ExtensionMetadata
from sphinx_design.tabs import sd_tab_input, sd_tab_label

from shortlist_sphinx.core.nodes import Span

SHEET = "#v1;"
"""How the answers in an address of the checklist begin; a book cannot read them."""
DRAWING = re.compile(r"<svg(?![^>]*\bxmlns=)")
ITEM = re.compile(r'<item id="[^"]+" href="(?P<file>[^"]+\.xhtml)" media-type="application/xhtml\+xml"(?= />)')


class Book(Epub3Builder):
    """Writes an EPUB whose list of contents says which pages hold drawings, as its standard asks."""

    def build_content(self) -> None:
        """Write the list of contents."""
        super().build_content()
        listing = Path(self.outdir, "content.opf")
        listing.write_text(ITEM.sub(self.declared, listing.read_text(encoding="utf-8")), encoding="utf-8")

    def declared(self, item: re.Match[str]) -> str:
        """Return the entry of a page, with a note if it holds a drawing."""
        drawn = "<svg" in Path(self.outdir, item["file"]).read_text(encoding="utf-8")
        return item[0] + ' properties="svg"' * drawn


def leave_out(app: Sphinx) -> None:
    """Leave the page for wrong addresses out of a book, which has none."""
    if app.builder.name == Book.name:
        app.config.exclude_patterns.append("404.md")


def settle(app: Sphinx, doctree: nodes.document, _page: str) -> None:
    """Say what drawings are, since a book is XML; lead to the checklist without answers, which it cannot take."""
    if app.builder.name != Book.name:
        return
    for raw in doctree.findall(nodes.raw):
        drawing = DRAWING.sub('<svg xmlns="http://www.w3.org/2000/svg"', raw.astext())
        raw.children = [nodes.Text(drawing)]
    for link in doctree.findall(nodes.reference):
        if SHEET in link.get("refuri", ""):
            link["refuri"] = link["refuri"].partition(SHEET)[0]
    for span in doctree.findall(Span):
        if SHEET in span["html"].get("href", ""):
            span["html"]["href"] = span["html"]["href"].partition(SHEET)[0]
    lay_open(doctree)


def lay_open(doctree: nodes.document) -> None:
    """Have tabs stand one below the other, each under its label: nobody presses them in a book."""
    for columns in [each for each in doctree.findall(nodes.container) if "code-columns" in each["classes"]]:
        columns.children = columns.children[:1]  # the second column holds the same tabs
    for tabs in [each for each in doctree.findall(nodes.container) if "sd-tab-set" in each["classes"]]:
        tabs.children = [_in_print(each) for each in tabs.children if not isinstance(each, sd_tab_input)]


def _in_print(part: nodes.Node) -> nodes.Node:
    if not isinstance(part, sd_tab_label):
        return part
    return nodes.paragraph("", "", nodes.strong("", "", *part.children), ids=part["ids"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the builder in the place of the one that it extends."""
    app.add_builder(Book, override=True)
    app.connect("builder-inited", leave_out)
    app.connect("doctree-resolved", settle, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
