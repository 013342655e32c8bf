"""Assets: the style sheets and the modules of this extension, published, and linked where a page needs them."""

from importlib.resources import as_file, files
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from pyodide_sphinx_extension import static_folder
from pyodide_sphinx_extension.publishing.joining import joined
from pyodide_sphinx_extension.publishing.publish import cache_of, the_cache
from shortlist_sphinx.core.domain import Page, domain_of
from shortlist_sphinx.core.nodes import interactive
from shortlist_sphinx.delivery.minify import minified_files

FOLDER = "shortlist"
CHECKLIST = "checklist/checklist.mjs"
"""The module of the checklist, published with what it imports as one file; a browser asks for few at a time."""
FORM = "checklist/form"
RESULT = "checklist/result"
SHARED = ("core/tokens.css", "core/shapes.css", "core/components.css")
"""The style sheets of every page that we draw on, before its own."""
GUIDE = tuple(
    f"directives/{name}.css"
    for name in ("guide", "criterion", "framework_facts", "question_reference", "decision_table", "supporting_cast")
)
"""What is drawn from the data; a page's style sheets are joined, so that they are one for its reader."""
STYLES: dict[Page, tuple[str, ...]] = {
    "cast": GUIDE,
    "chart": (*GUIDE, "directives/level_chart.css"),
    "checklist": (
        f"{RESULT}/result.css",
        f"{RESULT}/answer.css",
        f"{RESULT}/picture.css",
        f"{FORM}/questions.css",
        f"{FORM}/essentials.css",
        f"{FORM}/bring.css",
        f"{FORM}/screens.css",
        "checklist/checklist.css",
        "checklist/tabs/tabs.css",
        f"{RESULT}/print.css",
    ),
    "comparison": ("directives/comparison.css",),
    "criterion": GUIDE,
    "evidence": GUIDE,
    "questions": GUIDE,
    "ratings": GUIDE,
    "roles": (),
    "scenario": (f"{RESULT}/result.css",),
    "tables": GUIDE,
}
"""The style sheets of a page, by what it holds; those of a tab are fetched with it."""


def publish_modules(app: Sphinx) -> None:
    """Put our modules and style sheet under a hash of their content."""
    with as_file(files("shortlist_sphinx")) as directory:
        small = minified_files(directory, the_cache(app))
    address = static_folder(app, FOLDER, {**small, **joined(CHECKLIST, small)})
    domain = domain_of(app.env)
    domain.static, domain.cache, domain.rules = address, cache_of(app), {}


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
    domain = domain_of(app.env)
    builder = cast("StandaloneHTMLBuilder", app.builder)
    held = domain.pages.get(page, set())
    own = dict.fromkeys(style for kind in sorted(held) for style in STYLES[kind])
    for name in (*SHARED, *own) if own else ():
        builder.add_css_file(f"{domain.static}/{name}")


def setup_assets(app: Sphinx) -> None:
    """Connect the steps of a build."""
    app.connect("builder-inited", publish_modules)
    app.connect("html-page-context", add_styles)
