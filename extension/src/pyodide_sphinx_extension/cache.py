"""The cache folder: where it is, and entries that are never believed before they are checked."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyodide_sphinx_extension.errors import CacheNotUsableError

VARIABLE = "PYODIDE_SPHINX_CACHE"
NAME = "pyodide-sphinx-extension"

HASH = 32
"""Digits of a hash that stand in the name of an entry: half of it, which nobody can hit by chance or on purpose."""


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


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """Say in words, and with the cure, that a place in the cache cannot be used."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        msg = (
            f"pyodide_cache: {path} cannot be used as a cache ({reason}); set pyodide_cache in conf.py, or the "
            f"environment variable {VARIABLE}, to a folder that can be written to and has room."
        )
        raise CacheNotUsableError(msg) from error


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


@dataclass(frozen=True)
class Cache:
    """A folder of entries. The name of each holds the hash of its content, which is checked when it is read.

    Attributes:
        folder: where it is.
        say: takes a line about an entry that is damaged and made again.
    """

    folder: Path
    say: Callable[[str], None] = lambda _line: None
    listed: dict[str, dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, part: str, key: str, ending: str = "") -> bytes | None:
        """Return an entry, if it is kept and whole.

        Args:
            part: a folder of the cache.
            key: a hash of what the content depends on.
            ending: of the entry's name, such as ``.zip``.
        """
        name = self.names(part).get(f"{key[:HASH]}{ending}")
        path = self.folder / part / (name or "absent")
        with usable(self.folder):
            found = read_if_there(path) if name else None
        if found is None or name == entry_name(key, found, ending):
            return found
        self.say(f"{path} is damaged: making it again")
        with usable(self.folder):
            path.unlink(missing_ok=True)
        return None

    def keep(self, part: str, key: str, ending: str, content: bytes) -> None:
        """Keep an entry under a key and the hash of its content."""
        name = entry_name(key, content, ending)
        with usable(self.folder):
            write_whole(self.folder / part / name, content)
        self.names(part)[f"{key[:HASH]}{ending}"] = name

    def names(self, part: str) -> dict[str, str]:
        """Return the names of entries by what stands in them of their key; read once."""
        if part not in self.listed:
            with usable(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                folder = self.folder / part
                found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
            parted = [(name.partition("-"), name) for name in found]
            self.listed[part] = {f"{key}{rest[HASH:]}": name for (key, dash, rest), name in parted if dash}
        return self.listed[part]

    def kept(self, part: str, ending: str, made_from: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
        """Return what is kept, or make it and keep it.

        Args:
            part: a folder of the cache.
            ending: of the entry's name, such as ``.zip``.
            made_from: all that the content depends on.
            make: makes the content.
        """
        key = hash_of(*made_from)
        found = self.find(part, key, ending)
        if found is None:
            found = make()
            self.keep(part, key, ending, found)
        return found


def entry_name(key: str, content: bytes, ending: str) -> str:
    """Return the name of an entry.

    >>> entry_name("0" * 64, b"", ".zip")
    '00000000000000000000000000000000-e3b0c44298fc1c149afbf4c8996fb924.zip'
    """
    return f"{key[:HASH]}-{hashlib.sha256(content).hexdigest()[:HASH]}{ending}"


def hash_of(*parts: bytes) -> str:
    """Return a hash of several contents."""
    digests = b"".join(hashlib.sha256(part).digest() for part in parts)
    return hashlib.sha256(digests).hexdigest()


def kept(folder: Path, ending: str, made_from: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
    """Return what a folder keeps, or make it and keep it: for other extensions, which name a folder of their own."""
    return Cache(folder.parent).kept(folder.name, ending, made_from, make)
