"""The directive ``pyodide-app``: mounts a script that calls Python, around content for all."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension.apps.nodes import AT_ONCE, PAGE, pyodide_app
from pyodide_sphinx_extension.domain import AUTHORS, domain_of
from pyodide_sphinx_extension.errors import listed, nearest
from pyodide_sphinx_extension.settings import package_names

PRELOADS = (AT_ONCE, "intent", "never")
ENTRY = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")

logger = logging.getLogger(__name__)


def preload(argument: str) -> str:
    """Read when Python is loaded."""
    choice: str = directives.choice(argument, PRELOADS)
    return choice


def session(argument: str) -> str:
    """Read the name of a session; ``alone`` stands for one that nobody shares."""
    name: str = directives.unchanged_required(argument)
    return "" if name == "alone" else name


class PyodideApp(SphinxDirective):
    """Holds content that stands without script, and names the module and the Python behind it."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "module": directives.unchanged_required,
        "entry": directives.unchanged_required,
        "packages": directives.unchanged_required,
        "session": session,
        "preload": preload,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Return the app, or the content alone where the author's mistake leaves no app."""
        content = self.parse_content_to_nodes()
        faults = list(self.faults())
        for subtype, words in faults:
            location = self.get_location()
            logger.warning(words, type="pyodide", subtype=subtype, location=location)
        return content if faults else [self.app(content)]

    def app(self, content: list[nodes.Node]) -> pyodide_app:
        """Make the node."""
        node = pyodide_app(
            "",
            *content,
            module=self.module(),
            entry=self.options["entry"],
            packages=self.packages(),
            session=self.options.get("session", PAGE),
            preload=self.options.get("preload", ""),
        )
        self.set_source_info(node)
        self.add_name(node)
        return node

    def module(self) -> str:
        """Return the named module as ``folder/file``."""
        return f"{AUTHORS}/{self.options.get('module', '')}"

    def packages(self) -> list[str]:
        """Return the named packages; all that the site ships where none is named."""
        named = re.split(r"[,\s]+", self.options.get("packages", "").strip())
        return [name for name in named if name] or package_names(self.config)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield the author's mistakes, each as subtype of warning and words."""
        named = self.packages()
        shipped = domain_of(self.env).shipped_names(self.config, named)
        for name in named:
            if name not in shipped:
                yield "package", package_words(name, shipped)
        entry = self.options.get("entry")
        if not ENTRY.fullmatch(entry or ""):
            yield "entry", f"pyodide-app: expected :entry: as package.module:function, got {entry!r}."
        if self.module() not in domain_of(self.env).modules:
            yield "module", module_words(self.options.get("module"), self.config.pyodide_modules)


def package_words(name: str, shipped: Sequence[str]) -> str:
    """Say that a package is not shipped, and which are."""
    others = listed(shipped) or "none"
    return f"pyodide-app: package {name!r} is not in pyodide_packages ({others}){nearest(name, shipped)}; add it there."


def module_words(name: str | None, folder: str | None) -> str:
    """Say that a module is not in the folder of modules, or that there is none."""
    if folder is None:
        return "pyodide-app: set pyodide_modules to the folder that holds the ES module."
    return f"pyodide-app: :module: {name!r} is no file of {folder!r}, the folder of pyodide_modules."
