"""Examples in pages: what is built of them, and what an author is told."""

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.examples.options import OPTIONS
from tests.site import RUNNABLE
from tests.support.sphinx import Build, Built

EXAMPLE = re.compile(r'data-pyodide-example="([^"]*)"')
PAGE = re.compile(r'data-pyodide-page="([^"]*)"')
CONF = "extensions = ['myst_parser', 'pyodide_sphinx_extension']\nproject = 'Faulty'\npyodide_packages = []\n"

MISTAKES = {
    "unknown-option": ("```{pyodide}\n:sessions: a\n\n1\n```", 3, "did you mean 'session'?"),
    "package": ("```{pyodide}\n:packages: shapes\n\n1\n```", 3, "'shapes' is not in pyodide_packages"),
    "switch": ("```{pyodide}\n:hidden: yes\n\n1\n```", 3, ":hidden: it is a switch and takes no value"),
    "session-name": ("```{pyodide}\n:session: '?'\n\n1\n```", 3, "expected a name of letters and digits"),
    "exception-name": ("```{pyodide}\n:raises: A or B\n\n1\n```", 3, "expected the name of one exception"),
    "empty": ("```{pyodide}\n```", 3, "expected Python code in the body"),
    "prompt": ("```{pyodide}\n>>>1\n```", 3, "the transcript cannot be read"),
    "no-example": ("```{pyodide-output}\n1\n```", 3, "no example stands right before it"),
    "raised": ("```{pyodide}\na = 1\n1 / 0\n```", 5, "example 1 raised ZeroDivisionError: division by zero"),
    "syntax": ("```{pyodide}\na = 1\na = (\n```", 5, "example 1 raised SyntaxError: '(' was never closed"),
    "other-exception": ("```{pyodide}\n:raises: KeyError\n\n1 / 0\n```", 6, "expected KeyError"),
    "no-exception": ("```{pyodide}\n:raises: KeyError\n\n1\n```", 6, "must raise KeyError, and nothing was raised"),
    "hidden": ("```{pyodide}\n:hidden:\n\n1 / 0\n```", 6, "example 1 raised ZeroDivisionError"),
    "transcript": ("```{pyodide}\n>>> a = 1\n>>> a\n2\n```", 5, "Expected:\n    2\nGot:\n    1\n"),
    "output": ("```{pyodide}\n1\n```\n\n```{pyodide-output}\n2\n```", 8, "Expected:\n    2\nGot:\n    1\n"),
    "no-output": (
        "```{pyodide}\na = 1\n```\n\n```{pyodide-output}\n1\n```",
        8,
        "Expected:\n    1\nGot:\n    (nothing)\n",
    ),
    "endless": ("```{pyodide}\nwhile True: pass\n```", 4, "did not end within 3 seconds"),
    "after-endless": (
        "```{pyodide}\nwhile True: pass\n```\n\n```{pyodide}\n1\n```",
        8,
        "example 2 was not run: an example before it did not end",
    ),
    "long-message": ("```{pyodide}\nraise ValueError('x' * 10**6)\n```", 4, "raised ValueError: xxx"),
    "long-output": ("```{pyodide}\n>>> print('x' * 10**6)\nx\n```", 4, "xxx … ("),
    "crash": ("```{pyodide}\nimport os\nos.abort()\n```", 4, "example 1 failed: "),
}
"""What an author got wrong: the page below its heading, the line of the warning, words of it."""


def write(folder: Path, pages: dict[str, str]) -> Path:
    """Write the source of a site."""
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(CONF)
    (folder / "index.md").write_text("# Start\n\n```{toctree}\n:glob:\n*\n```\n")
    for name, body in pages.items():
        (folder / name).write_text(body)
    return folder


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site in which every page holds another mistake, by two processes."""
    pages = {f"{name}.md": f"# Page\n\n{body}\n" for name, (body, _, _) in MISTAKES.items()}
    place = tmp_path_factory.mktemp("faulty")
    source = write(place / "source", pages)
    return Build(source, place, "text", parallel=2, settings={"pyodide_example_seconds": 3}).run()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Give a copy of the site that a test may change."""
    return Path(shutil.copytree(RUNNABLE, tmp_path / "source"))


