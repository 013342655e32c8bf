"""Apps with different packages on one page, all started by it: each has what it names, and nothing comes twice."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import SAMPLE, Reader
from tests.support.server import Site, not_found, serving
from tests.support.sphinx import Build

pytestmark = pytest.mark.first_visit

ANSWER = """import importlib, json
import {module} as of_the_library
def answer(request):
    found = []
    for name in json.loads(request):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        found.append(name)
    return json.dumps([__name__, of_the_library.__name__, found])
"""
"""A package that needs a module of the standard library, and tells which modules it can import."""
PACKAGES = {
    "apples": ANSWER.format(module="fractions"),
    "berries": ANSWER.format(module="colorsys"),
    "cherries": ANSWER.format(module="statistics") + "import time\nRIPE = time.time()\n",
    "dates": ANSWER.format(module="bisect"),
}
"""Cherries read the clock: they can begin from no memory. Dates are compiled: they need the whole runtime."""
COMPILED = "part.cpython-314-wasm32-emscripten.so"
PAGES = {
    "shared": ["apples", "berries"],
    "clock": ["apples", "cherries"],
    "clock-first": ["cherries", "apples"],
    "compiled": ["apples", "dates"],
    "compiled-first": ["dates", "apples"],
    "apart": ["apples", "berries :session: alone"],
}
APP = "\n.. pyodide-app::\n   :module: counter.mjs\n   :entry: {name}:answer\n   :packages: {name}\n   :preload: load\n"
EVERYTHING = json.dumps(list(PACKAGES))


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a site with two apps on each page."""
    folder = tmp_path_factory.mktemp("together")
    source = folder / "source"
    shutil.copytree(SAMPLE / "modules", source / "modules")
    for name, code in PACKAGES.items():
        (source / "packages" / name).mkdir(parents=True)
        (source / "packages" / name / "__init__.py").write_text(code, encoding="utf-8")
    (source / "packages" / "dates" / COMPILED).write_bytes(b"\0asm")
    conf = (SAMPLE / "conf.py").read_text(encoding="utf-8").replace('["counting"]', str(list(PACKAGES)))
    (source / "conf.py").write_text(conf, encoding="utf-8")
    for page, apps in PAGES.items():
        (source / f"{page}.rst").write_text(written(page, apps), encoding="utf-8")
    toctree = "Pages\n=====\n\n.. toctree::\n\n" + "".join(f"   {page}\n" for page in PAGES)
    (source / "index.rst").write_text(toctree, encoding="utf-8")
    built = Build(source, folder / "built").run()
    assert built.warnings.count("WARNING") == 1
    assert "cherries: it asks for the clock" in built.warnings
    with serving(Site(built.folder)) as site:
        yield site


def written(page: str, apps: list[str]) -> str:
    """Return a page with apps, each by the name of its package and what else is said of it."""
    drawn = []
    for app in apps:
        name, _, option = app.partition(" ")
        drawn.append(APP.format(name=name) + (f"   {option}\n" if option else ""))
    return f"{page}\n{'=' * len(page)}\n" + "".join(drawn)


def visited(reader: Reader, site: Site, page: str) -> Visit:
    """Open a page, and wait for nothing but its two apps."""
    site.mend()
    site.forget()
    visit = Visit(reader).open(f"{site.url}{page}/")
    visit.wait_until("document.querySelectorAll('[data-pyodide-state=mounted]').length === 2")
    return visit


def answers(visit: Visit) -> list[tuple[str, str, list[str]]]:
    """Ask both apps at once, and return what they say."""
    apps = "[...document.querySelectorAll('.pyodide-app')]"
    asked = f"Promise.all({apps}.map(({{ python }}) => python.call({json.dumps(EVERYTHING)})))"
    return [tuple(json.loads(text)) for text in visit.reader.evaluate(asked)]


def twice(site: Site) -> list[str]:
    """Return what was asked for more than once of Python's files."""
    asked = Counter(path for path in site.requests if path.endswith((".wasm", ".zip")))
    return [path for path, count in asked.items() if count > 1]


def restored(visit: Visit) -> list[bool]:
    """Return whether each app began from the memory of the site."""
    apps = "[...document.querySelectorAll('.pyodide-app')]"
    return list(visit.reader.evaluate(f"{apps}.map(({{ python }}) => python.restored)"))


@pytest.mark.parametrize("name", [name for name in PAGES if name != "apart"])
def test_one_python_has_what_each_of_its_apps_names(reader: Reader, together: Site, name: str) -> None:
    """It begins from what the first app can begin from, and the packages of the other are put beside that."""
    visit = visited(reader, together, name)
    one, other = PAGES[name]

    told = answers(visit)

    assert [package for package, _, _ in told] == [one, other]
    assert all(set(found) == {one, other} for _, _, found in told)
    assert twice(together) == []
    assert restored(visit) == [name in {"shared", "clock"}] * 2


def test_one_python_starts_without_the_memory_too(reader: Reader, together: Site) -> None:
    """Where the memory cannot be had, the packages of both are loaded."""
    together.mend()
    together.break_("/memory-", not_found)
    together.forget()
    visit = Visit(reader).open(f"{together.url}shared/")

    told = answers(visit)

    assert [set(found) for _, _, found in told] == [{"apples", "berries"}] * 2
    assert restored(visit) == [False, False]


def test_apps_apart_have_their_own_packages_alone(reader: Reader, together: Site) -> None:
    """Each has a worker and a memory, and sees nothing of the other."""
    visit = visited(reader, together, "apart")

    told = answers(visit)

    assert [(name, found) for name, _, found in told] == [("apples", ["apples"]), ("berries", ["berries"])]
    assert restored(visit) == [True, True]
    memories = [path for path in together.requests if "/memory-" in path]
    assert len(memories) == len(set(memories)) == 2
