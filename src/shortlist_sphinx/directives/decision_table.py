"""The directive ``decision-table``: the grade that each capability earns for each need."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Criterion, Grade, Level, Model
from shortlist.model.model import CriterionId
from shortlist_sphinx.core.directive import ModelDirective, by_step, in_steps
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Part, line, part, shape
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.core.tables import Cell, table


class DecisionTable(ModelDirective):
    """Draws the table of one criterion, or of all."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the tables, or a warning where no criterion has this id."""
        model = model_for(self.env, "model.toml", "criteria.toml", "questions.toml", ALTERNATIVES)
        self.hold("tables")
        if not self.arguments:
            return [*shapes_once(self.env), *self.finished(draw_all(model))]
        id_ = self.chosen("criterion", model.criteria)
        if id_ is None:
            return []
        drawn = part("div", draw_table(model, model.criteria[CriterionId(id_)]), classes="decision-tables")
        return [*shapes_once(self.env), *self.finished(drawn)]


def draw_all(model: Model) -> Part:
    """Return every table, to be opened step by step."""
    groups = [
        part(
            "details",
            line("summary", step.title),
            *[draw_table(model, criterion) for criterion in criteria],
            classes="table-group",
        )
        for step, criteria in by_step(model, in_steps(model))
    ]
    return part("div", *groups, classes="decision-tables")


def draw_table(model: Model, criterion: Criterion) -> Part:
    """Return the table of one criterion; its lowest need asks for nothing, and every grade there is the best."""
    needs = model.questions[criterion.need].levels
    rows: list[list[Cell]] = [
        [need.label, *[draw_grade(grade) for grade in grades]]
        for need, grades in zip(needs[1:], criterion.fit[1:], strict=True)
    ]
    head: list[Cell] = ["Needed \u2193 \u00b7 there \u2192", *[level.label for level in criterion.levels]]
    return part(
        "div",
        line("p", place_link("criterion", criterion.id, criterion.title), classes="table-title"),
        table("", head, rows, classes="decision"),
        line("p", *not_needed(needs[0]), classes="table-note"),
        classes="decision-table",
    )


def not_needed(lowest: Level) -> list[str]:
    """Return what holds for the need that is left out."""
    return [f"Where the answer is \u201c{lowest.label}\u201d, everything is {Grade.MET.word}."]


def draw_grade(grade: Grade) -> list[nodes.Node | str]:
    """Return a grade by picture and word."""
    return [shape(grade.word), grade.word]


def setup_decision_table(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("decision-table", DecisionTable)
