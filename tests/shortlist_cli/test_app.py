"""The command line as a whole: faults, hostile input, and what an installation lacks."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from shortlist.wire.requests import answer
from shortlist_cli import EXTRA
from tests.shortlist_cli.running import DJANGO, run
from tests.support.patience import SECONDS

MAIN = "import shortlist_cli; shortlist_cli.main()"
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


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_ends_in_words(content: bytes) -> None:
    """Whatever is fed in, the command ends with 2 and words, and never with a traceback."""
    ended = run("evaluate", "-", stdin=content)

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("missing", sorted(EXTRA))
def test_without_the_extra_the_command_says_what_to_install(missing: str) -> None:
    """A bare installation, or half of one, ends in one line, not in a traceback."""
    code = f"import sys; sys.modules['{missing}'] = None; sys.argv[1:] = ['ask', 'x.toml']; {MAIN}"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=SECONDS)

    assert ended.stderr.decode().splitlines() == ['The command line needs its extra: pip install "shortlist[cli]"']
    assert ended.returncode == 1


def test_no_command_waits_for_what_only_questions_need() -> None:
    """What asks in a terminal is imported by the command that asks, as it takes as long as all else together."""
    code = "import sys, shortlist_cli.app; print({'importlib.metadata', 'questionary', 'tomlkit'} & sys.modules.keys())"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=SECONDS)

    assert ended.stdout.decode().strip() == "set()"


def test_the_version_is_shown() -> None:
    """--version prints the version alone."""
    ended = run("--version")

    assert ended.returncode == 0
    assert ended.stdout.decode().count(".") == 2


@pytest.mark.parametrize("command", ["explain", "what-if"], ids=["explain", "what-if"])
def test_stages_print_what_the_page_gets(command: str, sheet: str) -> None:
    """With --json each stage prints the bytes that the browser's door answers."""
    ended = run(command, sheet, "--json")
    asked = {"do": command, "sheet": tomllib.loads(DJANGO)}

    assert answer(json.dumps(asked)).encode() == ended.stdout
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "command",
    [["explain"], ["what-if"], ["team"], ["record"], ["check"]],
    ids=["explain", "what-if", "team", "record", "check"],
)
def test_hostile_input_ends_in_words_everywhere(command: list[str], tmp_path: Path) -> None:
    """No command shows a traceback for what somebody wrote."""
    path = tmp_path / "hostile.toml"
    path.write_bytes(b"a" + b".a" * 20_000 + b" = 1")
    ended = run(*command, str(path))

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr
    assert b"Traceback" not in ended.stderr
