"""The directive ``checklist``: the form, the result of the empty sheet, and the script's place."""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension import pyodide_app
from shortlist import Model, Sheet, Step
from shortlist_sphinx.checklist.dialogs import draw_dialogs
from shortlist_sphinx.checklist.form.questions import draw_questions
from shortlist_sphinx.checklist.form.steps import Stop, asked_in, draw_section, draw_steps_list, stops_of
from shortlist_sphinx.checklist.form.what_decides import LEAD, TITLE, draw_what_decides
from shortlist_sphinx.checklist.result.advice import draw_prototype
from shortlist_sphinx.checklist.result.result import draw_result
from shortlist_sphinx.checklist.result.verdicts import templates
from shortlist_sphinx.checklist.tabs.tabs import draw_panels, draw_paper, draw_tabs, tab_templates
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.model_source import model_for
from shortlist_sphinx.core.nodes import Part, on_screen, part
from shortlist_sphinx.core.report import kept_report_on
from shortlist_sphinx.core.shapes import shapes_once
from shortlist_sphinx.delivery.assets import FOLDER


class Checklist(SphinxDirective):
    """Draws the checklist from the model."""

    def run(self) -> list[nodes.Node]:
        """Return the app with all that stands without script."""
        model = model_for(self.env)
        report = kept_report_on(model, Sheet(answers={}), domain_of(self.env).cache)
        domain_of(self.env).note(self.env.current_document.docname, "checklist")
        app = pyodide_app(
            "",
            *shapes_once(self.env),
            draw_tabs(),
            draw_paper(),
            draw_form(model),
            draw_result(model, report),
            *draw_panels(model),
            *draw_dialogs(),
            *templates(model),
            *tab_templates(model),
            module=f"{FOLDER}/checklist/checklist.mjs",
            entry="shortlist.wire:answer",
            packages=["shortlist"],
            classes=["checklist"],
        )
        self.set_source_info(app)
        for node in app.findall(Part):
            if node.get("names"):
                self.state.document.note_explicit_target(node, node)
        return [app]


def draw_form(model: Model) -> Part:
    """Return the whole form. A form of this method sends nothing when no script looks after it."""
    stops = stops_of(model, TITLE)
    beginning, *ends = stops
    steps = [draw_step(model, stops, *each) for each in zip(ends, model.steps.values(), strict=True)]
    return part(
        "form",
        draw_notices(),
        draw_steps_list(stops),
        draw_section(stops, beginning, LEAD, *draw_what_decides(model)),
        *steps,
        classes="questions",
        method="dialog",
        autocomplete="off",
        aria_label="Checklist",
    )


def draw_notices() -> Part:
    """Return the place for words about links, saving and faults that belong to no question."""
    return on_screen(part("div", classes="notices", data_part="notices", aria_live="polite"))


def draw_step(model: Model, stops: Sequence[Stop], stop: Stop, step: Step) -> nodes.section:
    """Return one step with its questions; the one that asks nothing shows what a prototype has to settle."""
    asked = asked_in(model, step)
    held = draw_questions(model, asked) if asked else draw_prototype()
    return draw_section(stops, stop, step.lead, *held)


def setup_checklist(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("checklist", Checklist)
