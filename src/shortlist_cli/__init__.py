"""The command line of ``shortlist``, which needs the extra ``shortlist[cli]``."""

import sys

INSTALL = 'The command line needs its extra: pip install "shortlist[cli]"'


def main() -> None:
    """Run the command line, or say in one line what to install."""
    try:
        from shortlist_cli.app import app  # noqa: PLC0415 - the extra may be missing, and then words are wanted
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in {"rich", "typer"}:
            raise
        sys.exit(INSTALL)
    app(prog_name="shortlist")
