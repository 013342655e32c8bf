"""``shortlist compare``: every alternative in a column."""

import json
import re

from tests.shortlist_cli.running import run


def test_compare_shows_every_alternative() -> None:
    """The table has a column for each."""
    printed = run("compare").stdout.decode()

    assert re.match(r"Django, FastAPI, Flask and Litestar differ on \d+ of \d+ criteria\.\n", printed)
    for title in ("Django", "FastAPI", "Flask", "Litestar"):
        assert title in printed
    assert json.loads(run("compare", "--json").stdout)["criteria"][0]["id"] == "websockets"
