import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.runtime.shrinking import needs_whole
from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.faults import in_browsers
from tests.pyodide_sphinx_extension.test_build import fetched_archive
from tests.pyodide_sphinx_extension.test_memory import CACHE, damaging, kept, site_with
from tests.support.fixtures import Reader
from tests.support.server import Fault, Site, cut, not_found, one_bit, replaced, truncated, typed
from tests.support.sphinx import Build, Built

FAULTS: dict[str, tuple[str, Fault]] = {
    "missing": ("pyodide.asm.wasm", not_found),
    "truncated": ("pyodide.asm.wasm", truncated),
    "cut": ("pyodide.asm.wasm", cut),
    "of another type": ("pyodide.asm.wasm", typed("text/html")),
    "one bit": ("pyodide.asm.wasm", one_bit),
    "of another build": ("pyodide.asm.wasm", replaced(b"Return True if", b"return True if")),
    "script missing": ("pyodide.asm.mjs", not_found),
    "script truncated": ("pyodide.asm.mjs", truncated),
    "script of another build": ("pyodide.asm.mjs", replaced(b'wasmExports["malloc"]', b'wasmExports["mallow"]')),
}
"""What is wrong with the smaller runtime on its way: which file, and how."""
IN_FIREFOX = {"cut", "one bit", "of another build", "script truncated", "script of another build"}
"""Where a stream, a module or a script ends in an engine's own way; the rest is found by status, type or length."""
WITHOUT_THE_REST = {"pyodide_stdlib": "whole", "pyodide_snapshot": False}
"""Settings that leave out what takes long where nothing is kept yet, and has nothing to do with the smaller runtime."""


def config_of(built: Built, page: str = "index.html") -> dict[str, object]:
    """Return what a page tells its app."""
    found = re.search(r'data-pyodide-app="([^"]*)"', built.read(page))
    assert found
    config: dict[str, object] = json.loads(unescape(found[1]))
    return config


def runtime_of(config: dict[str, object]) -> str:
    """Return the name of the folder of a page's runtime."""
    return str(config["runtime"]).rstrip("/").rpartition("/")[2]


def test_a_page_without_compiled_packages_loads_the_smaller_runtime(sample: Built) -> None:
    """It has fewer exports and fewer bytes, as a third comes later, and the whole one is published beside it."""
    config = config_of(sample)
    small, whole = (sample.folder / "_static" / "pyodide" / name for name in folders_of(config))

    wasm = "pyodide.asm.wasm"
    assert (small / wasm).stat().st_size < 0.65 * (whole / wasm).stat().st_size
    assert (small / "pyodide.asm.mjs").stat().st_size < 0.7 * (whole / "pyodide.asm.mjs").stat().st_size


def folders_of(config: dict[str, object]) -> tuple[str, str]:
    """Return the folders of the smaller runtime and of the whole."""
    whole = config["whole"]
    assert isinstance(whole, dict)
    return runtime_of(config), runtime_of(whole)


@pytest.mark.first_visit
@in_browsers(FAULTS, IN_FIREFOX)
def test_a_smaller_runtime_that_is_not_as_it_should_be_is_replaced_by_the_whole(
    reader: Reader, sample: Built, site: Site, name: str
) -> None:
    """No reader hears of it: Python starts in the ordinary way."""
    expect_the_whole_runtime(reader, sample, site, FAULTS[name])


def expect_the_whole_runtime(reader: Reader, sample: Built, site: Site, broken: tuple[str, Fault]) -> None:
    """Break a file of the smaller runtime on its way, and see Python start from the whole one."""
    file, fault = broken
    small, whole = folders_of(config_of(sample))
    visit = Visit(reader).open(site.url)
    site.break_(f"{small}/{file}", fault)

    visit.count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False
    assert site.requested(f"{whole}/pyodide.asm.wasm")


@pytest.mark.first_visit
def test_a_smaller_runtime_that_was_damaged_where_it_is_kept_is_replaced_too(
    reader: Reader, sample: Built, site: Site
) -> None:
    """What a disk has changed does not run, and is not kept any longer."""
    small, whole = folders_of(config_of(sample))
    visit = Visit(reader).open(site.url)
    visit.python("python.start()")
    visit.wait_until(kept(".wasm"))
    reader.evaluate(damaging(".wasm"))
    site.forget()

    visit.open(site.url).count("one two three")

    visit.expect_result("3 words")
    assert site.requested(f"{whole}/pyodide.asm.wasm")
    assert reader.evaluate(
        f"(async () => !(await (await {CACHE}).keys()).some(({{ url }}) => url.includes('{small}/')))()"
    )


@pytest.mark.parametrize("source", ["import ctypes", ""])
def test_a_page_with_compiled_packages_loads_the_whole_runtime(tmp_path: Path, source: str) -> None:
    """Compiled code finds what it asks for by name, and a memory is of the runtime that the page loads."""
    folder = site_with(tmp_path / "source", f"def answer(request):\n    {source or 'pass'}\n    return request\n")
    if not source:
        (folder / "packages" / "remembering" / "part.cpython-314-wasm32-emscripten.so").write_bytes(b"\0asm")
    built = Build(folder, tmp_path / "built").run()

    config = config_of(built)

    assert config["whole"] is None
    loader = next(built.folder.rglob(f"{runtime_of(config)}/pyodide.mjs")).read_text(encoding="utf-8")
    builds = [re.search(rb'"build":"(\w+)"', path.read_bytes()) for path in built.folder.rglob("memory-*.zip")]
    assert [found and found[1].decode() in loader for found in builds] == ([True] if source else [])


def test_a_package_that_loads_others_needs_the_whole_runtime() -> None:
    """What micropip brings may be compiled."""
    assert needs_whole("micropip", zip_of({}), set())
    assert not needs_whole("packaging", zip_of({}), {"json"})


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"pyodide_shrink": False}, ""),
        ({"pyodide_runtime": "given.tgz"}, "npm fetches nothing"),
    ],
)
def test_a_site_without_the_tool_is_built_as_before(tmp_path: Path, settings: dict[str, object], why: str) -> None:
    """Where nobody chose that, one line says what its readers do without."""
    folder = site_with(tmp_path / "source", "def answer(request): return request")
    if why:
        shutil.copy(fetched_archive(), folder / "given.tgz")
        settings = {**settings, "pyodide_cache": str(tmp_path / "cache"), **WITHOUT_THE_REST}
    built = Build(folder, tmp_path / "built", settings=settings).run()

    assert config_of(built)["whole"] is None
    assert len(list(built.folder.rglob("pyodide.asm.wasm"))) == 1
    assert ("pages load the runtime's WebAssembly whole" in built.output) is bool(why)
    assert why in built.output
    assert not built.warnings


def test_a_tool_that_is_another_stops_the_build(tmp_path: Path) -> None:
    """Whoever names a file wants that file."""
    folder = site_with(tmp_path / "source", "def answer(request): return request")
    (folder / "other.tgz").write_bytes(b"other")
    settings = {"pyodide_shrink": "other.tgz", "pyodide_cache": str(tmp_path / "cache"), **WITHOUT_THE_REST}

    with pytest.raises(SystemExit, match=r"other\.tgz is not binaryen@"):
        Build(folder, tmp_path / "built", settings=settings).run()
