"""Answer of the checklist: who is in front and why, the picture, and, folded, everything else."""

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes

from shortlist import Model
from shortlist_sphinx.checklist.form.screens import ANSWER, SCREENS
from shortlist_sphinx.checklist.result.meanings import draw_meanings, word_link
from shortlist_sphinx.checklist.result.picture import draw_picture
from shortlist_sphinx.checklist.result.summary import draw_asked, draw_summary
from shortlist_sphinx.checklist.result.verdicts import draw_exactness, draw_footing
from shortlist_sphinx.checklist.sharing.recipient import draw_sender, draw_ways
from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span
from shortlist_sphinx.core.report import Report

COMMAND = "shortlist evaluate sheet.toml"
OFFLINE = "The checklist now works without a connection; the pages that it links to may not."
STALE = "updating\u2026"
"""Said while a newer answer is on its way, in the place of the chip: it takes no room from what is read."""
NOTHING = "Nothing is answered yet."
PROTOTYPE = "What to prototype before you sign"


def draw_result(model: Model, report: Report, pages: Mapping[str, str]) -> Part:
    """Return the screen with the answer, filled with what is known without any question answered.

    ``pages`` are those of the guide that it leads to, by what they are about.
    """
    title = heading(1, span("span", NOTHING, data_slot="front"), id_="result--title", tabindex="-1")
    body = part(
        "div",
        draw_trial(),
        draw_summary(),
        draw_moving(pages.get("moving", "")),
        draw_picture(model),
        draw_hybrid(),
        draw_asked(),
        draw_ways(),
        draw_folds(report, pages.get("prototype", "")),
        draw_take_along(report),
        classes="result-body",
        data_part="result-body",
    )
    return part(
        "section", title, draw_top(), draw_sender(), body, draw_worksheet_note(),
        classes="screen result", id_=ANSWER, aria_labelledby="result--title",
    )  # fmt: skip


def draw_hybrid() -> Part:
    """Return the words for a reader of several services, with the way to all of them."""
    head = span("strong", data_slot="hybrid-head")
    words = line("p", head, " ", span("span", data_slot="hybrid"), classes="hybrid-words")
    way = line("p", span("button", "Compare the services", type="button", data_tab="services"))
    return hidden("div", words, way, name="hybrid-answer", classes="notice hybrid-answer")


def draw_top() -> Line:
    """Return the line above the answer: the way back, and whether it is settled."""
    back = span("a", "Back", href=f"#{SCREENS[-1].id}", classes="back")
    states = [
        word_link(name, words, classes="chip", hidden="hidden", data_state=name) for name, words in STATES.items()
    ]
    stale = span("span", STALE, classes="stale")
    return on_screen(line("p", back, " ", stale, *states, classes="screen-top"))


STATES = {"so-far": "so far", "settled": "settled"}


def draw_trial() -> Part:
    """Return the mark of a change that is only tried, and the two ways out of it."""
    return hidden(
        "div",
        line("p", span("strong", "What if? "), span("span", data_slot="trial")),
        line("p", span("span", data_slot="moves"), classes="moves"),
        part(
            "div",
            line("button", "Undo it", type="button", data_trial="undo"),
            line("button", "Keep it", type="button", data_trial="keep"),
            classes="actions",
        ),
        name="trial",
        classes="notice trial",
    )


def draw_folds(report: Report, prototype: str) -> Part:
    """Return everything that is told on demand."""
    what_if = [
        line("p", "Change an answer and see who moves. Your own answers are kept until you say so."),
        part("ul", data_part="turns", classes="turns"),
        part("ul", data_part="levers", classes="levers"),
    ]
    return on_screen(
        part(
            "div",
            fold("what-if", "What if?", *what_if),
            fold("answers", "All answers", part("dl", data_part="answers-list", classes="answers")),
            fold("compared", "Why not the others?", part("ul", data_part="comparisons")),
            fold("each", "Each framework, with sources", draw_exactness(report), draw_alternatives()),
            fold("prototype", PROTOTYPE, *draw_prototype(prototype)),
            fold("words", "What the words mean", draw_meanings()),
            classes="folds",
        )
    )


def draw_alternatives() -> Part:
    """Return the place for every alternative with its reasons, which a script fills once something is answered."""
    return part("ul", classes="alternatives", data_part="alternatives")


def draw_prototype(page: str) -> list[nodes.Node]:
    """Return what a prototype has to settle: drawbacks, ratings in doubt, and the page on how to go about it."""
    way = [line("p", page_named(page, "How to prove it with a prototype"))] if page else []
    return [part("ul", data_part="to-prove", hidden="hidden"), *way]


def draw_moving(page: str) -> Part:
    """Return the words for a team that would leave what it already has, with the page on what to try before."""
    words = line("p", span("span", data_slot="left-behind"))
    if page:
        words += [nodes.Text(" "), page_named(page, "What to try before you move")]
    return hidden("div", words, name="moving", classes="notice")


def page_named(page: str, words: str) -> nodes.Node:
    """Return a link to a page of the guide; one that is not there is told while the site is built."""
    return addnodes.pending_xref(
        "", nodes.Text(words), refdomain="std", reftype="doc", reftarget=f"/{page}", refexplicit=True, refwarn=True
    )


def fold(name: str, words: str, *children: nodes.Node) -> Part:
    """Return something to be opened."""
    return part("details", line("summary", words), *children, classes="fold", id_=f"fold-{name}", data_fold=name)


def hidden(tag: str, *children: nodes.Node, name: str, classes: str = "") -> Part:
    """Return a place that a script fills and shows."""
    return on_screen(part(tag, *children, classes=classes or name, data_part=name, hidden="hidden"))


FILES = {
    "save-picture": "Save picture (SVG)",
    "save-toml": "Save answers (TOML)",
    "save-json": "Save answers (JSON)",
    "save-report": "Save report (JSON)",
    "print": "Print",
}
"""What few take along, by what a script calls it."""


def draw_take_along(report: Report) -> Part:
    """Return what a reader can take along or do over; hidden until a script can do it."""
    record = line("button", "Write the record", type="button", data_tab="record")
    first = [do("copy-link", "Copy link", value="go"), do("copy-picture", "Copy picture"), record]
    shared = part("div", *first, classes="actions")
    files = part("div", *[do(name, words) for name, words in FILES.items()], classes="actions")
    folded = part("details", line("summary", "Files and printing"), files, classes="fold files-fold")
    away = part("div", do("start-over", "Start over"), classes="actions")
    return part(
        "div",
        on_screen(part("div", shared, said(), folded, away, classes="take-buttons", data_part="actions")),
        draw_footing(report),
        hidden("div", line("p", OFFLINE), name="offline", classes="footing offline"),
        id_="take-along",
        classes="take-along",
    )


def do(name: str, words: str, **html: str) -> Line:
    """Return a button for what a script does with the answers."""
    return line("button", words, type="button", data_do=name, **html)


def said() -> Line:
    """Return the place that says what a button did."""
    return line("p", classes="said", data_part="said", role="status")


def draw_worksheet_note() -> Line:
    """Return the words for a reader without script; a script hides them, and a failure shows them."""
    return line(
        "p",
        "This page also works on paper and without script: print it, mark your answers, "
        "write them into a file and let the command line answer: ",
        nodes.literal(COMMAND, COMMAND),
        ".",
        classes="worksheet-note",
        data_part="worksheet-note",
    )
