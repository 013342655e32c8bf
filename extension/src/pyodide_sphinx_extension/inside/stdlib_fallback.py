"""Import hook for the whole standard library: loads it when a module is imported that the trimmed one lacks.

Runs in the reader's browser, as part of the trimmed standard library.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

WHOLE = "/lib/python_whole.zip"

MORE = "encodings_more"
"""Encodings that a page loads beside the trimmed library."""


class WholeLibrary:
    """Finds modules that were left out, and fetches the library they are in the first time.

    Args:
        url: address of the whole library.
        size: its size in bytes.
        names: top-level modules that were left out.
    """

    def __init__(self, url: str, size: int, names: frozenset[str]) -> None:
        self.url = url
        self.size = size
        self.names = names

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Find a module in the whole library, if it is one that was left out."""
        if name in self.names and path is None:
            self.fetch(name)
            return PathFinder.find_spec(name, [WHOLE], target)
        if name.startswith("encodings."):
            found = PathFinder.find_spec(name, [f"{folder}/{MORE}" for folder in sys.path], target)
            if found:
                return found
            self.fetch(name)
            return PathFinder.find_spec(name, [f"{WHOLE}/encodings"], target)
        return None

    def fetch(self, name: str) -> None:
        """Fetch the whole library, unless it is there."""
        if os.path.exists(WHOLE):  # noqa: PTH110  # the start does without pathlib
            return
        content = fetched(self.url, self.size, name)
        with open(WHOLE, "wb") as file:  # noqa: PTH123  # the start does without pathlib
            file.write(content)
        sys.path.append(WHOLE)


def fetched(url: str, size: int, name: str) -> bytes:
    """Return a part of the standard library from the site; imports cannot wait in another way.

    Args:
        url: its address.
        size: its size in bytes.
        name: the module that asks for it.

    Raises:
        ImportError: it cannot be had, or is not whole.
    """
    request = importlib.import_module("js").XMLHttpRequest.new()
    request.open("GET", url, False)  # noqa: FBT003  # the argument means: wait for it
    request.responseType = "arraybuffer"
    request.send()
    content: bytes = request.response.to_bytes() if request.response else b""
    if request.status != 200 or len(content) != size or mark_of(content) not in url:
        msg = f"the rest of the standard library could not be loaded (status {request.status}, {len(content)} bytes)"
        raise ImportError(msg, name=name)
    return content


def mark_of(content: bytes) -> str:
    """Return the hash that stands in the address of a file: what lies there may be another file of the same size."""
    sha256 = importlib.import_module("_sha2").sha256  # built in, where hashlib would be one more module to load
    inner = sha256(content).hexdigest()
    return str(sha256(repr([("", inner)]).encode()).hexdigest()[:16])


def install(url: str, size: int) -> None:
    """Put the finder right behind the one that looks along ``sys.path``."""
    names = importlib.import_module("stdlib_left_out").NAMES
    place = next(number for number, finder in enumerate(sys.meta_path) if finder is PathFinder)
    sys.meta_path.insert(place + 1, WholeLibrary(url, size, names))
