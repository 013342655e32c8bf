import html
import json
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.runtime.npm import find_npm
from pyodide_sphinx_extension.runtime.obtain import fetch
from pyodide_sphinx_extension.runtime.pin import pinned
from tests.support.fixtures import SAMPLE
from tests.support.service_worker import manifest_of
from tests.support.sites import Sites
from tests.support.sphinx import Build, Built

CONFIG = re.compile(r'data-pyodide-app="([^"]*)"')


def config_of(built: Built, page: str) -> Any:  # noqa: ANN401  # JSON
    """Return what a page tells its app."""
    found = CONFIG.search(built.read(page))
    assert found
    return json.loads(html.unescape(found[1]))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the sample site that a test may change."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "source"))


@pytest.fixture
def build(copy: Path, tmp_path: Path) -> Build:
    """Give a build of that copy."""
    return Build(copy, tmp_path / "out")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_address_leads_to_a_file_of_the_announced_size(copy: Path, tmp_path: Path, builder: str) -> None:
    """Addresses are relative to the page that holds them, for each builder of pages."""
    built = Build(copy, tmp_path / "out", builder).run()
    pages = [page for page in built.folder.rglob("*.html") if CONFIG.search(page.read_text())]
    for page in pages:
        config = config_of(built, page.relative_to(built.folder).as_posix())
        for file in config["files"]:
            assert (page.parent / file["url"]).stat().st_size == file["size"]
        assert (page.parent / config["module"]).is_file()
        assert (page.parent / config["worker"]).is_file()

    assert len(pages) == (1 if builder == "singlehtml" else 3)


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "texinfo", "xml", "gettext"])
def test_other_builders_keep_the_content(copy: Path, tmp_path: Path, builder: str) -> None:
    """Where no script runs, what stands inside an app is written, and nothing is fetched."""
    settings = {"pyodide_runtime": "absent", "epub_show_urls": "no"}
    built = Build(copy, tmp_path / "out", builder).run(**settings)
    text = "".join(path.read_text(errors="ignore") for path in built.folder.rglob("*.*"))

    assert built.warnings == ""
    assert "The same counter, one folder down" in text
    assert "data-pyodide-app" not in text


def test_a_site_without_apps_needs_no_runtime(build: Build) -> None:
    """The runtime is obtained only if a page holds an app."""
    for page in ("index.rst", "several.rst", "deep/page.rst"):
        (build.source / page).write_text(":orphan:\n\nTitle\n=====\n\nText.\n")

    built = build.run(pyodide_runtime="absent")

    assert not (built.folder / "_static" / "pyodide").exists()


def test_parallel_builds_are_the_same(copy: Path, tmp_path: Path) -> None:
    """Reading and writing in several processes makes the same pages."""
    for number in range(12):
        shutil.copy(copy / "deep" / "page.rst", copy / f"deep/page{number}.rst")
    serial = Build(copy, tmp_path / "serial").run()
    parallel = Build(copy, tmp_path / "parallel", parallel=2).run()

    page = "deep/page7/index.html"
    assert config_of(serial, page) == config_of(parallel, page)


def test_a_changed_package_rewrites_the_pages_that_ship_it(build: Build) -> None:
    """Pages that did not change themselves point at the new package, and the old one is gone."""
    before = config_of(build.run(), "deep/page/index.html")
    (build.source / "packages" / "counting" / "data" / "unit.txt").write_text("letters\n")

    built = build.run()

    after = config_of(built, "deep/page/index.html")
    assert after["packages"] != before["packages"]
    assert len(list(built.folder.glob("_static/pyodide/counting-*.zip"))) == 1


def test_a_changed_module_rewrites_the_pages_that_mount_it(build: Build) -> None:
    """A module of the author gets a new address wherever it is mounted."""
    before = config_of(build.run(), "deep/page/index.html")
    (build.source / "modules" / "counter.mjs").write_text("export function mount() {}\n")

    after = config_of(build.run(), "deep/page/index.html")

    assert after["module"] != before["module"]


def test_an_unchanged_site_writes_no_page_anew(build: Build) -> None:
    """A second build of the same sources has nothing to do."""
    build.run()

    assert "no targets are out of date" in build.run().output


