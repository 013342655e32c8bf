"""Sphinx extension: the pages of the guide that are drawn from the model."""

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from shortlist_sphinx.assets import setup_assets
from shortlist_sphinx.checklist import setup_checklist
from shortlist_sphinx.comparison import setup_comparison
from shortlist_sphinx.nodes import setup_nodes
from shortlist_sphinx.pages import setup_pages
from shortlist_sphinx.scenario import setup_scenario

__all__ = ["setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register nodes, links, directives, and the files that pages need."""
    app.setup_extension("pyodide_sphinx_extension")
    setup_nodes(app)
    setup_pages(app)
    setup_assets(app)
    setup_checklist(app)
    setup_comparison(app)
    setup_scenario(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
