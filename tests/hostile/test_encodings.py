"""Output that cannot be encoded: every encoding gets the answer, with plain marks where it has none of ours."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shortlist_cli.streams import PLAIN
from shortlist_cli.terminal import MARKS
from tests.shortlist.records.samples import ORDERS
from tests.shortlist_cli.running import run

TITLED = ORDERS.replace('"Orders"', '"Zoë \\u2192 \u65e5\u672c"')
ENCODINGS = ["ascii", "cp1252", "cp437", "cp850", "latin-1", "cp932", "utf-8", "utf-16"]
COMMANDS = ["evaluate", "explain", "what-if", "compare", "services", "team", "record"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_evaluate_answers_in_every_encoding(encoding: str) -> None:
    """The verdicts come, without a traceback, with marks that the encoding has."""
    ended = run("evaluate", "-", stdin=TITLED.encode(), PYTHONIOENCODING=encoding)
    printed = ended.stdout.decode(encoding)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert printed.startswith("Settled: Django.")
    assert "fits with friction" in printed
    assert "?" not in printed.splitlines()[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_in_ascii(command: str) -> None:
    """No command prints what plain ASCII cannot show but the record, which is a file in UTF-8."""
    given = [] if command == "compare" else ["-"]
    ended = run(command, *given, stdin=TITLED.encode(), PYTHONIOENCODING="ascii")

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert command == "record" or ended.stdout.isascii()


def test_a_locale_without_unicode_is_enough() -> None:
    """In the locale C, without Python's own UTF-8 mode, an answer is an answer."""
    ended = run("evaluate", "-", stdin=TITLED.encode(), LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Django 6" in ended.stdout
    assert ended.stdout.isascii()


def test_faults_are_told_in_every_encoding() -> None:
    """A fault quotes what was found as far as the encoding goes, and spells the rest."""
    ended = run("evaluate", "-", stdin='[answers]\nadmin = "n\u00f6tig \u2192"'.encode(), PYTHONIOENCODING="ascii")

    assert ended.returncode == 2
    assert rb"got 'n\xf6tig ->'" in ended.stderr


def test_plain_marks_are_plain() -> None:
    """What stands for a mark is ASCII, and there is something for each."""
    assert all(plain.isascii() and plain for plain in PLAIN.values())
    assert all(mark in PLAIN for mark in MARKS.values())


def test_json_is_the_same_in_every_encoding() -> None:
    """The bytes of --json are UTF-8, whatever the terminal speaks."""
    plain, ascii_only = (
        run("evaluate", "-", "--json", stdin=TITLED.encode(), PYTHONIOENCODING=name).stdout
        for name in ("utf-8", "ascii")
    )

    assert plain == ascii_only
    assert "日本" in plain.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    "arguments", ["compare", "compare --json", "--help", "evaluate -", "record -", "lint --sheets 1"]
)
@pytest.mark.parametrize("to", [("/dev/full", os.O_WRONLY), ("/dev/null", os.O_RDONLY)], ids=["full", "not writable"])
def test_an_output_that_takes_nothing_is_told_in_a_sentence(arguments: str, to: tuple[str, int]) -> None:
    """A full disk below a redirection ends with 2 and its reason."""
    ended = run(*arguments.split(), stdin=b"\n", stdout=to)

    assert ended.returncode == 2
    assert ended.stderr.startswith(b"standard output: cannot be written: ")
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams here")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-", "| head -c 1", "| true"])
def test_a_closed_output_ends_without_a_traceback(closing: str) -> None:
    """Who stops reading, or never listens, is no reason for thirty lines of Python."""
    line = f'echo | "{sys.executable}" -m shortlist_cli compare {closing}'
    ended = subprocess.run(["sh", "-c", line], capture_output=True, check=False, env=os.environ | {"COLUMNS": "80"})

    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr
