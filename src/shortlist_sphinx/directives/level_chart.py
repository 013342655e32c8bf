"""The directive ``level-chart``: where everybody stands on every criterion, by the names of the levels."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Alternative, Criterion, Model, Step
from shortlist_sphinx.core.directive import ModelDirective, alternatives_of, by_step, rated
from shortlist_sphinx.core.links import place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Line, Part, heading, line, part, shape
from shortlist_sphinx.core.shapes import MARKS, shapes_once


class LevelChart(ModelDirective):
    """Draws the chart of one step, or of all."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the chart, or a warning where no step has this id."""
        model = model_for(self.env, "model.toml", "criteria.toml", ALTERNATIVES)
        self.hold("chart")
        step = self.chosen("step", model.steps) if self.arguments else ""
        if step is None:
            return []
        groups = [draw_group(model, *group) for group in by_step(model, rated(model)) if step in {"", group[0].id}]
        drawn = part("div", draw_legend(model), *groups, classes="level-chart")
        return [*shapes_once(self.env), *self.finished(drawn)]


def mark_of(model: Model, alternative: Alternative) -> str:
    """Return the name of the shape that stands for an alternative."""
    return MARKS[alternatives_of(model).index(alternative) % len(MARKS)]


def draw_legend(model: Model) -> Line:
    """Return how to read the chart; each mark bears its name, so that none has to be looked up."""
    return line(
        "p",
        "Each row is a criterion with its levels, from low on the left to high on the right. "
        f"A {model.singular} stands on the level of its rating. More is better only where you need it.",
        classes="chart-legend",
    )


def draw_group(model: Model, step: Step, criteria: Sequence[Criterion]) -> Part:
    """Return the criteria of a step."""
    rows = [draw_criterion(model, criterion) for criterion in criteria]
    return part("div", heading(1, step.title, classes="chart-step"), part("ul", *rows, classes="chart-rows"))


def draw_criterion(model: Model, criterion: Criterion) -> Part:
    """Return one criterion with its levels as stops on a line."""
    stops = [draw_stop(model, criterion, position) for position in range(len(criterion.levels))]
    title = line("p", place_link("criterion", criterion.id, criterion.title), classes="chart-title")
    return part("li", title, part("ol", *stops, classes=f"stops stops-{len(stops)}"), classes="chart-row")


def draw_stop(model: Model, criterion: Criterion, position: int) -> Part:
    """Return one level and the marks that stand on it."""
    standing = [each for each in alternatives_of(model) if position in each.ratings[criterion.id].positions]
    marks = [draw_mark(model, criterion, alternative) for alternative in standing]
    empty = "" if marks else " empty"
    held = part("ul", *marks, classes="marks") if marks else line("p", "\u2013", classes="marks")
    return part("li", line("p", criterion.levels[position].label, classes="stop-label"), held, classes=f"stop{empty}")


def draw_mark(model: Model, criterion: Criterion, alternative: Alternative) -> Line:
    """Return an alternative by shape and name, leading to its rating."""
    disputed = len(alternative.ratings[criterion.id].positions) > 1
    name = f"{alternative.title}{' (disputed)' if disputed else ''}"
    link = place_link("rating", f"{alternative.id} {criterion.id}", shape(mark_of(model, alternative)), name)
    return line("li", link, classes="mark disputed" if disputed else "mark")


def setup_level_chart(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("level-chart", LevelChart)
