"""The pinned runtime, and the tool that shrinks it: which package, which version, which bytes."""

import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LOCK = "runtime.lock.json"
BINARYEN = "binaryen.lock.json"
PROFILE = "profile.json"


@dataclass(frozen=True)
class PinnedFile:
    """One file of the runtime: its sizes in bytes, as is and under gzip, and its hash."""

    name: str
    size: int
    gzip: int
    sha256: str

    def matches(self, content: bytes) -> bool:
        """Tell whether these are the pinned bytes."""
        return hashlib.sha256(content).hexdigest() == self.sha256


@dataclass(frozen=True, kw_only=True)
class Release:
    """The one release of an npm package that this extension is tested with, and the setting that may name a copy."""

    package: str
    version: str
    size: int
    integrity: str
    files: tuple[PinnedFile, ...]
    setting: str = "pyodide_runtime"

    @property
    def release(self) -> str:
        """Name the release as npm does, such as ``pyodide@314.0.7``."""
        return f"{self.package}@{self.version}"

    @property
    def archive(self) -> str:
        """Name the file that ``npm pack`` writes."""
        return f"{self.package}-{self.version}.tgz"

    def file(self, name: str) -> PinnedFile:
        """Return the pinned file of that name."""
        return next(file for file in self.files if file.name == name)

    def matches(self, archive: bytes) -> bool:
        """Tell whether these are the bytes of the pinned package."""
        return integrity_of(archive) == self.integrity


@dataclass(frozen=True, kw_only=True)
class Pin(Release):
    """The release of the runtime: what its Python is, and the lock file of its own packages."""

    python: str
    abi: str
    lock: PinnedFile

    @property
    def site_packages(self) -> str:
        """Return the folder in which the runtime's Python looks for packages."""
        major, minor = self.python.split(".")[:2]
        return f"/lib/python{major}.{minor}/site-packages"


def integrity_of(content: bytes) -> str:
    """Return the integrity string that npm and browsers use.

    >>> integrity_of(b"")[:20]
    'sha512-z4PhNX7vuL3xV'
    """
    digest = hashlib.sha512(content).digest()
    return f"sha512-{binascii.b2a_base64(digest, newline=False).decode()}"


@cache
def pinned() -> Pin:
    """Read the lock file that is part of this package."""
    text = files(__package__).joinpath(LOCK).read_text(encoding="utf-8")
    return pin_from(json.loads(text))


@cache
def pinned_binaryen() -> Release:
    """Read which release of Binaryen shrinks the runtime's WebAssembly."""
    lock = json.loads(files(__package__).joinpath(BINARYEN).read_text(encoding="utf-8"))
    return Release(**{**lock, "files": pinned_files(lock)}, setting="pyodide_shrink")


@cache
def trained_functions() -> str:
    """Return which functions of the runtime's WebAssembly ran in a training: a bit for each, in base64."""
    profile: dict[str, str] = json.loads(files(__package__).joinpath(PROFILE).read_text(encoding="utf-8"))
    return profile["functions"]


def pin_from(lock: Mapping[str, Any]) -> Pin:
    """Make a pin of what the lock file says."""
    return Pin(**{**lock, "files": pinned_files(lock), "lock": PinnedFile(**lock["lock"])})


def pinned_files(lock: Mapping[str, Any]) -> tuple[PinnedFile, ...]:
    """Return the files that a lock file names."""
    return tuple(PinnedFile(name=name, **sizes) for name, sizes in lock["files"].items())