def test_the_script_is_on_pages_with_an_app_only(build: Build) -> None:
    """A page without an app names neither loader nor style sheet."""
    built = build.run()

    names = ["loader.mjs" in built.read(page) for page in ("index.html", "plain/index.html")]
    assert names == [True, False]


@pytest.mark.parametrize(
    ("option", "wrong", "subtype", "words"),
    [
        (":module: counter.mjs", ":module: watch.mjs", "module", "'watch.mjs'"),
        (":module: counter.mjs", ":module: conter.mjs", "module", "(did you mean 'counter.mjs'?)"),
        (":module: counter.mjs", ":session: page", "module", ":module: is missing; it names a file of 'modules'"),
        (":entry: counting:answer", ":entry: counting.answer", "entry", "'counting.answer'"),
        (":entry: counting:answer", ":session: page", "entry", ":entry: is missing; it names the function"),
        (":packages: counting", ":packages: clock", "package", "'clock'"),
        (":packages: counting", ":packages: countin", "package", "(did you mean 'counting'?)"),
        (":packages: counting", ":packages:", "package", "leave it out"),
        (":packages: counting", ":preload: soon", "app", ":preload: expected load, intent or never, got 'soon'"),
        (":packages: counting", ":preload: nevr", "app", "(did you mean 'never'?)"),
        (":packages: counting", ":session:", "app", ":session: expected a name"),
        (":packages: counting", ":entri: x", "app", "unknown option :entri: (did you mean 'entry'?)"),
    ],
)
def test_a_mistake_of_the_author_is_a_warning_with_its_line(
    build: Build, option: str, wrong: str, subtype: str, words: str
) -> None:
    """A wrong option is a warning that names it, its place and its kind; the content stands."""
    page = build.source / "index.rst"
    page.write_text(page.read_text().replace(option, wrong))

    built = build.run(show_warning_types=True)

    assert "index.rst:4: WARNING" in built.warnings
    assert words in built.warnings
    assert f"[pyodide.{subtype}]" in built.warnings
    assert "Count the words" in built.read("index.html")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("counting:shuot", "counting has no function 'shuot' (did you mean 'shout'?)"),
        ("counting:zzzz", "counting has no function 'zzzz'; there are answer, shout, unit, failure"),
        ("countin:answer", "no package of the app has a module 'countin' (did you mean 'counting'?)"),
        ("counting.core:answer", "no package of the app has a module 'counting.core' (did you mean 'counting'?)"),
    ],
)
def test_an_entry_that_is_not_there_is_told_at_its_app(build: Build, entry: str, words: str) -> None:
    """The warning says what is missing and which name is near, and nothing of a memory, which there is none to make."""
    page = build.source / "index.rst"
    page.write_text(page.read_text().replace("counting:answer", entry))

    built = build.run(show_warning_types=True)

    assert f"index.rst:4: WARNING: pyodide-app: :entry: '{entry}': {words}" in built.warnings
    assert "[pyodide.entry]" in built.warnings
    assert "pyodide_snapshot" not in built.warnings


