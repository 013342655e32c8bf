"""``shortlist check``: whether it still holds."""

import re
from pathlib import Path

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
    text = re.sub(r"^(?:rule|front) = .*\n", "", record.read_text(encoding="utf-8"), flags=re.MULTILINE)
    result = 'outcome = "shortlist"\nmembers = ["django"]'
    before = re.sub(r"^outcome = .*\nmembers = .*", result, text, flags=re.MULTILINE)
    record.write_text(before, encoding="utf-8")
    held = run("check", str(record))
    record.write_text(before.replace('members = ["django"]', 'members = ["flask"]'), encoding="utf-8")
    broken = run("check", str(record))

    assert (held.returncode, broken.returncode) == (0, 6)
    assert b"0001.md: recorded under an earlier rule; it holds as long as what it names is in front" in held.stdout
    assert b"0001.md: still holds. " in held.stdout
    assert b"0001.md: no longer holds.\n  Recorded: The shortlist: Flask." in broken.stdout
