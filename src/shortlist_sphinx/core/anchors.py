"""Anchors of criteria and alternatives, moved to the heading of the section that explains them."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist_sphinx.core.nodes import Part


def lift_anchors(_app: Sphinx, doctree: nodes.document) -> None:
    """Have a criterion begin with the paragraphs that explain it, and an alternative with its whole page."""
    for drawn in list(doctree.findall(Part)):
        if "criterion-card" in drawn["classes"]:
            lift(drawn, section_around(drawn), "criterion-")
        if "framework-facts" in drawn["classes"]:
            lift(drawn, next(doctree.findall(nodes.section), None), "framework-")


def section_around(drawn: Part) -> nodes.section | None:
    """Return the section that something stands in, unless that is the whole page."""
    section = drawn.parent
    if isinstance(section, nodes.section) and not isinstance(section.parent, nodes.document):
        return section
    return None


def lift(drawn: Part, section: nodes.section | None, kind: str) -> None:
    """Move the anchor to the section, unless there is another of its kind already."""
    if section is not None and not any(each.startswith(kind) for each in section["ids"][1:]):
        section["ids"] += drawn["ids"]
        drawn["ids"] = []


def setup_anchors(app: Sphinx) -> None:
    """Move anchors once a page is read."""
    app.connect("doctree-read", lift_anchors)
