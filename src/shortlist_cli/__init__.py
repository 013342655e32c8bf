"""The command line of ``shortlist``, which needs the extra ``shortlist[cli]``."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

INSTALL = 'The command line needs its extra: pip install "shortlist[cli]"'
EXTRA = frozenset({"questionary", "rich", "tomlkit", "typer"})


def main() -> None:
    """Run the command line, or say in one line what to install, or why it ended."""
    try:
        _run()
    except KeyboardInterrupt:
        _end("Stopped.")
    except OSError as error:  # files have faults of their own: this is a full disk, or a stream that takes nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be printed would fail again
        _end(f"standard output: cannot be written: {error.strerror or error}")


def _end(sentence: str) -> NoReturn:
    """End as bad input does, also where nothing has been imported yet."""
    with suppress(OSError):
        print(sentence, file=sys.stderr)
    sys.exit(2)


def _run() -> None:
    try:
        from shortlist_cli.app import app  # noqa: PLC0415 - the extra may be missing, and then words are wanted
        from shortlist_cli.streams import prepare_streams  # noqa: PLC0415 - only a command line prints

        prepare_streams()
        app(prog_name="shortlist")  # a command may import a part of the extra that no other needs
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in EXTRA:
            raise
        sys.exit(INSTALL)
