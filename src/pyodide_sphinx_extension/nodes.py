"""The node that stands for an app."""

from docutils import nodes


class pyodide_app(nodes.General, nodes.Element):  # noqa: N801  # docutils names nodes so
    """A place where a script that calls Python is mounted.

    Attributes:
        module: the ES module that exports ``mount``, as ``folder/file`` of a published folder.
        entry: the Python function that answers, as ``package.module:function``.
        packages: import names of the packages to load; all that are shipped where it is absent.

    The children are what the page holds without script.
    """
