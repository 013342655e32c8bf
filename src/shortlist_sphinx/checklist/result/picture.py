"""Picture of the answer: frameworks and what matters to this reader, by shape; what is equal for all is folded."""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.checklist.result.meanings import word_link
from shortlist_sphinx.core.directive import alternatives_of
from shortlist_sphinx.core.nodes import Line, Markup, Part, line, on_screen, part, shape, span

LEGEND = {
    "met": ("fits", "fits"),
    "friction": ("friction", "friction"),
    "gap": ("gap", "gap"),
    "blocks": ("ruled-out", "ruled out"),
    "unknown": ("unknown", "not known yet"),
}
"""Shapes of the cells, each with the name and the word of its meaning."""
DISPUTED = "disputed"
"""What a mark beside a shape means, and the name of its meaning."""


def draw_picture(model: Model) -> Part:
    """Return the place for the picture, with its legend, hidden until there is something to see."""
    return on_screen(
        part(
            "div",
            draw_legend(),
            draw_table(model, "apart", "What matters here"),
            part(
                "details",
                line("summary", span("span", data_slot="alike")),
                draw_table(model, "alike", "The same for all"),
                classes="fold",
                data_part="alike",
                hidden="hidden",
            ),
            classes="answer-picture",
            data_part="picture",
            hidden="hidden",
        )
    )


def draw_table(model: Model, name: str, caption: str) -> Part:
    """Return a table whose rows come from a script."""
    heads = [line("th", span("span", each.title, data_to=each.id), scope="col") for each in alternatives_of(model)]
    return part(
        "table",
        line("caption", caption),
        part("thead", part("tr", part("td"), *heads)),
        part("tbody", data_group=name),
        classes="picture-table",
    )


def draw_legend() -> Line:
    """Return what the shapes mean, each word a link to its sentence; a script hides those that no cell shows."""
    words: list[nodes.Node | str] = []
    for mark, (name, word) in LEGEND.items():
        words += [span("span", shape(mark), word_link(name, word), classes="key", data_key=mark), " "]
    words += [
        span(
            "span",
            span("span", "?", aria_hidden="true"),
            word_link(DISPUTED, DISPUTED),
            classes="key",
            data_key=DISPUTED,
        )
    ]
    return line("p", *words, classes="legend")


def picture_templates() -> dict[str, Markup]:
    """Return what a script clones: a row and a cell."""
    star = span("span", "\u2605", classes="starred", data_if="deciding", aria_hidden="true")
    doubt = [
        span("span", "?", classes="doubt", data_if=DISPUTED, aria_hidden="true"),
        span("span", f", {DISPUTED}", classes="unseen", data_if=DISPUTED),
    ]
    words = [star, span("span", " deciding: ", data_if="deciding", classes="unseen"), span("a", data_slot="title")]
    return {
        "picture-row": part("tr", line("th", *words, scope="row")),
        "picture-cell": line(
            "td",
            span("a", shape("met"), span("span", data_slot="word", classes="unseen"), *doubt),
            classes="picture-cell",
        ),
    }
