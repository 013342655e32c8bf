"""Shell of `pyodide`: stands for the package without its event loop until something asks for that.

Runs in the reader's browser, under the name of the package.
"""

import importlib

importlib.import_module("pyodide._state")

KEPT = importlib.import_module("pyodide_js._api").scheduleCallback
"""A memory snapshot must hold it, in this place of the order: who makes one counts what Python has of JavaScript."""


def __getattr__(name: str) -> object:
    """Load the real package into this module, and return what was asked for."""
    if name.startswith("__") and name not in {"__all__", "__version__"}:
        raise AttributeError(name)
    return getattr(importlib.import_module("stdlib_rest").load(__name__), name)
