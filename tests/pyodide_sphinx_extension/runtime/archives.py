"""A small package to be pinned, in place of the runtime."""

import hashlib
import io
import tarfile
from collections.abc import Mapping

from pyodide_sphinx_extension.runtime.pin import Pin, PinnedFile, integrity_of

FILES = {"clock.mjs": b"export {};", "clock.zip": b"PK"}


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """Return an npm package with these files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def pin_of(archive: bytes, files: Mapping[str, bytes] = FILES) -> Pin:
    """Return the pin of an archive and the files that are wanted of it."""
    pinned = [
        PinnedFile(name, len(content), len(content), hashlib.sha256(content).hexdigest())
        for name, content in files.items()
    ]
    lock = PinnedFile("clock-lock.json", 0, 0, "")
    return Pin(
        package="clock",
        version="1.2.3",
        size=len(archive),
        integrity=integrity_of(archive),
        files=tuple(pinned),
        python="3.14.2",
        abi="1",
        lock=lock,
    )
