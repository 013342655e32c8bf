"""The directive ``scenario``: a sheet of answers, its result at build time, and a link to both."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from shortlist import FaultsError, Model, Question, Sheet, read_sheet
from shortlist.faults import either
from shortlist.sheets.address import to_fragment
from shortlist_sphinx.checklist.result.verdicts import draw_entries, draw_exactness, draw_footing, draw_not_needed
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.links import page_link
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import Line, Part, line, part, span
from shortlist_sphinx.core.report import Report, report_on
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.core.words import DECIDING, count_of

OPEN = "Open these answers in the checklist"

logger = logging.getLogger(__name__)


class Scenario(SphinxDirective):
    """Shows the answers of a sheet and what the library says about them."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Any]] = {"outcome": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the scenario; nothing but warnings where its sheet cannot be read."""
        model = model_for(self.env)
        domain_of(self.env).note(self.env.current_document.docname, "scenario")
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        sheet = self.read(model, relative, Path(absolute))
        if sheet is None:
            return []
        report = report_on(model, sheet)
        self.check_outcome(report)
        drawn = draw_scenario(model, sheet, report)
        self.set_source_info(drawn)
        return [*shapes_once(self.env), drawn]

    def read(self, model: Model, relative: str, path: Path) -> Sheet | None:
        """Return the sheet, or warn of every fault in it."""
        if not path.is_file():
            self.warn("missing", f"scenario: {relative} is no file; expected a sheet of answers.")
            return None
        try:
            return read_sheet(path, model)
        except FaultsError as error:
            for fault in error.faults:
                self.warn("sheet", f"scenario: {fault}")
            return None

    def check_outcome(self, report: Report) -> None:
        """Warn where the page tells another outcome than the library."""
        told = self.options.get("outcome")
        found = outcome_words(report)
        if told is not None and told.strip() != found:
            words = f"the page tells {told!r}, but its sheet leads to {found!r}"
            self.warn("outcome", f"scenario: {words}; write that as :outcome:, or mend the sheet.")

    def warn(self, subtype: str, words: str) -> None:
        """Warn the author at the directive's line."""
        location = self.get_location()
        logger.warning("%s", words, type="shortlist", subtype=subtype, location=location)


def outcome_words(report: Report) -> str:
    """Return an outcome as authors write it, such as ``so far: django``, or ``settled: django; close: fastapi``."""
    so_far = report["so_far"]
    close = report["close"] if report["settled"] else so_far["close"]
    words = f"{'settled' if report['settled'] else 'so far'}: {', '.join(so_far['front']) or so_far['outcome']}"
    return f"{words}; close: {', '.join(close)}" if close else words


def draw_scenario(model: Model, sheet: Sheet, report: Report) -> Part:
    """Return the answers, the outcome, every verdict, and the way to the checklist."""
    return part(
        "div",
        draw_told(model, sheet, report),
        line("p", report["headline"], classes="sentence"),
        draw_exactness(report),
        line("p", page_link("checklist", to_fragment(sheet), OPEN, classes="open-answers")),
        draw_entries(report, depth=1, opened=True),
        draw_not_needed(model, report),
        draw_footing(report),
        classes="scenario",
    )


def draw_told(model: Model, sheet: Sheet, report: Report) -> Part:
    """Return the answers, folded away: a reader comes for the story and for what it leads to."""
    number = count_of(len(answered(model, sheet)), "answer")
    return part(
        "details",
        line("summary", f"What goes in: {number}"),
        draw_answers(model, sheet),
        draw_open_count(report),
        classes="told",
    )


def draw_open_count(report: Report) -> Line:
    """Return how many questions the story leaves open."""
    number = len(report["open"])
    words = f"{count_of(number, 'question')} left open: the story does not say."
    return line("p", words if number else "Every question is answered.", classes="open-count")


def draw_answers(model: Model, sheet: Sheet) -> nodes.table:
    """Return what is answered, question by question."""
    rows = [(question.text, draw_answer(question, sheet)) for question in answered(model, sheet)]
    if sheet.deciding:
        titles = ", ".join(model.criteria[criterion].title for criterion in sheet.deciding)
        rows.insert(0, (DECIDING, nodes.paragraph(titles, titles)))
    return two_columns(("Question", "Answer"), rows)


def answered(model: Model, sheet: Sheet) -> list[Question]:
    """Return the questions that a sheet answers, in the order of the page."""
    return [question for question in model.questions.values() if question.id in sheet.answers]


def draw_answer(question: Question, sheet: Sheet) -> nodes.paragraph:
    """Return the answer to one question, and whether it is a must-have."""
    given = sheet.answers[question.id]
    words = either([level.label for level in question.levels if level.id in given])
    answer = nodes.paragraph("", "", nodes.strong(words, words))
    if question.id in sheet.must:
        answer += [nodes.Text(" "), span("span", "must-have", classes="badge")]
    return answer


def two_columns(head: tuple[str, str], rows: Sequence[tuple[str, nodes.Node]]) -> nodes.table:
    """Return a table of two columns that every builder can write."""
    group = nodes.tgroup("", *[nodes.colspec(colwidth=width) for width in (48, 24)], cols=2)
    group += nodes.thead("", table_row(*[nodes.paragraph(word, word) for word in head]))
    body = [table_row(nodes.paragraph(left, left), right) for left, right in rows]
    group += nodes.tbody("", *body)
    return nodes.table("", group, classes=["answers"])


def table_row(*cells: nodes.Node) -> nodes.row:
    """Return a row of a table."""
    return nodes.row("", *[nodes.entry("", cell) for cell in cells])


def setup_scenario(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("scenario", Scenario)
