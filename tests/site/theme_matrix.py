"""The small site in every theme and builder that the extension promises; `nox -s themes` runs it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from tests.pyodide_sphinx_extension.example_page import PATIENCE, ExamplePage
from tests.site import RUNNABLE
from tests.support.patience import be_patient
from tests.support.server import Site, serving
from tests.support.sphinx import Build, Built

THEMES = ("alabaster", "furo", "pydata_sphinx_theme")
PAGES = ("html", "dirhtml", "singlehtml")
BOOKS = {"text": "index.txt", "epub": "index.xhtml", "latex": "shapes.tex", "man": "shapes.1"}


def build(place: Path, builder: str, theme: str = "alabaster") -> Built:
    """Build the site as strictly as can be."""
    settings = {"nitpicky": True, "html_theme": theme, "epub_show_urls": "no"}
    return Build(RUNNABLE, place, builder, settings=settings).run()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("builder", PAGES)
def test_examples_and_apps_run_in_every_theme(tmp_path: Path, browser: Browser, builder: str, theme: str) -> None:
    """The site builds without a warning; its examples and its app run, on a narrow dark screen too."""
    built = build(tmp_path, builder, theme)
    assert built.warnings == ""

    with serving(Site(built.folder)) as site:
        context = be_patient(browser.new_context(viewport={"width": 360, "height": 800}, color_scheme="dark"))
        shapes = ExamplePage(context.new_page()).open(f"{site.url}index.html")
        shapes.run(2)
        shapes.expect_status(2, "The example above ran first. Done.")
        found = Axe().run(shapes.page, {"include": [[".pyodide-example"]], "exclude": [[".highlight span"]]})
        widths = shapes.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if builder != "singlehtml":
            shapes.page.goto(site.url + ("words/" if builder == "dirhtml" else "words.html"))
        shapes.page.get_by_role("button", name="Area").click()
        expect(shapes.page.locator("output")).to_have_text("314.16", timeout=PATIENCE)
        context.close()

    assert found.violations_count == 0, found.generate_report()
    assert widths[0] <= widths[1]


@pytest.mark.parametrize("builder", BOOKS)
def test_books_hold_code_and_output(tmp_path: Path, builder: str) -> None:
    """The site builds without a warning where no script runs."""
    built = build(tmp_path, builder)

    assert built.warnings == ""
    assert "314.16" in built.read(BOOKS[builder])
