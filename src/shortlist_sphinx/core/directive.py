"""Base class of the directives: takes ids, notes places, and tells an author of mistakes."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from shortlist import Alternative, Criterion, Model, Step
from shortlist_sphinx.core.domain import Kind, Page, Place, anchor_of, domain_of
from shortlist_sphinx.core.nodes import Part
from shortlist_sphinx.core.words import unknown

logger = logging.getLogger(__name__)


class ModelDirective(SphinxDirective):
    """A directive that draws from the model."""

    def chosen(self, noun: str, known: Iterable[str]) -> str | None:
        """Return the argument if it is a known id, else warn of it with the nearest right word."""
        words = list(known)
        if self.arguments[0] in words:
            return str(self.arguments[0])
        self.warn("id", unknown(noun, words, self.arguments[0]))
        return None

    def warn(self, subtype: str, words: str) -> None:
        """Warn the author at the directive's line."""
        location = self.get_location()
        logger.warning("%s: %s", self.name, words, type="shortlist", subtype=subtype, location=location)

    def hold(self, page: Page) -> None:
        """Remember that this document holds something that needs styles, or that others link to."""
        domain_of(self.env).note(self.env.current_document.docname, page)

    def anchor(self, kind: Kind, id_: str, title: str, *, in_passing: bool = False) -> str:
        """Return the anchor for something that is explained here, or nothing where it has one further up."""
        place = Place(self.env.current_document.docname, anchor_of(kind, id_), title, in_passing)
        if domain_of(self.env).note_place(kind, id_, place):
            return place.anchor
        if not in_passing:
            self.warn("twice", f"{kind} {id_!r} is explained further up on this page; expected it once.")
        return ""

    def finished(self, drawn: Part) -> list[nodes.Node]:
        """Return what was drawn, with the line that it came from."""
        self.set_source_info(drawn)
        return [drawn]


def alternatives_of(model: Model) -> list[Alternative]:
    """Return the alternatives in alphabetical order: a place says nothing about merit."""
    return sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())


def rated(model: Model) -> list[Criterion]:
    """Return the criteria on which alternatives are rated, in the order of the steps."""
    return [criterion for criterion in in_steps(model) if criterion.capability is None]


def in_steps(model: Model) -> list[Criterion]:
    """Return all criteria in the order of the steps."""
    steps = list(model.steps)
    return sorted(model.criteria.values(), key=lambda criterion: steps.index(criterion.step))


def by_step(model: Model, criteria: Sequence[Criterion]) -> list[tuple[Step, list[Criterion]]]:
    """Return criteria under the step that they belong to; steps without any are left out."""
    groups = [(step, [each for each in criteria if each.step == step.id]) for step in model.steps.values()]
    return [(step, held) for step, held in groups if held]
