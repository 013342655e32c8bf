"""Nodes for HTML that docutils has no words for, and what every other builder makes of them."""

from typing import Any, TypeVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.writers.html5 import HTML5Translator

MarkupNode = TypeVar("MarkupNode", bound="Markup")

SHAPE: dict[str, Any] = {"CLASS": "shape", "aria-hidden": "true"}
PAPER_TICKS = {"radio": "( ) ", "checkbox": "[ ] ", "text": "________"}
SET_OFF = {"card-held", "lead", "means", "rating-level"}
"""Classes of text that stands apart on a screen, and behind a dash on paper."""


class Markup(nodes.Element):
    """What all our nodes are: ``html`` holds attributes, ``screen`` marks what needs script.

    What needs script is left out wherever none runs.
    """


class Part(nodes.General, Markup):
    """An element that holds blocks; ``tag`` is its name."""


class Line(nodes.General, nodes.TextElement, Markup):
    """An element that holds text; a paragraph to every builder without script."""


class Span(nodes.Inline, nodes.TextElement, Markup):
    """An element within text."""


class Heading(nodes.General, nodes.TextElement, Markup):
    """A heading ``depth`` levels below the section in which it stands."""


class Tick(nodes.Inline, Markup):
    """An input: something to tick, or a line to write on."""


class Shape(nodes.Inline, Markup):
    """A small picture, by its ``name``, beside the word that says the same."""


def prose(text: str) -> list[nodes.Node]:
    """Return a sentence of the data as nodes; backticks mark code.

    >>> [node.astext() for node in prose("A plain `def` view.")]
    ['A plain ', 'def', ' view.']
    """
    pieces = text.split("`")
    made = [nodes.literal(piece, piece) if odd % 2 else nodes.Text(piece) for odd, piece in enumerate(pieces)]
    return [node for node in made if node.astext()]


def html_names(attributes: dict[str, str]) -> dict[str, str]:
    """Spell keyword arguments as HTML does.

    >>> html_names({"for_": "admin", "aria_label": "Admin"})
    {'for': 'admin', 'aria-label': 'Admin'}
    """
    return {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}


def common(classes: str, id_: str, html: dict[str, str]) -> dict[str, Any]:
    """Return the attributes that all our nodes have; ``classes`` are separated by spaces."""
    ids = [id_] if id_ else []
    return {"classes": classes.split(), "ids": ids, "screen": False, "html": html_names(html)}


def part(
    tag: str,
    *children: nodes.Node,
    classes: str = "",
    id_: str = "",
    **html: str,
) -> Part:
    """Return an element that holds blocks."""
    return Part("", *children, tag=tag, **common(classes, id_, html))


def inline(*children: nodes.Node | str) -> list[nodes.Node]:
    """Return texts as nodes, and nodes as they are."""
    made: list[nodes.Node] = []
    for child in children:
        made += prose(child) if isinstance(child, str) else [child]
    return made


def line(
    tag: str,
    *children: nodes.Node | str,
    classes: str = "",
    id_: str = "",
    **html: str,
) -> Line:
    """Return an element that holds text."""
    attributes = common(classes, id_, html)
    return Line("", "", *inline(*children), tag=tag, **attributes)


def span(
    tag: str,
    *children: nodes.Node | str,
    classes: str = "",
    id_: str = "",
    **html: str,
) -> Span:
    """Return an element within text."""
    return Span("", "", *inline(*children), tag=tag, **common(classes, id_, html))


def heading(
    depth: int,
    *children: nodes.Node | str,
    classes: str = "",
    id_: str = "",
    **html: str,
) -> Heading:
    """Return a heading below that of the section in which it will stand."""
    return Heading("", "", *inline(*children), depth=depth, **common(classes, id_, html))


def tick(kind: str, *, id_: str, **html: str) -> Tick:
    """Return an input of a kind such as ``radio``."""
    return Tick("", kind=kind, **common("", id_, {"type": kind, **html}))


def shape(name: str) -> Shape:
    """Return the picture of a verdict or a grade."""
    return Shape("", name=name.replace(" ", "-"), **common("", "", {}))


def on_screen(node: MarkupNode) -> MarkupNode:
    """Mark a node as one that only works with script."""
    node["screen"] = True
    return node


