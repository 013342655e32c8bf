"""Questions of the form: one fieldset each, its legend the question, nothing selected."""

from collections.abc import Sequence
from itertools import pairwise

from docutils import nodes

from shortlist import Model, Question
from shortlist.faults import either
from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span, tick

UNKNOWN = "Don't know yet"
NAMED = {"": "unknown", "-": "abstain"}
"""What answers that are no levels are called in ids."""
OTHERWISE = "Between two of these, or not mine to judge"
ABSTAIN = "Not mine to judge"
MUST = "Must-have: a gap here rules out"


def draw_question(model: Model, question: Question) -> Part:
    """Return one question with its hint, the reason for asking, its levels and its must-have."""
    hint = f"{question.id}--hint"
    return fieldset(
        question,
        line("legend", question.text),
        line("p", question.hint, classes="hint", id_=hint),
        draw_why(question),
        draw_levels(question),
        *([draw_must(model, question)] if question.role == "need" else []),
        aria_describedby=hint,
    )


def fieldset(question: Question, *children: nodes.Node, classes: str = "", **html: str) -> Part:
    """Return the frame of a question, which other pages can link to by its id."""
    frame = part(
        "fieldset",
        *children,
        classes=f"question {classes}".strip(),
        id_=question.id,
        data_question=question.id,
        data_short=question.short,
        **html,
    )
    frame["names"] = [f"question-{question.id}"]
    return frame


def draw_why(question: Question) -> Part:
    """Return the reason for asking, to be opened."""
    return part("details", line("summary", "Why we ask"), line("p", question.why), classes="why")


def draw_levels(question: Question) -> Part:
    """Return the levels to choose from, and a way to take an answer back."""
    levels = [draw_level(question.id, level.id, level.label, level.means) for level in question.levels]
    return part("div", *levels, *draw_rest(question), classes="levels")


def draw_rest(question: Question) -> list[nodes.Node]:
    """Return what can be answered beside the levels."""
    return [draw_level(question.id, "", UNKNOWN, classes="unknown"), draw_otherwise(question)]


def draw_otherwise(question: Question) -> Part:
    """Return the answers that lie between two levels, and the one that leaves a question to other members."""
    between = [
        draw_level(question.id, f"{low.id}|{high.id}", either([low.label, high.label]))
        for low, high in pairwise(question.levels)
    ]
    abstain = draw_level(question.id, "-", ABSTAIN, "Left to the rest of your team.")
    return on_screen(part("details", line("summary", OTHERWISE), *between, abstain, classes="otherwise"))


def draw_level(name: str, value: str, label: str, means: str = "", *, classes: str = "") -> Line:
    """Return one level: a radio button, its word and what one would see."""
    id_ = f"{name}--{NAMED.get(value, value).replace('|', '-or-')}"
    described = {"aria_describedby": f"{id_}--means"} if means else {}
    words = [span("label", label, for_=id_)]
    if means:
        words += [span("span", means, classes="means", id_=f"{id_}--means")]
    box = tick("radio", name=name, value=value, id_=id_, **described)
    return line("div", box, *spaced(words), classes=f"level {classes}".strip())


def spaced(words: Sequence[nodes.Node]) -> list[nodes.Node]:
    """Put spaces between inline nodes, for readers of the bare text."""
    return [node for word in words for node in (word, nodes.Text(" "))][:-1]


def draw_must(model: Model, question: Question) -> Line:
    """Return the box that makes an answer a must-have."""
    id_ = f"{question.id}--must"
    box = tick("checkbox", name="must", value=question.id, id_=id_)
    label = span("label", f"{MUST} a {model.singular}", for_=id_)
    return line("div", box, label, classes="must")
