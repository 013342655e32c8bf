"""The cache folder: where it is, and files that are there whole or not at all."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

VARIABLE = "PYODIDE_SPHINX_CACHE"
NAME = "pyodide-sphinx-extension"


def cache_folder(configured: str | None, environ: Mapping[str, str], home: Path) -> Path:
    """Choose the folder: the configured one, else the environment's, else the user's own.

    >>> cache_folder("/srv/cache", {}, Path("/home/ada")).as_posix()
    '/srv/cache'
    """
    chosen = configured or environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    return user_cache(environ, home, sys.platform) / NAME


def user_cache(environ: Mapping[str, str], home: Path, platform: str) -> Path:
    """Return where this platform keeps what may be fetched again.

    >>> user_cache({}, Path("/home/ada"), "linux").as_posix()
    '/home/ada/.cache'
    """
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Caches"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that others see all of it or none, however many write at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_if_there(path: Path) -> bytes | None:
    """Return the content of a file, or None where there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def kept(folder: Path, ending: str, made_from: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
    """Return what a folder keeps, or make it and keep it.

    Args:
        folder: a part of the cache.
        ending: of the file's name, such as ``.zip``.
        made_from: all that the content depends on, of which the name is a hash.
        make: makes the content.
    """
    digests = b"".join(hashlib.sha256(part).digest() for part in made_from)
    path = folder / f"{hashlib.sha256(digests).hexdigest()}{ending}"
    found = read_if_there(path)
    if found is None:
        found = make()
        write_whole(path, found)
    return found
