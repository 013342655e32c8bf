"""Commands run in forks of a Python that has imported them already: importing takes most of a short run's time.

``python -m tests.support.forking NUMBER MODULE`` is such a Python: it forks for each request that it reads from the
socket of that number, and the fork calls the ``main`` of the module.
"""

import atexit
import importlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.house import ROOT
from tests.support.patience import SECONDS


def run_in_a_fork(
    module: str,
    *arguments: str,
    stdin: bytes = b"",
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
    stdout: tuple[str, int] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run the ``main`` of a module as a command of its own.

    Args:
        module: what has been imported, and is called.
        arguments: what follows the name of the command.
        stdin: what it reads.
        environment: its variables; those that count when Python starts do not count here.
        folder: where it runs; the present one by default.
        stdout: a file to be its standard output, and how it is opened; nothing of it is returned.
    """
    with TemporaryDirectory() as place:
        given, printed, told = (Path(place, name) for name in ("in", "out", "err"))
        for path, content in ((given, stdin), (printed, b""), (told, b"")):
            path.write_bytes(content)
        asked = {
            "arguments": [module, *arguments],
            "folder": str(folder or Path.cwd()),
            "environment": dict(environment),
            "streams": [(str(given), os.O_RDONLY), stdout or (str(printed), os.O_WRONLY), (str(told), os.O_WRONLY)],
        }
        with ready(module).makefile("rw", encoding="utf-8") as lines:
            lines.write(f"{json.dumps(asked)}\n")
            lines.flush()
            code = int(lines.readline())
        return subprocess.CompletedProcess(arguments, code, printed.read_bytes(), told.read_bytes())


@cache
def ready(module: str) -> socket.socket:
    """Start the Python that is forked, which ends with the tests."""
    ours, its = socket.socketpair()
    ours.settimeout(SECONDS)
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "tests.support.forking", str(its.fileno()), module],
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


def serve(place: int, main: Callable[[], int | None]) -> int | None:
    """Answer each request with the exit code of a process of its own, until nobody asks any more."""
    with socket.socket(fileno=place) as asking, asking.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            if not (child := os.fork()):
                become(json.loads(line))
                return main()
            lines.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
            lines.flush()
    return None


def become(asked: Mapping[str, Any]) -> None:
    """Take over arguments, folder, environment and the three streams of a run."""
    sys.argv = asked["arguments"]
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, (path, how) in enumerate(asked["streams"]):
        os.dup2(os.open(path, how), number)


if __name__ == "__main__":
    sys.exit(serve(int(sys.argv[1]), importlib.import_module(sys.argv[2]).main))
