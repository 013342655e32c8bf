import importlib
import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages import package_zip, zip_of

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
