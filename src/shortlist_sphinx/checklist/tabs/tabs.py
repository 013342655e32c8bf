"""Tabs of the checklist: to answer, to compare services, to meet as a team, and to write the record.

All tabs but the first need a script, so they are hidden until one shows them.
"""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.checklist.tabs.controls import template
from shortlist_sphinx.checklist.tabs.record.record import draw_record, record_templates
from shortlist_sphinx.checklist.tabs.services.services import draw_services, services_templates
from shortlist_sphinx.checklist.tabs.team.team import draw_team, team_templates
from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span

TABS = {"answer": "Answers", "services": "Services", "team": "Team", "record": "Record"}


def draw_tabs() -> Part:
    """Return the way to each tab, and the choice of the service that is answered."""
    buttons = [
        part("li", draw_way(name, **({"aria_current": "true"} if not at else {}))) for at, name in enumerate(TABS)
    ]
    switch = part(
        "div",
        line("label", "Service", for_="service-switch"),
        part("select", id_="service-switch"),
        classes="service-switch",
        data_part="service-switch",
        hidden="hidden",
    )
    ways = part("nav", part("ul", *buttons), aria_label="Parts of the checklist")
    return on_screen(part("div", ways, switch, classes="tabs", data_part="tabs"))


def draw_way(name: str, **attributes: str) -> Line:
    """Return the button that opens a tab."""
    return line("button", TABS[name], type="button", data_tab=name, **attributes)


def draw_beside() -> Part:
    """Return what tells those who arrive of the tabs that they do not see yet."""
    _, *others = TABS
    ways = part("div", *map(draw_way, others), classes="beside-ways")
    return on_screen(part("div", line("span", "Also here:"), ways, classes="beside", data_part="beside"))


def draw_panels(model: Model) -> list[Part]:
    """Return the tabs that need a script."""
    return [
        draw_panel("services", "Several services", *draw_services(model)),
        draw_panel("team", "Compare your team\u2019s answers", *draw_team()),
        draw_panel("record", "Write it down", *draw_record()),
    ]


def draw_panel(name: str, title: str, *children: nodes.Node) -> Part:
    """Return one tab under its heading, with the state of Python and what was done at its foot."""
    id_ = f"tab--{name}"
    return on_screen(
        part(
            "section",
            heading(1, title, id_=id_, tabindex="-1"),
            *children,
            part(
                "div",
                part("div", classes="python", data_part="panel-python"),
                line("p", classes="said", role="status", data_part="panel-said"),
                classes="panel-foot",
            ),
            classes="panel",
            data_panel=name,
            aria_labelledby=id_,
            hidden="hidden",
        )
    )


def draw_paper() -> Part:
    """Return what stands on paper in the place of the form once something is answered."""
    return on_screen(
        part(
            "section",
            heading(1, span("span", data_slot="paper-title"), id_="paper--title"),
            line("p", classes="paper-day", data_part="paper-about"),
            part("table", part("tbody", data_part="paper-answers")),
            classes="paper",
            data_part="paper",
            aria_labelledby="paper--title",
            hidden="hidden",
        )
    )


def tab_templates(model: Model) -> list[Part]:
    """Return what a script clones in the tabs."""
    refusal = template("refusal", draw_refusal())
    return [refusal, *services_templates(model), *team_templates(), *record_templates(model)]


def draw_refusal() -> Part:
    """Return the words about something that could not be opened."""
    return part(
        "li",
        line("p", span("strong", data_slot="name"), " ", span("span", data_slot="words")),
        part("ul", data_part="refusal-faults"),
        line("button", "Close", type="button"),
        classes="notice refusal",
    )
