"""The page for wrong addresses shows at any depth, so that its links start at the root of the host."""

from docutils import nodes
from notfound.utils import replace_uris
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def begin_at_root(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Do for links in running text what the extension does for styles, pictures and contents."""
    if page == app.config.notfound_pagename:
        replace_uris(app, doctree, nodes.reference, "refuri")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Extend the extension that makes the page."""
    app.setup_extension("notfound.extension")
    app.connect("doctree-resolved", begin_at_root)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
