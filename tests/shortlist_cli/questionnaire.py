"""The questionnaire in a real terminal, and the keys to answer it by."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.support.patience import SECONDS

DOWN, ENTER, INTERRUPT = "\x1b[B", "\r", "\x03"
POINTED_AT = "» ?[^\r\n\x1b]+[\r\n\x1b]"


def asking(path: Path, rows: int = 50, columns: int = 160) -> "pexpect.spawn[str]":
    """Return a questionnaire that waits for its first key, in a terminal of that size."""
    command = [sys.executable, "-m", "shortlist_cli", "ask", str(path)]
    environment = os.environ | {"PROMPT_TOOLKIT_NO_CPR": "1"}
    size = (rows, columns)
    return pexpect.spawn(command[0], command[1:], encoding="utf-8", timeout=SECONDS, dimensions=size, env=environment)


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
