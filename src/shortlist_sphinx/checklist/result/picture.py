"""Picture of the result: alternatives and criteria by grades and levels, each by shape and word."""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.core.directive import alternatives_of
from shortlist_sphinx.core.nodes import Markup, Part, line, on_screen, part, shape, span

GROUPS = {"apart": "Where they differ", "alike": "Where they are alike"}


def draw_picture(model: Model) -> Part:
    """Return the table that a script fills, hidden until there is something to see."""
    heads = [line("th", each.title, scope="col") for each in alternatives_of(model)]
    groups = [draw_group(name, title, len(heads)) for name, title in GROUPS.items()]
    table = part(
        "table",
        line("caption", span("span", data_slot="picture")),
        part("thead", part("tr", *heads)),
        *groups,
        classes="picture-table",
    )
    frame = part("div", table, classes="picture-frame", role="region", tabindex="0", aria_label="Result as a picture")
    return on_screen(
        part(
            "details",
            line("summary", "See it as a picture"),
            frame,
            classes="more",
            data_part="picture",
            hidden="hidden",
        )
    )


def draw_group(name: str, title: str, columns: int) -> Part:
    """Return the head of a group of criteria; its rows come from a script."""
    head = line("th", title, colspan=str(columns), scope="rowgroup", classes="picture-group")
    return part("tbody", part("tr", head), data_group=name, hidden="hidden")


def picture_templates(model: Model) -> dict[str, Markup]:
    """Return what a script clones: the row that names a criterion, the row of its cells, and a cell."""
    columns = str(len(model.alternatives))
    named: list[nodes.Node] = [span("span", data_slot="title"), nodes.Text(" ")]
    named += [span("span", word, classes="badge", data_if=name) for name, word in FLAGS.items()]
    return {
        "picture-criterion": part("tr", line("th", *named, colspan=columns, scope="row", classes="picture-criterion")),
        "picture-row": part("tr"),
        "picture-cell": line(
            "td",
            shape("met"),
            span("span", data_slot="grade", classes="picture-grade"),
            " ",
            span("span", data_slot="level", classes="picture-level"),
            classes="picture-cell",
        ),
    }


FLAGS = {"deciding": "deciding", "must": "must-have"}
