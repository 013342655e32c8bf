"""Files of people: nothing lost, nothing half-written, nothing left behind."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from shortlist import FaultsError, Sheet, built_in_model, parse_sheet
from shortlist.model.model import CriterionId, LevelId, QuestionId, frozen
from shortlist.sheets.changing import with_answer
from shortlist_cli.kept_sheet import changed, keep
from shortlist_cli.output import put
from shortlist_cli.questionnaire.sitting import Sitting
from tests.shortlist.records.samples import ORDERS
from tests.shortlist_cli.running import run

COMMENTED = """\
# agreed by the desk on Tuesday
title = "Parcel desk"  # working name
[answers]
# clerks correct labels all day, ticket 12
admin = "essential"   # not up for debate
html = [ "some",
  "most",  # or nearly
] # both
"""


def admin(level: str, text: str) -> Sheet:
    """Return the sheet of a text with another answer."""
    model = built_in_model()
    return with_answer(model, parse_sheet(text, model), QuestionId("admin"), (LevelId(level),))


def test_comments_stay_where_an_answer_changes() -> None:
    """Only the answer itself is another; order, spaces and comments are those of the person."""
    new = changed(COMMENTED.encode(), admin("useful", COMMENTED), built_in_model()).decode()

    assert new == COMMENTED.replace('"essential"', '"useful"')


def test_an_answer_is_added_and_taken_back() -> None:
    """A new answer stands below the others, and one taken back leaves the rest as it was."""
    model = built_in_model()
    sheet = parse_sheet(COMMENTED, model)
    more = replace(sheet, answers=frozen({**sheet.answers, QuestionId("api"): (LevelId("own"),)}))
    longer = changed(COMMENTED.encode(), more, model)

    assert longer.decode().startswith(COMMENTED)
    assert parse_sheet(longer, model) == more
    assert changed(longer, sheet, model).decode() == COMMENTED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        'answers = { admin = "none" }\n',
        'answers.admin = "none"  # dotted\nanswers.html = "most"\n',
        "[answers]\n",
        '{"title": "Ünal", "answers": {"admin": "none"}}',
        'must = ["admin"] # needed\n[answers]\nadmin = ["useful", "essential"]',
        "[answers]\nadmin = { abstain = true } # left to others\n",
        'deciding = [\n "admin", # first\n]\n[answers]\nadmin = "essential"',
    ],
    ids=range(9),
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
def test_every_form_of_a_sheet_is_kept_in_its_form(text: str, ends: str, mark: bytes) -> None:
    """Line ends, byte order mark, TOML or JSON stay, and the file is read as the answers that were given."""
    before = mark + text.replace("\n", ends).encode()
    sheet = admin("useful", text)
    after = changed(before, sheet, built_in_model())

    assert after.startswith(mark)
    assert parse_sheet(after, built_in_model()) == sheet
    assert (b"\r\n" in after) == (ends == "\r\n" and "\n" in text) or "{" in text or not text.strip()
    assert after.lstrip(mark).startswith(b"{") == text.startswith("{")
    for comment in ("# nothing yet", "# dotted", "# needed", "# left to others", "# first"):
        assert comment not in text or comment.encode() in after or "left" in comment


def test_deciding_criteria_are_kept_with_the_rest() -> None:
    """What settles a tie is written beside the comments."""
    sheet = replace(parse_sheet(COMMENTED, built_in_model()), deciding=(CriterionId("admin"),))
    new = changed(COMMENTED.encode(), sheet, built_in_model()).decode()

    assert parse_sheet(new, built_in_model()) == sheet
    assert "# clerks correct labels all day, ticket 12" in new


def test_a_link_is_followed(tmp_path: Path) -> None:
    """A sheet that is a link stays one, and what it leads to holds the answers."""
    (tmp_path / "shared").mkdir()
    real, link = tmp_path / "shared" / "sheet.toml", tmp_path / "sheet.toml"
    real.write_text(COMMENTED, encoding="utf-8")
    link.symlink_to(real)
    keep(admin("none", COMMENTED), link, built_in_model())

    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == COMMENTED.replace('"essential"', '"none"')


def test_rights_of_a_file_stay(tmp_path: Path) -> None:
    """A file that only its owner may read is no other afterwards."""
    path = tmp_path / "sheet.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o600)
    put("x = 1\n", path, force=True)

    assert path.stat().st_mode & 0o777 == 0o600


def test_an_existing_file_is_refused_unless_forced(tmp_path: Path) -> None:
    """What a team wrote is never gone without a word; the same text once more is no harm."""
    path = tmp_path / "record.md"
    put("one\n", path)
    put("one\n", path)
    with pytest.raises(FaultsError, match=r"record.md: is there already; give --force to write over it"):
        put("two\n", path)

    assert path.read_bytes() == b"one\n"
    put("two\n", path, force=True)
    assert path.read_bytes() == b"two\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["", ".", "folder", "folder/", "none/record.md", "file/record.md", "x" * 300, "a\0b"])
def test_what_is_no_name_of_a_file_is_a_fault(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders, empty and impossible names are refused in words, and nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FaultsError):
        put("text", Path(name))

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


@pytest.mark.parametrize("force", [False, True])
def test_what_is_protected_stays(force: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter of pytest
    """A file without the right to be written, and a link that leads nowhere else, are refused, forced or not."""
    kept, loop = tmp_path / "kept.md", tmp_path / "loop.md"
    kept.write_text("accepted", encoding="utf-8")
    kept.chmod(0o444)
    loop.symlink_to("loop.md")

    for path, words in ((kept, "is read-only" if force else "is there already"), (loop, "leads back to itself")):
        with pytest.raises(FaultsError, match=words):
            put("text", path, force=force)
    assert kept.read_text(encoding="utf-8") == "accepted"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.md", "loop.md"]


def test_a_dash_is_standard_output(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    """Where - is given as a file, no file of that name is made."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(tmp_path)
        put("text\n", Path("-"))

    assert capsysbinary.readouterr().out == b"text\n"
    assert not list(tmp_path.iterdir())


