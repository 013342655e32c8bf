"""``shortlist compare``: every alternative in a column."""

import json

from tests.shortlist_cli.running import run


def test_compare_shows_every_alternative() -> None:
    """The table has a column for each."""
    printed = run("compare").stdout.decode()

    for title in ("Django", "FastAPI", "Flask", "Litestar"):
        assert title in printed
    assert json.loads(run("compare", "--json").stdout)["criteria"][0]["id"] == "websockets"
