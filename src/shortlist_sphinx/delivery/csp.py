"""Content security policy of every page: it loads from the site itself, and sends nothing anywhere."""

import base64
import hashlib
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from pyodide_sphinx_extension.domain import domain_of as python_of
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.nodes import interactive

SETTING = "shortlist_policy"
WORKER, OUTPUT = "pyodide-sphinx-extension", "pyodide-sphinx-extension-output"
"""The Trusted Types policies of pages with Python: one makes the worker, one shows what examples put out."""

HASHES = "'hashes-of-inline-scripts'"
"""Stands in the policy until the page is written whole and its inline scripts are known."""

POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' {HASHES}",
    # The theme and the highlighted code of other packages bring styles in attributes.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",  # the search field stands on every page
}
INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
DATA = re.compile(r"""\bsrc\s*=|type\s*=\s*["']?(application|text)/(ld\+)?json""")


def add_policy(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Put the policy into the head of the page, before anything that it is to govern."""
    if app.config[SETTING] and interactive(app.builder):
        words = escape("; ".join(f"{name} {value}" for name, value in policy_of(app, page).items()), quote=True)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{words}">'
        context["metatags"] = f"{meta}{context.get('metatags', '')}"


def policy_of(app: Sphinx, page: str) -> dict[str, str]:
    """Return the directives of a page's policy.

    WebAssembly is for pages with Python alone. These demand trusted types too; the others cannot, as Sphinx' own
    search and the menus of hosts make markup from text.
    """
    shown = set(app.env.found_docs) if app.builder.name == "singlehtml" else {page}
    checklists = {name for name, held in domain_of(app.env).pages.items() if "checklist" in held}
    with_python = python_of(app.env).pages & shown
    if not with_python:
        return POLICY
    return {
        **POLICY,
        "script-src": f"{POLICY['script-src']} 'wasm-unsafe-eval'",
        "require-trusted-types-for": "'script'",
        "trusted-types": f"{WORKER} {OUTPUT}" if with_python - checklists else WORKER,
    }


def allow_inline_scripts(app: Sphinx, error: Exception | None) -> None:
    """Name the hashes of the theme's inline scripts in the policies of the pages that were written."""
    if error or not interactive(app.builder):
        return
    for path in sorted(Path(app.outdir).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        allowed = text.replace(escape(HASHES), escape(hashes_in(text)), 1)
        if allowed != text:
            path.write_text(allowed, encoding="utf-8", newline="")


def hashes_in(page: str) -> str:
    """Return the hashes of all inline scripts of a page, as a policy names them.

    >>> hashes_in('<script src="x.js"></script><script>1</script>')
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    scripts = [found["text"] for found in INLINE.finditer(page) if not DATA.search(found["attributes"])]
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))


def setup_csp(app: Sphinx) -> None:
    """Register the setting and the two steps; what keeps pages for later must come after them."""
    meaning = "Whether the pages bear a strict content security policy."
    app.add_config_value(SETTING, default=True, rebuild="html", types=[bool], description=meaning)
    app.connect("html-page-context", add_policy)
    app.connect("build-finished", allow_inline_scripts, priority=300)
