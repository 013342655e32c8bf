"""``shortlist check``: whether it still holds."""

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
