"""The command line, run as a command: what it prints, where, and how it ends."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from shortlist import built_in_model
from shortlist.wire.one import answer

DJANGO = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\npython = "we"\n'
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


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "shortlist_cli", *arguments]
    environment = os.environ | {"COLUMNS": "200", "PYTHONWARNINGS": "error"}
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env=environment, timeout=60)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return the path of a sheet that leads to Django."""
    path = tmp_path / "sheet.toml"
    path.write_text(DJANGO, encoding="utf-8")
    return path


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


def test_json_is_what_the_page_gets(sheet: Path) -> None:
    """The bytes of --json are those that the browser's door answers."""
    ended = run("evaluate", str(sheet), "--json")
    request = {"do": "evaluate", "sheet": tomllib.loads(DJANGO)}

    assert answer(json.dumps(request)).encode() == ended.stdout


def test_a_day_can_be_given(sheet: Path) -> None:
    """--as-of is the day in the report."""
    ended = run("evaluate", str(sheet), "--json", "--as-of", "2027-02-03")

    assert json.loads(ended.stdout)["as_of"] == "2027-02-03"


def test_faults_go_to_standard_error_and_nothing_else_is_printed(tmp_path: Path) -> None:
    """A sheet with faults ends with 2; every fault is one line with file and key, and there is no traceback."""
    path = tmp_path / "broken.toml"
    path.write_text('x = 1\n[answers]\nadmin = "esential"\n', encoding="utf-8")
    ended = run("evaluate", str(path))

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode().splitlines() == [
        (
            "broken.toml: answers.admin: expected one of none, useful or essential; "
            "got 'esential' (did you mean 'essential'?)"
        ),
        "broken.toml: x: is not a key here",
    ]


def test_faults_are_json_where_json_was_asked_for(tmp_path: Path) -> None:
    """A program that asked for JSON gets the faults as JSON too."""
    path = tmp_path / "broken.json"
    path.write_text("{", encoding="utf-8")
    ended = run("evaluate", str(path), "--json")

    assert (ended.returncode, ended.stderr) == (2, b"")
    assert json.loads(ended.stdout)["faults"][0]["place"] == "broken.json:1:2"


HOSTILE = [
    b"\xff\xfe\x00",
    b"#" * 10_000_000,
    b"a = " + b"[" * 50_000,
    b'{"a": ' * 50_000,
    b"a" + b".a" * 15_000 + b" = 1",
    "title = '\u202eevil'".encode(),
    b"not a sheet at all",
    b"\n".join(b"k%d = 1" % at for at in range(5000)),
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_ends_in_words(content: bytes) -> None:
    """Whatever is fed in, the command ends with 2 and words, and never with a traceback."""
    ended = run("evaluate", "-", stdin=content)

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_model_of_one_s_own_is_used(tmp_path: Path, sheet: Path) -> None:
    """--model takes another directory, and its faults are reported like those of a sheet."""
    ended = run("evaluate", str(sheet), "--model", str(tmp_path))

    assert ended.returncode == 2
    assert b"model.toml: cannot be read: No such file or directory" in ended.stderr


def test_markup_in_a_title_is_shown_as_it_is() -> None:
    """A title that looks like the terminal library's markup is text."""
    ended = run("evaluate", "-", stdin=("title = '[red]x[/red] <b>'\n" + DJANGO).encode())

    assert b"[red]x[/red] <b>" in ended.stdout
    assert b"\x1b[" not in ended.stdout


def test_without_the_extra_the_command_says_what_to_install() -> None:
    """A bare installation ends in one line, not in a traceback."""
    code = "import sys; sys.modules['typer'] = None; import shortlist_cli; shortlist_cli.main()"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)

    assert ended.stderr.decode().splitlines() == ['The command line needs its extra: pip install "shortlist[cli]"']
    assert ended.returncode == 1


def test_the_version_is_shown() -> None:
    """--version prints the version alone."""
    ended = run("--version")

    assert ended.returncode == 0
    assert ended.stdout.decode().count(".") == 2
