"""The directive ``checklist``: the form, the result of the empty sheet, and the script's place."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension import pyodide_app
from shortlist import Criterion, Model, Sheet, Step
from shortlist_sphinx.assets import FOLDER, model_for
from shortlist_sphinx.dialogs import draw_dialogs
from shortlist_sphinx.nodes import Line, Part, heading, line, on_screen, part, span, tick
from shortlist_sphinx.pages import pages_of
from shortlist_sphinx.questions import draw_questions
from shortlist_sphinx.report import report_on
from shortlist_sphinx.result import (
    draw_entries,
    draw_exactness,
    draw_footing,
    draw_not_needed,
    templates,
)
from shortlist_sphinx.shapes import shapes
from shortlist_sphinx.words import DECIDING, count_of

COMMAND = "shortlist evaluate sheet.toml"
MOST_DECIDING = 3
STALE = "Shown below: the result before your latest answers."


class Checklist(SphinxDirective):
    """Draws the checklist from the model."""

    def run(self) -> list[nodes.Node]:
        """Return the app with all that stands without script."""
        model = model_for(self.env)
        pages_of(self.env).note(self.env.current_document.docname, "checklist")
        app = pyodide_app(
            "",
            shapes(),
            draw_form(model),
            draw_result(model),
            *draw_dialogs(),
            *templates(model),
            module=f"{FOLDER}/checklist.mjs",
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
    steps = [draw_step(model, step) for step in model.steps.values()]
    return part(
        "form",
        draw_notices(),
        draw_steps_list(model),
        draw_deciding_section(model),
        *steps,
        of="questions",
        method="dialog",
        autocomplete="off",
        aria_label="Checklist",
    )


def draw_notices() -> Part:
    """Return the place for words about links, saving and faults that belong to no question."""
    return on_screen(part("div", of="notices", data_part="notices", aria_live="polite"))


def draw_steps_list(model: Model) -> Part:
    """Return the ways to the steps, each with how much of it is answered."""
    entries: list[tuple[str, str, int]] = [("what-decides", "What decides", 0)]
    entries += [(f"step-{step.id}", step.title, len(asked(model, step))) for step in steps(model)]
    items = [
        line("li", span("a", title, href=f"#{identity}"), *progress_words(identity, total))
        for identity, title, total in entries
    ]
    return on_screen(part("nav", part("ol", *items), of="steps", aria_label="Steps"))


def steps(model: Model) -> list[Step]:
    """Return the steps that ask something."""
    return [step for step in model.steps.values() if asked(model, step)]


def progress_words(identity: str, total: int) -> list[nodes.Node | str]:
    """Return how much of a step is answered, which a script keeps true."""
    if not total:
        return []
    return [" ", span("span", count_of(total, "question"), of="progress", data_progress=identity)]


def asked(model: Model, step: Step) -> list[str]:
    """Return the ids of a step's questions."""
    return [question.id for question in model.questions.values() if question.step == step.id]


def section(identity: str, title: str, lead: str, *children: nodes.Node) -> nodes.section:
    """Return a section with a real heading and its lead."""
    drawn = nodes.section("", ids=[identity], classes=["step"])
    drawn += nodes.title(title, title)
    drawn += line("p", lead, of="step-lead")
    drawn += list(children)
    return drawn


def draw_step(model: Model, step: Step) -> nodes.section:
    """Return one step with its questions."""
    questions = [question for question in model.questions.values() if question.step == step.id]
    return section(f"step-{step.id}", step.title, step.lead, *draw_questions(model, questions))


def draw_deciding_section(model: Model) -> nodes.section:
    """Return what comes before all questions: a name for the sheet, and what decides."""
    return section(
        "what-decides",
        "What decides",
        "Agree on this before you look at any result; you can change it at any time.",
        draw_title(),
        draw_deciding(model),
    )


def draw_title() -> Part:
    """Return the field for the name of the sheet."""
    return part(
        "div",
        line("label", "Name of the project or service", for_="sheet-title"),
        line("div", tick("text", name="title", identity="sheet-title", maxlength="200"), of="control"),
        of="field",
        data_place="title",
    )


def draw_deciding(model: Model) -> Part:
    """Return the criteria to choose from, by step."""
    groups = [draw_deciding_group(model, step) for step in steps(model)]
    return part(
        "fieldset",
        line("legend", DECIDING),
        line(
            "p",
            "At most three, and none yet is fine. A gap on one of them weighs more than a gap elsewhere.",
            of="hint",
            identity="deciding--hint",
        ),
        *groups,
        of="question deciding",
        identity="deciding",
        aria_describedby="deciding--hint",
        data_place="deciding",
        data_most=str(MOST_DECIDING),
    )


def draw_deciding_group(model: Model, step: Step) -> Part:
    """Return the criteria of one step."""
    criteria = [criterion for criterion in model.criteria.values() if criterion.step == step.id]
    identity = f"deciding--{step.id}"
    return part(
        "div",
        line("p", step.title, of="group-title", identity=identity),
        part("div", *[draw_choice(criterion) for criterion in criteria], of="choices"),
        of="group",
        role="group",
        aria_labelledby=identity,
    )


def draw_choice(criterion: Criterion) -> Line:
    """Return one criterion to tick."""
    identity = f"deciding--{criterion.id}--box"
    box = tick("checkbox", name="deciding", value=criterion.id, identity=identity)
    return line("div", box, span("label", criterion.title, for_=identity), of="choice")


def draw_result(model: Model) -> Part:
    """Return the result area, filled with what is known without any answer."""
    report = report_on(model, Sheet(answers={}))
    outcome = span("span", report["outcome"], data_slot="outcome")
    title = heading(1, "Result: ", outcome, of="result-title", identity="result", tabindex="-1")
    bar = part(
        "div",
        line("p", report["sentence"], of="sentence", role="status", data_part="sentence"),
        on_screen(line("p", span("a", "See the result", href="#result"), of="jump")),
        of="bar",
    )
    body = part(
        "div",
        on_screen(part("div", of="python", data_part="python", tabindex="-1")),
        on_screen(part("ul", of="faults", data_part="faults", hidden="hidden")),
        draw_exactness(report),
        on_screen(line("p", STALE, of="stale")),
        on_screen(draw_entries(model, report, depth=2)),
        draw_not_needed(model, report),
        draw_footing(report),
        draw_actions(),
        draw_worksheet_note(),
        of="result-body",
        data_part="result-body",
    )
    return part("section", title, bar, body, of="result", aria_labelledby="result")


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
    frame = on_screen(part("div", *drawn, of="actions", data_part="actions", hidden="hidden"))
    return part("div", frame, on_screen(line("p", of="said", data_part="said", role="status")))


def draw_worksheet_note() -> Line:
    """Return the words for a reader without script; a script hides them, and a failure shows them."""
    return line(
        "p",
        "This page also works on paper and without script: print it, mark your answers, "
        "write them into a file and let the command line answer: ",
        nodes.literal(COMMAND, COMMAND),
        ".",
        of="worksheet-note",
        data_part="worksheet-note",
    )


def setup_checklist(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("checklist", Checklist)
