"""The directive ``rules``: the "at most" rules, in words."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Grade, Rule
from shortlist_sphinx.core.directive import ModelDirective
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import line, part, shape, span
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.core.tables import Cell, table

NOUNS = {Grade.BLOCKS: "Something that blocks", Grade.GAP: "A gap", Grade.FRICTION: "Friction"}
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
WITHOUT = "Several may hold at once: the lowest verdict wins. Where none holds, the verdict is strong fit."


class Rules(ModelDirective):
    """Draws the rules of the model."""

    def run(self) -> list[nodes.Node]:
        """Return the rules as a table, the lowest verdict first."""
        model = model_for(self.env, "rules.toml")
        self.hold("tables")
        head: list[Cell] = ["Where there is", "the verdict is", "because"]
        rows = [self.draw_rule(rule) for rule in sorted(model.rules, key=lambda rule: rule.at_most)]
        note = line("p", WITHOUT, classes="table-note")
        drawn = part("div", table("", head, rows, classes="rules"), note, classes="rules-table")
        return [*shapes_once(self.env), *self.finished(drawn)]

    def draw_rule(self, rule: Rule) -> list[Cell]:
        """Return one rule: when it fires, what it says, and why."""
        anchor = self.anchor("rule", rule.id, rule.because)
        verdict: list[nodes.Node | str] = [shape(rule.at_most.word), "at most ", nodes.strong("", rule.at_most.word)]
        return [span("span", condition(rule), id_=anchor), verdict, rule.because]


def condition(rule: Rule) -> str:
    """Return in words when a rule fires.

    >>> from shortlist import Verdict
    >>> condition(Rule("much", Verdict.WORKABLE, Grade.FRICTION, 4, "all", ""))
    'Friction, or worse, in four or more places'
    >>> condition(Rule("one", Verdict.POOR_FIT, Grade.GAP, 1, "deciding", ""))
    'A gap, or worse, on a deciding criterion'
    """
    worse = "" if rule.grade_or_worse == Grade.BLOCKS else ", or worse,"
    return f"{NOUNS.get(rule.grade_or_worse, 'Any grade')}{worse} {where(rule.on_at_least, rule.among)}"


def where(count: int, among: str) -> str:
    """Return in words where something must be found, and how often."""
    number = NUMBERS.get(count, str(count))
    if among == "deciding":
        return "on a deciding criterion" if count == 1 else f"on {number} or more deciding criteria"
    return "anywhere" if count == 1 else f"in {number} or more places"


def setup_rules(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("rules", Rules)
