"""Fetching the runtime before a build: ``python -m pyodide_sphinx_extension fetch``."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.npm import find_npm
from pyodide_sphinx_extension.runtime.obtain import fetch
from pyodide_sphinx_extension.runtime.pin import pinned


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    cache = cache_folder(options.cache, os.environ, Path.home())
    try:
        fetch(pinned(), cache, say, find_npm())
    except RuntimeNotObtainedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    say(f"{pinned().release} is ready in {cache}")
    return 0


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(prog="python -m pyodide_sphinx_extension")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    fetching = commands.add_parser("fetch", help="fetch the pinned runtime into the cache")
    fetching.add_argument("--cache", metavar="FOLDER", help="keep it in this folder")
    return made


def say(line: str) -> None:
    """Show a line of progress at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
