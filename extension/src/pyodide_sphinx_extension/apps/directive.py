"""The directive ``pyodide-app``: mounts a script that calls Python, around content for all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from pyodide_sphinx_extension.apps.nodes import AT_ONCE, PAGE, pyodide_app
from pyodide_sphinx_extension.directives import AnyOption
from pyodide_sphinx_extension.domain import AUTHORS, domain_of
from pyodide_sphinx_extension.errors import nearest
from pyodide_sphinx_extension.examples.example import ALONE
from pyodide_sphinx_extension.examples.options import (
    Check,
    anything,
    faults_in,
    session_name,
    shipped_packages,
    words_of,
)
from pyodide_sphinx_extension.settings import package_names

PRELOADS = (AT_ONCE, "intent", "never")
ENTRY = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")

logger = logging.getLogger(__name__)


def moment(value: str, _shipped: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the moment at which Python is loaded."""
    if value not in PRELOADS:
        yield f"expected {', '.join(PRELOADS[:-1])} or {PRELOADS[-1]}, got {value!r}{nearest(value, PRELOADS)}"


def named_packages(value: str, shipped: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with a list of packages: that it is empty, or the names that are not shipped."""
    if not words_of(value):
        yield "expected names of packages; leave it out to load all of pyodide_packages"
    yield from shipped_packages(value, shipped)


CHECKS: Mapping[str, Check] = {
    "module": anything,
    "entry": anything,
    "packages": anything,
    "session": session_name,
    "preload": moment,
    "name": anything,
}
"""The options, each with its check; those that have a kind of warning of their own are looked at apart."""


class PyodideApp(SphinxDirective):
    """Holds content that stands without script, and names the module and the Python behind it."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = AnyOption(dict.fromkeys(CHECKS, directives.unchanged))

    def run(self) -> list[nodes.Node]:
        """Return the app, or the content alone where the author's mistake leaves no app."""
        content = self.parse_content_to_nodes()
        faults = list(self.faults())
        for subtype, words in faults:
            location = self.get_location()
            logger.warning("pyodide-app: %s.", words, type="pyodide", subtype=subtype, location=location)
        return content if faults else [self.app(content)]

    def app(self, content: list[nodes.Node]) -> pyodide_app:
        """Make the node."""
        node = pyodide_app(
            "",
            *content,
            module=self.module(),
            entry=self.options["entry"],
            packages=self.packages(),
            session=self.session(),
            preload=self.options.get("preload", ""),
        )
        self.set_source_info(node)
        self.add_name(node)
        return node

    def module(self) -> str:
        """Return the named module as ``folder/file``."""
        return f"{AUTHORS}/{self.options.get('module', '')}"

    def session(self) -> str:
        """Return the name of the session; nothing stands for one that nobody shares."""
        name: str = self.options.get("session", PAGE)
        return "" if name == ALONE else name

    def packages(self) -> list[str]:
        """Return the named packages; all that the site ships where none is named."""
        return words_of(self.options.get("packages", "")) or package_names(self.config)

    def faults(self) -> Iterator[tuple[str, str]]:
        """Yield the author's mistakes, each as subtype of warning and words."""
        shipped = domain_of(self.env).shipped_names(self.config, self.packages())
        for fault in faults_in(self.options, shipped, CHECKS):
            yield "app", fault
        if "packages" in self.options:
            for fault in named_packages(self.options["packages"], shipped):
                yield "package", f":packages: {fault}"
        for fault in entry_faults(self.options.get("entry", "")):
            yield "entry", f":entry: {fault}"
        for fault in self.module_faults():
            yield "module", fault

    def module_faults(self) -> Iterator[str]:
        """Yield what is wrong with the module: there is none, or it is no file of the folder of modules."""
        folder = self.config.pyodide_modules
        modules = domain_of(self.env).modules
        name = self.options.get("module", "")
        if folder is None:
            yield "set pyodide_modules to the folder that holds the ES module"
        elif not name:
            yield f":module: is missing; it names a file of {folder!r}, the folder of pyodide_modules"
        elif self.module() not in modules:
            files = sorted(each.removeprefix(f"{AUTHORS}/") for each in modules if each.startswith(f"{AUTHORS}/"))
            yield f":module: {name!r} is no file of {folder!r}, the folder of pyodide_modules{nearest(name, files)}"


def entry_faults(entry: str) -> Iterator[str]:
    """Yield what is wrong with the name of an entry function, as far as the name alone tells."""
    if not entry:
        yield "is missing; it names the function that answers, as package.module:function"
    elif not ENTRY.fullmatch(entry):
        yield f"expected package.module:function, got {entry!r}"