def interactive(builder: Builder) -> bool:
    """Tell whether a builder's pages are read where scripts may run."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def make_plain(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Turn our nodes into docutils' own for every builder but those of web pages."""
    if interactive(app.builder):
        return
    for node in list(doctree.findall(Markup)):
        if node["screen"] or "hidden" in node["html"]:
            node.parent.remove(node)
    # The innermost first, so that what replaces a node holds no node of ours.
    for node in reversed(list(doctree.findall(Markup))):
        place = node.parent.index(node)
        node.parent[place : place + 1] = plain(node)


def plain(node: Markup) -> list[nodes.Node]:
    """Return what stands for one node on paper."""
    if isinstance(node, Shape):
        return []
    if isinstance(node, Tick):
        return [nodes.Text(PAPER_TICKS.get(node["kind"], ""))]
    if isinstance(node, Span):
        return plain_span(node)
    return plain_block(node)


def plain_block(node: Markup) -> list[nodes.Node]:
    """Return lists as lists, headings and heads in strong type, and all else as paragraphs; anchors stay."""
    anchor: list[nodes.Node] = [nodes.target("", "", ids=node["ids"])] if node["ids"] else []
    if isinstance(node, Part):
        return plain_part(node, anchor)
    if isinstance(node, Heading) or node["tag"] in {"legend", "summary", "th"}:
        return [*anchor, nodes.paragraph("", "", nodes.strong("", "", *node.children))]
    paragraph = nodes.paragraph("", "", *node.children)
    return [nodes.list_item("", *anchor, paragraph)] if node["tag"] == "li" else [*anchor, paragraph]


def plain_part(node: Part, anchor: list[nodes.Node]) -> list[nodes.Node]:
    """Return a list as a list, and what any other element holds."""
    if node["tag"] == "li":
        return [nodes.list_item("", *anchor, *node.children)]
    if node["tag"] in {"ol", "ul"} and node.children:
        return [*anchor, nodes.bullet_list("", *node.children)]
    return [*anchor, *node.children]


def plain_span(node: Span) -> list[nodes.Node]:
    """Return a link as a link, an explanation set off, and other text as it is."""
    if SET_OFF & set(node["classes"]):
        return [nodes.Text("\u2013 "), *node.children]
    address = node["html"].get("href")
    if address:
        return [nodes.reference("", "", *node.children, refuri=address, internal=True)]
    return list(node.children)


def visit_part(self: HTML5Translator, node: nodes.Element) -> None:
    """Open the element."""
    self.body.append(self.starttag(node, node["tag"], "\n", **node["html"]))


def depart_part(self: HTML5Translator, node: nodes.Element) -> None:
    """Close the element."""
    self.body.append(f"</{node['tag']}>\n")


def visit_text(self: HTML5Translator, node: nodes.Element) -> None:
    """Open an element whose white space counts."""
    self.body.append(self.starttag(node, node["tag"], "", **node["html"]))


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close an element within text."""
    self.body.append(f"</{node['tag']}>")


def visit_heading(self: HTML5Translator, node: nodes.Element) -> None:
    """Open a heading of the level that its place asks for."""
    level = self.section_level + self.initial_header_level - 1 + node["depth"]
    node["tag"] = f"h{min(level, 6)}"
    visit_text(self, node)


def visit_tick(self: HTML5Translator, node: nodes.Element) -> None:
    """Write an input."""
    self.body.append(self.emptytag(node, "input", " ", **node["html"]))


def visit_shape(self: HTML5Translator, node: nodes.Element) -> None:
    """Write a picture that stands once on the page and is referred to by name."""
    svg = self.starttag(node, "svg", "", **SHAPE)
    use = self.starttag(node, "use", "", href=f"#shape-{node['name']}")
    self.body.append(f"{svg}{use}</use></svg> ")


def done(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing: an element without content is closed already."""


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; only web pages ever meet them."""
    app.add_node(Part, html=(visit_part, depart_part))
    app.add_node(Line, html=(visit_text, depart_part))
    app.add_node(Span, html=(visit_text, depart_span))
    app.add_node(Heading, html=(visit_heading, depart_part))
    app.add_node(Tick, html=(visit_tick, done))
    app.add_node(Shape, html=(visit_shape, done))
    app.connect("doctree-resolved", make_plain, priority=900)
