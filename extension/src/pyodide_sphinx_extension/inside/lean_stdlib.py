"""Builder of the lean start's library, from the trimmed one; runs in the runtime's own Python, under Node.js."""

import zipfile
from collections.abc import Iterable, Mapping

from pyodide_sphinx_extension.inside.trimming import CODECS, compiled, stored

WITHOUT = "stdlib_without"
"""The module that names what a lean start does without."""

ALWAYS = ("stdlib_fallback", "stdlib_left_out", "stdlib_memory", "stdlib_rest")


def shelled(library: str, shells: Mapping[str, str], version: str) -> bytes:
    """Return a library in which shells stand for modules, and `stdlib_rest` is added.

    Args:
        library: path of the trimmed library.
        shells: sources by path.
        version: the runtime's version, which the shell of `pyodide` has to tell.
    """
    sources = {path: text.encode() for path, text in shells.items()}
    sources["pyodide/__init__.py"] += f"\n__version__ = {version!r}\n".encode()
    return stored(files_of(library) | dict(compiled(sources)))


def lean(library: str, modules: Iterable[str]) -> bytes:
    """Return the part of a library that a start needs, and the names of what it does without.

    Args:
        library: path of the library with the shells.
        modules: what was imported when Python had started from it.
    """
    files = files_of(library)
    needed = {*modules, *ALWAYS, *(f"encodings.{name}" for name in CODECS)}
    kept = {path: content for path, content in files.items() if not path.endswith(".pyc") or module_of(path) in needed}
    without = sorted(module_of(path) for path in files.keys() - kept.keys())
    names = {f"{WITHOUT}.py": f"NAMES = frozenset({without!r})\n".encode()}
    return stored(kept | dict(compiled(names)))


def files_of(library: str) -> dict[str, bytes]:
    """Return the files of a zip by their paths."""
    with zipfile.ZipFile(library) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def module_of(path: str) -> str:
    """Return the name of a compiled module."""
    return path.removesuffix(".pyc").removesuffix("/__init__").replace("/", ".")
