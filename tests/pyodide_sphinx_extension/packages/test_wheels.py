"""Files that are named as wheels are, and are none: one line each, which names the file."""

import io
import zipfile
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import LazyFiles
from pyodide_sphinx_extension.packages.wheels import read_wheel
from tests.pyodide_sphinx_extension.packages.wheelhouse import OTHER, PURE, RUNTIME, TARGET, Dist

NAME = f"clock-1.0-{PURE}.whl"


def archive(metadata: bytes) -> bytes:
    """Return a wheel with some metadata."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("clock.py", "HOUR = 1\n")
        packed.writestr("clock-1.0.dist-info/METADATA", metadata)
    return buffer.getvalue()


def locked(content: bytes) -> bytes:
    """Return an archive whose entries say that a password locks them."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


GOOD = archive(b"Name: clock\nVersion: 1.0\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no wheel"),
        (GOOD[:-10], "is no wheel"),
        (GOOD.replace(b"HOUR = 1", b"HOUR = 2"), "is no wheel"),
        (locked(GOOD), "is no wheel"),
        (archive(b"Version: 1.0\n"), "says no name or no version"),
        (archive(b"Name: clock\n"), "says no name or no version"),
        (archive(b"\xff\xfe\x00"), "says no name or no version"),
    ],
    ids=["empty", "cut", "damaged", "locked", "nameless", "versionless", "binary"],
)
def test_a_file_that_is_no_wheel_is_named(content: bytes, words: str) -> None:
    """And its reader is told to get it again."""
    with pytest.raises(PackageNotShippedError) as told:
        dict(read_wheel(NAME, content, TARGET).files)

    assert words in str(told.value)
    assert NAME in str(told.value)
    assert str(told.value).endswith("get the file again.")


def test_a_file_that_is_never_shipped_is_never_unpacked() -> None:
    """Most of a large package stays at home; its damage is told by whoever reads it."""
    found = read_wheel(NAME, GOOD.replace(b"HOUR = 1", b"HOUR = 2"), TARGET)

    (metadata,) = set(found.files) - {"clock.py"}
    assert LazyFiles.chosen(found.files, [metadata])[metadata] == b"Name: clock\nVersion: 1.0\n\n"
    with pytest.raises(PackageNotShippedError, match=f"{NAME} is no wheel"):
        dict(found.files)


def test_metadata_with_letters_of_another_encoding_is_read() -> None:
    """A name of an author in an old encoding keeps nobody from the package."""
    found = read_wheel(NAME, archive(b"Name: clock\nVersion: 1.0\nAuthor: J\xf6rg\n"), TARGET)

    assert (found.name, found.version) == ("clock", "1.0")


@pytest.mark.parametrize(("tag", "fits"), [(PURE, True), (RUNTIME, True), (OTHER, False)])
def test_a_wheel_for_another_binary_interface_is_refused(tmp_path: Path, tag: str, fits: bool) -> None:  # noqa: FBT001  # a case
    """What was made for another release of the runtime would end its Python."""
    wheel = Dist("clock").wheel(tmp_path, tag)

    if fits:
        assert read_wheel(wheel.name, wheel.read_bytes(), TARGET).name == "clock"
    else:
        with pytest.raises(PackageNotShippedError, match=f"is for another runtime; expected .*{TARGET.platform}, got"):
            read_wheel(wheel.name, wheel.read_bytes(), TARGET)
