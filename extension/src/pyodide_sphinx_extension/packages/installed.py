"""Installed packages: what the environment of the build holds, as distributions to be shipped."""

import importlib.metadata
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import (
    METADATA,
    Distribution,
    is_shipped,
    metadata_files,
    top_of,
    unreadable_words,
)
from pyodide_sphinx_extension.packages.target import same_name

Metadata = importlib.metadata.Distribution


def find_installed(name: str) -> Distribution | None:
    """Return what is installed under an import name or the name of a distribution.

    A distribution is returned whole; a module without metadata is a distribution without requirements.

    Raises:
        PackageNotShippedError: its metadata or a file of it cannot be read.
    """
    try:
        return read_installed(name)
    except (OSError, UnicodeDecodeError) as error:
        raise PackageNotShippedError(unreadable_words(name, error)) from error


def read_installed(name: str) -> Distribution | None:
    """Read what is installed under a name."""
    metadata = metadata_of(name)
    if metadata is None:
        files = dict(module_files(name))
        return Distribution(name, "", (), files, "sources without metadata") if files else None
    return distribution_from(metadata, name)


def metadata_of(name: str) -> Metadata | None:
    """Return the metadata of a distribution, found by its name or by one that it is imported by."""
    try:
        return importlib.metadata.distribution(name)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return metadata_of_import(name)


def metadata_of_import(name: str) -> Metadata | None:
    """Return the metadata of the distribution that holds a top-level module, if one does."""
    origin = origin_of(name)
    if origin is None:
        return None
    return next((each for each in importlib.metadata.distributions() if holds(each, name, origin)), None)


def holds(metadata: Metadata, name: str, origin: Path) -> bool:
    """Tell whether a distribution holds a module of this name and place; one that cannot be read holds nothing."""
    try:
        folder = folder_of_editable(metadata)
        if folder is not None and origin.is_relative_to(folder) and same_name(header(metadata, "Name"), name):
            return True
        named = [file for file in metadata.files or () if file.name == origin.name]
    except (OSError, UnicodeDecodeError):
        return False
    return any(origin == Path(str(metadata.locate_file(file))) for file in named)


def is_local(name: str) -> bool:
    """Tell whether something installed comes from sources on this machine and not from a package index."""
    metadata = metadata_of(name)
    if metadata is None:
        return origin_of(name) is not None
    return urlsplit(direct_url(metadata).get("url", "")).scheme == "file"


def header(metadata: Metadata, name: str) -> str:
    """Return a header of the metadata, "" where it is missing: newer Pythons warn of asking for what is not there."""
    return next(iter(metadata.metadata.get_all(name, [])), "")


def direct_url(metadata: Metadata) -> dict[str, str]:
    """Return where a distribution was installed from, if that was no index."""
    try:
        told = json.loads(metadata.read_text("direct_url.json") or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) and isinstance(told.get("url", ""), str) else {}


def folder_of_editable(metadata: Metadata) -> Path | None:
    """Return the folder of sources that a distribution was installed from."""
    url = urlsplit(direct_url(metadata).get("url", ""))
    return Path(unquote(url.path)) if url.scheme == "file" else None


def distribution_from(metadata: Metadata, name: str) -> Distribution:
    """Read a distribution by its metadata."""
    title, version = header(metadata, "Name") or name, header(metadata, "Version")
    files = dict(recorded_files(metadata))
    if not any(map(top_of, files)):
        # Installed in the editable way, or by a system that keeps no record.
        files |= dict(module_files(import_name(metadata, name)))
    texts = {file: metadata.read_text(file) for file in METADATA}
    described = metadata_files(title, version, texts) if version else {}
    return Distribution(title, version, tuple(metadata.requires or ()), files | described, "the build's environment")


def import_name(metadata: Metadata, name: str) -> str:
    """Return the name by which something is imported that has no record of its files."""
    candidates = [name, *(metadata.read_text("top_level.txt") or "").split(), name.replace("-", "_").lower()]
    return next((each for each in candidates if origin_of(each) or portions_of(each)), name)


def recorded_files(metadata: Metadata) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a distribution that its record names, without its metadata."""
    for file in metadata.files or ():
        path = file.as_posix()
        place = Path(str(metadata.locate_file(file)))
        if is_shipped(path) and ".dist-info/" not in path and ".egg-info/" not in path and place.is_file():
            yield path, place.read_bytes()


def module_files(name: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a top-level module, in the order of their paths."""
    origin = origin_of(name)
    if origin is not None and origin.name.partition(".")[0] != "__init__":
        yield origin.name, origin.read_bytes()
        return
    for folder in [origin.parent] if origin else portions_of(name):
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder.parent).as_posix()
            if path.is_file() and is_shipped(path.relative_to(folder).as_posix()):
                yield relative, path.read_bytes()


def spec_of(name: str) -> importlib.machinery.ModuleSpec | None:
    """Return how a top-level module is found, without importing it; those of the standard library are not."""
    if not name.isidentifier() or name in sys.stdlib_module_names:
        return None
    try:
        return importlib.util.find_spec(name)
    except ValueError:  # __main__ has no spec
        return None


def origin_of(name: str) -> Path | None:
    """Return the file that defines a top-level package or module."""
    spec = spec_of(name)
    return Path(spec.origin) if spec and spec.has_location and spec.origin else None


def portions_of(name: str) -> list[Path]:
    """Return the folders of a namespace package."""
    spec = spec_of(name)
    return [Path(each) for each in spec.submodule_search_locations or ()] if spec and not spec.origin else []
