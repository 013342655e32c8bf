"""Files with keys of earlier versions: each command says on standard error what it read them as."""

import json
from pathlib import Path
from typing import Any

import pytest

from shortlist.wire.requests import answer
from tests.shortlist_cli.running import run

OLD = '[answers]\nown-stack = "swap"\n'
READ_AS = "answers.own-stack: is no longer asked, and was read as own-data = 'kept' and own-parts = 'accept'"
RATED = '[overrides.django.freedom]\nlevel = "open"\nbecause = "We tried."\nsource = "Us"\nchecked = 2026-11-01\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an old sheet, and with ratings by levels that are gone."""
    (tmp_path / "old.toml").write_text(OLD, encoding="utf-8")
    (tmp_path / "own.toml").write_text(RATED, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["evaluate", "services", "team", "record"])
def test_a_note_says_what_an_old_key_was_read_as(command: str, folder: Path) -> None:
    """The note stands beside the answer, and is no fault."""
    ended = run(command, str(folder / "old.toml"))

    assert ended.returncode != 2
    assert f"note: old.toml: {READ_AS}" in ended.stderr.decode().splitlines()


def test_ratings_that_are_passed_over_are_named(folder: Path) -> None:
    """A rating on a criterion that was split counts nowhere, and a note says so."""
    ended = run("evaluate", str(folder / "old.toml"), "--overrides", str(folder / "own.toml"))

    assert "note: own.toml: overrides.django.freedom: is passed over" in ended.stderr.decode()


def test_a_text_that_is_opened_brings_its_notices() -> None:
    """A page that opens a file or a link is told, too."""
    request = {"do": "open", "name": "old.toml", "text": OLD}
    link = {"do": "open", "name": "a link", "text": "https://example.org/#v1;own-stack=swap"}

    opened: Any = json.loads(answer(json.dumps(request)))
    followed: Any = json.loads(answer(json.dumps(link)))

    assert opened["notices"] == [{"place": "old.toml: answers.own-stack", "message": READ_AS.partition(": ")[2]}]
    assert [one["place"] for one in followed["notices"]] == ["a link: answers.own-stack"]
