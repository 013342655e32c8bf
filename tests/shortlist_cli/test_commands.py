"""Every command has a module, a test and a heading of its own word."""

import re
from pathlib import Path

import pytest

from shortlist_cli.app import app
from tests.support.house import ROOT

COMMANDS = [str(command.name) for command in app.registered_commands]
HEADINGS = re.findall(r"^## (\S+): ", (ROOT / "docs/library/command-line.md").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(
    "folder", [ROOT / "src/shortlist_cli/commands", Path(__file__).parent / "commands"], ids=["source", "tests"]
)
def test_a_command_stands_where_its_word_says(folder: Path) -> None:
    """Who looks for a command, or for its test, finds the file by the command's word."""
    files = {path.stem.removeprefix("test_").replace("_", "-") for path in folder.glob("*.py")}

    assert files - {"--init--"} == set(COMMANDS)


def test_a_command_has_its_heading() -> None:
    """The page about the command line takes the commands in the order in which the help lists them."""
    assert HEADINGS == COMMANDS
