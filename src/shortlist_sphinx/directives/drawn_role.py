"""The role ``drawn``: short phrases of running prose that come from the data."""

from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from shortlist import Model
from shortlist_sphinx.core.directive import alternatives_of
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.words import unknown

logger = logging.getLogger(__name__)


class Phrase(SphinxRole):
    """A phrase by its name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the phrase, or a warning where none has this name."""
        model = model_for(self.env, "model.toml", ALTERNATIVES)
        domain_of(self.env).note(self.env.current_document.docname, "roles")
        if self.text in PHRASES:
            return PHRASES[self.text](model), []
        words = unknown("phrase", list(PHRASES), self.text)
        logger.warning("drawn: %s", words, type="shortlist", subtype="id", location=self.get_location())
        return [nodes.inline(self.rawtext, self.text, classes=["problematic"])], []


def linked_names(model: Model) -> list[nodes.Node]:
    """Return the alternatives as a sentence lists them, each with a link to its own site."""
    links = [nodes.reference("", each.title, refuri=each.home) for each in alternatives_of(model)]
    between = [", "] * (len(links) - 2) + [" and "] * (len(links) > 1) + [""]
    return [node for link, word in zip(links, between, strict=True) for node in (link, nodes.Text(word))]


def newest_check(model: Model) -> list[nodes.Node]:
    """Return the month of the newest check of any evidence."""
    return [nodes.Text(f"{model.newest_evidence:%B %Y}")]


PHRASES: dict[str, Callable[[Model], list[nodes.Node]]] = {"frameworks": linked_names, "reviewed": newest_check}


def setup_drawn_role(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("drawn", Phrase())
