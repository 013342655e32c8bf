"""The directive ``criterion``: what is looked at, the questions that ask for it, and where everybody stands."""

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Criterion, Model, Question
from shortlist.model.model import CriterionId
from shortlist_sphinx.core.directive import ModelDirective, alternatives_of
from shortlist_sphinx.core.links import page_link, place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Line, Part, line, part, span
from shortlist_sphinx.core.rating import level_words, rating_links

ANSWER = "Answer it"


class CriterionCard(ModelDirective):
    """Draws one criterion after the paragraphs that explain it; their heading bears its anchor."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card, or a warning where no criterion has this id."""
        model = model_for(self.env, "model.toml", "criteria.toml", "questions.toml", ALTERNATIVES)
        self.hold("criterion")
        id_ = self.chosen("criterion", model.criteria)
        if id_ is None:
            return []
        criterion = model.criteria[CriterionId(id_)]
        anchor = self.anchor("criterion", criterion.id, criterion.title)
        return self.finished(draw_card(model, criterion, anchor))


def draw_card(model: Model, criterion: Criterion, anchor: str) -> Part:
    """Return what is looked at, the levels with those who stand on them, and the questions."""
    body = draw_levels(model, criterion) if criterion.capability is None else draw_capability(model, criterion)
    return part(
        "div",
        line(
            "p",
            span("strong", criterion.title, classes="card-title"),
            " ",
            span("span", criterion.means, classes="means"),
            classes="card-head",
        ),
        body,
        draw_questions(model, criterion),
        classes="criterion-card",
        id_=anchor,
    )


def draw_levels(model: Model, criterion: Criterion) -> Part:
    """Return the levels from low to high, each with what one would see and who stands there."""
    rows = [draw_level(model, criterion, position) for position in range(len(criterion.levels))]
    return part("ol", *rows, classes="card-levels")


def draw_level(model: Model, criterion: Criterion, position: int) -> Line:
    """Return one level, and who stands on it."""
    held = rating_links(criterion, position, alternatives_of(model))
    standing = [nodes.Text(" "), span("span", *held, classes="card-held")] if held else []
    return line("li", *level_words(criterion.levels[position]), *standing)


def draw_capability(model: Model, criterion: Criterion) -> Part:
    """Return the levels of what the team brings along, which nobody but the team can rate."""
    rows = [line("li", *level_words(level)) for level in criterion.levels]
    told = f"No {model.singular} is rated here: your own answers say where each of them stands."
    return part("div", line("p", told, classes="card-own"), part("ol", *rows, classes="card-levels"))


def draw_questions(model: Model, criterion: Criterion) -> Part:
    """Return the questions whose answers this criterion is judged by, each with the way to answer it."""
    own = [model.experience(criterion, each.id) for each in alternatives_of(model)]
    asked = [model.questions[criterion.need], *[question for question in own if question is not None]]
    label = line(
        "p", "Judged by your answers to:" if len(asked) > 1 else "Judged by your answer to:", classes="card-label"
    )
    return part("div", label, part("ul", *[draw_question(question) for question in asked]), classes="card-asked")


def draw_question(question: Question) -> Line:
    """Return one question."""
    link = page_link("checklist", question.id, ANSWER, classes="to-checklist", optional=True)
    return line("li", place_link("question", question.id, question.text), " ", link)


def setup_criterion(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("criterion", CriterionCard)
