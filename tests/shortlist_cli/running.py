"""The command line run as a user runs it, and samples to run it with."""

import atexit
import json
import os
import socket
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.house import ROOT
from tests.support.patience import SECONDS

DJANGO = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'

ADA = 'member = "Ada"\ntitle = "Orders"\ndeciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'
BEN = 'member = "Ben"\ntitle = "Orders"\n[answers]\ndata-model = "simple"\npython = "we"\n'
SETTLED = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\n[dissent]\ndata-model = "Ben: it is small."\n'


def run(*arguments: str, stdin: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does: in a process of its own, and with variables in a Python of its own too."""
    environment = os.environ | {"COLUMNS": "200", "PYTHONWARNINGS": "error"} | variables
    if not variables:
        return run_in_a_fork(*arguments, stdin=stdin, environment=environment)
    command = [sys.executable, "-m", "shortlist_cli", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, timeout=SECONDS)


def run_in_a_fork(*arguments: str, stdin: bytes, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a fork of a Python that has imported it already."""
    with TemporaryDirectory() as place:
        given, printed, told = (Path(place, name) for name in ("in", "out", "err"))
        for path, content in ((given, stdin), (printed, b""), (told, b"")):
            path.write_bytes(content)
        asked = {
            "arguments": arguments,
            "folder": str(Path.cwd()),
            "environment": environment,
            "streams": [str(given), str(printed), str(told)],
        }
        with ready().makefile("rw", encoding="utf-8") as lines:
            lines.write(f"{json.dumps(asked)}\n")
            lines.flush()
            code = int(lines.readline())
        return subprocess.CompletedProcess(arguments, code, printed.read_bytes(), told.read_bytes())


@cache
def ready() -> socket.socket:
    """Start the Python that is forked, which ends with the tests."""
    ours, its = socket.socketpair()
    ours.settimeout(SECONDS)
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.shortlist_cli.ready", str(its.fileno())],
        cwd=ROOT,
        pass_fds=[its.fileno()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    its.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def as_sent(*texts: str) -> list[dict[str, object]]:
    """Return sheets as a page sends them."""
    return [{"sheet": tomllib.loads(text)} for text in texts]
