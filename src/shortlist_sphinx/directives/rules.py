"""The directive ``rules``: the degrees of arguments, gravest first, and where each comes from."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Degree
from shortlist_sphinx.core.directive import ModelDirective
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import line, part, span
from shortlist_sphinx.core.tables import Cell, table

FROM = {
    Degree.OUT: "A gap in a must-have: it is ruled out.",
    Degree.GAP_DECIDING: "A gap on a criterion that you called deciding.",
    Degree.GAP: "A gap in anything that you need.",
    Degree.FRICTION_MUST: "Friction in a must-have.",
    Degree.FRICTION_DECIDING: "Friction on a criterion that you called deciding.",
    Degree.FRICTION_ESSENTIAL: "Friction in a need at its highest level.",
    Degree.PRACTICE: "Your team has not run it in production, or has never used it.",
    Degree.FRICTION: "Friction in a need between its lowest and its highest level.",
}
HOW = "Two frameworks are compared from the top: at the first degree of which one has fewer arguments, it is ahead."


class Rules(ModelDirective):
    """Draws the degrees of arguments."""

    def run(self) -> list[nodes.Node]:
        """Return the degrees as a table, the gravest first."""
        model_for(self.env, "criteria.toml")
        self.hold("tables")
        head: list[Cell] = ["Against it", "comes from"]
        rows = [self.draw_degree(degree) for degree in FROM]
        note = line("p", HOW, classes="table-note")
        drawn = part("div", table("", head, rows, classes="rules"), note, classes="rules-table")
        return self.finished(drawn)

    def draw_degree(self, degree: Degree) -> list[Cell]:
        """Return one degree: its words, and where it comes from."""
        anchor = self.anchor("rule", degree.id, degree.words)
        return [span("span", degree.words.capitalize(), id_=anchor), FROM[degree]]


def setup_rules(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("rules", Rules)
