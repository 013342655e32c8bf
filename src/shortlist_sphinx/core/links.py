"""Links between our pages, which get their addresses when all places are known."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from shortlist_sphinx.core.domain import Kind, Page, ShortlistDomain, domain_of
from shortlist_sphinx.core.nodes import Span, span


def page_link(
    page: Page, fragment: str, *children: nodes.Node | str, classes: str = "", optional: bool = False
) -> Span:
    """Return a link to the page that holds the checklist or the comparison.

    Where there is none, its text stands alone; an ``optional`` link is left out altogether.
    """
    node = span("a", *children, classes=classes)
    node["page"], node["fragment"], node["optional"] = page, fragment, optional
    return node


def place_link(kind: Kind, id_: str, *children: nodes.Node | str, classes: str = "", optional: bool = False) -> Span:
    """Return a link to where something is explained; what is missing is treated as in :func:`page_link`."""
    node = span("a", *children, classes=classes)
    node["place"], node["optional"] = (kind, id_), optional
    return node


def link_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give links between our pages their addresses; where a page is missing, text remains."""
    domain = domain_of(app.env)
    for node in list(doctree.findall(Span)):
        if "page" not in node and "place" not in node:
            continue
        address = address_of(domain, app.builder, node, docname)
        if address is not None:
            node["html"]["href"] = address
            node["classes"] += ["reference", "internal"]
        elif node["optional"]:
            node.parent.remove(node)
        else:
            node["tag"] = "span"


def address_of(domain: ShortlistDomain, builder: Builder, node: Span, docname: str) -> str | None:
    """Return where a link leads, relative to the page that it stands on."""
    if "page" in node:
        page, fragment = domain.find(node["page"]), node["fragment"]
    else:
        place = domain.place(*node["place"])
        page, fragment = (place.docname, place.anchor) if place else (None, "")
    return None if page is None else relative(builder, docname, page, fragment)


def relative(builder: Builder, docname: str, page: str, fragment: str) -> str:
    """Return the address of a fragment of a page; in a site of a single page the fragment is all of it."""
    address = builder.get_relative_uri(docname, page)
    if fragment and address.startswith("#"):
        return f"#{fragment}"
    return f"{address}#{fragment}" if fragment else address


def setup_links(app: Sphinx) -> None:
    """Have the links resolved once everything is read."""
    app.connect("doctree-resolved", link_pages)
