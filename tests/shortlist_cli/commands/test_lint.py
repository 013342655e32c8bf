"""``shortlist lint``: findings and shares."""

import json
from pathlib import Path

from tests.shortlist_cli.running import run


def test_lint_passes_over_our_model_and_reports_shares() -> None:
    """Our data passes, and the shares of all four are told."""
    ended = run("lint", "--sheets", "200")

    assert ended.returncode == 0
    assert ended.stdout.decode().startswith("Passes: four warnings")
    assert "In 200 drawn sheets" in ended.stdout.decode()
    assert json.loads(run("lint", "--json", "--sheets", "200").stdout)["passes"] is True


def test_what_a_model_no_longer_needs_is_told(model: Path, record: str) -> None:
    """Keys of earlier versions are passed over with a note on standard error, and the answer stays the first line."""
    criteria = model / "criteria.toml"
    text = criteria.read_text(encoding="utf-8")
    criteria.write_text(text.replace('need = "', 'group = "live"\nneed = "', 1), encoding="utf-8")
    told = "group: is no longer needed and was passed over"

    for command in (("lint", "--sheets", "1"), ("check", record)):
        ended = run(*command, "--model", str(model))

        assert ended.returncode in {0, 1, 6}
        assert told in ended.stderr.decode()
        assert told not in ended.stdout.decode()


def test_lint_ends_with_one_where_something_must_be_mended(model: Path) -> None:
    """A model that does not say what it includes, and what it removes, does not pass."""
    head = model / "model.toml"
    text = head.read_text(encoding="utf-8")
    head.write_text(
        text[: text.index("[inclusion]")]
        + text[min(text.index(each) for each in ("[own_data]", "[steps.concurrency]") if each in text) :],
        encoding="utf-8",
    )
    ended = run("lint", "--model", str(model), "--sheets", "50")

    assert ended.returncode == 1
    assert "(L10)" in ended.stdout.decode()
