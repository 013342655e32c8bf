"""Entry functions of apps: what a page names and its packages have not is told at the app."""

from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from pyodide_sphinx_extension.apps.nodes import pyodide_app
from pyodide_sphinx_extension.domain import domain_of
from pyodide_sphinx_extension.packages.functions import what_is_missing
from pyodide_sphinx_extension.packages.shipping import Shipment
from pyodide_sphinx_extension.settings import package_names

Loaded = tuple[tuple[str, ...], str]
"""What an app loads: the keys of its packages, and its entry function."""

logger = logging.getLogger(__name__)


def missing_of(loaded: Loaded, shipment: Shipment) -> str | None:
    """Say which part of an entry function the packages of its app have not."""
    keys, entry = loaded
    return what_is_missing(entry, [shipment.zips[key] for key in keys])


def tell_missing(env: BuildEnvironment, shipment: Shipment, loaded: Loaded, words: str) -> None:
    """Warn at each app with an entry function that is not there."""
    for docname, apps in sorted(domain_of(env).apps.items()):
        if loaded[1] not in {entry for _, entry in apps}:
            continue
        for node in env.get_doctree(docname).findall(pyodide_app):
            keys = shipment.closure_of(node.get("packages") or package_names(env.config))
            if (keys, node["entry"]) == loaded:
                text = f"pyodide-app: :entry: {node['entry']!r}: {words}."
                logger.warning(text, type="pyodide", subtype="entry", location=node)
