"""Switch for a page's doctests: live as conf.py says, unless a field at the top of the page says otherwise."""

from docutils import nodes
from sphinx.config import Config
from sphinx.util import logging

FIELD = "pyodide-doctest"
"""The field at the top of a page."""

WORDS = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}

logger = logging.getLogger(__name__)


def wants_doctests(document: nodes.document, docname: str, config: Config) -> bool:
    """Tell whether the doctests of a page are to become examples."""
    default = bool(config.pyodide_doctest)
    said = said_of(document)
    if said is None or said.lower() in WORDS:
        return default if said is None else WORDS[said.lower()]
    words = f"pyodide: the field {FIELD} expects 'on' or 'off', got {said!r}."
    logger.warning(words, type="pyodide", subtype="example", location=docname)
    return default


def said_of(document: nodes.document) -> str | None:
    """Return what the page's own field says, if it has one."""
    for info in document.findall(nodes.docinfo):
        for field in info.findall(nodes.field):
            name, body = field.children
            if name.astext().lower() == FIELD:
                return body.astext().strip()
    return None
