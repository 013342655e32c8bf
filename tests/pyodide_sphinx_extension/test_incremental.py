"""What a second build does: as little as it can, and no less."""

import re
import shutil
from pathlib import Path

import pytest

from pyodide_sphinx_extension.publishing.static_files import MARKER
from tests.site import RUNNABLE
from tests.support.sphinx import Build, Built

READ = re.compile(r"reading sources\.\.\. \[ *\d+%\] (\S+)")
WRITTEN = re.compile(r"writing output\.\.\. \[ *\d+%\] (\S+)")
PLAIN = "# Prose\n\nNothing runs here.\n"
TABLE_OF_CONTENTS = "```{toctree}\nwords\n```"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a build, made once, of a copy of the site with examples, an app and a page of prose."""
    source = Path(shutil.copytree(RUNNABLE, tmp_path / "source"))
    (source / "prose.md").write_text(PLAIN, encoding="utf-8")
    rewrite(source / "index.md", TABLE_OF_CONTENTS, TABLE_OF_CONTENTS.replace("words", "words\nprose"))
    made = Build(source, tmp_path / "out")
    made.run()
    return made


def rewrite(path: Path, old: str, new: str) -> None:
    """Put another text into a file, in which the old one must be."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def pages(pattern: re.Pattern[str], built: Built) -> set[str]:
    """Return the pages that a build says it worked on."""
    return set(pattern.findall(built.output))


def times(built: Built) -> dict[str, int]:
    """Return when each page and each published file was written; Sphinx makes its own at every build."""
    own = [built.folder / name / "index.html" for name in ("", "words", "prose")]
    paths = [*own, built.folder / MARKER, *built.folder.glob("_static/pyodide*/**/*")]
    return {path.relative_to(built.folder).as_posix(): path.stat().st_mtime_ns for path in paths if path.is_file()}


def test_no_change_writes_no_file(build: Build) -> None:
    """A second build of the same sources touches no page and no published file, and runs no example."""
    before = times(build.run())
    built = build.run()

    assert "no targets are out of date" in built.output
    assert times(built) == before
    assert len(before) > 40


def test_an_edited_page_of_prose_is_the_only_one_read_and_runs_nothing(build: Build) -> None:
    """Pages with examples are left alone, and so is what is published for them."""
    before = times(build.run())
    rewrite(build.source / "prose.md", "Nothing", "Still nothing")

    built = build.run()

    published = {name: when for name, when in times(built).items() if name.startswith("_static/pyodide")}
    assert pages(READ, built) == {"prose"}
    assert "words" not in pages(WRITTEN, built)
    assert published.items() <= before.items()


def test_an_edited_example_rewrites_its_page(build: Build) -> None:
    """Only the page of the example is read; its new output stands there."""
    rewrite(build.source / "words.rst", "range(5)", "range(3)")

    built = build.run()

    assert pages(READ, built) == {"words"}
    assert "[0, 1, 4]" in built.read("words/index.html")


def test_an_edited_package_rewrites_the_pages_that_load_it_and_no_other(build: Build) -> None:
    """Nothing is read again; examples are run again, as their output may be another."""
    rewrite(build.source / "packages" / "shapes" / "__init__.py", "teal", "navy")

    built = build.run()

    assert pages(READ, built) == set()
    assert pages(WRITTEN, built) == {"index", "words"}


def test_an_edited_module_rewrites_the_pages_with_python(build: Build) -> None:
    """The address of the module has changed, and nothing else was to be done."""
    rewrite(build.source / "modules" / "area.mjs", "Radius ", "Half of the width ")

    built = build.run()

    assert pages(READ, built) == set()
    assert "prose" not in pages(WRITTEN, built)
    assert "words" in pages(WRITTEN, built)