def test_line_ends_of_two_systems_stay_where_they_are() -> None:
    """A file that was edited on two systems keeps the ends of all lines but those that change."""
    mixed = '# one\r\n# two\n[answers]\r\nadmin = "none" # three\r\n'
    after = changed(mixed.encode(), admin("useful", mixed), built_in_model()).decode()

    assert after == mixed.replace('"none"', '"useful"')


def test_nothing_is_left_behind_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption in the middle leaves the old file, and no half of the new one."""
    path = tmp_path / "record.md"
    path.write_text("old", encoding="utf-8")

    def interrupted(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put("new", path, force=True)

    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_a_fault() -> None:
    """Where nothing can be written any more, that is what the command says."""
    with pytest.raises(FaultsError, match="No space left on device"):
        put("text", Path("/dev/full"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_device_is_written_to_and_not_replaced() -> None:
    """/dev/null is what it was before."""
    put("text", Path(os.devnull))

    assert Path(os.devnull).is_char_device()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have other rights here")
def test_a_folder_without_the_right_to_write_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not write into a folder is told so; a device in such a folder takes what it is sent all the same."""
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK or not Path(path).is_dir())  # as for no root
    with pytest.raises(FaultsError, match=r"record.md: cannot be written: Permission denied"):
        put("text", tmp_path / "record.md")

    put("text", Path(os.devnull))
    assert not list(tmp_path.iterdir())


def test_a_record_is_refused_and_forced_on_the_command_line(tmp_path: Path) -> None:
    """The same command again says what is there, ends with 2, and changes nothing."""
    (tmp_path / "sheet.toml").write_text(ORDERS, encoding="utf-8")
    sheet, record = str(tmp_path / "sheet.toml"), tmp_path / "record.md"
    first = run("record", sheet, "-o", str(record))
    edited = record.read_text(encoding="utf-8").replace("proposed", "accepted")
    record.write_text(edited, encoding="utf-8")
    again = run("record", sheet, "-o", str(record))

    assert (first.returncode, again.returncode) == (0, 2)
    assert b"is there already; give --force to write over it" in again.stderr
    assert record.read_text(encoding="utf-8") == edited
    assert run("record", sheet, "-o", str(record), "--force").returncode == 0
    assert "proposed" in record.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.md", "sheet.toml"]


def test_schemas_are_renewed_and_nothing_else_is_written_over(tmp_path: Path) -> None:
    """A schema of before is written anew; a file of somebody's under its name is refused."""
    (tmp_path / "sheet.schema.json").write_text(json.dumps({"mine": True}), encoding="utf-8")
    refused = run("schema", str(tmp_path))
    (tmp_path / "sheet.schema.json").write_text('{\n  "$schema": "old"}', encoding="utf-8")

    assert (refused.returncode, run("schema", str(tmp_path)).returncode) == (2, 0)
    assert b"sheet.schema.json: is there already" in refused.stderr


def test_a_folder_that_is_a_file_is_a_fault(tmp_path: Path) -> None:
    """Schemas cannot be written into a file."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("schema", str(tmp_path / "file"))

    assert ended.returncode == 2
    assert b"cannot be made: File exists" in ended.stderr


def test_what_was_written_meanwhile_stays(tmp_path: Path) -> None:
    """Between two questions somebody else answers another one in the same file: both answers are kept."""
    path = tmp_path / "sheet.toml"
    path.write_text(COMMENTED, encoding="utf-8")
    model = built_in_model()
    sitting = Sitting(model, parse_sheet(COMMENTED, model), path)
    path.write_text(COMMENTED + 'api = "own" # Ben\n', encoding="utf-8")
    sitting.saved(lambda sheet: with_answer(model, sheet, QuestionId("admin"), (LevelId("none"),)))
    kept = path.read_text(encoding="utf-8")

    assert 'api = "own" # Ben\n' in kept
    assert 'admin = "none"' in kept
