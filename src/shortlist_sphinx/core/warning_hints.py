"""Hints added to warnings of Sphinx and MyST that only say what is wrong: what to write instead."""

import logging
import re
from pathlib import PurePosixPath
from types import ModuleType

from docutils.parsers.rst import directives, roles
from sphinx.application import Sphinx

from shortlist.faults import nearest

ROLE = re.compile(r'Unknown interpreted text role "(?P<name>[^"]+)"')
DIRECTIVE = re.compile(r"Unknown directive type:? [\"'](?P<name>[^\"']+)")
TERM = re.compile(r"term not in glossary: '(?P<name>[^']+)'")
TOCTREE = "document isn't included in any toctree"


class Hints(logging.Filter):
    """Lets every warning pass, and adds to some what to do about it."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__()
        self.app = app

    def filter(self, record: logging.LogRecord) -> bool:
        """Add the hint to a message, if there is any."""
        message = record.getMessage()
        hint = self.hint_on(message, record)
        if hint and hint not in message:
            first, *quoted = message.split("\n", 1)
            record.msg, record.args = "\n".join([first.removesuffix(".") + hint, *quoted]), ()
        return True

    def hint_on(self, message: str, record: logging.LogRecord) -> str:
        """Return what is to be added to a message."""
        if TOCTREE in message:
            return toctree_hint(self.app, str(getattr(record, "location", "")))
        for pattern, known in ((ROLE, self.role_names), (DIRECTIVE, self.directive_names), (TERM, self.terms)):
            found = pattern.search(message)
            if found:
                return right_word(known(), found["name"])
        return ""

    def role_names(self) -> set[str]:
        """Return the name of every role that a page can use without a domain."""
        return registered(roles, "_roles", "_role_registry") | set(self.app.env.get_domain("std").roles)

    def directive_names(self) -> set[str]:
        """Return the name of every directive that a page can use without a domain."""
        std = set(self.app.env.get_domain("std").directives)
        return registered(directives, "_directives", "_directive_registry") | std

    def terms(self) -> set[str]:
        """Return every entry of the glossary."""
        return {name for name, _, kind, *_ in self.app.env.get_domain("std").get_objects() if kind == "term"}


def right_word(known: set[str], found: str) -> str:
    """Return a hint at the nearest of the known words, as it is spelt.

    >>> right_word({"ASGI", "WSGI"}, "asgj")
    " (did you mean 'ASGI'?)"
    """
    spelt = {name.lower(): name for name in sorted(known)}
    hint = nearest(list(spelt), found)
    return next((hint.replace(f"'{low}'", f"'{name}'") for low, name in spelt.items() if f"'{low}'" in hint), "")


def registered(module: ModuleType, *tables: str) -> set[str]:
    """Return the names in tables of docutils, which has no public list of them."""
    return {name for table in tables for name in vars(module).get(table, {})}


def toctree_hint(app: Sphinx, docname: str) -> str:
    """Return where a page is to be named: in the index of its own folder, or of the one above."""
    page = PurePosixPath(docname)
    folder = page.parent.parent if page.name == "index" else page.parent
    index = str(folder / "index")
    if index not in app.env.found_docs:
        return ""
    entry, file = page.relative_to(folder), app.env.doc2path(index, base=False)
    return f"; add '{entry}' to the toctree of {file}, or 'orphan: true' to the top of the page"


def setup_warning_hints(app: Sphinx) -> None:
    """Add the hints before Sphinx turns places into text."""
    for handler in logging.getLogger("sphinx").handlers:
        handler.filters.insert(0, Hints(app))
