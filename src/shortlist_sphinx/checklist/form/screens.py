"""Screens of the checklist: the frame of each, its heading and its way back, and the bar at the foot of all."""

from typing import NamedTuple

from docutils import nodes

from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span

ANSWER = "result"
"""The screen that shows the answer."""
START = "Nothing is answered yet. It takes about a minute."
"""What the bar says before the first answer."""
ALL = "all-questions"


class Screen(NamedTuple):
    """A screen of the checklist; ``place`` says where it stands among the screens, and is empty for the others."""

    id: str
    title: str
    lead: str
    place: str = ""


SCREENS = (
    Screen(
        "essentials",
        "What is essential?",
        "Tick what you cannot do without. Star up to three that matter most.",
        "1 of 3",
    ),
    Screen("bring", "What do you bring?", "What your team knows, and what is already there.", "2 of 3"),
    Screen("pace", "How soon?", "What the team knows weighs more where there is little time.", "3 of 3"),
)
"""The screens that lead to an answer, in their order."""


def draw_screen(screen: Screen, *children: nodes.Node, back: str = "", classes: str = "") -> nodes.section:
    """Return a screen with a real heading, its way back, its lead and what it asks."""
    drawn = nodes.section("", ids=[screen.id], classes=["screen", *classes.split()])
    drawn += nodes.title(screen.title, screen.title)
    drawn += draw_top(screen, back)
    drawn += line("p", screen.lead, classes="screen-lead")
    drawn += list(children)
    return drawn


def draw_top(screen: Screen, back: str) -> Line:
    """Return the line above a heading: the way back, and where the screen stands."""
    ways = [span("a", "Back", href=f"#{back}", classes="back"), nodes.Text(" ")] if back else []
    return line("p", *ways, span("span", screen.place, classes="place"), classes="screen-top")


def draw_bar() -> Part:
    """Return the bar at the foot of every screen: what the answers say so far, and the way on."""
    told = line(
        "p",
        span("strong", START, data_slot="standing"),
        " ",
        span("span", data_slot="change"),
        classes="headline",
        role="status",
        data_part="headline",
    )
    ways = line(
        "p",
        span("a", "Next", href=f"#{SCREENS[1].id}", classes="next", data_part="next"),
        classes="ways-on",
    )
    what_if = span("a", "What if?", href="#fold-what-if", classes="quiet")
    answered = line("p", what_if, " ", span("a", "Share or record", href="#take-along"), classes="ways-on answered")
    challenge = span("a", "Challenge", href="#fold-what-if", classes="quiet")
    shared = line(
        "p",
        challenge,
        " ",
        span("a", "What to do with it", href="#shared--title"),
        classes="ways-on answered",
        data_part="shared-bar",
        hidden="hidden",
    )
    python = part("div", classes="python", data_part="python", tabindex="-1")
    faults = part("ul", classes="faults", data_part="faults", hidden="hidden")
    row = part("div", told, ways, answered, shared, classes="bar-row")
    return on_screen(part("div", faults, row, python, classes="bar", data_part="bar"))


def draw_views() -> Line:
    """Return the way to all questions on one page, and back from there."""
    to_all = span("a", "All questions on one page", href=f"#{ALL}", data_view="all", classes="to-all")
    to_one = span("a", "One thing at a time", href=f"#{SCREENS[0].id}", data_view="one", classes="to-one")
    return on_screen(line("p", to_all, " ", to_one, classes="views"))
