"""First step of the form: a name for the sheet, what decides, and what is a must-have."""

from docutils import nodes

from shortlist import Criterion, Model, Question, Step
from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span, tick
from shortlist_sphinx.core.words import DECIDING

TITLE = "What decides"
LEAD = (
    "Agree on this before you look at any result; none of it has to be known yet, and all can be changed at any time."
)
MOST_DECIDING = 3


def draw_what_decides(model: Model) -> list[nodes.Node]:
    """Return the fields of the section."""
    return [
        draw_line("title", "Name of the project or service"),
        draw_line("member", "Your name, if you answer as a member of a team"),
        draw_deciding(model),
        draw_musts(model),
    ]


def draw_line(name: str, label: str) -> Part:
    """Return the field for a name that the sheet bears."""
    id_ = f"sheet-{name}"
    return part(
        "div",
        line("label", label, for_=id_),
        line("div", tick("text", name=name, id_=id_, maxlength="200"), classes="control"),
        classes="field",
        data_place=name,
    )


def draw_deciding(model: Model) -> Part:
    """Return the criteria to choose from, by step."""
    known = {criterion.step for criterion in model.criteria.values()}
    groups = [draw_group(model, step) for step in model.steps.values() if step.id in known]
    return part(
        "fieldset",
        line("legend", DECIDING),
        line(
            "p",
            "At most three, and none yet is fine. A gap on one of them weighs more than a gap elsewhere.",
            classes="hint",
            id_="deciding--hint",
        ),
        *groups,
        classes="question deciding",
        id_="deciding",
        aria_describedby="deciding--hint",
        data_place="deciding",
        data_most=str(MOST_DECIDING),
    )


def draw_group(model: Model, step: Step) -> Part:
    """Return the criteria of one step."""
    criteria = [criterion for criterion in model.criteria.values() if criterion.step == step.id]
    id_ = f"deciding--{step.id}"
    return part(
        "div",
        line("p", step.title, classes="group-title", id_=id_),
        part("div", *[draw_choice(criterion) for criterion in criteria], classes="choices"),
        classes="group",
        role="group",
        aria_labelledby=id_,
    )


def draw_choice(criterion: Criterion) -> Line:
    """Return one criterion to tick."""
    id_ = f"deciding--{criterion.id}--box"
    box = tick("checkbox", name="deciding", value=criterion.id, id_=id_)
    return line("div", box, span("label", criterion.title, for_=id_), classes="choice")


def draw_musts(model: Model) -> Part:
    """Return every need with a box that makes it a must-have; the same box stands at its question too.

    Only a script keeps the two in step, so that paper has the one at the question alone.
    """
    needs = [question for question in model.questions.values() if question.role == "need"]
    summary = line("summary", "Name your must-haves (", span("span", "none yet", data_part="must-count"), ")")
    boxes = part("div", *[draw_must_first(question) for question in needs], classes="musts")
    return on_screen(
        part(
            "fieldset",
            line("legend", f"What must a {model.singular} not fall short of?"),
            line(
                "p",
                f"Where you tick a need, a gap rules a {model.singular} out. "
                "None yet is fine: most projects have one or two.",
                classes="hint",
                id_="must-first--hint",
            ),
            part("details", summary, boxes, classes="must-first"),
            classes="question",
            id_="must-first",
            aria_describedby="must-first--hint",
            data_place="must",
        )
    )


def draw_must_first(question: Question) -> Line:
    """Return one need to tick."""
    id_ = f"{question.id}--must-first"
    box = tick("checkbox", name="must-first", value=question.id, id_=id_)
    return line("div", box, span("label", question.text, for_=id_), classes="must")
