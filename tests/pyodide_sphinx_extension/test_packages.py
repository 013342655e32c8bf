import importlib
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.archive import package_zip, zip_of

FILES = {
    "clock/__init__.py": "",
    "clock/hands.py": "HOUR = 1",
    "clock/data/face.txt": "XII",
    "clock/__pycache__/hands.cpython-311.pyc": "x",
    "clock/py.typed": "",
}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder in which packages count as installed."""
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    importlib.invalidate_caches()


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def names_in(content: bytes) -> list[str]:
    """Return the names of the files in a zip."""
    return zipfile.ZipFile(io.BytesIO(content)).namelist()


def test_sources_and_data_are_shipped(installed: Path) -> None:
    """A zip holds modules and data files, and nothing that Python made of them."""
    write(installed, FILES)

    assert names_in(package_zip("clock")) == [
        "clock/__init__.py",
        "clock/data/face.txt",
        "clock/hands.py",
        "clock/py.typed",
    ]


def test_a_single_module_is_shipped(installed: Path) -> None:
    """A module that is no package is shipped as one file."""
    write(installed, {"sundial.py": "SHADOW = True"})

    assert names_in(package_zip("sundial")) == ["sundial.py"]


def test_the_same_sources_make_the_same_bytes(installed: Path) -> None:
    """Neither times nor permissions of files change the zip."""
    write(installed, FILES)
    first = package_zip("clock")
    for path in installed.rglob("*.py"):
        os.utime(path, (1e9, 1e9))
        path.chmod(0o600)

    assert package_zip("clock") == first


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["data/*"], ["clock/__init__.py", "clock/hands.py", "clock/py.typed"]),
        (["hands.py", "*.t*"], ["clock/__init__.py"]),
    ],
    ids=["folder", "several"],
)
def test_what_is_excluded_is_not_shipped(installed: Path, exclude: list[str], left: list[str]) -> None:
    """Patterns leave out files at any depth below the package."""
    write(installed, FILES)

    assert names_in(package_zip("clock", exclude)) == left


def test_a_pattern_that_matches_nothing_is_named(installed: Path) -> None:
    """A pattern that has grown stale, or was misspelt, stops the build."""
    write(installed, FILES)

    with pytest.raises(PackageNotShippedError, match=r"'dat/\*' matches no file of clock"):
        package_zip("clock", ["dat/*"])


def test_sources_are_shipped_without_docstrings_where_that_is_wanted(installed: Path) -> None:
    """Stripping changes sources, and no other file."""
    write(installed, {"clock/__init__.py": "'Tells.'\nHOUR = 1  # o", "clock/a.txt": "'Tells.'  # o"})
    archive = zipfile.ZipFile(io.BytesIO(package_zip("clock", strip=True)))

    assert archive.read("clock/__init__.py") == b'" "\nHOUR = 1'
    assert archive.read("clock/a.txt") == b"'Tells.'  # o"


@pytest.mark.parametrize("source", ["def f(:", "x = '''", "x = '\0'"], ids=["syntax", "unended", "null"])
def test_a_source_that_cannot_be_stripped_is_named(installed: Path, source: str) -> None:
    """A file that is no Python stops the build with its name, if it is to be stripped."""
    write(installed, {"clock/__init__.py": "", "clock/template.py": source})

    assert package_zip("clock")
    with pytest.raises(PackageNotShippedError, match=r"clock/template\.py cannot be read as Python"):
        package_zip("clock", strip=True)


def test_a_zip_is_left_for_the_server_to_compress(installed: Path) -> None:
    """Files are stored as they are: compressed as one, they come out smaller."""
    write(installed, FILES)
    entries = zipfile.ZipFile(io.BytesIO(package_zip("clock"))).infolist()

    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_the_order_of_files_does_not_matter() -> None:
    """A zip is written in the order of names."""
    assert zip_of({"a": b"1", "b": b"2"}) == zip_of({"b": b"2", "a": b"1"})


@pytest.mark.parametrize(
    ("files", "name", "words"),
    [
        ({}, "absent", "'absent' is not installed"),
        ({}, "os.path", "'os.path' is not installed"),
        ({"space/hands.py": ""}, "space", "'space' is no regular package"),
        ({"fast/__init__.py": "", "fast/core.so": ""}, "fast", r"fast is not pure Python.*core\.so"),
        ({}, "sys", "'sys' is no regular package"),
    ],
    ids=["absent", "dotted", "namespace", "machine-code", "built-in"],
)
def test_what_cannot_be_shipped_is_named(installed: Path, files: dict[str, str], name: str, words: str) -> None:
    """A package that a browser could not import stops the build with its name and the reason."""
    write(installed, files)

    with pytest.raises(PackageNotShippedError, match=words):
        package_zip(name)
