"""``shortlist evaluate``: what a sheet leads to, and how the command ends."""

import json
import tomllib
from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.wire.requests import answer
from tests.shortlist_cli.running import DJANGO, run

LOWEST = {each.id: each.levels[0].id for each in built_in_model().questions.values()}


def answered(*must: str, **answers: str) -> str:
    """Return a full sheet in which everything but this is at its lowest level."""
    given = LOWEST | {key.replace("_", "-"): level for key, level in answers.items()}
    return json.dumps({"must": list(must), "answers": given})


NOBODY = {"own-parts": "assemble", "html": "most", "integrations": "many", "team-size": "many"}
ENDINGS = [
    (answered(admin="essential", data_model="complex"), 0, "Settled: Django"),
    ("", 3, "So far: nothing tells the frameworks apart."),
    (answered(*NOBODY, **NOBODY), 4, "Settled: none fits"),
]


@pytest.mark.parametrize(("text", "code", "sentence"), ENDINGS, ids=[sentence for _, _, sentence in ENDINGS])
def test_the_exit_code_says_the_outcome(text: str, code: int, sentence: str) -> None:
    """A script can tell a shortlist, undecided and none fits apart; a person reads the sentence first."""
    ended = run("evaluate", "-", stdin=text.encode())

    assert (code, b"") == (ended.returncode, ended.stderr)
    assert ended.stdout.decode().startswith(sentence)


def test_too_close_ends_with_five() -> None:
    """Three or more that are equally good are not a shortlist."""
    ended = run("evaluate", "-", stdin=answered().encode())

    assert ended.returncode == 5
    assert ended.stdout.startswith(b"Settled: nothing tells the frameworks apart.")


def test_the_outcome_is_followed_by_why(sheet: str) -> None:
    """What the checklist says for the one in front, against it, and what would change it stands below the headline."""
    text = run("evaluate", sheet, COLUMNS="300").stdout.decode()
    summary = json.loads(run("evaluate", sheet, "--json").stdout)["summary"]
    why, below = text.split("\n\n", maxsplit=1)

    assert all(f"- For it: {each['sentence']}" in why for each in summary["grounds"])
    assert all(f"- Against it: {each['sentence']}" in why for each in summary["objections"])
    assert f"- What would change it: {summary['variations'][0]['sentence']}" in why
    assert below.endswith(f"\nMore: shortlist explain {sheet}\n")


def test_drawbacks_that_are_left_are_counted() -> None:
    """Beyond two drawbacks of the one in front, the number of the others is told; nothing explains standard input."""
    needs = {"api": "others", "typing": "strict", "real_time": "some", "ai": "calls", "waiting": "much"}
    text = run("evaluate", "-", stdin=answered(admin="essential", data_model="complex", **needs).encode()).stdout

    assert b"more against it, listed below." in text
    assert b"More:" not in text


def test_what_one_question_asks_about_is_named_once() -> None:
    """Two criteria may look at one need: who reads the list is told of it once, and of each level in small letters."""
    sheet = b'[answers]\nexperience-django = ["never", "tried"]'

    told = " ".join(run("evaluate", "-", stdin=sheet).stdout.decode().split())

    assert "Not known yet: live connections, many calls at once" in told
    assert "Your team knows it: never used or tried." in told


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_no_line_ends_in_spaces(sheet: str, columns: str) -> None:
    """What goes into a file or a review at any width holds words alone, and each line fits."""
    lines = run("evaluate", sheet, COLUMNS=columns).stdout.decode().split("\n")
    *report, _empty, _more, _end = lines

    assert [line for line in lines if line != line.rstrip()] == []
    assert max(map(len, report)) <= int(columns)


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
