"""Which page holds the checklist and which the comparison, so that others can link to them."""

from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, Literal, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from shortlist_sphinx.nodes import Span

Page = Literal["checklist", "comparison", "scenario"]


class ShortlistDomain(Domain):
    """Remembers pages by what they hold."""

    name = "shortlist"
    label = "Shortlist"
    data_version = 1
    initial_data: ClassVar[dict[str, Any]] = {"pages": {}}
    static = ""
    """The address of our modules and style sheet below ``_static``, set at the start of a build."""

    @property
    def pages(self) -> dict[str, set[Page]]:
        """What each document holds."""
        return cast("dict[str, set[Page]]", self.data["pages"])

    def note(self, docname: str, page: Page) -> None:
        """Remember that a document holds a page."""
        self.pages.setdefault(docname, set()).add(page)

    def find(self, page: Page) -> str | None:
        """Return the document that holds a page, the first by name."""
        return min((name for name, held in self.pages.items() if page in held), default=None)

    def clear_doc(self, docname: str) -> None:
        """Forget a document that is about to be read again or is gone."""
        self.pages.pop(docname, None)

    def resolve_any_xref(self, *_arguments: Any, **_named: Any) -> list[Any]:  # noqa: ANN401
        """Find nothing: our labels are the standard domain's."""
        return []

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        read = otherdata["pages"]
        self.pages.update({name: read[name] for name in docnames if name in read})


def pages_of(env: BuildEnvironment) -> ShortlistDomain:
    """Return the domain of this extension."""
    return cast("ShortlistDomain", env.get_domain(ShortlistDomain.name))


def link_pages(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give links between our pages their addresses; where a page is missing, text remains."""
    for node in doctree.findall(Span):
        if "page" in node:
            link(app, node, docname)


def link(app: Sphinx, node: Span, docname: str) -> None:
    """Give one link its address, relative to the page that it stands on."""
    page = pages_of(app.env).find(node["page"])
    if page is None:
        node["tag"] = "span"
        return
    address = app.builder.get_relative_uri(docname, page)
    node["html"]["href"] = f"{address}#{node['fragment']}" if node["fragment"] else address
    node["classes"] += ["reference", "internal"]


def setup_pages(app: Sphinx) -> None:
    """Register what is remembered, and the links."""
    app.add_domain(ShortlistDomain)
    app.connect("doctree-resolved", link_pages)
