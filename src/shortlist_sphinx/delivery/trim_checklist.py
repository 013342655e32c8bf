"""Trimming of the checklist's page: it leaves off scripts and styles that others put on every page.

The page is read by people who are about to answer; what it loads before that is held to a budget.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.nodes import interactive

SEARCH = frozenset({"documentation_options.js", "doctools.js", "sphinx_highlight.js"})
"""What marks the words of a search in the page that it found."""
CODE = frozenset({"pygments.css"})
"""The colours of code, for a page that shows some."""
DESIGN = frozenset({"sphinx-design.min.css", "design-tabs.js"})
"""The cards, tabs and grids of sphinx-design, for a page that holds one."""
AFTER_THE_ADDING = 900
"""The place among those who shape a page: other extensions add their files before, a theme may join them later."""


def leave_off(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Take away the scripts and style sheets that the checklist's page does not need."""
    if doctree is None or not interactive(app.builder) or "checklist" not in domain_of(app.env).pages.get(page, set()):
        return
    unused = unused_by(doctree)
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if PurePosixPath(str(file.filename or "")).name not in unused]
    context["script_files"] = [deferred(file) if file.filename else file for file in context["script_files"]]


def deferred(script: Any) -> Any:  # noqa: ANN401  # a class that Sphinx keeps to itself
    """Return a script that the page does not wait for: one at its end would hold up what it has to show."""
    return type(script)(script.filename, priority=script.priority, **{**script.attributes, "defer": "defer"})


def unused_by(doctree: nodes.document) -> frozenset[str]:
    """Return the names of the files that a page has no use for."""
    unused = SEARCH
    if not any(doctree.findall(nodes.literal_block)):
        unused |= CODE
    if not any(is_designed(node.get("classes", ())) for node in doctree.findall(nodes.Element)):
        unused |= DESIGN
    return unused


def is_designed(classes: Iterable[str]) -> bool:
    """Tell whether an element bears a class of sphinx-design."""
    return any(name.startswith("sd-") for name in classes)


def setup_trim_checklist(app: Sphinx) -> None:
    """Look at a page after everything was added to it, and before its style sheets are joined."""
    app.connect("html-page-context", leave_off, priority=AFTER_THE_ADDING)
