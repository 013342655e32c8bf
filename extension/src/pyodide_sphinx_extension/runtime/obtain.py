"""Source of the pinned runtime: the cache, npm, or a given path; always verified."""

import gzip
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

from pyodide_sphinx_extension.cache import read_if_there, usable, write_whole
from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.npm import Run, Say, find_npm, pack
from pyodide_sphinx_extension.runtime.pin import Pin, Release, integrity_of


def obtain(pin: Release, given: Path | None, cache: Path, say: Say) -> Mapping[str, bytes]:
    """Return the pinned files by name.

    Args:
        pin: what must be had.
        given: an unpacked npm package or its ``.tgz``; None lets npm fetch it.
        cache: the folder that keeps what npm fetched.
        say: takes a line of progress before work that takes long.

    Raises:
        RuntimeNotObtainedError: it cannot be had, or its bytes are not the pinned ones.
    """
    if given is None:
        return unpack(pin, fetch(pin, cache, say, find_npm()))
    try:
        if given.is_dir():
            return read_folder(pin, given)
        if given.is_file():
            return unpack(pin, verified(pin, given.read_bytes(), str(given)))
    except OSError as error:
        msg = f"{pin.setting}: {given} cannot be read ({error.strerror}); expected a folder or a .tgz of {pin.release}."
        raise RuntimeNotObtainedError(msg) from error
    msg = f"{pin.setting}: {given} does not exist; expected a folder or a .tgz of {pin.release}."
    raise RuntimeNotObtainedError(msg)


def fetch(pin: Release, cache: Path, say: Say, npm: Run | None) -> bytes:
    """Return the archive from the cache, or have npm fetch it and keep it there."""
    kept = cache / pin.archive
    with usable(cache):
        cache.mkdir(parents=True, exist_ok=True)
        content = read_if_there(kept)
    if content is not None and pin.matches(content):
        return content
    if content is not None:
        say(f"{kept} is not {pin.release}, or damaged: fetching it again")
    say(f"fetching {pin.release} with npm ({pin.size / 1e6:.1f} MB, once)")
    content = verified(pin, pack(pin.release, pin.archive, npm, pin.setting), "what npm fetched")
    with usable(cache):
        write_whole(kept, content)
    say(f"kept {pin.release} in {cache}")
    return content


def release_lock(pin: Pin, given: Path | None, cache: Path, say: Say) -> bytes | None:
    """Return the lock file of the runtime's own packages, which its npm package holds; None where it is not there.

    Of an unpacked package it is taken only if it has the pinned bytes.
    """
    if given is not None and given.is_dir():
        content = read_if_there(given / pin.lock.name)
    else:
        archive = fetch(pin, cache, say, find_npm()) if given is None else verified(pin, given.read_bytes(), str(given))
        with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
            stream = tar.extractfile(f"package/{pin.lock.name}")
            content = stream.read() if stream else None
    if content is not None and not pin.lock.matches(content):
        msg = f"pyodide_runtime: {pin.lock.name} is not that of {pin.release}; take the files of that release."
        raise RuntimeNotObtainedError(msg)
    return content


def verified(pin: Release, archive: bytes, source: str) -> bytes:
    """Return the archive, if it is the pinned one."""
    if pin.matches(archive):
        return archive
    msg = (
        f"{source} is not {pin.release}: its hash is {integrity_of(archive)[:24]}…, "
        f"expected {pin.integrity[:24]}…. Nothing of it was used."
    )
    raise RuntimeNotObtainedError(msg)


def unpack(pin: Release, archive: bytes) -> Mapping[str, bytes]:
    """Read the pinned files, and no others, out of an npm package."""
    # Unpacked at once: what reads a compressed archive begins anew for each file that lies before the last one.
    with tarfile.open(fileobj=io.BytesIO(gzip.decompress(archive)), mode="r:") as tar:
        members = {member.name: member for member in tar if member.isfile()}
        found = {}
        for file in pin.files:
            member = members.get(f"package/{file.name}")
            stream = tar.extractfile(member) if member else None
            found[file.name] = stream.read() if stream else None
    return checked(pin, found, "the archive")


def read_folder(pin: Release, folder: Path) -> Mapping[str, bytes]:
    """Read the pinned files out of an unpacked npm package."""
    found = {file.name: read_if_there(folder / file.name) for file in pin.files}
    return checked(pin, found, f"{pin.setting}: {folder}")


def checked(pin: Release, found: Mapping[str, bytes | None], source: str) -> Mapping[str, bytes]:
    """Return the files, if each is there and has the pinned bytes."""
    good = {name: content for name, content in found.items() if content is not None}
    missing = [name for name in found if name not in good]
    other = [name for name, content in good.items() if not pin.file(name).matches(content)]
    if missing or other:
        faults = [f"{name} is missing" for name in missing]
        faults += [f"{name} has other bytes" for name in other]
        msg = f"{source} is not {pin.release}: {', '.join(faults)}."
        raise RuntimeNotObtainedError(msg)
    return good
