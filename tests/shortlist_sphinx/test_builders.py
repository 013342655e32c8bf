"""The directives in builders other than that of web pages, and in several processes."""

from dataclasses import replace
from pathlib import Path

import pytest

from shortlist import built_in_model
from tests.shortlist_sphinx.site import COMPARISON, SCENARIO, SHEET, small_site
from tests.support.sphinx import Build, Built

MODEL = built_in_model()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Give a site that is read once and written by one builder after another, as `make html epub` does."""
    return small_site(tmp_path_factory.mktemp("whole"))


@pytest.mark.parametrize(
    "builder",
    ["html", "dirhtml", "latex", "man", "texinfo", "xml", "gettext", "dummy"],
)
def test_every_builder_finishes_without_warnings(whole: Build, tmp_path: Path, builder: str) -> None:
    """No writer meets a node that it does not know."""
    place = tmp_path if builder == "gettext" else whole.place  # translators' files are made of what it reads itself

    built = replace(whole, builder=builder, place=place).run()

    assert built.warnings == ""


def test_a_book_is_made_without_warnings(whole: Build) -> None:
    """An EPUB holds the worksheet, and its pages are well-formed XML."""
    built = replace(whole, builder="epub").run()

    assert built.warnings == ""
    assert "<input" not in built.read("checklist.xhtml")


def test_on_paper_the_checklist_is_a_worksheet(whole: Build) -> None:
    """Text holds every question with its levels to tick, and names the command line."""
    built = replace(whole, builder="text").run()
    worksheet = " ".join(built.read("checklist.txt").split())

    assert built.warnings == ""
    asked = [question.text for question in MODEL.questions.values()]
    assert [text for text in asked if text not in worksheet.replace("\u2019", "'")] == []
    assert worksheet.count("( ) ") == sum(len(each.levels) + 1 for each in MODEL.questions.values())
    assert "shortlist evaluate sheet.toml" in worksheet
    assert "Copy link" not in worksheet


def test_one_page_for_everything_may_do_what_any_may(whole: Build) -> None:
    """Where all pages are one, it holds the checklist too, and its policy allows what that needs."""
    built = replace(whole, builder="singlehtml").run()

    assert built.warnings == ""
    assert "wasm-unsafe-eval" in built.read("index.html")


def test_the_policy_can_be_left_out(whole: Build) -> None:
    """A preview that brings its own inline script switches the policy off."""
    built = replace(whole, builder="dirhtml").run(shortlist_policy=False)

    assert "http-equiv" not in built.read("checklist/index.html")


def test_several_processes_build_the_same_pages(small: Built, tmp_path: Path) -> None:
    """However many processes read and write them, links between pages and all else are the same."""
    built = small_site(tmp_path, parallel=2).run()

    assert built.warnings == ""
    assert pages_of(built) == pages_of(small)


def pages_of(built: Built) -> dict[str, str]:
    """Return the text of each page of a site."""
    return {str(path.relative_to(built.folder)): path.read_text("utf-8") for path in built.folder.rglob("*.html")}


def test_a_site_without_a_checklist_has_no_dead_links(tmp_path: Path) -> None:
    """Where the page to link to is missing, its words stay as text."""
    built = small_site(tmp_path, {"scenario.rst": SCENARIO, "shop.toml": SHEET}).run()

    page = built.read("scenario/index.html")

    assert "Open these answers in the checklist" in page
    assert "#v1;" not in page


def test_only_pages_that_need_them_load_styles(tmp_path: Path) -> None:
    """A page without our directives loads nothing of ours."""
    built = small_site(tmp_path, {"comparison.rst": COMPARISON}).run()

    pages = {name: "/comparison.css" in built.read(name) for name in ("index.html", "comparison/index.html")}

    assert pages == {"index.html": False, "comparison/index.html": True}
