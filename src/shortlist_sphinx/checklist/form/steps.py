"""Steps of the form: the way to each, its section, and the way on."""

from collections.abc import Sequence
from typing import NamedTuple

from docutils import nodes

from shortlist import Model, Question, Step
from shortlist_sphinx.core.nodes import Line, Part, line, on_screen, part, span
from shortlist_sphinx.core.words import count_of

BEGINNING = "what-decides"
VIEWS = {"all": "All steps", "one": "One step at a time"}
"""The ways to look at the form; the first is how the page stands without script."""


class Stop(NamedTuple):
    """A section of the form that a reader can go to; ``number`` counts the steps, and is 0 before the first."""

    id: str
    title: str
    number: int
    total: int


def stops_of(model: Model, beginning: str) -> list[Stop]:
    """Return where a reader can go: to what is asked before all questions, then to each step."""
    steps = [
        Stop(f"step-{step.id}", step.title, number, len(asked_in(model, step)))
        for number, step in enumerate(model.steps.values(), start=1)
    ]
    return [Stop(BEGINNING, beginning, 0, 0), *steps]


def asked_in(model: Model, step: Step) -> list[Question]:
    """Return a step's questions."""
    return [question for question in model.questions.values() if question.step == step.id]


def draw_steps_list(stops: Sequence[Stop]) -> Part:
    """Return the ways to the steps, each with how much of it is answered, and the choice of a view."""
    items = [
        line("li", *number_words(stop), span("a", stop.title, href=f"#{stop.id}"), *progress_words(stop))
        for stop in stops
    ]
    return on_screen(part("nav", part("ol", *items), draw_views(), classes="steps", aria_label="Steps"))


def number_words(stop: Stop) -> list[nodes.Node | str]:
    """Return the number of a step; what is asked before all steps has none."""
    return [span("span", f"{stop.number}.", classes="number"), " "] if stop.number else []


def draw_views() -> Part:
    """Return the choice between all steps and one at a time; hidden until a script can do it."""
    first = next(iter(VIEWS))
    buttons = [
        line("button", words, type="button", data_view=name, aria_pressed=str(name == first).lower())
        for name, words in VIEWS.items()
    ]
    group = part("div", *buttons, classes="views", role="group", aria_label="Show", hidden="hidden", data_part="views")
    return part(
        "div",
        group,
        line("p", span("a", "Go to the result", href="#result"), classes="to-result"),
        classes="below-steps",
    )


def progress_words(stop: Stop) -> list[nodes.Node | str]:
    """Return how much of a step is answered, which a script keeps true."""
    if not stop.total:
        return []
    return [" ", span("span", count_of(stop.total, "question"), classes="progress", data_progress=stop.id)]


def draw_section(stops: Sequence[Stop], stop: Stop, lead: str, *children: nodes.Node) -> nodes.section:
    """Return a section with a real heading, where it stands among the steps, its lead, and the way on."""
    drawn = nodes.section("", ids=[stop.id], classes=["step"])
    drawn += nodes.title(stop.title, stop.title)
    if stop.number:
        drawn += draw_place(stop, max(each.number for each in stops))
    drawn += line("p", lead, classes="step-lead")
    drawn += list(children)
    drawn += draw_ways_on(stops, stop)
    return drawn


def draw_place(stop: Stop, last: int) -> Line:
    """Return where a step stands and how much of it is answered."""
    words: list[nodes.Node | str] = [f"Step {stop.number} of {last}"]
    if stop.total:
        words += [": ", *progress_words(stop)[1:]]
    return line("p", *words, classes="step-place", id_=f"{stop.id}--place")


def draw_ways_on(stops: Sequence[Stop], stop: Stop) -> Part:
    """Return the ways to the step before, to the next and to the result; seen where one step is shown at a time."""
    at = stops.index(stop)
    links = [way_on("Back", each) for each in stops[:at][-1:]] + [way_on("Next", each) for each in stops[at + 1 :][:1]]
    if at == len(stops) - 1:
        links.append(span("a", "See the result", href="#result", classes="way-on"))
    return on_screen(
        part("div", line("p", *[node for link in links for node in (link, nodes.Text(" "))]), classes="ways-on")
    )


def way_on(word: str, stop: Stop) -> nodes.Node:
    """Return a link to the step before or after."""
    return span("a", f"{word}: {stop.title}", href=f"#{stop.id}", classes=f"way-on {word.lower()}")
