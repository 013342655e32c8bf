"""Result area of the checklist, filled with what is known without any answer."""

from docutils import nodes

from shortlist import Model
from shortlist_sphinx.checklist.result.advice import draw_advice, draw_changes, draw_skipped, draw_trial, hidden
from shortlist_sphinx.checklist.result.picture import draw_picture
from shortlist_sphinx.checklist.result.verdicts import draw_entries, draw_exactness, draw_footing, draw_not_needed
from shortlist_sphinx.core.nodes import Line, Part, heading, line, on_screen, part, span
from shortlist_sphinx.core.report import Report

COMMAND = "shortlist evaluate sheet.toml"
OFFLINE = "This page now works without a connection too."
STALE = "Shown below: the result before your latest answers."


def draw_result(model: Model, report: Report) -> Part:
    """Return the result area: the outcome, what to ask next, every alternative, and what would change it."""
    outcome = span("span", report["outcome"], data_slot="outcome")
    title = heading(1, "Result: ", outcome, classes="result-title", id_="result", tabindex="-1")
    bar = part(
        "div",
        line("p", report["sentence"], classes="sentence", role="status", data_part="sentence"),
        on_screen(line("p", span("a", "See the result", href="#result"), classes="jump")),
        classes="bar",
    )
    body = part(
        "div",
        draw_trial(),
        on_screen(part("div", classes="python", data_part="python", tabindex="-1")),
        on_screen(part("ul", classes="faults", data_part="faults", hidden="hidden")),
        draw_exactness(report),
        on_screen(line("p", STALE, classes="stale")),
        draw_advice(),
        on_screen(draw_entries(model, report, depth=2)),
        draw_not_needed(model, report),
        draw_picture(model),
        draw_changes(),
        draw_skipped(),
        draw_footing(report),
        hidden("div", line("p", OFFLINE), name="offline", classes="footing offline"),
        draw_actions(),
        draw_worksheet_note(),
        classes="result-body",
        data_part="result-body",
    )
    return part("section", title, bar, body, classes="result", aria_labelledby="result")


def draw_actions() -> Part:
    """Return what a reader can take along or do over; hidden until a script can do it."""
    buttons = {
        "copy-link": "Copy link",
        "save-toml": "Save answers (TOML)",
        "save-json": "Save answers (JSON)",
        "save-report": "Save report (JSON)",
        "print": "Print",
        "start-over": "Start over",
    }
    drawn = [line("button", words, type="button", data_do=do) for do, words in buttons.items()]
    frame = on_screen(part("div", *drawn, classes="actions", data_part="actions", hidden="hidden"))
    return part("div", frame, on_screen(line("p", classes="said", data_part="said", role="status")))


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
