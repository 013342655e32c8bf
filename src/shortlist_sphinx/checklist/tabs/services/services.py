"""Services tab: a card for each service, and what a hybrid of them costs."""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.checklist.tabs.controls import named_button, template, text_field
from shortlist_sphinx.core.nodes import Part, heading, line, on_screen, part, shape, span

LEAD = (
    "A project of several services has a sheet for each, because one service may need a different "
    "{singular} from the next. Each sheet is saved by itself in this browser."
)


def draw_services(model: Model) -> list[nodes.Node]:
    """Return the content of the tab."""
    return [
        line("p", LEAD.format(singular=model.singular), classes="panel-lead"),
        line("p", classes="panel-sentence", data_part="services-sentence"),
        part("ul", classes="cards", data_part="services"),
        part("div", line("button", "Add a service", type="button", data_service="add"), classes="actions"),
        part(
            "div",
            heading(2, "What a hybrid costs"),
            part("ul", classes="costs", data_part="costs"),
            data_part="hybrid",
            hidden="hidden",
        ),
    ]


def services_templates(model: Model) -> list[Part]:
    """Return what a script clones: a service, and something that a hybrid costs."""
    return [template("service", draw_service(model)), template("cost", draw_cost()), draw_naming()]


def draw_service(model: Model) -> Part:
    """Return one service: its name, its result, and what can be done with it."""
    in_order = sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())
    verdicts = [
        part("li", line("p", shape("unknown"), each.title, ": ", span("span", data_slot=f"verdict-{each.id}")))
        for each in in_order
    ]
    doings = {"open": "Answer", "rename": "Rename", "copy": "Copy", "remove": "Remove"}
    buttons = [named_button(words, data_service=do) for do, words in doings.items()]
    return part(
        "li",
        heading(2, span("span", data_slot="name")),
        line("p", "Open now", classes="badge", data_if="current"),
        line("p", "Working out the answer\u2026", classes="card-sentence", data_slot="sentence"),
        part("div", *buttons, classes="actions"),
        part("ul", *verdicts, classes="verdicts"),
        classes="card",
    )


def draw_cost() -> Part:
    """Return one thing that a hybrid costs, with its source."""
    return part(
        "li",
        part(
            "details",
            line("summary", span("span", data_slot="title")),
            line("p", span("span", data_slot="because")),
            line("p", span("a", data_slot="source"), ", checked ", span("time", data_slot="checked"), classes="source"),
        ),
    )


def draw_naming() -> Part:
    """Return the dialog that asks for the name of a service."""
    return on_screen(
        part(
            "dialog",
            part(
                "form",
                heading(1, "Name of the service", id_="naming--title"),
                text_field("Name", "naming--name", maxlength="200", autocomplete="off"),
                line("p", classes="fault", data_part="naming-fault", role="alert", hidden="hidden"),
                part(
                    "div",
                    line("button", "Cancel", value="keep", formnovalidate="formnovalidate"),
                    line("button", "Save the name", value="go"),
                    classes="actions",
                ),
                method="dialog",
            ),
            data_dialog="naming",
            aria_labelledby="naming--title",
        )
    )
