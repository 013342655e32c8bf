"""The command line of ``shortlist``, which needs the extra ``shortlist[cli]``."""

import sys

INSTALL = 'The command line needs its extra: pip install "shortlist[cli]"'
EXTRA = frozenset({"questionary", "rich", "tomlkit", "typer"})


def main() -> None:
    """Run the command line, or say in one line what to install."""
    try:
        from shortlist_cli.app import app  # noqa: PLC0415 - the extra may be missing, and then words are wanted
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in EXTRA:
            raise
        sys.exit(INSTALL)
    from shortlist_cli.streams import prepare_streams  # noqa: PLC0415 - only a command line prints

    prepare_streams()
    app(prog_name="shortlist")
