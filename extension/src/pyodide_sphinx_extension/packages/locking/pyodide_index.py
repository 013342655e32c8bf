"""Packages of the runtime's own release: wheels that its makers built, verified by the hashes of its lock file.

The package that npm fetches has the lock file and no wheel. A site names a folder or an address that has the
wheels, and every one is held to its hash.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.locking.files import file_at
from pyodide_sphinx_extension.packages.locking.lockfile import Locked
from pyodide_sphinx_extension.packages.locking.resolver import Choice, Wish
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.packages.wheels import read_wheel, sha256_of

LOCK = "pyodide-lock.json"


class PyodideIndex:
    """The packages of one release of the runtime.

    Args:
        lock: its lock file.
        given: the folder or the address of the wheels.
        target: what they run on.
    """

    def __init__(self, lock: Mapping[str, Any], given: str, target: Target) -> None:
        self.packages = packages_of(lock, target)
        self.given = given
        self.target = target

    def wheels(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Return the wheels of those wishes that the release has."""
        found = {}
        for wish in wishes:
            name = str(canonicalize_name(wish.name))
            entry = self.packages.get(name)
            if entry and wish.specifier.contains(entry["version"], prereleases=True):
                found[name] = self.choice(entry)
        return found

    def choice(self, entry: Mapping[str, Any]) -> Choice:
        """Return the wheel of an entry, verified."""
        file, sha256 = entry["file_name"], entry["sha256"]
        content = file_at(self.given, file)
        if content is None:
            msg = f"pyodide_wheels: {file} is not in {self.given}; put it there, or name a place that has it."
            raise PackageNotShippedError(msg)
        if sha256_of(content) != sha256:
            msg = (
                f"pyodide_wheels: {file} in {self.given} has the hash {sha256_of(content)[:16]}…, and {LOCK} "
                f"says {sha256[:16]}…; nothing of it was used. Get the file again."
            )
            raise PackageNotShippedError(msg)
        found = read_wheel(file, content, self.target)
        return Choice(Locked(found.name, found.version, file, sha256, len(content), "pyodide"), content, found)


def packages_of(lock: Mapping[str, Any], target: Target) -> dict[str, Mapping[str, Any]]:
    """Return the packages in a lock file by their names; shared libraries and tests are none.

    Raises:
        PackageNotShippedError: it is no such file, or that of another release.
    """
    try:
        abi = lock["info"]["abi_version"]
        found = {str(canonicalize_name(each["name"])): each for each in lock["packages"].values() if is_wheel(each)}
    except (KeyError, TypeError, AttributeError) as error:
        msg = f"pyodide_wheels: {LOCK} is not the lock file of a runtime (no {error}); get the file again."
        raise PackageNotShippedError(msg) from error
    if abi != target.abi:
        msg = (
            f"pyodide_wheels: {LOCK} is for the ABI {abi}, and the runtime has {target.abi}; take that release's files."
        )
        raise PackageNotShippedError(msg)
    return found


def is_wheel(entry: Mapping[str, Any]) -> bool:
    """Tell whether an entry is a package that can be imported."""
    return entry.get("package_type", "package") == "package" and str(entry["file_name"]).endswith(".whl")


def read_release_lock(given: str, pinned: bytes | None) -> Mapping[str, Any]:
    """Return the lock file beside the wheels, or the pinned one where there is none.

    A folder that has a lock file of its own holds a runtime's packages that its author has built.
    """
    own = None if given.startswith(("http://", "https://")) else file_at(given, LOCK)
    content = own or pinned
    if content is None:
        msg = f"pyodide_wheels: there is no {LOCK} in {Path(given)} and none with the runtime; put one there."
        raise PackageNotShippedError(msg)
    try:
        lock: Mapping[str, Any] = json.loads(content)
    except (ValueError, RecursionError) as error:
        msg = f"pyodide_wheels: {LOCK} in {given} cannot be read ({error}); get the file again."
        raise PackageNotShippedError(msg) from error
    return lock
