"""Age and source of a page: the day of its last change, that of its newest evidence, and its file."""

from datetime import date
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from shortlist_sphinx.core.domain import Page, ShortlistDomain, domain_of
from shortlist_sphinx.core.words import long_date

DRAWN: set[Page] = {"chart", "checklist", "comparison", "criterion", "evidence", "ratings", "scenario", "tables"}
"""What is drawn from ratings, so that the age of the evidence matters."""


def add_facts(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the template of a page the path of its source, and the days of its evidence where it draws any."""
    if doctree is None:
        return
    source = app.env.doc2path(page, base=False)
    context["source_path"] = f"docs/{source}"
    # What asks git for dates takes this away where git knows nothing of the page, and the link to edit it needs it.
    context["page_source_suffix"] = source.suffix
    if domain_of(app.env).pages.get(page, set()) & DRAWN:
        days = days_of_evidence(domain_of(app.env), page)
        context["last_reviewed"] = last_reviewed(days)


def last_reviewed(days: list[date]) -> str:
    """Return the sentence on when evidence was looked at, from the oldest day to the newest."""
    between = [long_date(day) for day in dict.fromkeys((min(days), max(days)))]
    return f"Evidence last reviewed {'from' if len(between) > 1 else 'on'} {' to '.join(between)}."


def days_of_evidence(domain: ShortlistDomain, page: str) -> list[date]:
    """Return the days on which what a page draws was checked: one framework's evidence on its profile, else all."""
    places = domain.places.get(page, {})
    own = [name for (kind, name), place in places.items() if kind == "framework" and not place.in_passing]
    shown = [domain.model.alternatives[name] for name in own] or domain.model.alternatives.values()
    return [held.source.checked for each in shown for held in (*each.facts.values(), *each.ratings.values())]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect to the writing of pages, after what asks git."""
    app.connect("html-page-context", add_facts, priority=600)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
