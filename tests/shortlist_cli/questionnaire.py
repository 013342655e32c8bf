"""The questionnaire in a real terminal, and the keys to answer it by."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from shortlist import built_in_model
from shortlist.method.question_order import stages_of
from tests.support.patience import SECONDS

MODEL = built_in_model()

DOWN, ENTER, INTERRUPT = "\x1b[B", "\r", "\x03"
POINTED_AT = "» ?[^\r\n\x1b]+[\r\n\x1b]"


def asking(path: Path, rows: int = 50, columns: int = 160) -> "pexpect.spawn[str]":
    """Return a questionnaire that waits for its first key, in a terminal of that size."""
    command = [sys.executable, "-m", "shortlist_cli", "ask", str(path)]
    environment = os.environ | {"PROMPT_TOOLKIT_NO_CPR": "1"}
    size = (rows, columns)
    return pexpect.spawn(command[0], command[1:], encoding="utf-8", timeout=SECONDS, dimensions=size, env=environment)


def essentials(terminal: "pexpect.spawn[str]", *needs: str, deciding: int = 0) -> None:
    """Tick the needs that are essential, by their short names, and so many criteria that decide, from the second on."""
    tick_needs(terminal, *needs)
    terminal.expect("Which of these decide")
    terminal.expect("Your team knows it")
    tick(terminal, list(range(1, deciding + 1)))


def tick_needs(terminal: "pexpect.spawn[str]", *needs: str) -> None:
    """Tick the needs that are essential, by their short names, and go on."""
    shown = [MODEL.questions[key].short for key in stages_of(MODEL)["essentials"]]
    terminal.expect(shown[-1])
    tick(terminal, [shown.index(need) for need in needs])


def tick(terminal: "pexpect.spawn[str]", places: list[int]) -> None:
    """Tick the boxes in these places, counted from the top, and go on."""
    at = 0
    for place in sorted(places):
        for _ in range(place - at):
            terminal.send(DOWN)
            terminal.expect("»")
        terminal.send(" ")
        terminal.expect("[●○]")
        at = place
    terminal.send(ENTER)


def choose(terminal: "pexpect.spawn[str]", question: str, choice: str) -> None:
    """Move down to a choice of the question that is asked, and take it."""
    terminal.expect(question)
    terminal.expect("Stop here")
    for _ in range(12):
        terminal.send(DOWN)
        terminal.expect(POINTED_AT)
        if choice in str(terminal.after):
            terminal.send(ENTER)
            return
    pytest.fail(f"{choice} could not be reached")
