"""Wheels: files of distributions as a package index has them, and which of them fit the runtime."""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from packaging.tags import Tag
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import (
    METADATA,
    Distribution,
    LazyFiles,
    headers_of,
    is_shipped,
    metadata_files,
)
from pyodide_sphinx_extension.packages.target import Target

UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
"""What an archive raises that is damaged, locked by a password or packed in an unknown way."""

ROOTS = frozenset({"purelib", "platlib"})
"""Folders of a wheel's data whose files are installed beside its modules."""


def read_wheel(name: str, content: bytes, target: Target) -> Distribution:
    """Read a wheel.

    Args:
        name: the name of its file.
        content: its bytes.
        target: what it is to run on.

    Raises:
        PackageNotShippedError: it is no wheel, or was made for another runtime or a newer Python; or, when one of its
            files is read, that is damaged.
    """
    tags = tags_of(name)
    refuse_other_runtimes(name, tags, target)
    with refusing_damage(name):
        archive = zipfile.ZipFile(io.BytesIO(content))

    def read(path: str) -> bytes:
        with refusing_damage(name):
            return archive.read(path)

    paths = [path for path in archive.namelist() if not path.endswith("/")]
    files = LazyFiles({path: partial(read, path) for path in paths})
    return distribution_of(name, files, for_runtime=any(is_of_runtime(tag) for tag in tags))


@contextmanager
def refusing_damage(name: str) -> Iterator[None]:
    """Say in words that an archive, or a file in it, cannot be read."""
    try:
        yield
    except UNREADABLE as error:
        msg = f"pyodide_packages: {name} is no wheel ({error}); get the file again."
        raise PackageNotShippedError(msg) from error


def tags_of(name: str) -> frozenset[Tag]:
    """Return the tags in the name of a wheel."""
    try:
        return parse_wheel_filename(name)[3]
    except InvalidWheelFilename as error:
        msg = f"pyodide_packages: {name} is not named as a wheel is; rename it, or get the file again."
        raise PackageNotShippedError(msg) from error


def refuse_other_runtimes(name: str, tags: frozenset[Tag], target: Target) -> None:
    """Refuse what was made for a runtime that is not the pinned one."""
    made_for = {f"{tag.interpreter}-{tag.platform}" for tag in tags if is_of_runtime(tag)}
    if made_for and f"{target.interpreter}-{target.platform}" not in made_for:
        msg = (
            f"pyodide_packages: {name} is for another runtime; expected {target.interpreter} and {target.platform}, "
            "got " + ", ".join(sorted(made_for)) + ". Get the wheel for this one, or run the lock command again."
        )
        raise PackageNotShippedError(msg)


def is_of_runtime(tag: Tag) -> bool:
    """Tell whether a tag is one of some release of Pyodide.

    >>> is_of_runtime(Tag("cp314", "cp314", "pyemscripten_2026_0_wasm32"))
    True
    """
    return tag.platform.startswith(("pyodide_", "pyemscripten_", "emscripten_"))


def distribution_of(name: str, files: LazyFiles, *, for_runtime: bool) -> Distribution:
    """Return what the files of a wheel make."""
    info = next((path.partition("/")[0] for path in files if path.endswith(".dist-info/METADATA")), None)
    if info is None:
        msg = f"pyodide_packages: {name} has no metadata (no .dist-info/METADATA in it); get the file again."
        raise PackageNotShippedError(msg)
    texts = {file: files[f"{info}/{file}"].decode(errors="replace") for file in METADATA if f"{info}/{file}" in files}
    said = headers_of(texts["METADATA"])
    if not (said["Name"] and said["Version"]):
        msg = f"pyodide_packages: the metadata of {name} says no name or no version; get the file again."
        raise PackageNotShippedError(msg)
    described = metadata_files(said["Name"], said["Version"], texts)
    return Distribution(
        said["Name"],
        said["Version"],
        tuple(said.get_all("Requires-Dist", [])),
        LazyFiles({**dict(installed_paths(files)), **{path: partial(bytes, text) for path, text in described.items()}}),
        name,
        for_runtime,
    )


def installed_paths(files: LazyFiles) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield where an installation puts the files of a wheel, without metadata and scripts, and what reads them."""
    for path, read in files.readers.items():
        first, _, rest = path.partition("/")
        if first.endswith(".data"):
            kind, _, inner = rest.partition("/")
            if kind in ROOTS and is_shipped(inner):
                yield inner, read
        elif not first.endswith(".dist-info") and is_shipped(path):
            yield path, read


def sha256_of(content: bytes) -> str:
    """Return the hash by which a file is known."""
    return hashlib.sha256(content).hexdigest()
