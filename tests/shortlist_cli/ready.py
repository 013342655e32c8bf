"""A process that has imported the command line, and forks at each request: importing takes most of a run's time."""

import json
import os
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from shortlist_cli import main
from shortlist_cli.app import app


def serve(place: int) -> None:
    """Answer each request with the exit code of a process of its own, until nobody asks any more."""
    with socket.socket(fileno=place) as asking, asking.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            if not (child := os.fork()):
                become(json.loads(line))
                main()
                return
            lines.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
            lines.flush()


def become(asked: Mapping[str, Any]) -> None:
    """Take over arguments, folder, environment and the three streams of a run."""
    sys.argv = ["shortlist", *asked["arguments"]]
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, (path, how) in enumerate(zip(asked["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        os.dup2(os.open(path, how), number)


if __name__ == "__main__":
    with suppress(SystemExit):
        app(["schema", "--help"])  # typer imports some of what it needs when it reads arguments
    serve(int(sys.argv[1]))
