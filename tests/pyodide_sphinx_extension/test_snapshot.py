import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import SAMPLE, Reader, Serve
from tests.support.server import Site, serving
from tests.support.sites import Sites
from tests.support.sphinx import Build

pytestmark = pytest.mark.first_visit

CACHE = "caches.open('pyodide-sphinx-extension')"
KEPT = f"(await (await {CACHE}).keys()).find(({{ url }}) => url.includes('memory-with'))"
DAMAGE = """(async () => {
  const cache = await %s;
  const request = %s;
  const response = await cache.match(request);
  const content = new Uint8Array(await response.arrayBuffer());
  %s
  await cache.put(request, new Response(content, { headers }));
})()"""
ONE_BYTE = "content[1000] ^= 1; const headers = response.headers;"
ALL = """content.fill(7);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const headers = { "x-sha256": hex };"""
LARGE = """
import json
import random

MADE = random.random()
BALLAST = bytes(24_000_000) + b"more than Python's memory is at first"

def answer(request):
    return json.dumps(MADE)
"""


@pytest.fixture
def keeping(sites: Sites, serve: Serve) -> Iterator[Site]:
    """Serve the sample site, built so that it keeps the memory of a started Python."""
    with serve(sites.built("snapshot", SAMPLE, pyodide_snapshot=True).folder) as served:
        yield served


def visited(reader: Reader, site: Site) -> Visit:
    """Visit a page once, until the memory of its Python is kept."""
    visit = Visit(reader).open(site.url)
    visit.python("python.start()")
    assert not visit.python("python.restored")
    visit.wait_until(KEPT)
    return visit


def number(visit: Visit) -> object:
    """Return a random number that Python makes."""
    return visit.python("python.call('{\"random\": true}')")


def test_a_later_visit_starts_from_memory(reader: Reader, keeping: Site) -> None:
    """Python is restored, answers as any other, loads what was left out, and is random all the same."""
    visit = visited(reader, keeping)
    visit.open(keeping.url).count("one two three")
    visit.expect_result("3 words")
    restored, first = visit.python("python.restored"), number(visit)
    imported = visit.python('python.call(\'{"import": "sqlite3"}\')')

    second = number(visit.open(keeping.url + "deep/page/"))

    assert (restored, visit.python("python.restored")) == (True, True)
    assert imported == '"sqlite3"'
    assert first != second


@pytest.mark.parametrize("damage", [ONE_BYTE, ALL], ids=["one byte", "all, with a checksum to match"])
def test_a_damaged_memory_is_passed_over_in_silence(reader: Reader, keeping: Site, damage: str) -> None:
    """What cannot be restored ends in a plain start, not in a failure."""
    visit = visited(reader, keeping)
    reader.evaluate(DAMAGE % (CACHE, KEPT, damage))

    visit.open(keeping.url).count("one two three")

    visit.expect_result("3 words")
    assert not visit.python("python.restored")


def test_what_answers_is_imported_already_however_much_memory_it_takes(reader: Reader, tmp_path: Path) -> None:
    """What an entry's module made while it was imported comes back with the memory, at each visit the same."""
    built = Build(site_with(tmp_path / "source", LARGE), tmp_path / "built").run(pyodide_snapshot=True)
    with serving(Site(built.folder)) as site:
        visit = visited(reader, site)
        made = [visit.python("python.call('null')")]
        for _ in range(2):
            made.append(visit.open(site.url).python("python.call('null')"))
            assert visit.python("python.restored")

    assert made[0] != made[1] == made[2]


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