@pytest.fixture
def nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have builds find no results of earlier ones; the runtime itself need not be fetched again."""
    monkeypatch.setattr("pyodide_sphinx_extension.examples.runs.the_cache", lambda _app: Cache(tmp_path / "kept"))


def examples_in(built: Built, page: str) -> list[dict[str, Any]]:
    """Return what a page tells of each of its examples."""
    return [json.loads(html.unescape(text)) for text in EXAMPLE.findall(built.read(page))]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_a_warning_at_its_line(faulty: Built, name: str) -> None:
    """Each warning names the file and the line, what is wrong, and its type."""
    _, line, words = MISTAKES[name]

    warnings = re.findall(rf"(?ms)^\S*/{name}\.md:(\d+): WARNING: (.*?) \[pyodide\.\w+\]$", faulty.warnings)

    assert (str(line), True) in [(at, words in text) for at, text in warnings]


def test_no_warning_is_long(faulty: Built) -> None:
    """However much an example shows or raises, its author reads what went wrong; the page shows more."""
    assert max(map(len, re.split("WARNING: ", faulty.warnings))) < 6000


def test_an_example_shows_its_output_as_html(runnable: Built) -> None:
    """Printed text, a picture, a table in a frame and a traceback stand in the page without script."""
    page = runnable.read("index.html")

    assert '<pre class="pyodide-text">area: 314.16\n</pre>' in page
    assert 'alt="A circle of radius 10"' in page
    assert 'class="pyodide-picture" src="data:image/svg+xml;base64,' in page.replace(' alt="A circle of radius 10"', "")
    assert "srcdoc=" in page
    assert "NameError: name &#x27;circle&#x27; is not defined" in page.replace("'", "&#x27;")


def test_html_of_an_example_is_shut_in_a_frame(runnable: Built) -> None:
    """The page itself holds no element that an example made."""
    page = runnable.read("index.html")

    assert "<script>parent.evil" not in page
    assert 'sandbox="allow-same-origin"' in page
    assert "default-src &#39;none&#39;" in page.replace("'", "&#39;")


def test_both_notations_make_the_same(runnable: Built) -> None:
    """A page in reStructuredText shows printed text, errors of the program and the last value."""
    page = runnable.read("words.html")

    assert '<pre class="pyodide-text">one\ntwo\n</pre>' in page
    assert '<pre aria-label="Standard error" class="pyodide-stderr" role="group">three\n</pre>' in page
    assert '<pre class="pyodide-text">[0, 1, 4, 9, 16]\n</pre>' in page


def test_a_hidden_example_is_not_seen(runnable: Built) -> None:
    """Its code is there for the script alone."""
    page = runnable.read("index.html")
    hidden = [text for text in re.findall(r"<div[^>]*pyodide-example[^>]*>", page) if " hidden=" in text]

    assert len(hidden) == 1
    assert "import Circle, Table\n" not in re.sub(r"<[^>]*>", "", page)


def test_a_transcript_is_run_without_its_prompts(runnable: Built) -> None:
    """The code that readers change and run has no prompts, no outputs, and no notes for doctest."""
    transcript = examples_in(runnable, "index.html")[-1]

    assert transcript["echo"] is True
    assert transcript["code"] == 'from shapes import Circle\nCircle(2)\nCircle(2).area\nCircle("two").area\n'


def test_a_page_loads_the_packages_of_its_examples(runnable: Built) -> None:
    """The first example of a page says what Python must load: the packages of all, and what runs them."""
    configs = [json.loads(html.unescape(text)) for text in PAGE.findall(runnable.read("index.html"))]

    assert [[url.split("/")[-1].split("-")[0] for url in each["packages"]] for each in configs] == [
        ["pyodide_examples", "shapes"]
    ]


@pytest.mark.parametrize(("builder", "file"), [("text", "index.txt"), ("latex", "shapes.tex"), ("epub", "index.xhtml")])
def test_other_builders_show_the_output(tmp_path: Path, builder: str, file: str) -> None:
    """Where no script runs, code and output are there as text."""
    built = Build(RUNNABLE, tmp_path, builder, settings={"epub_show_urls": "no"}).run()
    text = built.read(file)

    assert built.warnings == ""
    assert "area: 314.16" in text
    assert "radius=2" in text
    assert "pyodide-example" not in text


def test_a_translator_gets_no_output(tmp_path: Path) -> None:
    """A catalogue for translators is made without running anything."""
    built = Build(RUNNABLE, tmp_path, "gettext", settings={"pyodide_runtime": "absent"}).run()

    assert built.warnings == ""


@pytest.mark.usefixtures("nothing_kept")
def test_what_is_kept_is_not_run_again(copy: Path, tmp_path: Path) -> None:
    """A second build of the same pages in another place runs nothing."""
    first = Build(copy, tmp_path / "first", "text").run()

    built = Build(copy, tmp_path / "second", "text").run()

    assert "running 8 examples" in first.output
    assert "running" not in built.output
    assert "area: 314.16" in built.read("index.txt")


@pytest.mark.usefixtures("nothing_kept")
def test_an_edited_example_reruns_its_own_session(copy: Path, tmp_path: Path) -> None:
    """What stands before it leads to it; other sessions, of this page and of others, stay as they are."""
    build = Build(copy, tmp_path / "out", "text")
    build.run()
    page = copy / "index.md"
    page.write_text(page.read_text().replace("Table((Circle(1)", "Table((Circle(3)"))

    built = build.run()

    assert "running 2 examples" in built.output
    assert "Circle(radius=3)" in built.read("index.txt")


def test_a_changed_package_changes_the_pages_that_show_it(copy: Path, tmp_path: Path) -> None:
    """A page that was not touched is written anew when what it shows has changed, and checked anew."""
    build = Build(copy, tmp_path / "out", "text")
    build.run()
    package = copy / "packages" / "shapes" / "__init__.py"
    package.write_text(package.read_text().replace("return pi *", "return 3 *"))

    built = build.run()

    assert "area: 300" in built.read("index.txt")
    assert "index.md:13: WARNING: pyodide: the output is another one" in built.warnings


def test_examples_are_checked_with_the_files_that_readers_load(copy: Path, tmp_path: Path) -> None:
    """Where readers get bytecode, so do the examples of the build, and what they showed with sources is forgotten."""
    page = "---\norphan: true\n---\n# Loaded\n\n```{pyodide}\nimport shapes\n\nprint(shapes.__file__)\n```\n"
    (copy / "loaded.md").write_text(page)
    build = Build(copy, tmp_path / "out", "text")

    shown = [build.run(pyodide_compile=compiled).read("loaded.txt") for compiled in (False, True)]

    assert [re.findall(r"/shapes/(\S+)", text) for text in shown] == [["__init__.py"], ["__init__.pyc"]]


@pytest.mark.usefixtures("nothing_kept")
def test_a_build_without_node_says_so_once(
    copy: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Code is shown without output, and the author is told that nothing was checked."""
    monkeypatch.setattr("pyodide_sphinx_extension.examples.runs.find_node", lambda: None)

    built = Build(copy, tmp_path / "out", "text").run()

    assert built.warnings.count("no Node.js here") == 1
    assert 'print("area:"' in built.read("index.txt")
    assert "314" not in built.read("index.txt")


