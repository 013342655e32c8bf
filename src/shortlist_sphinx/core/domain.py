"""Sphinx domain: the pages of the guide by what they hold, and the anchor of everything that the model names."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any, ClassVar, Literal, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from shortlist import Model

Page = Literal[
    "cast",
    "chart",
    "checklist",
    "comparison",
    "criterion",
    "evidence",
    "questions",
    "ratings",
    "roles",
    "scenario",
    "tables",
]
Kind = Literal["criterion", "question", "framework", "rating", "rule", "cast"]

DIRECTIVES: dict[Kind, str] = {
    "criterion": "criterion",
    "question": "question-reference",
    "framework": "framework-facts",
    "rating": "framework-facts",
    "rule": "rules",
    "cast": "supporting-cast",
}
"""The directive that gives each kind of thing its place in the guide."""

logger = logging.getLogger(__name__)


class Place(NamedTuple):
    """Where something is explained; ``title`` is what the search shows.

    A page that lists everything of a kind is a place ``in_passing``: what links lead to only where there is no other.
    """

    docname: str
    anchor: str
    title: str
    in_passing: bool = False


Places = dict[tuple[Kind, str], Place]


class ShortlistDomain(Domain):
    """Remembers pages by what they hold, and places by the id of what is explained there."""

    name = "shortlist"
    label = "Shortlist"
    data_version = 2
    object_types: ClassVar[dict[str, ObjType]] = {kind: ObjType(kind, kind) for kind in DIRECTIVES}
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}, "places": {}, "drawing": "", "linked": {}}
    static = ""
    """The address of our modules and style sheet below ``_static``, set at the start of a build."""
    cache = Path()
    """The folder of what need not be worked out again, set at the start of a build."""
    rules: dict[str, str | None]
    """What a build has read of style sheets, by their addresses; None of those that pages load as they are."""
    model: Model
    """What pages are drawn from, read at the start of a build."""

    @property
    def pages(self) -> dict[str, set[Page]]:
        """What each document holds."""
        return cast("dict[str, set[Page]]", self.data["pages"])

    @property
    def places(self) -> dict[str, Places]:
        """What each document explains."""
        return cast("dict[str, Places]", self.data["places"])

    def note(self, docname: str, page: Page) -> None:
        """Remember that a document holds a page."""
        self.pages.setdefault(docname, set()).add(page)

    def note_place(self, kind: Kind, id_: str, place: Place) -> bool:
        """Remember where something is explained; say whether this document explains it for the first time."""
        known = self.places.setdefault(place.docname, {})
        if (kind, id_) in known:
            return False
        known[kind, id_] = place
        return True

    def find(self, page: Page) -> str | None:
        """Return the document that holds a page, the first by name."""
        return min((name for name, held in self.pages.items() if page in held), default=None)

    def place(self, kind: str, id_: str) -> Place | None:
        """Return where something is explained; a page of its own comes before one that lists everything."""
        found = [known[key] for known in self.places.values() for key in known if key == (kind, id_)]
        return min(found, key=lambda place: (place.in_passing, place.docname), default=None)

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is about to be read again or is gone."""
        self.pages.pop(docname, None)
        self.places.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for key in ("pages", "places"):
            self.data[key].update({name: held for name, held in otherdata[key].items() if name in docnames})

    def resolve_xref(  # noqa: PLR0913, PLR0917  # the arguments are those of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return a link to what a role names, or nothing where no page explains it."""
        del env, node
        place = self.place(typ, target)
        return None if place is None else make_refnode(builder, fromdocname, place.docname, place.anchor, contnode)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917  # the arguments are those of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the link to an anchor such as ``criterion-admin``, which no page needs to know the place of."""
        del env, node
        found = [(kind, id_) for kind, id_ in self.anchored() if anchor_of(kind, id_) == target]
        places = [(kind, place) for kind, id_ in found if (place := self.place(kind, id_))]
        return [
            (f"shortlist:{kind}", make_refnode(builder, fromdocname, place.docname, place.anchor, contnode))
            for kind, place in places
        ]

    def anchored(self) -> set[tuple[Kind, str]]:
        """Return everything that is explained anywhere."""
        return {key for known in self.places.values() for key in known}

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what the search knows by name."""
        for known in self.places.values():
            for (kind, id_), place in known.items():
                shown = -1 if place.in_passing or kind in {"rating", "rule"} else 1
                yield id_, place.title, kind, place.docname, place.anchor, shown

    def check_consistency(self) -> None:
        """Warn of what two pages explain, since a link could lead to only one of them."""
        for kind, id_ in sorted(self.anchored()):
            found = [known[kind, id_] for known in self.places.values() if (kind, id_) in known]
            owners = sorted(place.docname for place in found if not place.in_passing)
            for docname in owners[1:]:
                words = f"{kind} {id_!r} is explained on {owners[0]} too; expected one place: remove one of the two."
                logger.warning("%s", words, type="shortlist", subtype="twice", location=docname)


def anchor_of(kind: Kind, id_: str) -> str:
    """Return the anchor of something; it never changes, so that links from elsewhere keep.

    >>> anchor_of("rating", "flask admin")
    'rating-flask-admin'
    """
    return f"{kind}-{id_.replace(' ', '-')}"


def domain_of(env: BuildEnvironment) -> ShortlistDomain:
    """Return the domain of this extension."""
    return cast("ShortlistDomain", env.get_domain(ShortlistDomain.name))


def relink(_app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Have our pages written again where something that they may link to moved."""
    domain = domain_of(env)
    standing = {key: domain.place(*key) for key in domain.anchored()}
    before, domain.data["linked"] = domain.data["linked"], standing
    return sorted(domain.pages) if before != standing else []


def setup_domain(app: Sphinx) -> None:
    """Register what is remembered."""
    app.add_domain(ShortlistDomain)
    app.connect("env-updated", relink)
