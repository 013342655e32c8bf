"""``shortlist ask``: the questionnaire, answered in a real terminal by its keys."""

from pathlib import Path

import pexpect
import pytest

from shortlist import built_in_model, read_sheet
from tests.shortlist_cli.questionnaire import asking, choose

FIRST, SECOND = (f"{place} of {len(built_in_model().questions)}" for place in (1, 2))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the answers are kept."""
    return tmp_path / "sheet.toml"


def test_each_answer_is_saved_before_the_next_question(path: Path) -> None:
    """Stopping after one answer keeps it, and the outcome so far is told."""
    terminal = asking(path)
    choose(terminal, FIRST, "Some")
    choose(terminal, SECOND, "Stop here")
    terminal.expect("could still change that")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert read_sheet(path, built_in_model()).answers == {"real-time": ("some",)}
    assert terminal.exitstatus == 3


def test_one_can_ask_why_and_go_back(path: Path) -> None:
    """The reason is shown and the question asked again; going back changes the answer before."""
    terminal = asking(path)
    choose(terminal, FIRST, "Why is this asked")
    terminal.expect("An open connection occupies a thread")
    choose(terminal, FIRST, "None")
    choose(terminal, SECOND, "Back")
    choose(terminal, FIRST, "Essential")
    choose(terminal, SECOND, "Stop here")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert read_sheet(path, built_in_model()).answers == {"real-time": ("core",)}


def test_an_existing_sheet_is_gone_on_with(path: Path) -> None:
    """The first question is the first that has no answer yet."""
    path.write_text('title = "Orders"\n[answers]\nreal-time = "none"\n', encoding="utf-8")
    terminal = asking(path)
    choose(terminal, SECOND, "Stop here")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert read_sheet(path, built_in_model()).title == "Orders"


def test_a_broken_sheet_is_never_overwritten(path: Path) -> None:
    """A file with a fault is named and left as it is."""
    path.write_text("answers = 3\n", encoding="utf-8")
    terminal = asking(path)
    terminal.expect("expected a table; got a number")
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert path.read_text(encoding="utf-8") == "answers = 3\n"
    assert terminal.exitstatus == 2
