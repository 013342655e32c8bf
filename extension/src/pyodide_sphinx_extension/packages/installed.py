"""Installed packages: what the environment of the build holds, as distributions to be shipped."""

import importlib.metadata
from collections.abc import Iterator
from pathlib import Path

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import (
    METADATA,
    Distribution,
    is_shipped,
    metadata_files,
    top_of,
    unreadable_words,
)
from pyodide_sphinx_extension.packages.editable import folder_of_sources, header, is_editable, loaders_of, modules_of
from pyodide_sphinx_extension.packages.modules import module_files, origin_of, portions_of
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
    found = list(importlib.metadata.distributions())
    return next((each for how in (holds, points_at) for each in found if how(each, name, origin)), None)


def holds(metadata: Metadata, name: str, origin: Path) -> bool:
    """Tell whether a distribution holds a module of this name and place; one that cannot be read holds nothing."""
    try:
        folder = folder_of_sources(metadata)
        if folder is not None and origin.is_relative_to(folder) and same_name(header(metadata, "Name"), name):
            return True
        named = [file for file in metadata.files or () if file.name == origin.name]
    except (OSError, UnicodeDecodeError):
        return False
    return any(origin == Path(str(metadata.locate_file(file))) for file in named)


def points_at(metadata: Metadata, name: str, origin: Path) -> bool:
    """Tell whether an editable distribution has a module of this name; where its modules cannot be told, by its place.

    Asked last: the folder of a project may hold the environment of the build, and other modules than its own.
    """
    try:
        folder, names = folder_of_sources(metadata), modules_of(metadata)
        told = name in names if names else is_editable(metadata)
    except (OSError, UnicodeDecodeError):
        return False
    return told and folder is not None and origin.is_relative_to(folder)


def is_local(name: str) -> bool:
    """Tell whether something installed comes from sources on this machine and not from a package index."""
    metadata = metadata_of(name)
    if metadata is None:
        return origin_of(name) is not None
    return folder_of_sources(metadata) is not None


def distribution_from(metadata: Metadata, name: str) -> Distribution:
    """Read a distribution by its metadata."""
    title, version = header(metadata, "Name") or name, header(metadata, "Version")
    files = dict(recorded_files(metadata))
    if is_editable(metadata):
        loaders = loaders_of(metadata)
        files = {path: content for path, content in files.items() if path not in loaders}
        files |= editable_files(metadata, name)
    elif not any(map(top_of, files)):
        # Installed by a system that keeps no record.
        files |= dict(module_files(import_name(metadata, name)))
    texts = {file: metadata.read_text(file) for file in METADATA}
    described = metadata_files(title, version, texts) if version else {}
    return Distribution(title, version, tuple(metadata.requires or ()), files | described, "the build's environment")


def editable_files(metadata: Metadata, name: str) -> dict[str, bytes]:
    """Return the files of the modules that an editable distribution has in its folder of sources.

    Raises:
        PackageNotShippedError: none is found.
    """
    folder = folder_of_sources(metadata)
    names = sorted(modules_of(metadata)) or [import_name(metadata, name)]
    files = {path: content for each in names for path, content in module_files(each, folder)}
    if not any(map(top_of, files)):
        msg = (
            f"pyodide_packages: {header(metadata, 'Name')} is installed in the editable way, and no module of it was "
            f"found in {folder}; name it as it is imported, or install it without `-e`."
        )
        raise PackageNotShippedError(msg)
    return files


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
