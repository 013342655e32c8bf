"""``shortlist record``: a record, printed or written."""

import json
import tomllib
from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.wire.requests import answer
from tests.shortlist_cli.running import ADA, BEN, SETTLED, as_sent, run


def test_a_record_goes_to_standard_output_where_no_file_is_named(sheet: str) -> None:
    """Without --output the record is printed; with --json it stands in a JSON text."""
    plain = run("record", sheet)

    assert plain.stdout.startswith(b'---\nstatus: "proposed"\n')
    assert plain.stdout.decode() == json.loads(run("record", sheet, "--json").stdout)["record"]


def test_a_record_that_cannot_be_written_is_a_fault(sheet: str, tmp_path: Path) -> None:
    """A folder that is not there ends in words, and leaves nothing behind."""
    ended = run("record", sheet, "--output", str(tmp_path / "none" / "record.md"))

    assert ended.returncode == 2
    assert b"cannot be written: No such file or directory" in ended.stderr


@pytest.mark.parametrize("name", ["jango", "x=django"], ids=["unknown framework", "unknown service"])
def test_a_wrong_pick_is_a_fault(sheet: str, name: str) -> None:
    """Whom the team picked must be there."""
    ended = run("record", sheet, "--chosen", name)

    assert ended.returncode == 2
    assert b"expected one of" in ended.stderr


def test_a_settled_team_is_the_same_in_the_page(team: list[str]) -> None:
    """Team and record print, with what was settled, the bytes that the browser's door answers."""
    *sheets, settled = team
    asked = {"sheets": as_sent(ADA, BEN), "settled": [tomllib.loads(SETTLED)]}
    day = "2026-12-24"
    met = run("team", *sheets, "--settled", settled, "--json")
    recorded = run("record", *sheets, "--settled", settled, "--date", day, "--json")

    assert met.stdout == answer(json.dumps({"do": "team", **asked})).encode()
    assert recorded.stdout == answer(json.dumps({"do": "record", "date": day, **asked})).encode()
    assert (met.returncode, recorded.returncode) == (3, 0)


def test_a_record_is_of_today_or_of_the_day_that_is_given(sheet: str) -> None:
    """The date is that of the decision; the day of the evidence stands under a key of its own."""
    given = run("record", sheet, "--date", "2026-12-24").stdout.decode().splitlines()
    today = run("record", sheet).stdout.decode().splitlines()
    evidence = f"evidence: {built_in_model().newest_evidence.isoformat()}"

    assert given[2:4] == ["date: 2026-12-24", evidence]
    assert today[2] >= "date: 2026-11-27"
    assert today[3] == evidence


def test_what_people_type_is_checked_on_the_command_line_too(sheet: str) -> None:
    """A title that is too long is refused as the page refuses it."""
    ended = run("record", sheet, "--title", "x" * 201)

    assert (ended.returncode, ended.stderr) == (2, b"record: title: expected at most 200 characters; got 201\n")


def test_json_may_be_written_into_a_file(sheet: str, tmp_path: Path) -> None:
    """--json and --output go together."""
    run("record", sheet, "--json", "-o", str(tmp_path / "record.json"))

    assert "record" in json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
