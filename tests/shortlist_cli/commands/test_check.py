"""``shortlist check``: whether it still holds."""

import json
import re
from pathlib import Path

import pytest

from tests.shortlist.records.samples import ORDERS as SAMPLE
from tests.shortlist.records.samples import plain_record
from tests.shortlist_cli.running import run
from tests.support.house import SCENARIOS

ORDERS = str(SCENARIOS / "order-service.toml")


def test_a_record_is_written_checked_and_broken(tmp_path: Path, model: Path) -> None:
    """A record holds as long as its evidence does; then check ends with 6 and names the rating."""
    record = tmp_path / "0007-web-framework.md"
    written = run("record", ORDERS, "--title", "Orders", "--chosen", "django", "--output", str(record))
    held = run("check", str(record), "--model", str(model))
    django = model / "alternatives" / "django.toml"
    before, rating, after = django.read_text(encoding="utf-8").partition("[ratings.data-layer]")
    django.write_text(before + rating + after.replace('level = "integrated"', 'level = "bring"', 1), encoding="utf-8")
    broken = run("check", str(record), "--model", str(model))

    assert (written.returncode, written.stdout, written.stderr) == (0, b"", b"")
    assert held.returncode == 0
    assert broken.returncode == 6
    assert 'Data layer of Django: "Bring your own" instead of "Integrated"' in broken.stdout.decode()


def test_what_is_no_record_is_a_fault(sheet: str) -> None:
    """Another file is refused in words."""
    ended = run("check", sheet)

    assert ended.returncode == 2
    assert b"expected a record as this library writes it" in ended.stderr


def test_a_record_that_was_settled_still_holds(team: list[str], tmp_path: Path) -> None:
    """What was settled is read back with the record, so that it holds."""
    *sheets, settled = team
    record = tmp_path / "record.md"
    run("record", *sheets, "--settled", settled, "--output", str(record))

    assert run("check", str(record)).returncode == 0


def test_a_record_of_before_says_by_what_it_is_checked(tmp_path: Path) -> None:
    """A record of an earlier version is checked by whether what it names is in front or close behind, and says so."""
    record = tmp_path / "0001.md"
    run("record", ORDERS, "--output", str(record))
    text = re.sub(r"^(?:rule|front|blocks) = .*\n", "", record.read_text(encoding="utf-8"), flags=re.MULTILINE)
    result = 'outcome = "shortlist"\nmembers = ["django"]'
    before = re.sub(r"^outcome = .*\nmembers = .*", result, text, flags=re.MULTILINE)
    record.write_text(before, encoding="utf-8")
    held = run("check", str(record))
    record.write_text(before.replace('members = ["django"]', 'members = ["flask"]'), encoding="utf-8")
    broken = run("check", str(record))

    assert (held.returncode, broken.returncode) == (0, 6)
    assert held.stdout.startswith(b"0001.md, Order service: still holds. ")
    assert (
        b"  It was recorded under the old rule: it holds as long as what it names is in front or close" in held.stdout
    )
    assert broken.stdout.startswith(b"0001.md, Order service: no longer holds.\n  Recorded: The shortlist: Flask.")


FOREIGN = "# 1. Keep decision records\n\nDate: 2026-02-03\n\n## Decision\n\nWe write decisions down.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two records of ours, one of others, and a damaged one."""
    decisions = tmp_path / "decisions"
    (decisions / "older").mkdir(parents=True)
    text = plain_record(SAMPLE)
    (decisions / "0001-keep-records.md").write_text(FOREIGN, encoding="utf-8")
    (decisions / "0002-orders.md").write_text(text, encoding="utf-8")
    (decisions / "older" / "0003-search.md").write_text(text, encoding="utf-8")
    (decisions / "0004-damaged.md").write_text(text.replace("```toml sheet", "```toml shet"), encoding="utf-8")
    return decisions


def test_a_folder_is_checked_record_by_record(folder: Path) -> None:
    """Every record of ours below a folder is checked, others are named, and a damaged one hides none of them."""
    ended = run("check", str(folder))
    lines = ended.stdout.decode().splitlines()

    assert ended.returncode == 2
    assert lines[0] == "All 2 records still hold."
    assert "0001-keep-records.md: passed over; Shortlist did not write it." in lines
    assert any(line.startswith("0002-orders.md, Orders: still holds.") for line in lines)
    assert any(line.startswith("older/0003-search.md, Orders: still holds.") for line in lines)
    assert ended.stderr.decode().startswith("0004-damaged.md:")


def test_records_of_others_alone_are_no_fault(folder: Path) -> None:
    """A hook that is given a record of others alone passes, and says what it did not read."""
    ended = run("check", str(folder / "0001-keep-records.md"))
    told = json.loads(run("check", str(folder / "0001-keep-records.md"), "--json").stdout)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout == b"0001-keep-records.md: passed over; Shortlist did not write it.\n"
    assert told == {"records": [], "passed_over": ["0001-keep-records.md"]}


def test_json_tells_records_and_faults_together(folder: Path) -> None:
    """A program gets what was checked, what was passed over, and what is wrong, in one table."""
    ended = run("check", str(folder), str(folder / "none.md"), "--json")
    told = json.loads(ended.stdout)

    assert ended.returncode == 2
    assert [each["record"] for each in told["records"]] == ["0002-orders.md", "older/0003-search.md"]
    assert {fault["place"].partition(":")[0] for fault in told["faults"]} == {"0004-damaged.md", "none.md"}


@pytest.mark.parametrize("content", [b"\xff\xfe" + "x".encode("utf-16-le") * 9, b"---\x00"], ids=["UTF-16", "zeros"])
def test_a_file_in_another_encoding_is_no_record_of_others(content: bytes, tmp_path: Path) -> None:
    """What cannot be read as text is a fault, and is not passed over as somebody else's."""
    (tmp_path / "record.md").write_bytes(content)
    ended = run("check", str(tmp_path / "record.md"))

    assert ended.returncode == 2
    assert ended.stderr.startswith(b"record.md: ")


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    """Nothing to check is told, so that a wrong path does not pass for years."""
    ended = run("check", str(tmp_path))

    assert ended.returncode == 2
    assert b"holds no Markdown file; expected decision records" in ended.stderr
