"""The command line run as a user runs it, and samples to run it with."""

import os
import subprocess
import sys
import tomllib

from tests.support.forking import run_in_a_fork
from tests.support.patience import SECONDS

DJANGO = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'

ADA = 'member = "Ada"\ntitle = "Orders"\ndeciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'
BEN = 'member = "Ben"\ntitle = "Orders"\n[answers]\ndata-model = "simple"\npython = "we"\n'
SETTLED = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\n[dissent]\ndata-model = "Ben: it is small."\n'


def run(
    *arguments: str, stdin: bytes = b"", stdout: tuple[str, int] | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does: in a process of its own, and with variables in a Python of its own too."""
    environment = os.environ | {"COLUMNS": "200", "PYTHONWARNINGS": "error"} | variables
    if not variables:
        forked = "tests.shortlist_cli.ready"
        return run_in_a_fork(forked, *arguments, stdin=stdin, environment=environment, stdout=stdout)
    command = [sys.executable, "-m", "shortlist_cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, timeout=SECONDS)


def as_sent(*texts: str) -> list[dict[str, object]]:
    """Return sheets as a page sends them."""
    return [{"sheet": tomllib.loads(text)} for text in texts]
