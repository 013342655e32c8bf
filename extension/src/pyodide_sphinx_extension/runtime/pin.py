"""The pinned runtime: which package, which version, which bytes."""

import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LOCK = "runtime.lock.json"


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


@dataclass(frozen=True)
class Pin:
    """The one release of the runtime that this extension is tested with."""

    package: str
    version: str
    python: str
    abi: str
    size: int
    integrity: str
    files: tuple[PinnedFile, ...]
    lock: PinnedFile

    @property
    def release(self) -> str:
        """Name the release as npm does, such as ``pyodide@314.0.7``."""
        return f"{self.package}@{self.version}"

    @property
    def archive(self) -> str:
        """Name the file that ``npm pack`` writes."""
        return f"{self.package}-{self.version}.tgz"

    @property
    def site_packages(self) -> str:
        """Return the folder in which the runtime's Python looks for packages."""
        major, minor = self.python.split(".")[:2]
        return f"/lib/python{major}.{minor}/site-packages"

    def file(self, name: str) -> PinnedFile:
        """Return the pinned file of that name."""
        return next(file for file in self.files if file.name == name)

    def matches(self, archive: bytes) -> bool:
        """Tell whether these are the bytes of the pinned package."""
        return integrity_of(archive) == self.integrity


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


def pin_from(lock: Mapping[str, Any]) -> Pin:
    """Make a pin of what the lock file says."""
    pins = tuple(PinnedFile(name=name, **sizes) for name, sizes in lock["files"].items())
    return Pin(**{**lock, "files": pins, "lock": PinnedFile(**lock["lock"])})
