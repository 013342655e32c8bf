"""The directive ``decision-table``: the grade that each capability earns for each need, or what practice amounts to."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Criterion, Degree, Grade, Level, Model
from shortlist.model.model import CriterionId, Practice
from shortlist_sphinx.core.directive import ModelDirective, by_step, in_steps
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Part, line, part, shape
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.core.tables import Cell, table

USUALLY = "So it is usually."
WHERE_DECIDING = "So it is where you call this criterion deciding."


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
    """Return the table of one criterion, with its title and a note."""
    needs = model.questions[criterion.need].levels
    drawn = draw_practice(needs, criterion, criterion.practice) if criterion.practice else draw_grades(needs, criterion)
    title = line("p", place_link("criterion", criterion.id, criterion.title), classes="table-title")
    return part("div", title, *drawn, classes="decision-table")


def draw_grades(needs: Sequence[Level], criterion: Criterion) -> list[nodes.Node]:
    """Return the table of grades; the lowest need asks for nothing, and every grade there is the best."""
    rows: list[list[Cell]] = [
        [need.label, *[draw_grade(grade) for grade in grades]]
        for need, grades in zip(needs[1:], criterion.fit[1:], strict=True)
    ]
    head: list[Cell] = ["Needed \u2193 \u00b7 there \u2192", *[level.label for level in criterion.levels]]
    return [table("", head, rows, classes="decision"), line("p", *not_needed(needs[0]), classes="table-note")]


def draw_practice(needs: Sequence[Level], criterion: Criterion, practice: Practice) -> list[nodes.Node]:
    """Return the tables of the arguments for want of practice: usually, and where the criterion is deciding."""
    drawn: list[nodes.Node] = []
    for cells, note in ((practice.usual, USUALLY), (practice.deciding, WHERE_DECIDING)):
        rows: list[list[Cell]] = [
            [need.label, *[draw_arguments(arguments) for arguments in row]]
            for need, row in zip(needs, cells, strict=True)
        ]
        head: list[Cell] = ["Pace \u2193 \u00b7 practice \u2192", *[level.label for level in criterion.levels]]
        drawn += [table("", head, rows, classes="practice"), line("p", note, classes="table-note")]
    return drawn


def not_needed(lowest: Level) -> list[str]:
    """Return what holds for the need that is left out."""
    return [f"Where the answer is \u201c{lowest.label}\u201d, everything is {Grade.MET.word}."]


def draw_arguments(arguments: Sequence[Degree]) -> str:
    """Return the degrees of the arguments in words, the gravest first."""
    words = [degree.words for degree in sorted(arguments, reverse=True) if degree]
    if not words:
        return Degree.NONE.words
    alike = len(words) > 1 and len(set(words)) == 1
    return f"{words[0]}, twice" if alike else ", and ".join(words)


def draw_grade(grade: Grade) -> list[nodes.Node | str]:
    """Return a grade by picture and word."""
    return [shape(grade.word), grade.word]


def setup_decision_table(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("decision-table", DecisionTable)
