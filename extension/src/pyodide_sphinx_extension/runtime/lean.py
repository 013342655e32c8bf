"""The standard library of a lean start: what Python and the packages of apps import, and none of the event loop.

All else is in the trimmed library, which is loaded when something of it is imported; see inside/stdlib_rest.py.
"""

import json
from collections.abc import Iterable, Mapping

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.packages.imports import EVENT_LOOP
from pyodide_sphinx_extension.runtime.making import Script, made_by
from pyodide_sphinx_extension.runtime.pin import Pin

LEAN = Script(
    "lean.mjs",
    (
        "trimming.py",
        "lean_stdlib.py",
        "start_imports.py",
        "shell_asyncio.py",
        "shell_pyodide.py",
        "shell_package_loader.py",
        "stdlib_memory.py",
        "stdlib_rest.py",
    ),
)


LATE = {"importlib.resources": {"importlib.readers", "importlib.resources._adapters"}}
"""What Python imports at the first use of a module, and not with it."""


def lean_stdlib(
    pin: Pin,
    runtime: Mapping[str, bytes],
    trimmed: bytes,
    names: Iterable[str],
    cache: Cache,
) -> bytes | None:
    """Return the standard library of a lean start, or None where packages want the event loop.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        trimmed: the trimmed library.
        names: modules that the apps' packages import.
        cache: keeps what was made, and takes a line of progress before work that takes long.

    Raises:
        StdlibNotTrimmedError: Node.js failed.
    """
    named = set(names)
    wanted = sorted(named.union(*(late for name, late in LATE.items() if name in named)))
    if any(name.partition(".")[0] == EVENT_LOOP for name in wanted):
        return None
    job = json.dumps({"abi": pin.abi, "names": wanted})
    made_from = (pin.integrity.encode(), job.encode(), trimmed, LEAN.code)

    def make() -> bytes:
        cache.say("finding out what a start of Python needs of the standard library (some seconds, once)")
        return made_by(LEAN, runtime, {"job.json": job.encode(), "trimmed.zip": trimmed}, ["lean.zip"])[0]

    return cache.kept("lean", ".zip", made_from, make)
