"""First screen: every need by its short name, to be ticked where it is essential and starred where it decides."""

from collections.abc import Sequence

from docutils import nodes

from shortlist import Criterion, Model, Question
from shortlist.report.sentences import need_name
from shortlist_sphinx.checklist.form.screens import draw_views
from shortlist_sphinx.core.nodes import Line, Part, line, part, span, tick

MOST_DECIDING = 3
OTHERS = "Other criteria that can decide"


def draw_essentials(model: Model, needs: Sequence[Question]) -> list[nodes.Node]:
    """Return the ticks, the criteria that no star stands for, and the way to all questions."""
    leading = {need.id: leading_criterion(model, need) for need in needs}
    others = [criterion for criterion in model.criteria.values() if criterion not in leading.values()]
    items = [draw_need(model, need, leading[need.id]) for need in needs]
    frame = part(
        "fieldset",
        line("legend", "What it cannot do without", classes="unseen"),
        part("ul", *items, classes="needs"),
        draw_others(model, others),
        classes="essential",
        id_="deciding",
        data_place="deciding",
        data_most=str(MOST_DECIDING),
    )
    return [frame, draw_views()]


def leading_criterion(model: Model, need: Question) -> Criterion:
    """Return the criterion that a star at a need stands for: the first that asks for it."""
    return next(criterion for criterion in model.criteria.values() if criterion.need == need.id)


def draw_need(model: Model, need: Question, criterion: Criterion) -> Part:
    """Return one need with its tick, what it buys, and its star."""
    id_ = f"essential--{need.id}"
    box = tick("checkbox", name="essential", value=need.id, id_=id_, aria_describedby=f"{id_}--buys")
    words = line("div", box, " ", span("label", need.short, for_=id_), " ", buys(need, id_), classes="need-words")
    return part(
        "li", words, draw_star(model, need, criterion), classes="need", id_=f"need--{need.id}", data_need=need.id
    )


def buys(need: Question, id_: str) -> nodes.Node:
    """Return what a project gets where a need is met."""
    return span("span", need.buys or "", classes="means", id_=f"{id_}--buys")


def draw_star(model: Model, need: Question, criterion: Criterion) -> Line:
    """Return the star that lets a need decide; those who hear it hear the need, as its card names it."""
    label = span("label", f"{need.short} decides", for_=f"deciding--{criterion.id}--box", classes="unseen")
    return line("div", draw_box(model, criterion), label, classes="star")


def draw_box(model: Model, criterion: Criterion) -> nodes.Node:
    """Return the box that makes a criterion decide."""
    id_ = f"deciding--{criterion.id}--box"
    about = {"data_title": need_name(model, criterion), "data_need": criterion.need}
    return tick("checkbox", name="deciding", value=criterion.id, id_=id_, **about)


def draw_others(model: Model, criteria: Sequence[Criterion]) -> Part:
    """Return the criteria that can decide too, folded: few readers need them."""
    choices = [line("div", draw_box(model, each), " ", draw_label(model, each), classes="choice") for each in criteria]
    return part("details", line("summary", OTHERS), part("div", *choices, classes="choices"), classes="others fold")


def draw_label(model: Model, criterion: Criterion) -> nodes.Node:
    """Return the label of a criterion's box, by the name that the answer has for it."""
    return span("label", need_name(model, criterion), for_=f"deciding--{criterion.id}--box")
