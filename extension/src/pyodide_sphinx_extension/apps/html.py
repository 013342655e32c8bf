"""HTML of apps: an element and a script where scripts run, the children alone elsewhere."""

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from pyodide_sphinx_extension.apps.nodes import AT_ONCE, PAGE, pyodide_app, pyodide_place
from pyodide_sphinx_extension.domain import domain_of, has_python, runs_scripts
from pyodide_sphinx_extension.publishing.preloading import modules_of
from pyodide_sphinx_extension.settings import package_names
from pyodide_sphinx_extension.site import App

LOADER = '<script type="module" src="%s"></script>\n'
EARLY = '<script type="module" async src="%s" data-pyodide-apps="%d"></script>\n'
"""What starts Python while a page is still being read; it has to know how many apps there will be."""
PRELOAD = '<link rel="modulepreload" href="%s">\n'
"""What has a browser fetch a module before anything imports it."""


def keep_children(app: Sphinx, doctree: nodes.document, _docname: str) -> None:
    """Leave only the children where no script runs, so that no writer meets an unknown node."""
    if runs_scripts(app.builder):
        return
    for node in list(doctree.findall(pyodide_place)):
        node.replace_self(node.children)


def visit_html(self: HTML5Translator, node: pyodide_app) -> None:
    """Open the element that the loader looks for."""
    config = config_of(self.builder, node)
    text = json.dumps(config, separators=(",", ":"), ensure_ascii=False)
    attributes: dict[str, Any] = {"class": "pyodide-app", "data-pyodide-app": text}
    self.body.append(self.starttag(node, "div", **attributes))


def depart_html(self: HTML5Translator, _node: pyodide_app) -> None:
    """Close the element."""
    self.body.append("</div>\n")


def config_of(builder: StandaloneHTMLBuilder, node: pyodide_app) -> dict[str, object]:
    """Return what the page tells the app, its addresses relative to the page being written."""
    domain = domain_of(builder.env)
    module = domain.address(node["module"])
    named = node.get("packages") or package_names(builder.config)
    packages = domain.shipment.closure_of(named) if domain.shipment else ()
    app = App(module, node["entry"], packages, node.get("session", PAGE), preload=node.get("preload", ""))
    return page_config(builder, app)


def page_config(builder: StandaloneHTMLBuilder, app: App) -> dict[str, object]:
    """Return what a Python on the page being written needs to know, its addresses relative to it."""
    site = domain_of(builder.env).site
    if site is None:
        msg = "a node of this extension was added after reading; add it in a directive or a transform."
        raise ExtensionError(msg)
    page = builder.get_target_uri(builder.current_docname).partition("#")[0]
    root = relative_uri(page, "_static").removesuffix("_static")
    return site.config(root, app)


def add_scripts(
    app: Sphinx,
    page: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the loader and its style sheet to pages that hold an app, and to no other page."""
    domain = domain_of(app.env)
    apps = list(doctree.findall(pyodide_app)) if doctree is not None and has_python(app, page) else []
    if domain.site is None or not apps:
        return
    scripts = domain.site.scripts
    app.add_css_file(f"{scripts}/page/status.css")
    # What starts Python stands first: a browser asks for some files at a time.
    worker = [f"{scripts}/worker/worker.mjs"] if any(node.get("preload") == AT_ONCE for node in apps) else []
    named = [domain.address(node["module"]) for node in apps if node.get("module") in domain.modules]
    mount = f"{scripts}/page/mount.mjs"
    roots = [mount, *worker, *named]
    # Themes put scripts at a page's end, where some browsers do not see them before its style sheets are there.
    tags = [LOADER % place_of(context, f"{scripts}/page/loader.mjs")]
    tags += [EARLY % (place_of(context, mount), len(apps))] if worker else []
    tags += [PRELOAD % place_of(context, url) for url in modules_of(roots, domain.static.contents)]
    context["metatags"] = context.get("metatags", "") + "".join(tags)


def place_of(context: dict[str, Any], url: str) -> str:
    """Return the address of a published file, for an attribute of the page being written."""
    return escape(context["pathto"](f"_static/{url}", 1), quote=True)