def test_a_package_that_is_not_installed_stops_the_build(build: Build) -> None:
    """What the site cannot ship is an error with its name."""
    with pytest.raises(SystemExit, match="'absent' is not installed"):
        build.run(pyodide_packages=["counting", "absent"])


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        pytest.param("pyodide_packages", ["os.path"], id="name"),
        pytest.param("pyodide_package_exclude", {"counting": "data/*"}, id="no patterns"),
        pytest.param("pyodide_package_exclude", {"clock": ["data/*"]}, id="no package"),
        pytest.param("pyodide_strip_docstrings", 3, id="no truth"),
        pytest.param("pyodide_precompress", ["zip"], id="encoding"),
        pytest.param("pyodide_preload", "always", id="moment"),
        pytest.param("pyodide_stall_seconds", 0, id="seconds"),
        pytest.param("pyodide_stdlib", "tiny", id="library"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_build(build: Build, setting: str, value: object) -> None:
    """A setting out of bounds is an error that names it."""
    with pytest.raises(SystemExit, match=setting):
        build.run(**{setting: value})


def test_packages_are_shipped_as_the_settings_say(build: Build) -> None:
    """Files that are left out are not in the zip, and sources come without docstrings."""
    built = build.run(pyodide_package_exclude={"counting": ["data/*"]}, pyodide_strip_docstrings=True)
    archive = zipfile.ZipFile(next(built.folder.glob("_static/pyodide/counting-*.zip")))

    assert archive.namelist() == ["counting/__init__.py"]
    assert b"Answer JSON text" not in archive.read("counting/__init__.py")


def test_large_files_get_compressed_copies_where_that_is_wanted(build: Build) -> None:
    """Copies stand beside their files as long as the setting wants them, without a page written anew."""
    static = build.place / "dirhtml" / "_static"
    build.run(pyodide_precompress=["gz"])
    copies = {path.with_suffix("").suffix for path in static.rglob("*.gz")}
    modules = list(static.glob("pyodide-modules/*/*.gz"))
    without = build.run()

    assert copies >= {".wasm", ".zip", ".mjs"}
    assert modules
    assert list(static.rglob("*.gz")) == []
    assert "no targets are out of date" in without.output


def test_the_service_worker_stands_at_the_root_and_keeps_what_pages_load(build: Build) -> None:
    """The worker lists pages with apps, their style sheets and scripts, and no large file."""
    built = build.run(pyodide_offline=True)
    manifest = manifest_of(built.folder)
    names = [name.partition("?")[0] for name in manifest["files"]]

    assert sorted(manifest["pages"]) == ["", "deep/page/", "several/"]
    assert "_static/alabaster.css" in names
    assert [name for name in names if not (built.folder / name).is_file()] == []
    assert [name for name in names if name.endswith((".wasm", ".zip")) or "/runtime-" in name] == []
    assert config_of(built, "deep/page/index.html")["offline"] == "../../pyodide-offline.js"


def test_a_site_on_one_page_keeps_that_page(copy: Path, tmp_path: Path) -> None:
    """Documents in folders are written into the first page, and have none of their own to be kept."""
    built = Build(copy, tmp_path / "out", "singlehtml").run(pyodide_offline=True)

    pages = manifest_of(built.folder)["pages"]

    assert list(pages) == [""]
    assert any("counting-" in name for name in pages[""]["python"])


def test_a_folder_of_modules_that_is_not_there_is_named(build: Build) -> None:
    """A wrong folder of modules stops the build with its path."""
    with pytest.raises(SystemExit, match=r"^pyodide_modules: .*absent does not exist; expected a folder of ES modules"):
        build.run(pyodide_modules="absent")


def test_a_poisoned_cache_changes_nothing_that_is_published(build: Build, sites: Sites, tmp_path: Path) -> None:
    """Whatever was done to the files that a build kept, the next publishes the same bytes, and says what it made."""
    settings: dict[str, Any] = {"pyodide_offline": True, "pyodide_strip_docstrings": True}
    first = published(sites.built("rebuilt", SAMPLE, **settings))
    cache = poisoned(shared_cache(), tmp_path / "cache")

    again = build.run(**settings, pyodide_cache=str(cache))

    assert published(again) == first
    assert "is damaged: making it again" in again.output


def poisoned(cache: Path, place: Path) -> Path:
    """Return a cache with the same names, of which only the fetched archives hold what they should."""
    for path in filter(Path.is_file, cache.rglob("*")):
        copy = place / path.relative_to(cache)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes() if path.suffix == ".tgz" else b"# POISONED")
    return place


def fetched_archive() -> Path:
    """Return the runtime's archive in the cache that all builds share."""
    folder = shared_cache()
    fetch(pinned(), folder, lambda _line: None, find_npm())
    return folder / pinned().archive


def shared_cache() -> Path:
    """Return the folder of the cache that all builds share."""
    return cache_folder(None, os.environ, Path.home())


def published(built: Built) -> dict[str, bytes]:
    """Return what a build published for Python."""
    folder = built.folder / "_static" / "pyodide"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