def test_a_removed_page_takes_its_examples_along(tmp_path: Path) -> None:
    """Once a page with a mistake is gone, so is its warning."""
    source = write(tmp_path / "source", {"wrong.md": "# Page\n\n```{pyodide}\n1 / 0\n```\n", "right.md": "# Page\n"})
    build = Build(source, tmp_path / "out", "text")
    before = build.run()
    (source / "wrong.md").unlink()

    after = build.run()

    assert "ZeroDivisionError" in before.warnings
    assert after.warnings == ""


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_says_what_it_means(option: Any) -> None:  # noqa: ANN401  # an option
    """Name, default and meaning of an option are there to be shown in the reference."""
    assert re.fullmatch(r"[a-z-]+", option.name)
    assert option.default
    assert option.meaning.endswith(".")


CALLED = {
    "import.md": "```{pyodide}\n:packages: jinja2\n\nimport jinja2\n```",
    "required.md": "```{pyodide}\n:packages: markupsafe\n\nimport markupsafe\n```",
    "narrow.md": "```{pyodide}\n:packages: markupsafe\n\nimport jinja2\n```",
    "distribution.md": "```{pyodide}\n:packages: MarkupSafe\n\nimport markupsafe\n```",
    "app.md": "```{pyodide-app}\n:module: app.mjs\n:entry: markupsafe:escape\n:packages: markupsafe\n```",
    "wrong.md": "```{pyodide}\n:packages: markupsaf\n\n1\n```",
    "wrong-app.md": "```{pyodide-app}\n:module: app.mjs\n:entry: jinja2.utils:clear_caches\n:packages: markupsaf\n```",
}


def test_packages_are_called_by_any_name_that_the_site_ships(tmp_path: Path) -> None:
    """A page names a package as it imports it, one that comes along with another too, and gets that and no other."""
    source = write(tmp_path / "source", {name: f"# Page\n\n{body}\n" for name, body in CALLED.items()})
    (source / "modules").mkdir()
    (source / "modules" / "app.mjs").write_text("export function mount() {}\n")
    settings = {"pyodide_packages": ["Jinja2"], "pyodide_modules": "modules", "pyodide_snapshot": False}

    built = Build(source, tmp_path / "out", "html", settings=settings).run()

    parts = [line.partition(": WARNING: ") for line in built.warnings.splitlines() if "WARNING" in line]
    told = {Path(place.partition(":")[0]).name: words for place, _, words in parts}
    assert sorted(told) == ["narrow.md", "wrong-app.md", "wrong.md"]
    assert "No module named 'jinja2'" in told["narrow.md"]
    assert told["wrong.md"].startswith("pyodide: :packages: 'markupsaf' is not in pyodide_packages (Jinja2, ")
    assert told["wrong-app.md"].startswith("pyodide-app: :packages: 'markupsaf' is not in pyodide_packages (Jinja2, ")
    assert built.warnings.count("(did you mean 'markupsafe'?); add it there.") == 2
