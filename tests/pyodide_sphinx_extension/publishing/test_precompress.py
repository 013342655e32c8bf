import gzip
import hashlib
import importlib
import sys
from pathlib import Path

import pytest

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.publishing.precompress import copies
from pyodide_sphinx_extension.publishing.static_files import StaticFiles

TEXT = b"tick tock " * 1000
RANDOM = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(64))
FILES = {"clock.mjs": TEXT, "tiny.mjs": b"tick", "noise.zip": RANDOM}


def ignore(_line: str) -> None:
    """Take a line of progress and drop it."""


def test_copies_hold_the_same_as_their_file(tmp_path: Path) -> None:
    """What a host sends from a copy unpacks to the file."""
    made = dict(copies({"clock.mjs": TEXT}, ["gz", "br"], Cache(tmp_path), ignore))

    assert gzip.decompress(made["clock.mjs.gz"]) == TEXT
    assert importlib.import_module("brotli").decompress(made["clock.mjs.br"]) == TEXT


def test_only_what_gets_smaller_is_copied(tmp_path: Path) -> None:
    """Small files, and those that compression cannot help, get no copy."""
    assert [name for name, _ in copies(FILES, ["gz"], Cache(tmp_path), ignore)] == ["clock.mjs.gz"]


def test_nothing_is_compressed_twice(tmp_path: Path) -> None:
    """A copy that was made once is taken from the cache, by the content of its file."""
    dict(copies({"clock.mjs": TEXT}, ["gz"], Cache(tmp_path), ignore))
    before = [path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")]

    made = dict(copies({"watch.mjs": TEXT}, ["gz"], Cache(tmp_path), ignore))

    assert list(made) == ["watch.mjs.gz"]
    assert [path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")] == before


def test_without_brotli_the_other_copies_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the package makes what it can, and says what is missing."""
    said: list[str] = []
    monkeypatch.setitem(sys.modules, "brotli", None)

    made = dict(copies({"clock.mjs": TEXT}, ["gz", "br"], Cache(tmp_path), said.append))

    assert list(made) == ["clock.mjs.gz"]
    assert "brotli is not installed" in said[0]


def test_copies_come_and_go_with_the_setting(tmp_path: Path) -> None:
    """A build without the setting takes away the copies of an earlier one, and no file of others."""
    static = StaticFiles(tmp_path)
    file, folder = static.file("clock/hands.zip", TEXT), static.folder("clock/", {"clock.mjs": TEXT})
    others = tmp_path / "_static" / "clock" / "others.gz"
    others.write_bytes(b"")
    for url in (f"{file}.gz", f"{folder}/clock.mjs.gz"):
        static.copy(url, b"copy")
    static.finish()
    with_copies = {path.name for path in tmp_path.rglob("*.gz")}

    later = StaticFiles(tmp_path)
    later.file("clock/hands.zip", TEXT)
    later.folder("clock/", {"clock.mjs": TEXT})
    later.finish()

    assert with_copies == {"others.gz", "clock.mjs.gz", Path(file).name + ".gz"}
    assert [path.name for path in tmp_path.rglob("*.gz")] == ["others.gz"]


def test_a_copy_goes_with_its_file(tmp_path: Path) -> None:
    """When a file is replaced, its copy does not stay behind."""
    static = StaticFiles(tmp_path)
    url = static.file("clock/hands.zip", TEXT)
    static.copy(f"{url}.gz", b"copy")
    static.finish()
    later = StaticFiles(tmp_path)
    newer = later.file("clock/hands.zip", b"newer")
    later.finish()

    assert [path.name for path in (tmp_path / "_static" / "clock").iterdir()] == [Path(newer).name]


def test_a_copy_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    """A build that changes nothing leaves the copies alone."""
    times = set()
    for _ in range(2):
        static = StaticFiles(tmp_path)
        static.copy(static.file("clock/hands.zip", TEXT) + ".gz", b"copy")
        static.finish()
        path = next(tmp_path.rglob("*.gz"))
        times.add(path.stat().st_mtime_ns)

    assert len(times) == 1


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    """What is published unpacks to the file, whatever was done to the copy that was kept."""
    cache = Cache(tmp_path)
    first = dict(copies({"clock.mjs": TEXT}, ["gz"], cache, ignore))
    for path in tmp_path.rglob("*.gz"):
        path.write_bytes(b"# POISONED")

    assert dict(copies({"clock.mjs": TEXT}, ["gz"], cache, ignore)) == first
