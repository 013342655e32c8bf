"""Large packages with compiled parts: four web frameworks, run while the site is built and by readers."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from tests.pyodide_sphinx_extension.example_page import ExampleVisit
from tests.site import FRAMEWORKS
from tests.support.fixtures import Reader
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built

ACCEPTED = "201 {'item': 'tea', 'quantity': 2}\n"
REFUSED = {"django": 422, "fastapi": 422, "flask": 422, "litestar": 400}
"""What each answers to a quantity that is no number."""

BUDGET = 9_000_000
"""Bytes that a page may load, as a compressing server sends them."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site; its packages come from the index that pip is configured for, once."""
    try:
        return Build(FRAMEWORKS, tmp_path_factory.mktemp("frameworks"), "html").run()
    except (PackageNotShippedError, SystemExit) as error:
        pytest.fail(f"these tests need the package index that pip is configured for: {error}", pytrace=False)


@pytest.fixture
def site(built: Built) -> Iterator[Site]:
    """Serve the site below a path."""
    with serving(Site(built.folder)) as served:
        yield served


def plan_of(built: Built, name: str) -> dict[str, Any]:
    """Return what a page tells the Python that runs its examples."""
    found = re.search(r'data-pyodide-page="(.*?)"', built.read(f"{name}.html"))
    assert found
    plan: dict[str, Any] = json.loads(html.unescape(found[1]))
    return plan


def last_example(name: str) -> int:
    """Return the number of the example that shows something."""
    return (FRAMEWORKS / f"{name}.rst").read_text(encoding="utf-8").count(".. pyodide::")


def test_the_site_builds_without_a_warning(built: Built) -> None:
    """All examples run while the site is built, on the versions that are locked."""
    assert built.warnings == ""


@pytest.mark.parametrize("name", REFUSED)
def test_a_framework_answers_in_the_page(reader: Reader, site: Site, built: Built, name: str) -> None:
    """A reader runs the example, and runs it again: it shows what the build has shown."""
    number = last_example(name)
    visit = ExampleVisit(reader).open(f"{site.url}{name}.html")
    shown = visit.output(number)

    for _ in range(2):
        visit.press("Run", number)
        visit.expect_status(number, "Done.")
        assert visit.output(number).startswith(ACCEPTED)
        assert visit.output(number) == shown
    assert f"\n{REFUSED[name]} " in shown
    assert built.warnings == ""


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_pays_for_what_its_examples_import(built: Built, name: str) -> None:
    """No page loads the framework of another, and none more than its budget."""
    plan = plan_of(built, name)
    loaded = {Path(url).name.rpartition("-")[0] for url in plan["packages"]}

    assert loaded & set(REFUSED) == {name}
    assert sum(file["gzip"] for file in plan["files"]) < BUDGET


def test_what_a_page_did_not_load_comes_when_it_is_imported(reader: Reader, site: Site, built: Built) -> None:
    """A reader who imports another part of what the site ships gets it, and its metadata is there from the start."""
    visit = ExampleVisit(reader).open(f"{site.url}litestar.html")
    assert not any("faker-" in url for url in plan_of(built, "litestar")["packages"])

    visit.change(
        1, "from importlib.metadata import version\nprint(version('faker') > '1')\nimport faker\nprint(faker.__name__)"
    )
    visit.press("Run", 1)
    visit.expect_status(1, "Done.")

    assert visit.output(1) == "True\nfaker\n"
