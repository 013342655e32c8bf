"""Reproducible zips: the same files make the same bytes on any day."""

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold."""


def zip_of(files: Mapping[str, bytes]) -> bytes:
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


def files_of_zip(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by their paths."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def has_side_modules(package: bytes) -> bool:
    """Tell whether the zip of a package brings WebAssembly of its own."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return any(name.endswith(".so") for name in archive.namelist())
