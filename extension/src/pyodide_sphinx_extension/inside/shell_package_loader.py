"""Shell of `pyodide._package_loader`: stands for the module until an archive is unpacked in Python.

Runs in the reader's browser, under the name of the module: it alone pulls in half of what handles files and archives.
"""

import importlib
import sys


class Place:
    """A folder, of which the start asks only where it is: a path would bring pathlib with it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    __fspath__ = __str__


SITE_PACKAGES = Place(f"/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages")
DSO_DIR = Place("/usr/lib")

KEPT = importlib.import_module("pyodide_js").loadedPackages
"""A memory snapshot must hold it: who makes one counts what Python has of JavaScript."""


def init_loaded_packages() -> None:
    """Do nothing: no package stands there at the start."""


def __getattr__(name: str) -> object:
    """Load the real module into this one, and return what was asked for."""
    if name.startswith("__"):
        raise AttributeError(name)
    return getattr(importlib.import_module("stdlib_rest").load(__name__), name)
