"""The roles ``criterion``, ``question``, ``framework`` and ``rating``: links by id, in the words of the data."""

from collections.abc import Mapping
from typing import cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.roles import XRefRole
from sphinx.util import logging

from shortlist import Model
from shortlist.faults import either
from shortlist_sphinx.core.domain import DIRECTIVES, Kind, domain_of
from shortlist_sphinx.core.model_source import ALTERNATIVES, model_for
from shortlist_sphinx.core.words import levels_of, unknown

ROLES: dict[Kind, tuple[str, ...]] = {
    "criterion": ("criteria.toml",),
    "question": ("questions.toml", ALTERNATIVES),
    "framework": (ALTERNATIVES,),
    "rating": ("criteria.toml", ALTERNATIVES),
}
"""The roles, each with the files that its words come from."""

logger = logging.getLogger(__name__)


class WordError(ValueError):
    """Raised with what an author is told of a word that nothing is called by."""


class Role(XRefRole):
    """A link to what an id names; its text is the title unless the author gives another."""

    innernodeclass = nodes.inline

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or a warning and the bare text where nothing has that id."""
        kind = cast("Kind", self.name.rpartition(":")[2])
        model = model_for(self.env, *ROLES[kind])
        domain_of(self.env).note(self.env.current_document.docname, "roles")
        try:
            self.target, words = named(model, kind, self.target)
        except WordError as error:
            self.warn(kind, str(error))
            return [nodes.inline(self.rawtext, self.title, classes=["problematic"])], []
        if not self.has_explicit_title:
            self.title = words
        self.name = f"shortlist:{kind}"
        return super().run()

    def warn(self, kind: Kind, words: str) -> None:
        """Warn the author at the role's line."""
        logger.warning("%s: %s", kind, words, type="shortlist", subtype=kind, location=self.get_location())


def named(model: Model, kind: Kind, target: str) -> tuple[str, str]:
    """Return the id that a role means and the words that stand for it.

    Raises :class:`WordError` where nothing is called so.
    """
    if kind == "rating":
        return named_rating(model, target)
    titles = titles_of(model, kind)
    if target not in titles:
        raise WordError(unknown(kind, list(titles), target))
    return target, titles[target]


def named_rating(model: Model, target: str) -> tuple[str, str]:
    """Return the rating that an alternative and a criterion name, and its level as words."""
    words = target.replace("/", " ").split()
    if len(words) != 2:
        msg = f"expected the ids of a {model.singular} and a criterion, such as 'flask admin'; got {target!r}"
        raise WordError(msg)
    alternative = next((each for each in model.alternatives.values() if each.id == words[0]), None)
    if alternative is None:
        raise WordError(unknown(model.singular, list(model.alternatives), words[0]))
    criterion = next((each for each in model.criteria.values() if each.id == words[1]), None)
    if criterion is None or criterion.id not in alternative.ratings:
        raise WordError(unknown("criterion", list(alternative.ratings), words[1]))
    return " ".join(words), either(levels_of(criterion, alternative.ratings[criterion.id]))


def titles_of(model: Model, kind: Kind) -> Mapping[str, str]:
    """Return the title of everything of a kind by its id."""
    if kind == "criterion":
        return {str(each.id): each.title for each in model.criteria.values()}
    if kind == "question":
        return {str(each.id): each.text for each in model.questions.values()}
    return {str(each.id): each.title for each in model.alternatives.values()}


def tell_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say which directive a link waits for, where its id is right and no page explains it."""
    if domain is None or domain.name != "shortlist":
        return None
    kind, target = cast("Kind", node["reftype"]), node["reftarget"]
    words = f"{kind}: no page explains {target!r}; expected one with the directive {{{DIRECTIVES[kind]}}} for it."
    logger.warning("%s", words, type="shortlist", subtype=kind, location=node)
    del app
    return True


def setup_roles(app: Sphinx) -> None:
    """Register the roles under their bare names and within the domain."""
    for kind in ROLES:
        role = Role(warn_dangling=True)
        app.add_role(kind, role)
        app.add_role_to_domain("shortlist", kind, role)
    app.connect("warn-missing-reference", tell_missing)
