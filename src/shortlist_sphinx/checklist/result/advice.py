"""Advice after an outcome: places for what to ask next, how firm it is, and what would change it.

They stand empty and hidden until a script fills them, with templates for what repeats.
"""

from docutils import nodes

from shortlist_sphinx.core.nodes import Part, heading, line, on_screen, part, span

IN_DOUBT = "Our own evidence is divided here, and it decides. A prototype can settle it for you:"
WATCHED = (
    "One step of any of these ratings changes the outcome. Look at them again when a release or your prototype does:"
)

SETTLED = "No evidence is in doubt for these answers: the prototype shows whether you can live with the choice."


def hidden(tag: str, *children: nodes.Node, name: str, classes: str = "") -> Part:
    """Return a place that a script fills and shows."""
    return on_screen(part(tag, *children, classes=classes or name, data_part=name, hidden="hidden"))


def draw_trial() -> Part:
    """Return the mark of a change that is only tried, and the two ways out of it."""
    return hidden(
        "div",
        line("p", span("strong", "On trial: "), span("span", data_slot="trial")),
        line("p", "Your own answers are kept as they are until you decide."),
        part(
            "div",
            line("button", "Undo it", type="button", data_trial="undo"),
            line("button", "Keep it", type="button", data_trial="keep"),
            classes="actions",
        ),
        name="trial",
        classes="notice trial",
    )


def draw_advice() -> Part:
    """Return the places for how firm the outcome is, what alone leads to it, and what to ask next."""
    return hidden(
        "div",
        hidden("p", name="firmness"),
        hidden("p", name="enough"),
        hidden(
            "div",
            heading(2, "Ask this next", classes="advice-title"),
            line("p", span("a", data_slot="next", classes="next-question", href="#result")),
            hidden("ul", name="branches"),
            name="next",
        ),
        hidden(
            "details", line("summary", span("span", data_slot="deciding")), part("ul"), name="questions", classes="more"
        ),
        hidden("div", line("p", IN_DOUBT), part("ul"), name="doubts"),
        name="advice",
    )


def draw_changes() -> Part:
    """Return the place for what would change the outcome; opening it asks, where that was not done unasked."""
    return on_screen(
        part(
            "details",
            line("summary", "What would change it?"),
            line("p", data_slot="changes", classes="changes-words"),
            part("ul", data_part="turns"),
            classes="more changes",
            data_part="changes",
            hidden="hidden",
        )
    )


def draw_skipped() -> Part:
    """Return the place for the questions that need no answer any more."""
    summary = line("summary", span("span", data_slot="skipped"))
    return hidden("details", summary, part("ul"), name="skipped", classes="more")


def draw_prototype() -> list[nodes.Node]:
    """Return what the last step shows beside its lead: what a prototype has to settle, and what to watch later."""
    return [
        hidden("div", line("p", IN_DOUBT), part("ul"), name="to-settle", classes="to-check"),
        hidden("div", line("p", WATCHED), part("ul"), name="to-watch", classes="to-check"),
        hidden("div", line("p", SETTLED), name="nothing-in-doubt", classes="to-check"),
    ]


def advice_templates() -> dict[str, Part]:
    """Return what a script clones: links to questions and ratings, and what a change leads to."""
    return {
        "question-link": part("li", line("p", span("a", data_slot="question"))),
        "branch": part("li", line("p", span("strong", data_slot="answers"), ": ", span("span", data_slot="then"))),
        "doubt": part("li", line("p", span("a", data_slot="rating"), " ", span("span", data_slot="levels"))),
        "turn": part("li", line("p", span("span", data_slot="turn")), part("ul", data_part="ways"), classes="turn"),
        "way": part("li", line("p", line_button())),
    }


def line_button() -> nodes.Node:
    """Return the button that tries a change."""
    return span("button", "Try it: ", span("span", data_slot="way"), type="button", classes="try")
