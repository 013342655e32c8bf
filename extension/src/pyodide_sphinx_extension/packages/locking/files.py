"""Files of a lock: from the cache, from a given folder or address, or from the package index; always verified."""

import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import Distribution, one_line
from pyodide_sphinx_extension.packages.locking import pip
from pyodide_sphinx_extension.packages.locking.lockfile import Lock, Locked
from pyodide_sphinx_extension.packages.wheels import read_wheel, sha256_of

TIMEOUT = 60
"""Seconds without a byte from an address."""

LARGEST = 200_000_000
"""Bytes; a larger answer is no package."""

Say = Callable[[str], None]


class LockedFiles:
    """Gets the files of a lock.

    Args:
        lock: names them.
        cache: keeps what was fetched.
        given: a folder or an address that holds files by their names, asked before the index.
        say: takes a line of progress.
    """

    def __init__(self, lock: Lock, cache: Cache, given: str | None, say: Say) -> None:
        self.lock = lock
        self.cache = cache
        self.given = given
        self.say = say

    def distribution(self, entry: Locked) -> Distribution:
        """Return the distribution in the file of an entry.

        Raises:
            PackageNotShippedError: it cannot be had, or is not the one that was locked.
        """
        content = self.content(entry)
        if entry.file.endswith(".whl"):
            return read_wheel(entry.file, content, self.lock.target)
        return self.built(entry, content)

    def content(self, entry: Locked) -> bytes:
        """Return the file of an entry."""
        kept = self.cache.find("files", entry.sha256)
        if kept is not None and sha256_of(kept) == entry.sha256:
            return kept
        content = self.fetched(entry)
        if content is None:
            msg = f"{self.lock.path}: {entry.file} is no longer to be had; run the lock command again."
            raise PackageNotShippedError(msg)
        if sha256_of(content) != entry.sha256:
            msg = (
                f"{self.lock.path}: {entry.file} has the hash {sha256_of(content)[:16]}…, and {entry.sha256[:16]}… was "
                "locked; nothing of it was used. If the change is meant, run the lock command again."
            )
            raise PackageNotShippedError(msg)
        self.cache.keep("files", entry.sha256, "", content)
        return content

    def fetched(self, entry: Locked) -> bytes | None:
        """Get a file from where it is."""
        found = file_at(self.given, entry.file) if self.given else None
        if found is not None or entry.origin == "pyodide":
            return found
        if (content := self.universal.get(entry.file)) is not None:
            return content
        self.say(f"fetching {entry.file} ({max(entry.size / 1e6, 0.1):.1f} MB, once)")
        return pip.download_locked(entry, self.lock.target)

    @cached_property
    def universal(self) -> Mapping[str, bytes]:
        """The wheels for any platform that the cache lacks, fetched at once: pip takes longer to start than most."""
        missing = [
            each
            for each in self.lock.packages.values()
            if each.file.endswith("-any.whl") and each.origin == "index" and not self.cache.find("files", each.sha256)
        ]
        if len(missing) < 2:
            return {}
        self.say(f"fetching {len(missing)} packages ({sum(each.size for each in missing) / 1e6:.1f} MB, once)")
        wanted = [f"{each.name}=={each.version}" for each in missing]
        return pip.download(wanted, pip.wheels_for(self.lock.target, ["any"])) or {}

    def built(self, entry: Locked, content: bytes) -> Distribution:
        """Return what an archive of sources makes, built once."""

        def build() -> bytes:
            self.say(f"building a wheel of {entry.file} (once)")
            wheels = pip.build_wheel(entry.file, content) or {}
            if not wheels:
                msg = f"{self.lock.path}: no wheel can be built of {entry.file}; leave it out, or lock another version."
                raise PackageNotShippedError(msg)
            name, wheel = next(iter(wheels.items()))
            return name.encode() + b"\n" + wheel

        made = self.cache.kept("built", ".whl", (content,), build)
        name, _, wheel = made.partition(b"\n")
        return read_wheel(name.decode(), wheel, self.lock.target)


def file_at(given: str, name: str) -> bytes | None:
    """Return a file of a folder or below an address; None where it is not there."""
    if given.startswith(("http://", "https://")):
        return fetched(f"{given.rstrip('/')}/{name}")
    try:
        return Path(given, name).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        msg = f"pyodide_wheels: {name} cannot be read ({one_line(error)})."
        raise PackageNotShippedError(msg) from error


def fetched(url: str) -> bytes | None:
    """Return what stands at an address; None where nothing does."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:  # noqa: S310  # only http is let in
            content: bytes = response.read(LARGEST)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        msg = f"pyodide_wheels: {url} answered {error.code}; check the address."
        raise PackageNotShippedError(msg) from error
    except (OSError, ValueError) as error:
        msg = f"pyodide_wheels: {url} did not answer ({one_line(error)}); check the connection and the address."
        raise PackageNotShippedError(msg) from error
    return content
