"""Shell of `asyncio`: stands for the package until something of it is asked for.

Runs in the reader's browser, under the name of the package: Python's start loads all of it for the event loop, which
an app that answers at once never runs.
"""

import importlib
from typing import Any


def get_event_loop() -> Any:  # noqa: ANN401  # the loop is the real package's own
    """Return the event loop; what has imported this name keeps it after the real package is there."""
    return importlib.import_module("stdlib_rest").load(__name__).get_event_loop()


def __getattr__(name: str) -> object:
    """Load the real package into this module, and return what was asked for."""
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    return getattr(importlib.import_module("stdlib_rest").load(__name__), name)
