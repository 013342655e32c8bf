"""Input that is no terminal, is interrupted, closed or narrow: one sentence, exit 2, and answers that are kept."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pexpect
import pyte
import pytest

from shortlist import built_in_model
from shortlist.model.model import QuestionId
from tests.shortlist_cli.questionnaire import ENTER, INTERRUPT, asking, essentials
from tests.shortlist_cli.running import run

DRAWN = r"\x1b\[\?7h"
"""What the questionnaire writes after it has drawn itself: lines are broken by the terminal again."""
COMMENTED = '# agreed on Tuesday\ntitle = "Parcel desk"  # working name\n[answers]\n# ticket 12\nadmin = "essential"\n'

INTERRUPTED = """
import sys
from shortlist_cli import main

class Interruption:
    def find_spec(self, *_):
        raise KeyboardInterrupt

sys.meta_path.insert(0, Interruption())
main()
"""
"""A program that is interrupted by its first import."""


def shown(written: str, rows: int, columns: int) -> list[str]:
    """Return the lines that somebody sees in a terminal of that size, after all that was written to it."""
    screen = pyte.Screen(columns, rows)
    pyte.Stream(screen).feed(written)
    return [line.rstrip() for line in screen.display]


@pytest.mark.parametrize("stdin", [b"", b"\n", b"y\n" * 50], ids=["nothing", "a line", "many"])
def test_what_is_no_terminal_is_told_in_a_sentence(stdin: bytes, tmp_path: Path) -> None:
    """Without a terminal nothing is asked, nothing is written, and the way without one is named."""
    path = tmp_path / "sheet.toml"
    ended = run("ask", str(path), stdin=stdin)

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr.decode().startswith("ask: needs a terminal, for questions and answers; without one,")
    assert ended.stderr.count(b"\n") == 1
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams here")
@pytest.mark.parametrize("command", ["ask sheet.toml", "evaluate -", "team -", "services -"])
def test_a_closed_input_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    """A stream that was closed before is no reason for a traceback."""
    line = f'"{sys.executable}" -m shortlist_cli {command} <&-'
    ended = subprocess.run(["sh", "-c", line], capture_output=True, check=False, cwd=tmp_path)

    assert ended.returncode == 2
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell opens streams here")
@pytest.mark.parametrize("command", ["evaluate -", "team -", "record -"])
def test_an_input_that_cannot_be_read_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    """A stream that is open for writing alone holds no sheet."""
    line = f'"{sys.executable}" -m shortlist_cli {command} 0>"{tmp_path / "out"}"'
    ended = subprocess.run(["sh", "-c", line], capture_output=True, check=False)

    assert (ended.returncode, ended.stdout) == (2, b"")
    assert ended.stderr == b"standard input: cannot be read: Bad file descriptor\n"


def test_an_interruption_before_anything_is_imported_ends_in_a_word() -> None:
    """Whoever is quicker than the first imports reads a word, and no traceback."""
    ended = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (2, b"", b"Stopped.\n")


@pytest.mark.parametrize("name", ["none/sheet.toml", "file/sheet.toml", "loop.toml", "away.toml", "kept.toml"])
def test_what_cannot_be_written_is_told_before_anything_is_asked(name: str, tmp_path: Path) -> None:
    """Nobody ticks a screen of needs to read then that there is no place for them."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    (tmp_path / "away.toml").symlink_to(tmp_path / "none" / "sheet.toml")
    (tmp_path / "kept.toml").write_text(COMMENTED, encoding="utf-8")
    (tmp_path / "kept.toml").chmod(0o444)
    terminal = asking(tmp_path / name, 24, 200)
    told = terminal.read()
    terminal.close()

    assert terminal.exitstatus == 2
    assert told.count("\n") == 1
    assert "cannot be written" in told or "leads back to itself" in told or "is read-only" in told


@pytest.mark.parametrize("name", ["", ".", "-", "folder"])
def test_answers_are_kept_in_a_file_alone(name: str, tmp_path: Path) -> None:
    """A folder, a pipe and nothing at all are refused before anything is asked."""
    (tmp_path / "folder").mkdir()
    ended = run("ask", str(tmp_path / name) if name == "folder" else name)

    assert ended.returncode == 2
    assert b"the name of a file in which the answers are kept" in ended.stderr


def test_an_interruption_keeps_answers_and_comments(tmp_path: Path) -> None:
    """Stopped by the keyboard, the file holds the answer that was given, and all that somebody wrote around it."""
    path = tmp_path / "sheet.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    terminal = asking(path, 50, 160)
    essentials(terminal, "Static typing")
    terminal.expect("team know Django")
    terminal.expect("Stop here")
    for _ in range(20):  # a key that comes while a question is being drawn is lost
        terminal.send(INTERRUPT)
        if terminal.expect(["Stopped. Your answers are in .*; go on with", pexpect.TIMEOUT], timeout=5) == 0:
            break
    terminal.expect(pexpect.EOF)
    terminal.close()
    kept = path.read_text(encoding="utf-8")

    assert terminal.exitstatus == 2
    assert kept.startswith(COMMENTED)
    assert len(kept) > len(COMMENTED)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (20, 60), (30, 40)])
def test_a_narrow_terminal_breaks_lines_between_words(rows: int, columns: int, tmp_path: Path) -> None:
    """Question and options stand on lines that fit, each broken between words, with nothing cut at the end."""
    terminal = asking(tmp_path / "sheet.toml", rows, columns)
    terminal.logfile_read = written = StringIO()
    screens = []
    for drawn in ("Live connections", "Your team knows it", "Stop here"):
        terminal.expect(drawn)
        terminal.expect(DRAWN)
        screens.append(shown(written.getvalue(), rows, columns))
        terminal.send(ENTER)
    terminal.close(force=True)
    texts = [" ".join(" ".join(lines).split()) for lines in screens]
    model = built_in_model()
    need, asked = (model.questions[QuestionId(key)] for key in ("real-time", "experience-django"))

    assert f"{need.short}: {need.buys}" in texts[0]
    assert asked.text in texts[2]
    assert f"{asked.levels[-1].label}: {asked.levels[-1].means}" in texts[2]
    assert "questions could still change that." in texts[2]
    assert max(len(line) for lines in screens for line in lines) < columns
