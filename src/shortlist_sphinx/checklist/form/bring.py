"""Second screen: what the team knows and has, alternative by alternative, and how far it is bound to that."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from docutils import nodes

from shortlist import Model, Question
from shortlist_sphinx.checklist.form.questions import (
    UNKNOWN,
    draw_level,
    draw_otherwise,
    draw_question,
    draw_why,
    fieldset,
)
from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span


def draw_bring(model: Model, questions: Iterable[Question]) -> list[nodes.Node]:
    """Return the questions that are asked for every alternative as grids, and the others as they are."""
    drawn: list[nodes.Node] = []
    for common, group in groupby(questions, key=what_is_common):
        asked = list(group)
        drawn += [draw_question(model, question) for question in asked] if common is None else [draw_grid(model, asked)]
    return drawn


def what_is_common(question: Question) -> tuple[str, str] | None:
    """Return what the questions of one template share; None where a question is asked once."""
    return None if question.about is None else (question.why, question.hint)


def draw_grid(model: Model, questions: Sequence[Question]) -> Part:
    """Return the questions of one template: what they share once, then a row for each alternative."""
    first = questions[0]
    template = first.id.removesuffix(f"-{first.about}")
    hint = f"{template}--hint"
    rows = [draw_row(each, model.alternatives[each.about].title, hint) for each in questions if each.about]
    return part(
        "div",
        heading(1, asked_of_all(model, first), id_=f"{template}--title"),
        line("p", first.hint, classes="hint", id_=hint),
        draw_for_all(first),
        part("div", *rows, classes="rows"),
        draw_scale(first),
        draw_why(first),
        classes="question-group",
        role="group",
        aria_labelledby=f"{template}--title",
    )


def draw_for_all(question: Question) -> Line:
    """Return the way to give all rows the lowest answer at once, which only a script can do."""
    lowest = question.levels[0]
    button = span("button", f"All: {lowest.label}", type="button", data_all=lowest.id)
    return on_screen(line("p", button, classes="grid-all"))


def asked_of_all(model: Model, question: Question) -> str:
    """Return the text of a question that is about one alternative, as it is asked about all."""
    title = model.alternatives[question.about].title if question.about else ""
    return question.text.replace(title, "each")


def draw_row(question: Question, title: str, hint: str) -> Part:
    """Return the row of one alternative, by its title; the levels are explained below the grid."""
    levels = [draw_level(question.id, level.id, level.label) for level in question.levels]
    unknown = draw_level(question.id, "", UNKNOWN, classes="unknown")
    return fieldset(
        question,
        line("legend", *legend_of(question, title)),
        part("div", *levels, unknown, draw_otherwise(question), classes="levels"),
        classes="row",
        aria_label=question.text,
        aria_describedby=hint,
    )


def legend_of(question: Question, title: str) -> list[nodes.Node]:
    """Return a question of which only the title is seen: the rest stands above the grid, and is read aloud here too."""
    before, _, after = question.text.partition(title)
    ends = [span("span", before.rstrip(), classes="unseen"), nodes.Text(" ")] if before else []
    return [*ends, span("span", title), span("span", after, classes="unseen")]


def draw_scale(question: Question) -> Part:
    """Return levels and their meanings, which several questions share."""
    meanings = [(line("dt", level.label), line("dd", level.means)) for level in question.levels]
    words = part("dl", *[node for pair in meanings for node in pair], classes="scale")
    return part("details", line("summary", "What these mean"), words, classes="fold")
