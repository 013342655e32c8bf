"""Releases as pages show them: the version, and its month."""

from docutils import nodes

from shortlist.services.cast import Release
from shortlist_sphinx.core.nodes import span


def draw_release(release: Release) -> nodes.Node:
    """Return a version and its month, as in ``5.7.0 (November 2026)``."""
    day = release.released
    month = span("time", f"{day:%B %Y}", datetime=day.isoformat())
    return span("span", f"{release.version} (", month, ")", classes="release")
