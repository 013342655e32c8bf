"""The directive ``comparison``: every alternative side by side, each cell with its evidence."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from shortlist import Alternative, Criterion, Model, Source
from shortlist.faults import either
from shortlist_sphinx.core.directive import alternatives_of
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span
from shortlist_sphinx.core.rating import draw_source

FACTS = "Facts"


class Comparison(SphinxDirective):
    """Draws the table of all alternatives from the model."""

    def run(self) -> list[nodes.Node]:
        """Return the table; each row and each cell has an id that other pages link to."""
        model = model_for(self.env, "model.toml", "criteria.toml", "facts.toml", ALTERNATIVES)
        domain_of(self.env).note(self.env.current_document.docname, "comparison")
        table = part("div", draw_table(model), classes="comparison")
        self.set_source_info(table)
        for node in table.findall(Part):
            if node.get("names"):
                self.state.document.note_explicit_target(node, node)
        return [table]


def draw_table(model: Model) -> Part:
    """Return the table. Its roles are written out, since narrow screens lay it out as cards."""
    columns = alternatives_of(model)
    bodies = [draw_facts(model, columns), *draw_criteria(model, columns)]
    caption = f"{model.plural.capitalize()} side by side; open a cell for its evidence"
    head = part("thead", draw_head(model, columns), role="rowgroup")
    return part(
        "table",
        line("caption", caption),
        head,
        *bodies,
        classes="comparison-table",
        role="table",
    )


def draw_head(model: Model, columns: Sequence[Alternative]) -> Part:
    """Return the row that names the alternatives."""
    cells = [draw_column_head(alternative) for alternative in columns]
    corner = line("th", model.singular.capitalize(), scope="col", role="columnheader")
    return on_screen(part("tr", corner, *cells, role="row"))


def draw_column_head(alternative: Alternative) -> Line:
    """Return the name and version of an alternative."""
    home = nodes.reference("", alternative.title, refuri=alternative.home)
    version = span("span", alternative.version, classes="version")
    return line("th", home, " ", version, scope="col", role="columnheader")


def draw_facts(model: Model, columns: Sequence[Alternative]) -> Part:
    """Return the facts that no rule uses."""
    summary = [draw_cell(column, [line("p", column.summary)]) for column in columns]
    rows = [draw_row("summary", "In a sentence", "", summary)]
    for kind in model.fact_kinds.values():
        cells = [
            draw_cell(
                column,
                [
                    line("p", column.facts[kind.id].value, classes="fact"),
                    draw_evidence(f"{kind.id}-{column.id}", column.facts[kind.id].source),
                ],
            )
            for column in columns
        ]
        rows.append(draw_row(f"fact-{kind.id}", kind.title, kind.means, cells))
    return draw_body(FACTS, "Shown for orientation; no rule uses them.", len(columns), rows)


def draw_criteria(model: Model, columns: Sequence[Alternative]) -> list[Part]:
    """Return the criteria that are rated, step by step."""
    bodies = []
    for step in model.steps.values():
        rated = [
            criterion
            for criterion in model.criteria.values()
            if criterion.step == step.id and criterion.capability is None
        ]
        rows = [draw_criterion(criterion, columns) for criterion in rated]
        bodies += [draw_body(step.title, step.lead, len(columns), rows)] if rows else []
    return bodies


def draw_body(title: str, lead: str, columns: int, rows: Sequence[Part]) -> Part:
    """Return rows under a title of their own."""
    words = [span("span", title, classes="group-title"), nodes.Text(" "), span("span", lead, classes="lead")]
    head = line("th", *words, colspan=str(columns + 1), scope="rowgroup", role="rowheader")
    return part("tbody", part("tr", head, classes="group", role="row"), *rows, role="rowgroup")


def draw_criterion(criterion: Criterion, columns: Sequence[Alternative]) -> Part:
    """Return the ratings of one criterion."""
    cells = [draw_cell(column, [draw_rating(criterion, column)]) for column in columns]
    return draw_row(f"row-{criterion.id}", criterion.title, criterion.means, cells)


def draw_row(id_: str, title: str, means: str, cells: Sequence[Part]) -> Part:
    """Return one row, headed by what it is about."""
    words: list[nodes.Node | str] = [span("span", title, classes="row-title")]
    if means:
        words += [" ", span("span", means, classes="means")]
    head = line("th", *words, scope="row", role="rowheader")
    row = part("tr", head, *cells, id_=id_, role="row")
    row["names"] = [f"comparison-{id_.removeprefix('row-')}"]
    return row


def draw_cell(alternative: Alternative, content: Sequence[nodes.Node]) -> Part:
    """Return a cell that says whose it is, for where no column heads it."""
    owner = line("p", alternative.title, classes="owner")
    return part("td", owner, *content, role="cell")


def draw_rating(criterion: Criterion, alternative: Alternative) -> Part:
    """Return a rating by its level, to be opened for the evidence.

    The id stands inside, so that a link to it opens the cell without script.
    """
    rating = alternative.ratings[criterion.id]
    levels = [criterion.levels[position] for position in rating.positions]
    disputed = " disputed" if len(levels) > 1 else ""
    meaning = " Or: ".join(level.means for level in levels)
    return part(
        "details",
        line("summary", either([level.label for level in levels]), classes=f"level{disputed}"),
        part(
            "div",
            line("p", meaning, classes="means"),
            line("p", rating.because, classes="because"),
            draw_source(rating.source, rating),
            classes="evidence",
            id_=f"{criterion.id}-{alternative.id}",
        ),
    )


def draw_evidence(id_: str, source: Source) -> Part:
    """Return the source of a fact, to be opened."""
    content = part("div", draw_source(source), classes="evidence", id_=id_)
    return part("details", line("summary", "Source"), content, classes="fact-source")


def setup_comparison(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("comparison", Comparison)
