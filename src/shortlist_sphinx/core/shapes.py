"""Shapes of verdicts and grades: defined once on a page, referred to by name."""

from docutils import nodes
from sphinx.environment import BuildEnvironment

from shortlist_sphinx.core.nodes import Part, on_screen, part

# Verdicts are a circle that fills, grades are marks, alternatives are figures; all can be told apart without colour.
SHAPES = {
    "fits": '<circle cx="8" cy="8" r="7" />',
    "fits-with-friction": '<circle cx="8" cy="8" r="6" class="outline" /><path d="M8 2a6 6 0 1 1-6 6h6z" />',
    "has-a-gap": '<circle cx="8" cy="8" r="6" class="outline" /><path d="M8 2a6 6 0 0 1 0 12z" />',
    "poor-fit": '<circle cx="8" cy="8" r="6" class="outline" />',
    "ruled-out": '<circle cx="8" cy="8" r="6" class="outline" /><path d="M3.8 12.2l8.4-8.4" class="outline" />',
    "met": '<path d="M2.5 8.5l4 4 7-9" class="outline" />',
    "friction": '<path d="M1.5 9.5c2-4 4-4 6.5-1.5s4.5 2.5 6.5-1.5" class="outline" />',
    "gap": '<path d="M1.5 8h4M10.5 8h4" class="outline" />',
    "blocks": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9" class="outline" />',
    "circle": '<circle cx="8" cy="8" r="6" />',
    "square": '<path d="M2.6 2.6h10.8v10.8h-10.8z" />',
    "triangle": '<path d="M8 1.6l6.8 12.2h-13.6z" />',
    "diamond": '<path d="M8 .9l7.1 7.1-7.1 7.1-7.1-7.1z" />',
    "ring": '<circle cx="8" cy="8" r="5.4" class="outline" />',
    "frame": '<path d="M3.2 3.2h9.6v9.6h-9.6z" class="outline" />',
    "cross": '<path d="M8 2v12M2 8h12" class="outline" />',
    "unknown": '<path d="M3 8h.1M8 8h.1M13 8h.1" class="outline dots" />',
}
MARKS = ("circle", "square", "triangle", "diamond", "ring", "frame", "cross")
"""The figures that stand for alternatives, always beside their names."""
DRAWN = "shortlist-shapes"


def shapes_once(env: BuildEnvironment) -> list[nodes.Node]:
    """Return all pictures where the page being read does not have them yet."""
    if DRAWN in env.temp_data:
        return []
    env.temp_data[DRAWN] = True
    return [shapes()]


def shapes() -> Part:
    """Return all pictures, to stand unseen on a page that refers to them."""
    symbols = "".join(
        f'<symbol id="shape-{name}" viewBox="0 0 16 16">{drawing}</symbol>' for name, drawing in SHAPES.items()
    )
    markup = f'<svg width="0" height="0" aria-hidden="true">{symbols}</svg>'
    return on_screen(part("div", nodes.raw("", markup, format="html"), classes="shapes"))
