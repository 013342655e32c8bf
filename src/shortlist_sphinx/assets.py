"""The style sheets and the modules of this extension."""

from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from pyodide_sphinx_extension import static_folder
from pyodide_sphinx_extension.publishing.publish import cache_of
from shortlist_sphinx.nodes import interactive
from shortlist_sphinx.pages import Page, pages_of
from shortlist_sphinx.shrinking import write_shrunk

FOLDER = "shortlist"
FORM = ("steps.css", "questions.css", "checklist.css", "doors.css", "paper.css")
STYLES: dict[Page, tuple[str, ...]] = {
    "cast": ("guide.css",),
    "chart": ("guide.css", "chart.css"),
    "checklist": (
        "result.css",
        "following.css",
        "steps.css",
        "questions.css",
        "checklist.css",
        "doors.css",
        "paper.css",
    ),
    "comparison": ("comparison.css",),
    "criterion": ("guide.css",),
    "evidence": ("guide.css",),
    "questions": ("guide.css",),
    "ratings": ("guide.css",),
    "roles": (),
    "scenario": ("result.css",),
    "tables": ("guide.css",),
}
"""The style sheets of a page, by what it holds; those of the rooms are fetched with the first room."""


def publish_modules(app: Sphinx) -> None:
    """Put our modules and style sheet under a hash of their content."""
    with as_file(files("shortlist_sphinx") / "static") as directory, TemporaryDirectory() as small:
        write_shrunk(directory, Path(small), cache_of(app) / "shrunk")
        address = static_folder(app, FOLDER, Path(small))
    pages_of(app.env).static = address
    pages_of(app.env).cache = cache_of(app)


def add_styles(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Add the style sheets that a page needs, and none to other pages."""
    if not interactive(app.builder):
        return
    domain = pages_of(app.env)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    held = domain.pages.get(page, set())
    for name in dict.fromkeys(style for kind in sorted(held) for style in STYLES[kind]):
        builder.add_css_file(f"{domain.static}/{name}")


def setup_assets(app: Sphinx) -> None:
    """Connect the steps of a build."""
    app.connect("builder-inited", publish_modules)
    app.connect("html-page-context", add_styles)
