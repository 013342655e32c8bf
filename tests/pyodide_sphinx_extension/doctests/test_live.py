"""Doctests of pages and docstrings that one setting makes examples."""

import html
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.site import DOCTESTS
from tests.support.sphinx import Build, Built

EXAMPLE = re.compile(r'data-pyodide-example="([^"]*)"')
DOCTEST_FAULTS = {
    "index.rst": ("Plant(6)", "Plant(7)", 14),
    "fences.markdown": ("Plant(2)", "Plant(3)", 4),
    "packages/growing/__init__.py": ("'summer'", "'winter'", 33),
}
"""What is changed in a file so that a doctest fails, and the line of the statement then."""


def examples_in(built: Built, page: str) -> list[dict[str, Any]]:
    """Return what a page tells of each of its examples."""
    return [json.loads(html.unescape(text)) for text in EXAMPLE.findall(built.read(page))]


def text_of(page: str) -> str:
    """Return the text of a page without its markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def test_a_site_with_true_doctests_warns_of_nothing(growing: Built) -> None:
    """Each is run by doctest's rules, with the flags, groups and set-up that Sphinx knows."""
    assert growing.warnings == ""


def test_blocks_of_a_page_are_examples(growing: Built) -> None:
    """Plain blocks, directives and code blocks, hidden ones and those of several groups included."""
    found = [(each["session"], each["code"].splitlines()[-1]) for each in examples_in(growing, "index.html")]

    assert found == [
        ("index: page", "[birch, oak][0]"),
        ("index: page", 'print("tall   trees")'),
        ("index: garden", "len(beds)"),
        ("index: garden", "beds.append(oak)"),
        ("index: garden", "Plant(8)"),
        ("index: page", "Plant(8)"),
        ("index: page", 'raise KeyError("rose")'),
        ("index: page", "birch.grow(2)"),
    ]
    assert growing.read("index.html").count(' hidden="hidden"') == 2


def test_fences_of_markdown_are_examples(growing: Built) -> None:
    """In whichever of the usual languages they are written."""
    assert [each["code"] for each in examples_in(growing, "fences.html")] == [
        "Plant(1).grow()\n",
        "birch\n",
        "class Oak: pass\nOak\n1 + 1\n",
    ]


def test_docstrings_are_examples_that_share_nothing(growing: Built) -> None:
    """Each has a session of its own that begins with the names of its module."""
    found = examples_in(growing, "library.html")

    assert [each["session"] for each in found] == [
        "library: growing.Plant",
        "library: growing.Plant.grow",
        "library: growing.Plant.grow",
    ]
    assert {each["setup"]["module"] for each in found} == {"growing"}


def test_expected_output_is_shown_as_the_output(growing: Built) -> None:
    """It stands in the example, as its author wrote it, and once."""
    page = growing.read("index.html")
    outputs = re.findall(r'(?s)<div class="pyodide-output docutils container">(.*?)</div>\n</div>', page)

    assert ["Plant(...)" in outputs[0], "KeyError: 'lily'" in text_of(outputs[1])] == [True, True]
    assert "Plant(7)\n</pre>" not in text_of(page)


@pytest.mark.parametrize("page", ["off.html", "other.html"])
def test_what_cannot_or_shall_not_run_stays_as_it_is(growing: Built, page: str) -> None:
    """A page with the field at its top, and a docstring of a module that the site does not ship."""
    assert not [each for each in examples_in(growing, page) if "elsewhere" in each["session"] or page == "off.html"]
    assert {"off.html": "nothing of this is run", "other.html": "'walked'"}[page] in text_of(growing.read(page))


def test_the_build_says_what_does_not_run_and_why(growing: Built) -> None:
    """In one sentence, and on a page that asks for the report."""
    page = text_of(growing.read("coverage.html"))

    for words in (
        "13 of 19 examples run in the browser",
        "2 (marked no-live)",
        "1 (skipped by doctest altogether)",
        "1 (skipped if birch.height == 2)",
        "1 (pyodide-doctest: off on its page)",
        "1 (pyodide_packages does not ship 'elsewhere')",
    ):
        assert words in growing.output
        assert words in page
    assert "3 of 6 documented objects have an example that runs." in page
    assert "growing.Plant.cut" in page


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site with a wrong output in each kind of file, by two processes."""
    place = tmp_path_factory.mktemp("broken")
    source = Path(shutil.copytree(DOCTESTS, place / "source"))
    for name, (old, new, _) in DOCTEST_FAULTS.items():
        path = source / name
        path.write_text(path.read_text().replace(old, new))
    (source / "bad.rst").write_text(
        ":orphan:\n:pyodide-doctest: maybe\n\nBad\n===\n\n>>>1\n\n>>> 1  # doctest: +FASTER\n1\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        # Another build of this process may have imported the module that was not changed.
        patch.delitem(sys.modules, "growing", raising=False)
        return Build(source, place, "text", parallel=2).run()


@pytest.mark.parametrize("name", DOCTEST_FAULTS)
def test_a_difference_is_told_where_it_stands(broken: Built, name: str) -> None:
    """A page's in the page, a docstring's in its module."""
    lines = re.findall(rf"(?m)^\S*{re.escape(name)}:(\d+): WARNING: pyodide: the output is another", broken.warnings)

    assert lines == [str(DOCTEST_FAULTS[name][2])]


def test_what_doctest_cannot_read_is_told(broken: Built) -> None:
    """A flag that it does not know, and a field with another word."""
    assert re.search(r"bad\.rst:9: WARNING: pyodide: the doctest cannot be read: .*FASTER", broken.warnings)
    assert "the field pyodide-doctest expects 'on' or 'off', got 'maybe'" in broken.warnings


def test_without_the_setting_doctests_stay_as_they_are(tmp_path: Path) -> None:
    """A page may still ask for them."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text("extensions = ['pyodide_sphinx_extension']\n")
    (source / "index.rst").write_text("Start\n=====\n\n.. toctree::\n\n   on\n\n>>> 1\n2\n")
    (source / "on.rst").write_text(":pyodide-doctest: on\n\nOn\n==\n\n>>> 1\n2\n")

    built = Build(source, tmp_path, "text").run()

    assert re.findall(r"/(\w+\.rst):(\d+): WARNING", built.warnings) == [("on.rst", "6")]


def test_a_set_up_that_fails_is_told_once_for_each_session(tmp_path: Path) -> None:
    """At the example that it was to prepare."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(
        "extensions = ['sphinx.ext.doctest', 'pyodide_sphinx_extension']\n"
        "pyodide_doctest = True\ndoctest_global_setup = '1 / 0'\n"
    )
    (source / "index.rst").write_text("Start\n=====\n\n>>> 1\n1\n")

    built = Build(source, tmp_path, "text").run()

    assert "index.rst:4: WARNING: pyodide: the set-up of example 1 raised ZeroDivisionError" in built.warnings
