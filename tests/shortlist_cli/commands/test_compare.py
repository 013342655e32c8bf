"""``shortlist compare``: every alternative in a column."""

import json
import re

import pytest

from shortlist import built_in_model
from shortlist.report.comparison import comparison_of
from tests.shortlist_cli.running import run


def test_compare_shows_every_alternative() -> None:
    """The table has a column for each."""
    printed = run("compare").stdout.decode()

    assert re.match(r"Django, FastAPI, Flask and Litestar differ on \d+ of \d+ criteria\.\n", printed)
    for title in ("Django", "FastAPI", "Flask", "Litestar"):
        assert title in printed
    assert json.loads(run("compare", "--json").stdout)["criteria"][0]["id"] == "websockets"


@pytest.mark.parametrize("columns", [80, 60, 40])
def test_no_word_is_cut_however_narrow_the_terminal_is(columns: int) -> None:
    """Titles wrap between words, no line is longer than the terminal, and the last one says where the reasons are."""
    printed = run("compare", COLUMNS=str(columns)).stdout.decode()
    words = {word for each in comparison_of(built_in_model())["criteria"] for word in each["title"].split()}

    assert "…" not in printed
    assert words - set(printed.split()) == set()
    assert max(map(len, printed.splitlines())) <= columns
    assert " ".join(printed.split()).endswith("with --json says what each criterion means, and why, with sources.")
