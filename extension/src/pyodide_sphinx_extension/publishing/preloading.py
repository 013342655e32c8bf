"""Preloaded modules: all that a page's scripts import, so that none waits for the one that imports it."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

IMPORT = re.compile(rb'^(?:import|export)\b(?:[^;"]*?\bfrom)?\s*"(\.[^"]+)"', re.MULTILINE)
"""An import of another file of the site as a module begins with it; what is imported later stands in a function."""


def modules_of(roots: Iterable[str], files: Mapping[str, bytes]) -> list[str]:
    """Return some modules and all that they import, in the order in which they are met.

    Args:
        roots: addresses of modules.
        files: contents of all published files by address.

    >>> modules_of(["a/b.mjs"], {"a/b.mjs": b'import { c } from "../c.mjs";', "c.mjs": b""})
    ['a/b.mjs', 'c.mjs']
    """
    met = dict.fromkeys(root for root in roots if root in files)
    waiting = list(met)
    while waiting:
        module = waiting.pop(0)
        new = [found for found in imported_by(module, files[module]) if found in files and found not in met]
        met |= dict.fromkeys(new)
        waiting += dict.fromkeys(new)
    return list(met)


def imported_by(module: str, source: bytes) -> Iterator[str]:
    """Yield the addresses of what a module imports."""
    for found in IMPORT.finditer(source):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(module), found[1].decode()))
