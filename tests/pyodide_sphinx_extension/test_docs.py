"""What the documentation of the extension says is so: its tutorial is built and used, its tables are complete."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pyodide_sphinx_extension.apps.directive import PyodideApp
from tests.pyodide_sphinx_extension.example_page import PATIENCE, ExamplePage
from tests.support.house import ROOT, Block, blocks_of
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built

DOCS = ROOT / "docs" / "runtime"
STATIC = ROOT / "extension" / "src" / "pyodide_sphinx_extension" / "static"
CAPTION = re.compile(r"^:caption: (\S+)\n\n")
FIRST_CELL = re.compile(r"^\| `:?([\w-]+):?`", re.MULTILINE)


def page_text(name: str) -> str:
    """Return the source of a page."""
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def files_of(text: str) -> dict[str, str]:
    """Return the blocks of a page that name a file, by that name."""
    found = {match[1]: block for block in blocks_of(text) if (match := CAPTION.match(block.text))}
    return {name: content_of(block) for name, block in found.items()}


def content_of(block: Block) -> str:
    """Return what a block says is in a file."""
    return f"{CAPTION.sub('', block.text)}\n"


def section(text: str, heading: str) -> str:
    """Return what stands under a heading."""
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.fixture
def tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """Build the site that the tutorial makes, from its own files, in the folder that it speaks of."""
    source = tmp_path / "greetings"
    for name, content in files_of(page_text("tutorial")).items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(source)
    return Build(source, tmp_path / "out").run()


def test_the_site_of_the_tutorial_runs(tutorial: Built, page: Page) -> None:
    """It builds without a warning; its example and its app do what the tutorial says."""
    assert tutorial.warnings == ""

    with serving(Site(tutorial.folder)) as site:
        first = ExamplePage(page).open(site.url)
        first.change(1, "from greeting import greet\ngreet('Grace')")
        first.run(1)
        first.expect_status(1, "Done. 'Hello, Grace.'")
        page.goto(f"{site.url}app/")
        page.get_by_role("textbox", name="Name").fill("Ada")
        page.get_by_role("button", name="Greet").click()
        expect(page.locator("output")).to_have_text("Hello, Ada.", timeout=PATIENCE)


def test_every_kind_of_failure_is_explained() -> None:
    """The table of kinds names those that the code knows, each once."""
    types = (STATIC / "page" / "types.mjs").read_text(encoding="utf-8")
    declared = re.search(r"@typedef \{([^}]+)\} FailureKind", types)
    assert declared

    shown = FIRST_CELL.findall(section(page_text("failures"), "Which kinds of failure are there?"))

    assert sorted(shown) == sorted(re.findall(r'"(\w+)"', declared[1]))


def test_a_site_is_as_large_as_the_pages_say(tutorial: Built) -> None:
    """The size on the host, without an app and with one, is told in whole megabytes on two pages."""
    published = tutorial.folder / "_static" / "pyodide"
    small = next(published.glob("secondary-*.zip"))
    runtime = {path.partition("/")[0] for path in zipfile.ZipFile(small).namelist()}.pop()
    of_apps = [small, *published.glob("memory-*"), *published.glob("stdlib-lean-*"), *published.glob(f"{runtime}/*")]
    whole, added = size_of(published.rglob("*")), size_of(of_apps)

    told = f"about {whole - added:.0f} MB", f"about {whole:.0f} MB with an app"

    assert [words in page_text(page) for page in ("self-host", "neighbours") for words in told] == [True] * 4


def size_of(paths: Iterable[Path]) -> float:
    """Return how large files are together, in megabytes."""
    return sum(path.stat().st_size for path in paths if path.is_file()) / 1e6


def test_every_option_of_an_app_is_explained() -> None:
    """The table of options names those that the directive takes."""
    shown = FIRST_CELL.findall(section(page_text("reference"), "What does `{pyodide-app}` take?"))

    assert sorted(shown) == sorted(PyodideApp.option_spec)


def test_what_python_tells_is_there(page: Page, site: Site) -> None:
    """Each property that the page about scripts names is one of the object that a script gets."""
    told = section(page_text("javascript"), "Which properties and events does it have?")
    names = FIRST_CELL.findall(told.partition("It is an")[0])
    page.goto(site.url)
    page.wait_for_selector("[data-pyodide-state=mounted]")

    absent = "names => names.filter((name) => !(name in document.querySelector('.pyodide-app').python))"
    missing = page.evaluate(absent, names)

    assert names
    assert missing == []
