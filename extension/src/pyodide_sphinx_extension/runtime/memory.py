"""The memory of a Python that has imported what answers: made when the site is built, for readers to begin from."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import EntryNotThereError, MemoryNotMadeError, StdlibNotTrimmedError
from pyodide_sphinx_extension.packages.archive import has_side_modules
from pyodide_sphinx_extension.runtime.making import Script, made_by
from pyodide_sphinx_extension.runtime.npm import find_node
from pyodide_sphinx_extension.runtime.pin import Pin

MEMORY = Script(
    "memory.mjs",
    ("import_effects.py",),
    "the memory of a started Python could not be made",
    "Set pyodide_snapshot to False.",
    ("node/heap.mjs", "node/steady.mjs", "static/worker/unzip.mjs"),
)
REFUSED = b"refused\n"
"""How an entry of the cache begins that says why there is no memory."""

NO_FUNCTION = re.compile(r"\S+: (\S+ has no function \w+)")
"""How the reason reads where all was imported, and the entry function is not there."""

SECONDS = 120
"""Seconds that packages may take to be imported; what takes longer is imported by readers."""


@dataclass(frozen=True)
class Start:
    """What readers start from.

    Attributes:
        stdlib: the standard library.
        packages: the packages that the entry's module is in and needs, as readers load them.
        entry: the function that answers, as ``package.module:function``.
    """

    stdlib: bytes
    packages: Sequence[bytes]
    entry: str


def memory_of(pin: Pin, runtime: Mapping[str, bytes], start: Start, cache: Cache) -> bytes | None:
    """Return the memory of a Python that has imported an entry function; None where nobody can begin from one.

    Args:
        pin: the runtime's release.
        runtime: the files by name that readers start from, and the whole standard library.
        start: what readers start from.
        cache: keeps what was made, and takes a line of progress before work that takes long.

    Raises:
        EntryNotThereError: there is no such function, which only running its module tells.
        MemoryNotMadeError: the packages do something while they are imported that is not the same for all readers.
    """
    if find_node() is None or any(has_side_modules(each) for each in start.packages):
        return None
    files = {f"{number}.zip": content for number, content in enumerate(start.packages)}
    job = {"abi": pin.abi, "entries": [start.entry], "sitePackages": pin.site_packages, "library": library_of(pin)}
    text = json.dumps({**job, "stdlib": "stdlib.zip", "packages": list(files)}).encode()
    made_from = (*runtime_of(runtime), MEMORY.code, text, start.stdlib, *files.values())
    inputs = {"job.json": text, "stdlib.zip": start.stdlib, **files}
    found = cache.kept("memories", ".bin", made_from, partial(make, runtime, inputs, start.entry, cache))
    if found.startswith(REFUSED):
        raise refusal(found.removeprefix(REFUSED).decode())
    return found


def refusal(why: str) -> MemoryNotMadeError:
    """Return the error for why there is no memory.

    >>> refusal("shop: shop.core has no function sel")
    EntryNotThereError('shop.core has no function sel')
    """
    found = NO_FUNCTION.fullmatch(why)
    return EntryNotThereError(found[1]) if found else MemoryNotMadeError(why)


def make(runtime: Mapping[str, bytes], inputs: Mapping[str, bytes], entry: str, cache: Cache) -> bytes:
    """Run the runtime under Node.js, and return the memory, or why there is none."""
    cache.say(f"making the memory of a Python that has imported {entry.partition(':')[0]} (some seconds, once)")
    try:
        memory, refused = made_by(MEMORY, runtime, inputs, ["memory.bin", "refused.txt"], SECONDS)
    except StdlibNotTrimmedError as error:
        msg = f"{entry.partition(':')[0].partition('.')[0]}: {error}"
        raise MemoryNotMadeError(msg) from error
    return memory if not refused else REFUSED + refused


def runtime_of(runtime: Mapping[str, bytes]) -> list[bytes]:
    """Return the runtime's files in the order of their names: a memory belongs to one runtime alone."""
    return [runtime[name] for name in sorted(runtime)]


def library_of(pin: Pin) -> str:
    """Return where the runtime has its standard library."""
    major, minor = pin.python.split(".")[:2]
    return f"/lib/python{major}{minor}.zip"
