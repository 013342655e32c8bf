"""Code side by side: four frameworks, each on a page where its code is run, changed and run again."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.example_page import ExampleVisit, plan_in
from tests.support.firefox import Firefox
from tests.support.fixtures import Reader
from tests.support.server import Site
from tests.support.service_worker import manifest_of

FRAMEWORKS = ("django", "fastapi", "flask", "litestar")
BUDGET = 8_000_000
"""Bytes that a page may load, runtime and framework together, as a compressing server sends them."""


def examples_of(site: Path, name: str) -> int:
    """Return how many examples a page has."""
    return page_of(site, name).count('class="pyodide-example')


def page_of(site: Path, name: str) -> str:
    """Return a page on a framework's code."""
    return (site / "code" / name / "index.html").read_text(encoding="utf-8")


def plan_of(site: Path, name: str) -> dict[str, Any]:
    """Return what a page tells the Python that runs its examples."""
    return plan_in(page_of(site, name))


def run_all(reader: Reader, site: Site, folder: Path, name: str, times: int) -> list[str]:
    """Run all examples of a page, perhaps all again, and return what they show each time: what the build saw."""
    count = examples_of(folder, name)
    visit = ExampleVisit(reader).open(f"{site.url}code/{name}/")
    built = [visit.output(number) for number in range(1, count + 1)]
    for _ in range(times):
        for number in range(1, count + 1):
            visit.press("Run", number)
            visit.expect_status(number, "Done")
        assert [visit.output(number) for number in range(1, count + 1)] == built
    return built


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_each_framework_runs_in_the_page(page: Page, guide: Site, built_site: Path, name: str) -> None:
    """A reader who runs the examples, once and again, sees what the build saw: four answers, and tests that pass."""
    shown = run_all(page, guide, built_site, name, times=2)

    refused = "400" if name == "litestar" else "422"
    answers = next(text for text in shown if text.startswith("201"))
    assert [line[:3] for line in answers.splitlines()] == ["201", "200", refused, "404"]
    assert shown[-1] == "2 passed\n"


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_each_framework_runs_in_firefox_too(firefox: Firefox, guide: Site, built_site: Path, name: str) -> None:
    """It shows the same there; the one with the largest compiled part is run again."""
    with firefox.page() as page:
        shown = run_all(page, guide, built_site, name, times=2 if name == "fastapi" else 1)

    assert shown[-1] == "2 passed\n"


def test_changed_code_is_what_runs(page: Page, guide: Site, built_site: Path) -> None:
    """A reader changes the application, and its answers change."""
    visit = ExampleVisit(page).open(f"{guide.url}code/flask/")
    source = re.search(r'<div class="highlight-python.*?<pre.*?>(.*?)</pre>', page_of(built_site, "flask"), re.DOTALL)
    assert source
    code = html.unescape(re.sub(r"<.*?>", "", source[1]))

    visit.change(1, code.replace("No such order.", "Sold out."))
    visit.press("Run", 1)
    visit.expect_status(1, "Done")
    visit.press("Run", 2)
    visit.expect_status(2, "Done")

    assert visit.output(2).endswith("404 {'error': 'Sold out.'}\n")


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_page_pays_for_what_its_examples_import(built_site: Path, name: str) -> None:
    """No page loads the framework of another, and none more than its budget."""
    plan = plan_of(built_site, name)
    loaded = {Path(url).name.rpartition("-")[0] for url in plan["packages"]}

    assert loaded & set(FRAMEWORKS) == {name}
    assert sum(file["gzip"] for file in plan["files"]) < BUDGET


def test_what_a_page_did_not_load_comes_when_it_is_imported(page: Page, guide: Site, built_site: Path) -> None:
    """A reader who imports another part of what the site ships gets it, and its metadata is there from the start."""
    visit = ExampleVisit(page).open(f"{guide.url}code/litestar/")
    assert not any("certifi-" in url for url in plan_of(built_site, "litestar")["packages"])

    visit.change(1, "from importlib.metadata import version\nprint(version('certifi') > '1')\nimport certifi")
    visit.press("Run", 1)
    visit.expect_status(1, "Done")

    assert visit.output(1) == "True\n"


def test_nothing_is_kept_of_the_frameworks_for_those_who_never_run_them(built_site: Path) -> None:
    """What the service worker keeps in the background holds no package of these pages, and the checklist loads none."""
    kept = manifest_of(built_site)["files"]
    checklist = (built_site / "checklist" / "index.html").read_text(encoding="utf-8")

    assert [name for name in kept if re.search(r"\.(?:zip|wasm)$|/runtime-", name)] == []
    assert re.findall(r"pyodide/(?:django|fastapi|flask|litestar)-", checklist) == []


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_overview_shows_the_code_that_runs(built_site: Path, name: str) -> None:
    """Application, answers and test stand there as on the page of the framework."""
    overview = (built_site / "code" / "index.html").read_text(encoding="utf-8")
    blocks = re.findall(r"<pre.*?>(.*?)</pre>", overview, re.DOTALL)
    listed = {html.unescape(re.sub(r"<.*?>", "", block)).strip() for block in blocks}
    source = (Path(__file__).parents[2] / "docs" / "code" / f"{name}.md").read_text(encoding="utf-8")
    answers = re.findall(r"```\{pyodide-output\}\n(.*?)```", source, re.DOTALL)[0]
    code = [block.partition("\n\n")[2].strip() for block in re.findall(r"```\{pyodide\}\n(.*?)```", source, re.DOTALL)]

    assert {answers.strip(), code[-1]} <= listed
    assert sum(each in listed for each in code) == 2
