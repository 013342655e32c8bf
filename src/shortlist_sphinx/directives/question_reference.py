"""The directive ``question-reference``: the questions with why they are asked and what their levels mean."""

from collections.abc import Sequence
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx

from shortlist import Criterion, Model, Question
from shortlist_sphinx.checklist.form.bring import what_is_common
from shortlist_sphinx.core.directive import ModelDirective
from shortlist_sphinx.core.links import page_link, place_link
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.nodes import Line, Part, heading, line, part, span
from shortlist_sphinx.core.rating import level_words

ANSWER = "Answer it in the checklist"


class QuestionReference(ModelDirective):
    """Draws the questions of a step, or all of them."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the questions, or a warning where no step has this id."""
        model = model_for(self.env, "model.toml", "questions.toml", "criteria.toml", ALTERNATIVES)
        self.hold("questions")
        step = self.chosen("step", model.steps) if self.arguments else ""
        if step is None:
            return []
        asked = [each for each in model.questions.values() if step in {"", each.step}]
        if not asked:
            self.warn("empty", f"step {step!r} asks nothing; expected one that does, or no argument for all of them.")
        groups = [list(group) for _, group in groupby(asked, key=lambda each: what_is_common(each) or each.id)]
        drawn = [self.draw(model, group, in_passing=not step) for group in groups]
        return self.finished(part("div", *drawn, classes="question-reference"))

    def draw(self, model: Model, questions: Sequence[Question], *, in_passing: bool) -> Part:
        """Return one question, or those of one kind: what they share stands once."""
        first = questions[0]
        heads = [self.draw_text(question, in_passing=in_passing) for question in questions]
        return part(
            "div",
            *heads,
            line("p", first.why, classes="why-asked"),
            line("p", first.hint, classes="hint-given"),
            draw_levels(first),
            draw_feeds(model, questions),
            classes="asked",
        )

    def draw_text(self, question: Question, *, in_passing: bool) -> nodes.Node:
        """Return the words of a question with its anchor, and the way to answer it."""
        anchor = self.anchor("question", question.id, question.text, in_passing=in_passing)
        link = page_link("checklist", question.id, ANSWER, classes="to-checklist", optional=True)
        return heading(1, span("span", question.text), " ", link, classes="asked-text", id_=anchor)


def draw_levels(question: Question) -> Part:
    """Return the levels from low to high with what each means."""
    return part("ol", *[line("li", *level_words(level)) for level in question.levels], classes="card-levels")


def draw_feeds(model: Model, questions: Sequence[Question]) -> Line:
    """Return the criteria that are judged by the answer."""
    fed = [criterion for criterion in model.criteria.values() if feeds(model, questions, criterion)]
    links: list[nodes.Node | str] = []
    for criterion in fed:
        links += [", "] if links else []
        links += [place_link("criterion", criterion.id, criterion.title)]
    return line("p", span("span", "Feeds:", classes="card-label"), " ", *links, classes="feeds")


def feeds(model: Model, questions: Sequence[Question], criterion: Criterion) -> bool:
    """Say whether a criterion is judged by the answer to one of the questions."""
    own = {model.experience(criterion, question.about) for question in questions if question.about is not None}
    return any(question.id == criterion.need or question in own for question in questions)


def setup_question_reference(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("question-reference", QuestionReference)
