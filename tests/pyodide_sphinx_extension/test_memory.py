import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.faults import in_browsers, open_impatient
from tests.support.fixtures import SAMPLE, Reader, Serve
from tests.support.server import (
    Fault,
    Reply,
    Site,
    cut,
    not_found,
    one_bit,
    refused,
    replaced,
    serving,
    stalled,
    truncated,
    typed,
)
from tests.support.sites import Sites
from tests.support.sphinx import Build

pytestmark = pytest.mark.first_visit

MEMORY = "/memory-"
CACHE = "caches.open('pyodide-sphinx-extension')"
ALL_KEPT = f"(await (await {CACHE}).keys()).length === 5"
STATE = """import json, os, sys, time, random, logging
def answer(request):
    return json.dumps({
        "environment": dict(os.environ), "path": sys.path, "argv": sys.argv, "executable": sys.executable,
        "folder": os.getcwd(), "zone": [time.tzname, time.timezone, time.altzone, time.daylight],
        "flags": [sys.flags.optimize, sys.dont_write_bytecode], "streams": [sys.stdout.encoding, sys.stdin.isatty()],
        "finders": [type(finder).__name__ for finder in sys.meta_path], "modules": sorted(sys.modules),
        "recent": abs(time.time() - logging._startTime / 1e9) < 600,
        "used": __import__("pyodide_js")._module.HEAPU8.length,
    })
"""
"""What an app sees of its Python."""


def kept(part: str) -> str:
    """Return a script that finds the request of a kept file, by a part of its address."""
    return f"(await (await {CACHE}).keys()).find(({{ url }}) => url.includes('{part}'))"


def damaging(part: str) -> str:
    """Return a script that changes one bit of a kept file."""
    return f"""(async () => {{
      const cache = await {CACHE};
      const request = {kept(part)};
      const response = await cache.match(request);
      const content = new Uint8Array(await response.arrayBuffer());
      content[content.length >> 1] ^= 1;
      await cache.put(request, new Response(content, {{ headers: response.headers }}));
    }})()"""


def of_another_build(reply: Reply) -> Reply:
    """Send a file that says of itself that the runtime is another."""
    return replace(reply, body=re.sub(rb'"build":"\w{8}', b'"build":"01234567', reply.body))


FAULTS = {
    "missing": not_found,
    "truncated": truncated,
    "cut": cut,
    "refused": refused,
    "of another type": typed("text/html"),
    "one bit": one_bit,
    "of another build": of_another_build,
    "stalled": stalled,
}
"""What is wrong with a memory on its way."""

IN_FIREFOX = {"cut", "refused", "stalled"}
"""Where a stream ends in an engine's own way; the rest is found by its status, type, length or hash."""


def number(visit: Visit) -> object:
    """Return a random number that Python makes."""
    return visit.python("python.call('{\"random\": true}')")


def test_python_begins_from_the_memory_of_the_site(reader: Reader, site: Site) -> None:
    """It answers as any other, loads what was left out, and draws other numbers at every start."""
    visit = Visit(reader).open(site.url)
    visit.count("one two three")
    visit.expect_result("3 words")
    restored, first = visit.python("python.restored"), number(visit)
    imported = visit.python('python.call(\'{"import": "sqlite3"}\')')
    visit.wait_until(ALL_KEPT)
    site.forget()

    visit.open(site.url + "deep/page/")
    second = number(visit)

    assert (restored, visit.python("python.restored")) == (True, True)
    assert imported == '"sqlite3"'
    assert first != second
    assert [path for path in site.requests if path.endswith((".wasm", ".zip"))] == []


@in_browsers(FAULTS, IN_FIREFOX)
def test_a_memory_that_is_not_as_it_should_be_is_replaced_by_an_ordinary_start(
    reader: Reader, site: Site, name: str
) -> None:
    """No reader hears of it: everything is loaded that it stands for."""
    expect_an_ordinary_start(reader, site, FAULTS[name])


def expect_an_ordinary_start(reader: Reader, site: Site, fault: Fault) -> None:
    """Break the memory on its way, and see Python start and answer without it."""
    visit = open_impatient(reader, site) if fault is stalled else Visit(reader).open(site.url)
    site.break_(MEMORY, fault)

    visit.count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False


def test_a_memory_that_was_damaged_where_it_is_kept_is_replaced_too(reader: Reader, site: Site) -> None:
    """What a disk has changed is loaded again."""
    visit = Visit(reader).open(site.url)
    visit.python("python.start()")
    visit.wait_until(kept(MEMORY))
    reader.evaluate(damaging(MEMORY))

    visit.open(site.url).count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False


def test_a_runtime_that_is_another_is_not_filled(reader: Reader, site: Site) -> None:
    """Its own data tell which one it is, and the memory is of no use to it."""
    visit = Visit(reader).open(site.url)
    site.break_("pyodide.asm.wasm", replaced(b"Return True if", b"return True if"))

    visit.count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False


@pytest.mark.parametrize("fault", [not_found, truncated, one_bit], ids=["missing", "truncated", "one bit"])
def test_what_stands_behind_the_memory_and_cannot_be_loaded_is_an_error_and_nothing_worse(
    reader: Reader, site: Site, fault: Fault
) -> None:
    """Python says which file it cannot read; to try again is an ordinary start."""
    visit = Visit(reader).open(site.url)
    visit.python("python.start()")
    site.break_("counting-", fault)
    visit.count("one two three")
    visit.expect_state("failed")
    site.mend()

    visit.try_again()
    visit.count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False


