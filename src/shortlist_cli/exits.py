"""Exit codes of commands, and faults printed in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from shortlist import FaultsError
from shortlist.report.report import faults_table
from shortlist_cli.output import print_json, print_line


class Exit(IntEnum):
    """How commands end, for scripts."""

    SHORTLIST = 0
    WORSE = 1
    BAD_INPUT = 2
    UNDECIDED = 3
    NONE_FITS = 4
    TOO_CLOSE = 5
    NO_LONGER_HOLDS = 6


@contextmanager
def ending_in_words(*, as_json: bool = False) -> Iterator[None]:
    """Print faults, and nothing else, and end with 2; an interruption ends with a word."""
    try:
        yield
    except FaultsError as error:
        if as_json:
            print_json(faults_table(error))
        else:
            print_faults(error)
        raise typer.Exit(Exit.BAD_INPUT) from None
    except KeyboardInterrupt:
        print_line("Stopped.", error=True)
        raise typer.Exit(Exit.BAD_INPUT) from None


def print_faults(error: FaultsError) -> None:
    """Print faults on standard error, a line for each."""
    if error.faults:
        print_line(str(error), error=True)


def ending(kind: str) -> Exit:
    """Return how a command ends whose outcome is of this kind."""
    return Exit[kind.upper().replace(" ", "_")]
