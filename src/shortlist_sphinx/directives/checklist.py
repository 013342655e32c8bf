"""The directive ``checklist``: the screens that ask, the answer to the empty sheet, and the script's place."""

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension import pyodide_app
from shortlist import Model, Question, Sheet
from shortlist.method.question_order import stages_of
from shortlist_sphinx.checklist.dialogs import draw_dialogs
from shortlist_sphinx.checklist.form.bring import draw_bring
from shortlist_sphinx.checklist.form.essentials import draw_essentials
from shortlist_sphinx.checklist.form.names import draw_names
from shortlist_sphinx.checklist.form.questions import draw_question
from shortlist_sphinx.checklist.form.screens import ALL, ANSWER, SCREENS, Screen, draw_bar, draw_screen
from shortlist_sphinx.checklist.result.result import draw_result
from shortlist_sphinx.checklist.result.verdicts import templates
from shortlist_sphinx.checklist.tabs.tabs import draw_beside, draw_panels, draw_paper, draw_tabs, tab_templates
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part
from shortlist_sphinx.core.report import kept_report_on
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.delivery.assets import FOLDER

HOLD = "if (/^#v[0-9]/.test(location.hash)) document.currentScript.parentElement.dataset.opening = 1"
"""Stands in the page, because it is to run before anything is seen."""


class Checklist(SphinxDirective):
    """Draws the checklist from the model.

    The options name pages of the guide: ``prototype`` that on what to prototype, and ``moving`` that on whether to
    leave what a team already has.
    """

    option_spec: ClassVar = {"prototype": directives.unchanged, "moving": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return the app with all that stands without script."""
        model = model_for(self.env)
        report = kept_report_on(model, Sheet(answers={}), domain_of(self.env).cache)
        domain_of(self.env).note(self.env.current_document.docname, "checklist")
        app = pyodide_app(
            "",
            draw_hold(),
            *shapes_once(self.env),
            draw_notices(),
            draw_form(model),
            draw_result(model, report, self.options),
            draw_paper(),
            draw_bar(),
            draw_tabs(),
            *draw_panels(model),
            *draw_dialogs(),
            *templates(model),
            *tab_templates(model),
            module=f"{FOLDER}/checklist/checklist.mjs",
            entry="shortlist.wire:answer",
            packages=["shortlist"],
            preload="load",
            classes=["checklist"],
        )
        self.set_source_info(app)
        for node in app.findall(Part):
            if node.get("names"):
                self.state.document.note_explicit_target(node, node)
        return [app]


def draw_form(model: Model) -> Part:
    """Return the whole form. A form of this method sends nothing when no script looks after it."""
    essentials, bring, pace = ([model.questions[key] for key in keys] for keys in stages_of(model).values())
    first, second, third = SCREENS
    return part(
        "form",
        draw_screen(first, draw_beside(), *draw_essentials(model, essentials)),
        draw_screen(second, *draw_bring(model, bring), back=first.id),
        draw_screen(third, *[draw_question(model, question) for question in pace], draw_names(), back=second.id),
        part("div", *draw_steps(model, essentials), id_=ALL, classes="all-questions"),
        classes="questions",
        method="dialog",
        autocomplete="off",
        aria_label="Checklist",
    )


def draw_hold() -> Line:
    """Return the script that holds a link's page back until it is turned to the result: no question is seen first."""
    return on_screen(line("script", HOLD))


def draw_notices() -> Part:
    """Return the place for words about links, saving and faults that belong to no question."""
    return on_screen(part("div", classes="notices", data_part="notices", aria_live="polite"))


def draw_steps(model: Model, questions: Sequence[Question]) -> list[nodes.Node]:
    """Return the questions that are asked one by one, with all their levels, in the steps of the model."""
    drawn: list[nodes.Node] = []
    for step in model.steps.values():
        asked = [draw_question(model, question) for question in questions if question.step == step.id]
        screen = Screen(f"step-{step.id}", step.title, step.lead)
        drawn += [draw_screen(screen, *asked, back=ANSWER, classes="step")] if asked else []
    return drawn


def setup_checklist(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("checklist", Checklist)
