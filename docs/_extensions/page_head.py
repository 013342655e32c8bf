"""Metadata of a page: a description for search engines and link previews, and one list of all pages for programs.

The description is the page's own ``description`` (front matter), else the first sentences of its first paragraph.
``llms.txt`` lists every page with its description, in the order of the contents.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

LONGEST = 160
"""Letters that search engines show of a description."""
SHORTEST = 50
"""Letters below which a description says too little; a further sentence is then added."""
MADE = {
    "genindex": "Every name of the library and every term of the guide, in alphabetical order, with a link.",
    "search": "Search the guide, the evidence about each framework, and the reference of the library.",
}
"""Descriptions of the pages that have no source."""
ASIDE = (nodes.Admonition, nodes.footnote, nodes.figure, nodes.table, nodes.list_item, nodes.definition_list)
SENTENCE = re.compile(r"(?<=[.?!])\s+")

logger = logging.getLogger(__name__)


def shortened(text: str) -> str:
    """Return as many whole sentences of a text as are shown; where they say too little, the beginning of the next too.

    >>> shortened("This sentence says what the page is about, and why. " + "Here is more to fill the line. " * 9)[-25:]
    'is more to fill the line.'
    >>> shortened("Words " * 40)[-12:]
    'Words Words…'
    """
    shown = ""
    for sentence in SENTENCE.split(" ".join(text.split())):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > LONGEST:
            return shown if len(shown) >= SHORTEST else cut(longer)
        shown = longer
    return shown


def cut(text: str) -> str:
    """Return the beginning of a text, up to a word that is still shown in full."""
    return text[: LONGEST - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"


def first_words(doctree: nodes.document) -> str:
    """Return what the first paragraphs of running text say."""
    running = (each for each in doctree.findall(nodes.paragraph) if not inside(each, ASIDE))
    return shortened(" ".join(each.astext() for each in islice(running, 3)))


def inside(node: nodes.Node, kinds: tuple[type, ...]) -> bool:
    """Tell whether a node stands in one of these kinds."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kinds):
            return True
    return False


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the description of a page that has been read, where its front matter has none."""
    about = app.env.metadata[app.env.current_document.docname]
    about.setdefault("description", first_words(doctree))


def describe(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    """Write the description into the head of a page, for search engines and for previews of links to it."""
    description = str(app.env.metadata[page].get("description", "")) or MADE.get(page, "")
    if not description:
        words = "the page has no description: begin it with a paragraph, or add `description: …` to its front matter."
        logger.warning(words, type="page_head", subtype="description", location=page)
        return
    tag = f'<meta name="description" content="{escape(description)}" />\n'
    context["metatags"] = context.get("metatags", "") + tag
    context["meta"] = {**(context.get("meta") or {}), "og:description": escape(description)}


def listed(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Yield a page and all below it, in the order of the contents."""
    yield page
    for child in env.toctree_includes.get(page, ()):
        yield from listed(env, child)


def parts(env: BuildEnvironment, root: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of the site: the caption of each, and its pages."""
    for tree in env.get_doctree(root).findall(toctree):
        yield tree["caption"] or "Pages", [page for entry in tree["includefiles"] for page in listed(env, entry)]


def write_llms_txt(app: Sphinx, failed: Exception | None) -> None:
    """Write the list of all pages beside the home page: https://llmstxt.org/ describes its form."""
    if failed or not isinstance(app.builder, StandaloneHTMLBuilder) or app.builder.name == "epub":
        return
    env, root = app.env, app.config.root_doc
    lines = [f"# {app.config.project}", "", f"> {env.metadata[root]['description']}"]
    for caption, pages in parts(env, root):
        lines += ["", f"## {caption}", ""]
        for page in pages:
            address = app.config.html_baseurl + app.builder.get_target_uri(page)
            lines.append(f"- [{env.titles[page].astext()}]({address}): {env.metadata[page]['description']}")
    Path(app.outdir, "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the steps of a build; descriptions come before those who pass them on."""
    app.connect("doctree-read", note)
    app.connect("html-page-context", describe, priority=450)
    app.connect("build-finished", write_llms_txt)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
