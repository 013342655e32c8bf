"""What prose promises is real: its commands can be run, and its Python is executed."""

import ast
import re
import shlex
from pathlib import Path

import pytest
from sybil import Sybil

import conftest
from tests.support.house import ROOT, blocks_of, house_files, name_of

PAGES = [path for path in house_files() if path.suffix == ".md"]
PYTHON = re.compile(r"^(\{(code-block|code)\} *)?(python3?|py|pycon|ipython|doctest)\b|^\{(doctest|testcode|pyodide)\}")
SESSION = re.compile(r"\bnox -s ([\w ]+)")
TEST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install nox && .venv/bin/nox -s tests"


def sessions() -> set[str]:
    """Return the names of the sessions that the noxfile defines."""
    tree = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return {each.name for each in functions if "session" in [ast.unparse(one)[4:] for one in each.decorator_list]}


def executed_lines(prose: Sybil, path: Path) -> list[int]:
    """Return the line at which each executed example of a page begins."""
    return [example.line for example in prose.parse(path).examples()]


def test_every_python_block_of_a_page_is_executed(subtests: pytest.Subtests) -> None:
    """A fenced block of Python holds at least one example that the tests run."""
    for path in PAGES:
        with subtests.test(name_of(path)):
            blocks = [block for block in blocks_of(path.read_text(encoding="utf-8")) if PYTHON.search(block.info)]
            lines = executed_lines(conftest.prose, path)

            passed_over = [
                block.first for block in blocks if not any(block.first <= line <= block.last for line in lines)
            ]

            assert passed_over == []


def test_the_readme_holds_python_to_execute() -> None:
    """The check above is not passing over nothing."""
    assert executed_lines(conftest.prose, ROOT / "README.md") != []


def test_every_session_named_in_a_page_exists(subtests: pytest.Subtests) -> None:
    """A page that says `nox -s NAME` names a session that is there."""
    for path in PAGES:
        with subtests.test(name_of(path)):
            named = {name for found in SESSION.findall(path.read_text(encoding="utf-8")) for name in found.split()}

            assert named <= sessions()


def test_the_readme_shows_the_command_that_checks_everything() -> None:
    """The command to run on a fresh machine stands in the README, in full, on one line."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert TEST_COMMAND in lines


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    """What is run before a merge is what a reader of the README runs, word for word."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in script if line.startswith((".venv", "python3"))]

    assert shlex.split(" && ".join(commands)) == shlex.split(TEST_COMMAND)
