"""The quickstart of the docs: its commands in their order, on the built wheel, and its page in a browser."""

import os
import re
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.example_page import ExamplePage
from tests.support.house import ROOT, blocks_of
from tests.support.server import Site, serving

TEXT = (ROOT / "docs" / "runtime" / "quickstart.md").read_text(encoding="utf-8")
COMMANDS = [line for block in blocks_of(TEXT) if block.info == "bash" for line in block.text.splitlines()]
LINE = re.compile(r":\d+:")
PROGRAMS = {"sphinx-quickstart": "sphinx.cmd.quickstart", "sphinx-build": "sphinx.cmd.build"}


@dataclass(frozen=True)
class Newcomer:
    """Somebody who follows the page in a new folder.

    Attributes:
        folder: where they work.
        wheels: where pip finds the extension, and nothing else.
    """

    folder: Path
    wheels: Path

    def run(self, command: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of the page; what an index would bring besides the extension is there already."""
        pip = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PIP_NO_DEPS": "1", "PIP_IGNORE_INSTALLED": "1"}
        done = subprocess.run(
            ["sh", "-c", command], cwd=self.folder, env=os.environ | pip, capture_output=True, text=True, check=False
        )
        if " -m venv " in command:
            self.bring_sphinx()
        return done

    def bring_sphinx(self) -> None:
        """Let the new environment see Sphinx and its programs, as if they had been installed."""
        python = self.folder / ".venv" / "bin" / "python"
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        packages = self.folder / ".venv" / "lib" / version / "site-packages"
        (packages / "sphinx.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        for name, module in PROGRAMS.items():
            program = python.with_name(name)
            program.write_text(f"#!{python}\nimport sys\nfrom {module} import main\nsys.exit(main(sys.argv[1:]))\n")
            program.chmod(0o755)


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    """Follow the page until the site is built, and stop at what does not work."""
    place = tmp_path_factory.mktemp("quickstart")
    wheel = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        str(place),
        str(ROOT / "extension"),
    ]
    subprocess.run(wheel, check=True, capture_output=True)
    newcomer = Newcomer(place / "new", place)
    newcomer.folder.mkdir()
    *commands, build, _serve = COMMANDS
    for command in commands:
        done = newcomer.run(command.replace("python3 ", f"{sys.executable} "))
        assert done.returncode == 0, done.stdout + done.stderr
    for block in blocks_of(TEXT):
        if captioned := re.match(r":caption: (\S+)\n\n", block.text):
            with (newcomer.folder / captioned[1]).open("a", encoding="utf-8") as file:
                file.write(f"\n{block.text[captioned.end() :]}\n")
    done = newcomer.run(build)
    assert done.returncode == 0, done.stdout + done.stderr
    return newcomer


def test_the_wheel_is_what_the_newcomer_uses(newcomer: Newcomer) -> None:
    """The test would be of the sources otherwise."""
    asked = newcomer.run(".venv/bin/python -c 'import pyodide_sphinx_extension; print(pyodide_sphinx_extension)'")

    assert str(newcomer.folder / ".venv") in asked.stdout


def test_the_doctest_of_the_quickstart_runs_in_the_page(newcomer: Newcomer, page: Page) -> None:
    """As it stands, and as a reader changes it."""
    with serving(Site(newcomer.folder / "docs" / "_build" / "html")) as site:
        opened = ExamplePage(page).open(site.url)
        opened.run(1)
        opened.expect_status(1, "Done")
        assert "(2, 4)" in (opened.root(1).text_content() or "")
        opened.change(1, "round(4.5)")
        opened.run(1)
        opened.expect_status(1, "Done. 4")


def test_a_wrong_output_fails_the_build_as_the_page_says(newcomer: Newcomer) -> None:
    """File, line, what was expected and what came."""
    index = newcomer.folder / "docs" / "index.rst"
    right = index.read_text(encoding="utf-8")
    index.write_text(right.replace("(2, 4)", "(2, 3)"), encoding="utf-8")

    done = newcomer.run(COMMANDS[-2])

    index.write_text(right, encoding="utf-8")
    told = next(block.text for block in blocks_of(TEXT) if block.info == "text")
    assert done.returncode == 1
    # Sphinx's own first page may have more lines or fewer in another version.
    assert LINE.sub(":N:", told) in LINE.sub(":N:", done.stderr)
