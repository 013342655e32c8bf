"""Compressed copies beside the published files, for hosts that send such copies as they stand."""

import gzip
import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping, Sequence

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.runtime.npm import Say

SMALLEST = 1024
"""Files of fewer bytes travel in one packet either way."""

WORTH = 0.95
"""A copy that is not smaller than this part of its file is not worth a place."""


def copies(files: Mapping[str, bytes], endings: Sequence[str], cache: Cache, say: Say) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each compressed copy that is worth having.

    Args:
        files: contents by name.
        endings: the wanted encodings, such as ``gz``; those that cannot be made here are passed over.
        cache: keeps what was compressed: the best compression takes long.
        say: takes a line of progress.
    """
    made = [ending for ending in endings if can_make(ending, say)]
    for name, content in files.items():
        for ending in made if len(content) >= SMALLEST else ():
            copy = compressed(content, ending, cache)
            if len(copy) <= WORTH * len(content):
                yield f"{name}.{ending}", copy


def can_make(ending: str, say: Say) -> bool:
    """Tell whether an encoding can be made here; gzip always can."""
    if ending != "br" or importlib.util.find_spec("brotli"):
        return True
    say("pyodide_precompress: the package brotli is not installed, so no .br copies are made")
    return False


def compressed(content: bytes, ending: str, cache: Cache) -> bytes:
    """Return content as small as an encoding makes it, from the cache if it was made before."""
    return cache.kept("compressed", f".{ending}", (content,), lambda: ENCODERS[ending](content))


def gzipped(content: bytes) -> bytes:
    """Compress for gzip, the same bytes at any time."""
    return gzip.compress(content, 9, mtime=0)


def brotlied(content: bytes) -> bytes:
    """Compress for brotli, by a package that not every machine has."""
    made: bytes = importlib.import_module("brotli").compress(content)
    return made


ENCODERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzipped, "br": brotlied}
