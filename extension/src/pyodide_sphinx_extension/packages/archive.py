"""Shipping installed pure Python packages: one reproducible zip each."""

import importlib.util
import io
import tokenize
import zipfile
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.stripping import stripped

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: the same sources make the same bytes on any day."""

COMPILED = frozenset({".so", ".pyd", ".dylib", ".dll"})
LEFT_OUT = frozenset({".pyc", ".pyo", ".pyi"})


def package_zip(name: str, exclude: Sequence[str] = (), *, strip: bool = False) -> bytes:
    """Return an installed package or module as a zip of its sources and data.

    Args:
        name: what one imports, such as ``shop``; no dots.
        exclude: patterns of files that stay out, relative to the package; ``*`` matches ``/`` too.
        strip: whether sources go without docstrings and comments.

    Raises:
        PackageNotShippedError: it is not installed, is no regular package, holds machine code, a
            pattern matches none of its files, or a source to be stripped is no Python.
    """
    files = without(dict(package_files(name)), name, exclude)
    return zip_of({path: source_of(path, content) if strip else content for path, content in files.items()})


def without(files: dict[str, bytes], name: str, exclude: Sequence[str]) -> dict[str, bytes]:
    """Return the files of a package that no pattern matches; each pattern must match one."""
    for pattern in exclude:
        if not any(fnmatchcase(path, f"{name}/{pattern}") for path in files):
            msg = f"pyodide_package_exclude: {pattern!r} matches no file of {name}; take it out or mend it."
            raise PackageNotShippedError(msg)
    return {
        path: content
        for path, content in files.items()
        if not any(fnmatchcase(path, f"{name}/{pattern}") for pattern in exclude)
    }


def source_of(path: str, content: bytes) -> bytes:
    """Return a file as it is shipped where docstrings are not wanted."""
    if not path.endswith(".py"):
        return content
    try:
        return stripped(content)
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        msg = f"pyodide_strip_docstrings: {path} cannot be read as Python ({error}); exclude it."
        raise PackageNotShippedError(msg) from error


def package_files(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a package, in the order of their paths."""
    origin = origin_of(name)
    if origin.name != "__init__.py":
        yield origin.name, origin.read_bytes()
        return
    folder = origin.parent
    for path in sorted(folder.rglob("*")):
        if path.suffix in COMPILED:
            msg = f"pyodide_packages: {name} is not pure Python: it holds {path.name}."
            raise PackageNotShippedError(msg)
        if path.is_file() and is_shipped(path.relative_to(folder)):
            yield path.relative_to(folder.parent).as_posix(), path.read_bytes()


def is_shipped(path: Path) -> bool:
    """Tell whether a file of a package belongs into the zip: sources and data do.

    >>> is_shipped(Path("data/rules.toml")), is_shipped(Path("__pycache__/rules.txt"))
    (True, False)
    """
    hidden = any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    return not hidden and path.suffix not in LEFT_OUT


def origin_of(name: str) -> Path:
    """Return the file that defines a top-level package or module, without importing it."""
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    if spec is None:
        msg = f"pyodide_packages: {name!r} is not installed here, so it cannot be shipped."
        raise PackageNotShippedError(msg)
    if not spec.has_location or not spec.origin or not spec.origin.endswith(".py"):
        msg = (
            f"pyodide_packages: {name!r} is no regular package or module of Python sources "
            f"(found {spec.origin or 'a namespace package'}); give it an __init__.py."
        )
        raise PackageNotShippedError(msg)
    return Path(spec.origin)


def zip_of(files: dict[str, bytes]) -> bytes:
    """Return a zip whose bytes depend on names and contents alone.

    It is not compressed: what serves it compresses all files as one, and so far better.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
