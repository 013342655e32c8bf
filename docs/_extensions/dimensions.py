"""The directive ``dimensions``: the usual names of comparisons, a sentence for each framework, the criteria behind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from experiments import read_result
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from shortlist import Alternative, Fault, FaultsError, Model
from shortlist.faults import expected_one_of
from shortlist.parsing.fields import Fields
from shortlist.parsing.text import MODEL_BYTES, read_table
from shortlist_sphinx.core.directive import ModelDirective, alternatives_of
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import model_for, told
from shortlist_sphinx.core.nodes import Part, line, on_screen, part, span
from shortlist_sphinx.directives.comparison import draw_cell, draw_column_head

FILE = "dimensions.toml"
RESULTS = "experiments/results"
FIGURE = re.compile(r"\{([a-z0-9-]+)\}")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One usual name: the criteria that it stands for, and a sentence for each alternative."""

    id: str
    title: str
    note: str
    criteria: tuple[str, ...]
    says: Mapping[str, str]


class Dimensions(ModelDirective):
    """Draws the dimensions of ``docs/dimensions.toml`` as a table."""

    def run(self) -> list[nodes.Node]:
        """Return the table; faults of the file or of a result stop the build, all at once."""
        model = model_for(self.env, "model.toml", "criteria.toml")
        self.hold("comparison")
        source = Path(self.env.srcdir)
        for path in (source / FILE, *(source / RESULTS).glob("*.json")):
            self.env.note_dependency(str(path))
        try:
            dimensions = load_dimensions(source, model)
        except FaultsError as error:
            raise told(source, error) from error
        return self.finished(part("div", draw_dimensions(model, dimensions), classes="comparison dimensions"))


def load_dimensions(source: Path, model: Model) -> list[Dimension]:
    """Return the dimensions; all faults are raised together, each with its key and what to write."""
    faults: list[Fault] = []
    fields = Fields(read_table(source / FILE, MODEL_BYTES), FILE, faults)
    found = [read_dimension(key, entry, source, model) for key, entry in fields.entries()]
    if faults:
        raise FaultsError(faults)
    return found


def read_dimension(key: str, fields: Fields, source: Path, model: Model) -> Dimension:
    """Return one dimension with the figures in its sentences."""
    title = fields.text("title")
    note = fields.text("note") if fields.has("note") else ""
    known = [str(criterion) for criterion in model.criteria]
    criteria = tuple(
        fields.one_of("criteria", each, known) for each in fields.items("criteria", "a list of criteria, by their ids")
    )
    figures = read_figures(fields.table("figures"), source) if fields.has("figures") else {}
    sentences = fields.table("says")
    says = {str(each): filled(sentences, str(each), figures) for each in model.alternatives}
    sentences.finish()
    return Dimension(key, title, note, criteria, says)


def read_figures(fields: Fields, source: Path) -> dict[str, str]:
    """Return the figures that sentences name, each a cell of a result."""
    figures = {}
    for key in list(fields.rest):
        figure = fields.table(key)
        figures[key] = read_figure(figure, source / RESULTS)
        figure.finish()
    fields.finish()
    return figures


def read_figure(fields: Fields, folder: Path) -> str:
    """Return the cell of a column, in the row of a result that begins as the file says."""
    name = fields.word("result", sorted(path.stem for path in folder.glob("*.json")))
    result = read_result((folder / f"{name}.json").read_text(encoding="utf-8"))
    if result is None:
        fields.note("result", f"{name}.json is not as `nox -s experiments` writes it; expected columns and rows")
        return ""
    column = fields.word("column", result["columns"])
    cells = fields.items("row", "the first cells of a row, as a list")
    matching = [row for row in result["rows"] if row[: len(cells)] == cells]
    if len(matching) != 1:
        fields.note(
            "row", f"expected the first cells of one row of {name}.json; got {cells}, which {len(matching)} have"
        )
        return ""
    return str(matching[0][result["columns"].index(column)])


def filled(fields: Fields, key: str, figures: Mapping[str, str]) -> str:
    """Return a sentence with its figures; one that there is none of is a fault."""
    sentence = fields.text(key)
    for name in FIGURE.findall(sentence):
        if name not in figures:
            fields.note(key, expected_one_of(list(figures), name) if figures else f"has no figures; got {{{name}}}")
    return FIGURE.sub(lambda found: figures.get(found[1], found[0]), sentence)


def draw_dimensions(model: Model, dimensions: Sequence[Dimension]) -> Part:
    """Return the table. Its roles are written out, since narrow screens lay it out as cards."""
    columns = alternatives_of(model)
    corner = line("th", "Dimension", scope="col", role="columnheader")
    head = on_screen(part("tr", corner, *map(draw_column_head, columns), role="row"))
    rows = [draw_dimension(model, columns, dimension) for dimension in dimensions]
    return part(
        "table",
        line("caption", f"{model.plural.capitalize()} side by side; the links lead to the criteria behind each name"),
        part("thead", head, role="rowgroup"),
        part("tbody", *rows, role="rowgroup"),
        classes="comparison-table",
        role="table",
    )


def draw_dimension(model: Model, columns: Sequence[Alternative], dimension: Dimension) -> Part:
    """Return one row, headed by its name and the criteria that it stands for."""
    words: list[nodes.Node | str] = [span("span", dimension.title, classes="row-title")]
    for id_ in dimension.criteria:
        words += [
            ", " if len(words) > 1 else " ",
            place_link("criterion", id_, model_title(model, id_), classes="means"),
        ]
    if dimension.note:
        words += [" ", span("span", dimension.note, classes="means dimension-note")]
    head = line("th", *words, scope="row", role="rowheader")
    cells = [draw_cell(column, [line("p", dimension.says[str(column.id)])]) for column in columns]
    return part("tr", head, *cells, id_=f"dimension-{dimension.id}", role="row")


def model_title(model: Model, id_: str) -> str:
    """Return the title of a criterion."""
    return next(each.title for each in model.criteria.values() if each.id == id_)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("dimensions", Dimensions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
