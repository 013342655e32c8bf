"""An edit of the data draws exactly the pages anew that show it."""

import re
import shutil
from pathlib import Path

import pytest

from shortlist.model.files import DATA
from tests.shortlist_sphinx.guide import ALTERNATIVES
from tests.shortlist_sphinx.models import rewrite
from tests.shortlist_sphinx.site import small_site
from tests.support.sphinx import Build, Built

READ = re.compile(r"reading sources\.\.\. \[ *\d+%\] (\S+)")
WRITTEN = re.compile(r"writing output\.\.\. \[ *\d+%\] (\S+)")
ALL_RATINGS = {"chart", "checklist", "comparison", "criteria", "evidence", "roles", "scenario"}
ALL_NAMES = {"cast", "questions", "tables"}
"""Pages that show every framework by name, whose file they therefore depend on."""

PROFILES = {f"profile-{each}" for each in ALTERNATIVES}

EDITS = {
    "cast.toml": ("Celery", "Selery", {"cast", "stacks"}),
    "stacks.toml": ("Pages and forms", "Pages with forms", {"stacks"}),
    "others.toml": ("Quart", "Qart", {"others"}),
    "facts.toml": ("Protocols", "Wires", {"checklist", "comparison", "scenario"} | PROFILES),
    "alternatives/flask.toml": ("A small, steady core", "A small core", ALL_RATINGS | ALL_NAMES | {"profile-flask"}),
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a build of the small site, made once for all edits, with a model of its own."""
    place = tmp_path_factory.mktemp("small")
    shutil.copytree(DATA, place / "model")
    made = small_site(place)
    made.settings["shortlist_model"] = str(place / "model")
    made.run()
    return made


def pages(pattern: re.Pattern[str], built: Built) -> set[str]:
    """Return the pages that a build says it worked on."""
    return set(pattern.findall(built.output))


def test_no_change_is_no_work(build: Build) -> None:
    """A build after a build reads and writes nothing."""
    again = build.run()

    assert (pages(READ, again), pages(WRITTEN, again)) == (set(), set())


@pytest.mark.parametrize(("name", "edit"), EDITS.items(), ids=EDITS)
def test_an_edited_file_draws_its_pages_anew(build: Build, name: str, edit: tuple[str, str, set[str]]) -> None:
    """Pages that show nothing of a file are left alone when it changes."""
    old, new, expected = edit
    rewrite(Path(build.settings["shortlist_model"]) / name, lambda text: text.replace(old, new))

    again = build.run()

    assert pages(READ, again) == expected


def test_a_new_framework_is_drawn_everywhere(build: Build) -> None:
    """No page knows the file of a framework that was not there; all of ours are read again."""
    folder = Path(build.settings["shortlist_model"]) / "alternatives"
    text = (folder / "flask.toml").read_text(encoding="utf-8")
    (folder / "bottle.toml").write_text(text.replace('title = "Flask"', 'title = "Bottle"'), encoding="utf-8")

    again = build.run()

    assert "Bottle" in again.read("chart/index.html")
    assert "Bottle" in again.read("comparison/index.html")


def test_links_follow_what_moves_to_another_page(build: Build) -> None:
    """A page that did not change is written again when something that it links to has moved."""
    moved = build.source / "criteria.rst"
    (build.source / "moved.rst").write_text(moved.read_text(encoding="utf-8"), encoding="utf-8")
    moved.unlink()

    again = build.run()

    assert "../moved/#criterion-admin" in again.read("scenario/index.html")
    assert "../moved/#criterion-admin" in again.read("roles/index.html")
    assert "../criteria/#" not in again.read("checklist/index.html")
