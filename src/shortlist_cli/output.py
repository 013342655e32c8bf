"""Output of commands: JSON, texts, and files written as a whole."""

import errno
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from shortlist import FaultsError, json_of
from shortlist.characters import visible_lines
from shortlist.faults import Fault

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def print_json(table: Mapping[str, object]) -> None:
    """Print plain data as the JSON text that the page gets."""
    print_text(json_of(table))


def print_line(text: str, *, error: bool = False) -> None:
    """Print a sentence, or several lines, of which every character shows."""
    print(visible_lines(text), file=sys.stderr if error else sys.stdout)


def print_text(text: str) -> None:
    """Write UTF-8 into files and pipes, so that the bytes are the same everywhere, and what a terminal can show."""
    sys.stdout.flush()
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
    sys.stdout.flush()


def put(text: str, output: Path | None, *, force: bool = False) -> None:
    """Print a text, or write it into a file as a whole: never half of it.

    A file that is there already is a fault, unless it is the same or may be written over; - is standard output.
    """
    if output is None or str(output) == "-":
        print_text(text)
        return
    content = text.encode()
    try:
        if not force and output.is_file() and output.read_bytes() != content:
            raise FaultsError([Fault(str(output), "is there already; give --force to write over it")])
        put_bytes(content, output)
    except OSError as error:
        raise FaultsError([Fault(str(output), f"cannot be written: {error.strerror or error}")]) from error


def writable(output: Path) -> Path:
    """Return the file that a name leads to, if it can be written; raises :class:`shortlist.FaultsError`."""
    if "\0" in str(output):
        raise FaultsError([Fault(str(output), "is no name of a file")])
    target = Path(os.path.realpath(output))
    if target.is_dir():
        message = "is a folder; expected the name of a file"
        raise FaultsError([Fault(str(output) if str(output) != "." else "file", message)])
    try:
        if target.is_symlink():
            raise FaultsError([Fault(str(output), "is a link that leads back to itself")])
        if target.exists() and not target.stat().st_mode & WRITABLE:
            raise FaultsError([Fault(str(output), "is read-only; make it writable, or give another name")])
        target.parent.stat()
        if not target.parent.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        is_device = target.exists() and not target.is_file()  # it is written to where it stands
        if not is_device and not os.access(target.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    except OSError as error:
        raise FaultsError([Fault(str(output), f"cannot be written: {error.strerror or error}")]) from error
    return target


def put_bytes(content: bytes, output: Path) -> None:
    """Write a file as a whole, under its own name where it is a link; raises :class:`shortlist.FaultsError`."""
    target = writable(output)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device has no place beside it
        else:
            _replace(target, content)
    except OSError as error:
        raise FaultsError([Fault(str(output), f"cannot be written: {error.strerror or error}")]) from error


def _replace(target: Path, content: bytes) -> None:
    """Write beside a file, and put that in its place; nothing is left behind where this fails or is interrupted."""
    half = target.with_name(f".shortlist-{os.getpid()}.part")
    try:
        half.write_bytes(content)
        if target.exists():
            half.chmod(stat.S_IMODE(target.stat().st_mode))
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
