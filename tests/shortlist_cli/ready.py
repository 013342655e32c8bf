"""The command line, imported with what it imports when it reads arguments: see ``tests.support.forking``."""

import sys
from contextlib import suppress

from shortlist_cli import main as run
from shortlist_cli.app import app

with suppress(SystemExit):
    app(["schema", "--help"])


def main() -> None:
    """Run the command under its own name."""
    sys.argv[0] = "shortlist"
    run()
