"""Nodes of the places in which Python runs."""

from docutils import nodes

PAGE = "page"
"""The session of apps that name none: all of a page share one Python."""

AT_ONCE = "load"
"""The preload of apps that start Python with the page."""


class pyodide_place(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """A place that is told to a script; the children are what the page holds without one."""


class pyodide_app(pyodide_place):  # noqa: N801  # docutils names nodes so
    """A place where a script that calls Python is mounted.

    Attributes:
        module: the ES module that exports ``mount``, as ``folder/file`` of a published folder.
        entry: the Python function that answers, as ``package.module:function``.
        packages: import names of the packages to load; all that are shipped where it is absent.
        session: apps of a page with the same name here share one Python; ``""`` stands for one alone.
        preload: when Python is loaded, ``load``, ``intent`` or ``never``; as the site's setting says where it is empty.
    """
