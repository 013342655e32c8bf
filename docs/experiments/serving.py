"""Starts a production server on the loopback address, and ends it with the block that used it."""

import asyncio
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil
from load import get

HERE = Path(__file__).parent
APPS = HERE / "apps"
READY_WITHIN = 20
"""Seconds that a server has for its first answer."""


@dataclass(frozen=True)
class Server:
    """A server that answers on a port of this machine."""

    port: int
    keeper: psutil.Process

    def megabytes(self) -> int:
        """Return the memory that its processes hold for themselves, shared pages left out."""
        uss = sum(int(each.memory_full_info().uss) for each in self.keeper.children(recursive=True))
        return round(uss / 1e6)


def uvicorn(app: str, processes: int = 1) -> list[str]:
    """Return the command for uvicorn."""
    quiet = ("--log-level=warning", "--no-access-log")
    return [python("uvicorn"), "--host=127.0.0.1", "--port={port}", f"--workers={processes}", *quiet, app]


def gunicorn(app: str, processes: int, *options: str) -> list[str]:
    """Return the command for gunicorn; its backlog holds whatever an experiment sends."""
    return [
        python("gunicorn"),
        "--bind=127.0.0.1:{port}",
        f"--workers={processes}",
        "--log-level=warning",
        *options,
        app,
    ]


def granian(app: str, interface: str, *options: str) -> list[str]:
    """Return the command for granian with one worker process."""
    return [python("granian"), "--host=127.0.0.1", "--port={port}", f"--interface={interface}", *options, app]


def hypercorn(app: str) -> list[str]:
    """Return the command for one process of hypercorn."""
    return [python("hypercorn"), "--bind=127.0.0.1:{port}", app]


def daphne(app: str) -> list[str]:
    """Return the command for daphne, which has one process always."""
    return [python("daphne"), "--bind=127.0.0.1", "--port={port}", "--verbosity=0", app]


def python(program: str) -> str:
    """Return the path of a program that stands beside this interpreter."""
    return str(Path(sys.executable).with_name(program))


@contextmanager
def serving(command: list[str]) -> Iterator[Server]:
    """Serve while the block runs, from the folder of the applications.

    Raises:
        RuntimeError: The server gave no answer in time; the message holds what it wrote.
    """
    port = free_port()
    words = [word.format(port=port) for word in command]
    with tempfile.TemporaryFile("w+") as log, start(words, log.fileno()) as keeper:
        try:
            wait_until_ready(port, keeper, log)
            yield Server(port, psutil.Process(keeper.pid))
        finally:
            keeper.communicate()  # closes its standard input, and waits


def start(words: list[str], log: int) -> subprocess.Popen[bytes]:
    """Start the keeper and its server, in a process group of their own."""
    return subprocess.Popen(
        [sys.executable, str(HERE / "keeper.py"), *words],
        cwd=APPS,
        env={"PYTHONPATH": str(APPS), "PATH": str(Path(sys.executable).parent)},
        stdin=subprocess.PIPE,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )


def wait_until_ready(port: int, keeper: subprocess.Popen[bytes], log: IO[str]) -> None:
    """Ask `/ping` until there is an answer."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and keeper.poll() is None:
        try:
            asyncio.run(get(port, "/ping"))
        except (OSError, EOFError):
            time.sleep(0.05)
        else:
            return
    log.seek(0)
    msg = f"server: no answer within {READY_WITHIN} s; it wrote:\n{log.read()[-2000:]}"
    raise RuntimeError(msg)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
