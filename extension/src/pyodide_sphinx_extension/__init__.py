"""Sphinx extension: scripts in a page that call Python, which runs in the reader's browser.

The site ships the runtime and the packages itself; nothing is loaded before a reader asks for it.
"""

from importlib.metadata import version

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from pyodide_sphinx_extension.apps.directive import PyodideApp
from pyodide_sphinx_extension.apps.html import add_scripts, depart_html, keep_children, visit_html
from pyodide_sphinx_extension.apps.nodes import pyodide_app
from pyodide_sphinx_extension.domain import PyodideDomain, begin, static_folder
from pyodide_sphinx_extension.errors import ends_in_words
from pyodide_sphinx_extension.examples import setup_examples
from pyodide_sphinx_extension.publishing.publish import finish, prepare, publish_if_used
from pyodide_sphinx_extension.settings import add_settings

__all__ = ["PyodideApp", "pyodide_app", "setup", "static_folder"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register settings, nodes, directives, and the steps of a build."""
    add_settings(app)
    app.add_domain(PyodideDomain)
    app.add_node(pyodide_app, html=(visit_html, depart_html))
    app.add_directive("pyodide-app", PyodideApp)
    setup_examples(app)
    # Earlier than other extensions' handlers, which may publish folders of their own.
    app.connect("builder-inited", ends_in_words(begin), priority=100)
    app.connect("builder-inited", prepare)
    app.connect("env-updated", ends_in_words(publish_if_used))
    app.connect("doctree-resolved", keep_children)
    app.connect("html-page-context", add_scripts)
    # Later than those that write files of the site: what is kept offline is told by its content.
    app.connect("build-finished", ends_in_words(finish), priority=900)
    return {"version": version("pyodide-sphinx-extension"), "parallel_read_safe": True, "parallel_write_safe": True}
