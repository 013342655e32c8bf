"""What commands print and write: JSON, texts, and files as a whole."""

import sys
from pathlib import Path

from shortlist import FaultsError, json_of
from shortlist.faults import Fault
from shortlist.parsing.text import Table


def print_json(table: Table) -> None:
    """Print plain data as the JSON text that the page gets."""
    print_text(json_of(table))


def print_text(text: str) -> None:
    """Write UTF-8 whatever the terminal's encoding is, so that the bytes are the same everywhere."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def put(text: str, output: Path | None) -> None:
    """Print a text, or write it into a file as a whole: never half of it."""
    if output is None:
        print_text(text)
        return
    half = output.with_name(output.name + ".part")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(output)
    except OSError as error:
        raise FaultsError([Fault(str(output), f"cannot be written: {error.strerror}")]) from error
