"""The style sheet and the modules of this extension, and the model that its pages are drawn from."""

from importlib.resources import as_file, files
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment

from pyodide_sphinx_extension import static_folder
from shortlist import Model, built_in_model
from shortlist_sphinx.nodes import interactive
from shortlist_sphinx.pages import Page, pages_of

FOLDER = "shortlist"
STYLES: dict[Page, tuple[str, ...]] = {
    "checklist": ("result.css", "questions.css", "checklist.css"),
    "comparison": ("comparison.css",),
    "scenario": ("result.css",),
}
"""The style sheets of a page, by what it holds."""


def model_for(env: BuildEnvironment) -> Model:
    """Return the model, and have the page being read be read again when it or its drawing changes."""
    for package in ("shortlist", "shortlist_sphinx"):
        with as_file(files(package)) as directory:
            for path in directory.rglob("*"):
                if path.suffix in {".toml", ".py", ".mjs", ".css"}:
                    env.note_dependency(str(path))
    return built_in_model()


def publish_modules(app: Sphinx) -> None:
    """Put our modules and style sheet under a hash of their content."""
    with as_file(files("shortlist_sphinx") / "static") as directory:
        address = static_folder(app, FOLDER, directory)
    pages_of(app.env).static = address


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
