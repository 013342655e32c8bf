"""Joined style sheets: one for a page, and one for code, in place of a dozen.

A browser shows nothing before it has them all. The preview turns this off (``-D shortlist_join_css=0``), so that an
edited style sheet shows without a page being written anew.
"""

import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from pyodide_sphinx_extension.publishing.publish import the_cache
from shortlist_sphinx.core.domain import domain_of
from shortlist_sphinx.delivery.minify import kept_minified

SETTING = "shortlist_join_css"
FOLDER = "_static/sheets"
IDLE_SPACE = re.compile(r"(?<=[{};,])\n| (?=\{)")
"""The end of a line behind a sign that ends something already, and the space before what a rule holds."""
PROPERTY = re.compile(r"(?<=[{;])([\w-]+): ")
UNFINISHED = "_static/pygments.css"
"""The colours of code: the theme writes them anew for light and dark once all pages are written."""
RELATIVE = re.compile(r"""url\(\s*["']?(?!["']?(?:data:|#|/|\w+:))|@import""")


def join(
    app: Sphinx,
    _page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Replace the style sheets of a page by one that holds them all, in their order."""
    if not app.config[SETTING] or app.builder.name == "epub":
        return
    own = {sheet: rules for sheet in context["css_files"] if (rules := rules_of(app, sheet)) is not None}
    if len(own) < 2:
        return
    text = "\n".join(own.values())
    name = f"{FOLDER}/{sha256(text.encode()).hexdigest()[:16]}.css"
    known = domain_of(app.env).rules
    # Most pages share one sheet, and a build that changes nothing writes nothing.
    if name not in known:
        write_changed(Path(app.outdir, name), text)
        known[name] = text
    others = [sheet for sheet in context["css_files"] if sheet not in own]
    context["css_files"] = [type(next(iter(own)))(name), *others]


def write_changed(path: Path, text: str) -> None:
    """Write a text, unless it stands there already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def rules_of(app: Sphinx, sheet: Any) -> str | None:  # noqa: ANN401  # a class that Sphinx keeps to itself
    """Return the rules of a style sheet that is ours to copy, for every medium, and names no file beside itself."""
    name = str(sheet.filename)
    if not name.startswith("_static/") or name == UNFINISHED or "media" in sheet.attributes:
        return None
    known = domain_of(app.env).rules
    # Each page asks for the same style sheets.
    if name not in known:
        path = Path(app.outdir, name)
        if not path.is_file():
            return None
        rules = compact(kept_minified(path.read_bytes(), path.suffix, the_cache(app)).decode().strip())
        known[name] = None if RELATIVE.search(rules) else rules
    return known[name]


def compact(rules: str) -> str:
    r"""Return the rules of a style sheet without the space that means nothing.

    >>> compact("@media print {\na,\nb c {\ncolor: red;\nmargin: 0 1px;\n}\n}")
    '@media print{a,b c{color:red;margin:0 1px;}}'
    """
    return PROPERTY.sub(r"\1:", IDLE_SPACE.sub("", rules))


def setup_join_css(app: Sphinx) -> None:
    """Register the setting, and connect to the writing of pages after everyone who adds a style sheet."""
    meaning = "Whether a page loads its style sheets joined into one."
    app.add_config_value(SETTING, default=False, rebuild="html", types=[bool], description=meaning)
    app.connect("html-page-context", join, priority=950)