@pytest.mark.parametrize("part", ["/stdlib-lean-", "/counting-"])
def test_what_stands_behind_the_memory_and_was_damaged_where_it_is_kept_is_loaded_again(
    reader: Reader, site: Site, part: str
) -> None:
    """A library with one bit changed could answer something else, and nobody would see why."""
    visit = Visit(reader).open(site.url)
    visit.python("python.start()")
    visit.wait_until(ALL_KEPT)
    reader.evaluate(damaging(part))
    site.forget()

    visit.open(site.url).count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is True
    visit.wait_until(ALL_KEPT)
    assert len(site.requested(part)) == 1


@pytest.fixture(scope="module")
def seeing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a site whose app tells what it sees of its Python."""
    folder = tmp_path_factory.mktemp("seeing")
    built = Build(site_with(folder / "source", STATE), folder / "built").run()
    with serving(Site(built.folder)) as site:
        yield site


def test_python_looks_as_after_an_ordinary_start(reader: Reader, seeing: Site) -> None:
    """Zone, language, environment and modules are the reader's own, nothing is left of the build, nor is it larger."""
    seeing.mend()
    visit = Visit(reader).open(seeing.url)
    restored = visit.python("python.call('null').then(JSON.parse)")
    assert visit.python("python.restored") is True
    seeing.break_(MEMORY, not_found)
    reader.evaluate("caches.delete('pyodide-sphinx-extension')")

    ordinary = visit.open(seeing.url).python("python.call('null').then(JSON.parse)")

    assert visit.python("python.restored") is False
    assert restored["recent"] is True
    assert restored.pop("used") <= ordinary.pop("used")
    added = {"stdlib_memory", "gc"}
    assert {**restored, "modules": sorted(set(restored["modules"]) - added)} == {
        **ordinary,
        "modules": sorted(set(ordinary["modules"]) - added),
    }


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '3g' }"])
def test_who_saves_data_or_waits_for_bytes_gets_the_smaller_files(page: Reader, site: Site, connection: str) -> None:
    """A memory is more than what it stands for, and whoever pays by the byte need not have it."""
    visit = Visit(page).open(site.url)
    page.evaluate(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    visit.count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False
    assert [path for path in site.requests if MEMORY in path] == []


def test_what_an_earlier_visit_kept_is_not_replaced_by_a_memory(page: Reader, site: Site) -> None:
    """Whoever came over a slow connection has what the memory was made from, and loads nothing a second time."""
    visit = Visit(page).open(site.url)
    page.evaluate("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    visit.python("python.start()")
    visit.wait_until(ALL_KEPT.replace("5", "4"))
    site.forget()

    visit.open(site.url).count("one two three")

    visit.expect_result("3 words")
    assert visit.python("python.restored") is False
    assert [path for path in site.requests if path.endswith((".wasm", ".zip"))] == []


def test_a_site_can_do_without(sites: Sites, serve: Serve, page: Reader) -> None:
    """Whoever sets pyodide_snapshot to False ships no memory, and Python starts as ever."""
    built = sites.built("without-memory", SAMPLE, pyodide_snapshot=False)
    with serve(built.folder) as site:
        visit = Visit(page).open(site.url)
        visit.count("one two three")
        visit.expect_result("3 words")

    assert visit.python("python.restored") is False
    assert list(built.folder.rglob("memory-*")) == []


def test_a_package_in_the_way_is_named_in_a_warning(tmp_path: Path) -> None:
    """The site is built all the same."""
    package = "import time\nNOW = time.time()\ndef answer(request): return request"
    built = Build(site_with(tmp_path / "source", package), tmp_path / "built").run()

    assert "remembering: it asks for the clock while it is imported" in built.warnings
    assert "pyodide_snapshot" in built.warnings
    assert list(built.folder.rglob("memory-*")) == []


def test_an_entry_that_only_running_its_module_shows_to_be_missing_is_told_at_its_app(tmp_path: Path) -> None:
    """The memory is not made, and that is not what is wrong."""
    package = "globals().update(make=print)"
    built = Build(site_with(tmp_path / "source", package), tmp_path / "built").run()

    assert "index.rst:4: WARNING: pyodide-app: :entry: 'remembering:answer': remembering has no function answer." in (
        built.warnings
    )
    assert "pyodide_snapshot" not in built.warnings


def site_with(folder: Path, package: str) -> Path:
    """Write a site of one page that runs a package."""
    shutil.copytree(SAMPLE / "modules", folder / "modules")
    (folder / "packages" / "remembering").mkdir(parents=True)
    (folder / "packages" / "remembering" / "__init__.py").write_text(package, encoding="utf-8")
    conf = (SAMPLE / "conf.py").read_text(encoding="utf-8").replace('"counting"', '"remembering"')
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    page = "Page\n====\n\n.. pyodide-app::\n   :module: counter.mjs\n   :entry: remembering:answer\n"
    (folder / "index.rst").write_text(page, encoding="utf-8")
    return folder
