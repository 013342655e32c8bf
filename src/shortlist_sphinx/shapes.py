"""The pictures of verdicts and grades: defined once on a page, referred to by name."""

from docutils import nodes

from shortlist_sphinx.nodes import Part, on_screen, part

# Verdicts are a circle that fills; grades are marks. Each differs from the others without colour.
SHAPES = {
    "strong-fit": '<circle cx="8" cy="8" r="7" />',
    "workable": '<circle cx="8" cy="8" r="6" class="outline" /><path d="M8 2a6 6 0 0 1 0 12z" />',
    "poor-fit": '<circle cx="8" cy="8" r="6" class="outline" />',
    "ruled-out": '<circle cx="8" cy="8" r="6" class="outline" /><path d="M3.8 12.2l8.4-8.4" class="outline" />',
    "met": '<path d="M2.5 8.5l4 4 7-9" class="outline" />',
    "friction": '<path d="M1.5 9.5c2-4 4-4 6.5-1.5s4.5 2.5 6.5-1.5" class="outline" />',
    "gap": '<path d="M1.5 8h4M10.5 8h4" class="outline" />',
    "blocks": '<path d="M3.5 3.5l9 9M12.5 3.5l-9 9" class="outline" />',
    "unknown": '<path d="M3 8h.1M8 8h.1M13 8h.1" class="outline dots" />',
}


def shapes() -> Part:
    """Return all pictures, to stand unseen on a page whose verdicts refer to them."""
    symbols = "".join(
        f'<symbol id="shape-{name}" viewBox="0 0 16 16">{drawing}</symbol>' for name, drawing in SHAPES.items()
    )
    markup = f'<svg width="0" height="0" aria-hidden="true">{symbols}</svg>'
    return on_screen(part("div", nodes.raw("", markup, format="html"), of="shapes"))
