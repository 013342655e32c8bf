"""Content security policy of the page with the checklist: it loads from its own site, and sends nothing anywhere."""

import base64
import hashlib
import re
from html import escape
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.core.nodes import interactive

SETTING = "shortlist_policy"
POLICY_NAME = "pyodide-sphinx-extension"
"""The one Trusted Types policy of the page, which makes the worker."""

HASHES = "'hashes-of-inline-scripts'"
"""Stands in the policy until the page is written whole and its inline scripts are known."""

POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' 'wasm-unsafe-eval' {HASHES}",
    # The theme and the highlighted code of other packages bring styles in attributes.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": POLICY_NAME,
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
    if app.config[SETTING] and interactive(app.builder) and "checklist" in domain_of(app.env).pages.get(page, set()):
        words = escape("; ".join(f"{name} {value}" for name, value in POLICY.items()), quote=True)
        meta = f'<meta http-equiv="Content-Security-Policy" content="{words}">'
        context["metatags"] = f"{meta}{context.get('metatags', '')}"


def allow_inline_scripts(app: Sphinx, error: Exception | None) -> None:
    """Name the hashes of the theme's inline scripts in the policies of the pages that were written."""
    if error or not interactive(app.builder):
        return
    builder = cast("StandaloneHTMLBuilder", app.builder)
    for page, held in domain_of(app.env).pages.items():
        path = Path(builder.get_outfilename(page))
        if "checklist" in held and path.is_file():
            text = path.read_text(encoding="utf-8")
            allowed = text.replace(escape(HASHES), escape(hashes_in(text)))
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
    meaning = "Whether the checklist's page bears a strict content security policy."
    app.add_config_value(SETTING, default=True, rebuild="html", types=[bool], description=meaning)
    app.connect("html-page-context", add_policy)
    app.connect("build-finished", allow_inline_scripts, priority=300)
