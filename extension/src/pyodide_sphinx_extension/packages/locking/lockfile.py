"""The lock file: which files of a package index a site ships, by their hashes."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.target import Target

FORMAT = 1
ABOUT = "Packages that the pages of this site run, pinned by: python -m pyodide_sphinx_extension lock"


@dataclass(frozen=True)
class Locked:
    """A file of a package index.

    Attributes:
        name: the distribution's.
        version: the distribution's.
        file: the name of the file: a wheel, or an archive of sources that a wheel is built from.
        sha256: its hash.
        size: in bytes.
        origin: ``index`` for pip's package index, ``pyodide`` for the packages of the runtime's own release.
    """

    name: str
    version: str
    file: str
    sha256: str
    size: int
    origin: str = "index"


@dataclass(frozen=True)
class Lock:
    """A lock file: what was asked for, and the files that answer it by the names of their distributions."""

    path: Path
    target: Target
    wanted: tuple[str, ...]
    packages: Mapping[str, Locked]

    def find(self, name: str) -> Locked | None:
        """Return the file of a distribution."""
        return self.packages.get(canonicalize_name(name))

    def text(self) -> str:
        """Return the lock file as it is written: the same for the same packages, one line of change for each."""
        held = {
            "about": ABOUT,
            "format": FORMAT,
            "runtime": asdict(self.target),
            "wanted": list(self.wanted),
            "packages": [asdict(self.packages[name]) for name in sorted(self.packages)],
        }
        return json.dumps(held, indent=2) + "\n"


def make_lock(path: Path, target: Target, wanted: Sequence[str], packages: Sequence[Locked]) -> Lock:
    """Return a lock of packages."""
    return Lock(path, target, tuple(wanted), {canonicalize_name(each.name): each for each in packages})


def read_lock(path: Path, target: Target) -> Lock:
    """Read a lock file; where there is none, nothing is locked.

    Raises:
        PackageNotShippedError: it cannot be read, or is for another runtime.
    """
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        lock = lock_from(path, held)
    except FileNotFoundError:
        return make_lock(path, target, (), ())
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        msg = f"{path}: it is no lock file ({describe(error)}); {AGAIN}."
        raise PackageNotShippedError(msg) from error
    if lock.target != target:
        msg = (
            f"{path}: it is for Python {lock.target.python} with the ABI {lock.target.abi}, and the runtime is "
            f"Python {target.python} with {target.abi}; {AGAIN}."
        )
        raise PackageNotShippedError(msg)
    return lock


AGAIN = "run `python -m pyodide_sphinx_extension lock` again"


def lock_from(path: Path, held: Mapping[str, Any]) -> Lock:
    """Make a lock of what a file says."""
    if held["format"] != FORMAT:
        msg = f"expected format {FORMAT}, got {held['format']!r}"
        raise ValueError(msg)
    packages = [Locked(**each) for each in held["packages"]]
    for each in packages:
        check_entry(each)
    return make_lock(path, Target(**held["runtime"]), [str(each) for each in held["wanted"]], packages)


def check_entry(entry: Locked) -> None:
    """Refuse an entry that is not one: the name of its file may become a path."""
    texts: tuple[object, ...] = (entry.name, entry.version, entry.file, entry.sha256, entry.origin)
    if not all(isinstance(each, str) and each for each in texts) or set(entry.file) & set("/\\"):
        msg = f"expected texts and a file without folders, got {entry!r}"
        raise ValueError(msg)
    if len(entry.sha256) != 64 or not set(entry.sha256) <= set("0123456789abcdef"):
        msg = f"expected 64 digits as the hash of {entry.name}, got {entry.sha256!r}"
        raise ValueError(msg)


def describe(error: Exception) -> str:
    """Say on one line what was wrong."""
    return f"no {error}" if isinstance(error, KeyError) else " ".join(str(error).split())
