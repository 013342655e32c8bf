"""Static files, put under ``_static`` with a hash of their content in the address."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from pyodide_sphinx_extension.cache import read_if_there, write_whole
from pyodide_sphinx_extension.settings import ENCODINGS

DIGITS = 16
"""Hexadecimal digits of the hash that stand in an address."""

HASHED = re.compile(rf"(^|-)[0-9a-f]{{{DIGITS}}}(\.\w+){{0,2}}$")
MARKER = ".pyodide-published"


class StaticFiles:
    """The published files of one build.

    Args:
        outdir: where the site is built; None for builders whose pages run no script.
    """

    def __init__(self, outdir: Path | None) -> None:
        self.outdir = outdir
        self.urls: list[str] = []
        self.contents: dict[str, bytes] = {}
        self.copies: dict[str, bytes] = {}

    def folder(self, prefix: str, files: Mapping[str, bytes]) -> str:
        """Publish files together; their folder is named by a hash of them all.

        Modules that import each other by relative path so change their address together.

        Returns:
            The address of the folder below ``_static``, such as ``clock/0f3a…``.
        """
        url = prefix + digest(files)
        for name, content in files.items():
            self.write(f"{url}/{name}", content)
        self.urls.append(url)
        return url

    def file(self, name: str, content: bytes) -> str:
        """Publish one file under its own name and a hash.

        Returns:
            The address below ``_static``, such as ``clock/hands-0f3a….zip``.
        """
        path = PurePosixPath(name)
        url = str(path.with_name(f"{path.stem}-{digest({'': content})}{path.suffix}"))
        self.write(url, content)
        self.urls.append(url)
        return url

    def write(self, url: str, content: bytes) -> None:
        """Write a file, unless the same already stands there."""
        self.contents[url] = content
        write_missing(self.outdir, url, content)

    def copy(self, url: str, content: bytes) -> None:
        """Put a compressed copy beside a published file."""
        self.copies[url] = content
        write_missing(self.outdir, url, content)

    def changed(self) -> bool:
        """Tell whether the pages of an earlier build point at other addresses."""
        if self.outdir is None:
            return False
        return read_if_there(self.outdir / MARKER) != marker(self.urls)

    def finish(self) -> None:
        """Note what the pages now point at, and remove what no page points at any more."""
        if self.outdir is None:
            return
        keep = {self.outdir / "_static" / url for url in (*self.urls, *self.copies)}
        for folder in {(self.outdir / "_static" / url).parent for url in self.urls}:
            remove_others(folder, keep)
        for folder in {(self.outdir / "_static" / url).parent for url in self.contents}:
            remove_copies(folder, keep)
        if self.changed():
            write_whole(self.outdir / MARKER, marker(self.urls))


def digest(files: Mapping[str, bytes]) -> str:
    """Return a short hash of names and contents.

    >>> digest({"a": b"1"}) == digest({"a": b"1"}), digest({"a": b"1"}) == digest({"a": b"2"})
    (True, False)
    """
    parts = [(name, hashlib.sha256(content).hexdigest()) for name, content in files.items()]
    return hashlib.sha256(repr(sorted(parts)).encode()).hexdigest()[:DIGITS]


def marker(urls: Iterable[str]) -> bytes:
    """Return the content of the file that notes the published addresses."""
    return json.dumps(sorted(set(urls))).encode()


def write_missing(outdir: Path | None, url: str, content: bytes) -> None:
    """Write a file below ``_static``, unless the same already stands there."""
    if outdir is None:
        return
    path = outdir / "_static" / url
    if not path.is_file() or path.read_bytes() != content:
        write_whole(path, content)


def remove_copies(folder: Path, keep: set[Path]) -> None:
    """Remove compressed copies that stand beside their file and are no longer wanted."""
    for path in folder.iterdir():
        if path.suffix.removeprefix(".") in ENCODINGS and path.with_suffix("").exists() and path not in keep:
            path.unlink()


def remove_others(folder: Path, keep: set[Path]) -> None:
    """Remove what carries a hash and is not kept; anything else in the folder stays."""
    for path in folder.iterdir():
        if path in keep or not HASHED.search(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def files_below(folder: Path) -> dict[str, bytes]:
    """Read the files of a folder by their relative paths, hidden ones and caches left out."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    relative = {path.relative_to(folder): path for path in paths}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in relative.items()
        if not any(part.startswith((".", "__pycache__")) for part in name.parts)
    }
