"""Limits that say so: too many sheets, links, members or names end in a sentence with the limit, never in a cut."""

import json
from pathlib import Path

import pytest

from shortlist import FaultsError, Sheet, built_in_model
from shortlist.records.contents import open_text
from shortlist.records.reader import read_record
from shortlist.records.record import record_of
from shortlist.services.services import side_by_side
from shortlist.sheets.sheet import MOST_SHEETS
from shortlist.team.merged import merge
from shortlist.wire import answer
from tests.shortlist.records.samples import ORDERS, record
from tests.shortlist_cli.running import run

MANY = [Sheet(answers={}, member=f"M{at}", title="One") for at in range(MOST_SHEETS + 1)]


@pytest.mark.parametrize("several", [merge, side_by_side, record_of], ids=["team", "services", "record"])
def test_more_sheets_than_meet_in_a_room_are_refused(several: object) -> None:
    """A hundred sheets are laid together, and one more is told with the limit."""
    assert callable(several)
    with pytest.raises(FaultsError, match=r"^(team|services|record): expected at most 100 sheets; got 101$"):
        several(MANY, built_in_model())


def test_more_links_than_that_are_refused() -> None:
    """A text of links holds as many sheets as a team may have."""
    assert len(open_text("#v1\n" * MOST_SHEETS, built_in_model()).sheets) == MOST_SHEETS
    with pytest.raises(FaultsError, match="text: holds 101 links; expected at most 100"):
        open_text("#v1\n" * (MOST_SHEETS + 1), built_in_model())


def test_more_blocks_than_that_are_refused() -> None:
    """A record with more sheets than anybody lays together says so, with the place of the first that is too many."""
    with pytest.raises(FaultsError, match=r"record:\d+: is one of 101 blocks of ```toml sheet; expected at most 100"):
        read_record(record(ORDERS) + "```toml sheet\n```\n" * MOST_SHEETS, built_in_model())


def test_more_fences_than_that_are_refused() -> None:
    """A text of a thousand blocks is no record."""
    with pytest.raises(FaultsError, match="holds more than 1000 fenced blocks; this is no record"):
        read_record(record(ORDERS) + "```\n```\n" * 1000, built_in_model())


def test_a_record_that_could_not_be_read_again_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of so many services that its check would refuse it is refused before anybody signs it."""
    text = record(ORDERS)
    monkeypatch.setattr("shortlist.records.record.MODEL_BYTES", len(text.encode()) - 1)
    with pytest.raises(
        FaultsError, match=r"^record: is longer than the \d+ KiB that are read again; write one for fewer"
    ):
        record(ORDERS)


def test_the_command_line_says_its_limit(tmp_path: Path) -> None:
    """More files than that end with 2 before any of them is read."""
    ended = run("services", *[str(tmp_path / f"{at}.toml") for at in range(MOST_SHEETS + 1)])

    assert (ended.returncode, ended.stderr) == (2, b"sheets: expected at most 100; got 101\n")


def test_standard_input_is_read_once() -> None:
    """Two sheets cannot come through one pipe."""
    ended = run("services", "-", "-", stdin=b"")

    assert (ended.returncode, ended.stderr) == (
        2,
        b"standard input: can be read once; expected one - among the files\n",
    )


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ({"title": "x" * 201}, "request: words.title"),
        ({"context": "x" * 5001}, "request: words.context"),
        ({"informed": ["x" * 201]}, "request: words.informed"),
        ({"informed": ["x"] * 101}, "request: words.informed"),
    ],
    ids=["title", "context", "name", "names"],
)
def test_what_people_type_has_a_limit_that_is_told(words: dict[str, object], place: str) -> None:
    """A text or a list that is too long is refused with its length, and never cut."""
    found = json.loads(answer(json.dumps({"do": "record", "sheets": [{"sheet": {}}], "words": words})))

    assert [fault["place"] for fault in found["faults"]] == [place]
    assert "expected at most" in found["faults"][0]["message"]
