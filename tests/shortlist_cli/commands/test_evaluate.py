"""``shortlist evaluate``: what a sheet leads to, and how the command ends."""

import json
import tomllib
from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.wire.one import answer
from tests.shortlist_cli.running import DJANGO, run

NOBODY = """
must = ["own-stack", "admin", "html", "team-size"]
[answers]
admin = "essential"
own-stack = "assemble"
html = "most"
team-size = "many"
"""

ENDINGS = [
    (DJANGO, 0, "The shortlist: Django."),
    ("", 3, "Still undecided between all of Django, FastAPI, Flask and Litestar."),
    (NOBODY, 4, "As answered, none fits: no framework is workable for these needs."),
]


@pytest.mark.parametrize(("text", "code", "sentence"), ENDINGS, ids=[sentence for _, _, sentence in ENDINGS])
def test_the_exit_code_says_the_outcome(text: str, code: int, sentence: str) -> None:
    """A script can tell a shortlist, undecided and none fits apart; a person reads the sentence first."""
    ended = run("evaluate", "-", stdin=text.encode())

    assert (code, b"") == (ended.returncode, ended.stderr)
    assert ended.stdout.decode().startswith(sentence)


def test_too_close_ends_with_five() -> None:
    """Three or more that are equally good are not a shortlist."""
    questions = built_in_model().questions.values()
    lowest = {each.id: each.levels[0].id for each in questions if each.role == "need"}
    ended = run("evaluate", "-", stdin=json.dumps({"answers": lowest}).encode())

    assert ended.returncode == 5
    assert b"too close" in ended.stdout


def test_json_is_what_the_page_gets(sheet: str) -> None:
    """The bytes of --json are those that the browser's door answers."""
    ended = run("evaluate", sheet, "--json")
    request = {"do": "evaluate", "sheet": tomllib.loads(DJANGO)}

    assert answer(json.dumps(request)).encode() == ended.stdout


def test_a_day_can_be_given(sheet: str) -> None:
    """--as-of is the day in the report."""
    ended = run("evaluate", sheet, "--json", "--as-of", "2027-02-03")

    assert json.loads(ended.stdout)["as_of"] == "2027-02-03"


def test_a_model_of_one_s_own_is_used(tmp_path: Path, sheet: str) -> None:
    """--model takes another directory, and its faults are reported like those of a sheet."""
    ended = run("evaluate", sheet, "--model", str(tmp_path))

    assert ended.returncode == 2
    assert b"model.toml: cannot be read: No such file or directory" in ended.stderr


def test_markup_in_a_title_is_shown_as_it_is() -> None:
    """A title that looks like the terminal library's markup is text."""
    ended = run("evaluate", "-", stdin=("title = '[red]x[/red] <b>'\n" + DJANGO).encode())

    assert b"[red]x[/red] <b>" in ended.stdout
    assert b"\x1b[" not in ended.stdout


def test_own_evidence_replaces_a_rating(tmp_path: Path, sheet: str) -> None:
    """A file of overrides, with a source of its own, changes the outcome."""
    overrides = tmp_path / "ours.toml"
    overrides.write_text(
        '[overrides.django.data-layer]\nlevel = "companion"\nbecause = "Our prototype needed a second tool."\n'
        'source = "our prototype"\nchecked = 2026-11-20\n',
        encoding="utf-8",
    )
    ended = run("evaluate", sheet, "--overrides", str(overrides))

    assert ended.returncode == 3
