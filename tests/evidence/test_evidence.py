"""The evidence check, against an index that is served here: what it finds, what it writes, what it leaves alone."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.house import ROOT
from tests.support.package_index import LocalIndex, Upload, serving
from tools.evidence.__main__ import main
from tools.evidence.texts import read_all

TODAY = date(2026, 11, 27)
CAST = """\
# The cast.

[alembic]
title = "Alembic"
package = "alembic"
version = "1.20.1"     # kept
released = 2026-10-22
state = "Two releases in the year to November 2026."

[flask-login]
title = "Flask-Login"
package = "flask-login"
version = "0.6.3"
released = 2023-10-30
state = "No release since October 2023."

[server]
title = "A server without a package"
"""
FRAMEWORK = """\
title = "Django"
version = "6.1.3"
released = 2026-11-03

[ratings.python]
because = "6.1 needs Python 3.12 or newer. It declares Python 3.12 to 3.14."
"""
PAGE = """\
# Django

Alembic had two releases in the year to November 2026.
[taskiq](https://taskiq.example/) (0.13.0, September 2026) runs jobs.
"""
FAULTS: dict[str, tuple[dict[str, object], str]] = {
    "busy": ({"status": 503}, "the index answered 503"),
    "refused": ({"status": 401}, "the index answered 401"),
    "garbage": ({"instead": b"{not json"}, "neither the JSON nor the HTML of a package index"),
    "other-json": ({"instead": b"[1, 2]"}, "neither the JSON nor the HTML of a package index"),
    "a-sign-in": ({"instead": b"<html>Sign in</html>", "kind": "text/html"}, "the answer lists no final release"),
    "a-picture": ({"instead": b"PNG", "kind": "image/png"}, "neither the JSON nor the HTML of a package index"),
    "slow": ({"delay": 1}, "no answer within 0.5 seconds"),
    "unknown": ({"projects": {}}, "the index knows no project of this name"),
}
"""What may be wrong with an index, and the words that say it."""
PYTHONS = tuple(f"Programming Language :: Python :: 3.{minor}" for minor in (12, 13, 14))


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalIndex]:
    """Serve an index that says what the repository says, and have pip configured with it."""
    told = LocalIndex(
        {
            "alembic": [Upload("1.19.0", "2025-11-02"), Upload("1.20.0", "2026-01-02"), Upload("1.20.1", "2026-10-22")],
            "flask-login": [Upload("0.6.3", "2023-10-30")],
            "django": [Upload("6.1.3", "2026-11-03", ">=3.12", PYTHONS)],
            "taskiq": [Upload("0.13.0", "2026-09-03")],
        }
    )
    with serving(told):
        monkeypatch.setenv("PIP_INDEX_URL", f"{told.address.replace('//', '//ada:secret@')}/simple")
        yield told


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a repository with two kinds of data and a page."""
    for name, text in {
        "src/shortlist/data/cast.toml": CAST,
        "src/shortlist/data/alternatives/django.toml": FRAMEWORK,
        "docs/frameworks/django.md": PAGE,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def check(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """Run the check; return how it ended and what it said."""
    ended = main(["--root", str(root), "--timeout", "0.5", *options], TODAY)
    return ended, capsys.readouterr().out


def sources(root: Path) -> dict[str, str]:
    """Return every file of the repository."""
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in sorted(root.rglob("*.*"))}


def test_what_the_index_says_too_is_no_finding(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is found, each project was asked for once, and no password is shown."""
    ended, said = check(root, capsys)

    assert (ended, said) == (0, f"Everything holds, by {index.address}/simple on 2026-11-27: 4 packages.\n")
    assert sorted(path for path in index.asked if "simple" in path) == [
        f"/simple/{name}/" for name in ("alembic", "django", "flask-login", "taskiq")
    ]


def test_a_new_release_is_told_with_the_lines_to_write(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Version, date and counts are named by file and key; nothing is written without being asked for."""
    index.projects["alembic"].append(Upload("1.20.2", "2026-11-26"))
    before = sources(root)

    ended, said = check(root, capsys)

    assert ended == 1
    assert "src/shortlist/data/cast.toml: alembic.version" in said
    assert '  write   version = "1.20.2"\n  write   released = 2026-11-26\n' in said
    assert '  write   state = "Three releases in the year to November 2026."\n' in said
    assert "docs/frameworks/django.md:3" in said
    assert "  write   Alembic had three releases in the year to November 2026.\n" in said
    assert sources(root) == before


def test_what_is_mechanical_is_written_and_nothing_else_changes(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments and layout stay, judgements are listed, and the next check finds nothing mechanical."""
    index.projects["alembic"].append(Upload("1.20.2", "2026-11-26"))
    index.projects["flask-login"].append(Upload("0.7.0", "2026-11-20"))
    index.projects["taskiq"].append(Upload("0.14.0", "2026-11-01"))
    report = root / "report.txt"

    ended, said = check(root, capsys, "--write", "--report", str(report))

    assert ended == 1
    assert "1 to decide, which no machine can:\n\nsrc/shortlist/data/cast.toml: flask-login.state\n" in said
    assert "flask-login 0.7.0 came out on 2026-11-20" in said
    assert report.read_text("utf-8") == said
    written = sources(root)
    assert written["src/shortlist/data/cast.toml"] == (
        CAST.replace('"1.20.1"', '"1.20.2"')
        .replace("2026-10-22", "2026-11-26")
        .replace("Two releases", "Three releases")
        .replace('"0.6.3"', '"0.7.0"')
        .replace("2023-10-30", "2026-11-20")
    )
    assert written["docs/frameworks/django.md"] == PAGE.replace("two releases", "three releases").replace(
        "(0.13.0, September 2026)", "(0.14.0, November 2026)"
    )
    assert written["src/shortlist/data/alternatives/django.toml"] == FRAMEWORK
    assert "to write" not in check(root, capsys)[1]


def test_python_versions_are_those_of_files_and_classifiers(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a release needs comes from its files, what it declares from its metadata."""
    declared = (*PYTHONS[1:], "Programming Language :: Python :: 3.15", "Programming Language :: Python :: 3 :: Only")
    index.projects["django"] = [Upload("6.1.3", "2026-11-03", ">=3.13", declared)]

    ended, _ = check(root, capsys, "--write")

    assert ended == 0
    assert (
        '"6.1 needs Python 3.13 or newer. It declares Python 3.13 to 3.15."'
        in (sources(root)["src/shortlist/data/alternatives/django.toml"])
    )


def test_withdrawn_and_unfinished_releases_are_not_the_newest(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pre-releases, development releases and withdrawn ones count neither as newest nor as releases."""
    index.projects["alembic"] += [
        Upload("2.0.0rc1", "2026-11-20"),
        Upload("2.0.0.dev3", "2026-11-21"),
        Upload("1.21.0", "2026-11-22", yanked=True),
    ]

    assert check(root, capsys)[0] == 0


def test_a_named_release_that_was_withdrawn_is_told(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The release before it is the one to write, and the reason says why."""
    index.projects["django"] = [
        Upload("6.1.2", "2026-10-06", ">=3.12", PYTHONS),
        Upload("6.1.3", "2026-11-03", ">=3.12", PYTHONS, yanked=True),
    ]

    ended, said = check(root, capsys)

    assert ended == 1
    assert "6.1.3 was withdrawn; the newest final release of django is 6.1.2 (2026-10-06)" in said


def test_an_index_that_lags_behind_changes_nothing(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A release that the index does not have may be newer than the index: a person looks."""
    index.projects["django"] = [Upload("6.1.2", "2026-10-06", ">=3.12", PYTHONS)]
    before = sources(root)

    ended, said = check(root, capsys, "--write")

    assert ended == 1
    assert "the index has no django 6.1.3; its newest is 6.1.2" in said
    assert sources(root) == before


def test_an_index_in_html_tells_versions_and_no_dates(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newer version is told, and nothing is written of a release whose day is unknown."""
    index.html = True
    assert check(root, capsys)[0] == 0
    index.projects["alembic"].append(Upload("1.20.2", None))
    before = sources(root)

    ended, said = check(root, capsys, "--write")

    assert ended == 1
    assert "alembic 1.20.2 is newer, and the index tells no dates" in said
    assert sources(root) == before


@pytest.mark.parametrize(("fault", "words"), FAULTS.values(), ids=FAULTS)
def test_an_index_that_does_not_answer_is_an_error_in_words(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str], fault: dict[str, object], words: str
) -> None:
    """Nothing is found and nothing is written; it says why, where the package is named, and shows no password."""
    for name, value in fault.items():
        setattr(index, name, value)
    before = sources(root)

    ended, said = check(root, capsys, "--write")

    assert ended == 2
    assert words in said
    assert f"4 without an answer from {index.address}/simple" in said
    assert "src/shortlist/data/cast.toml: alembic.version" in said
    assert "secret" not in said
    assert sources(root) == before


def test_an_index_out_of_reach_is_not_asked_for_ever(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After three projects without an answer the others are not asked for."""
    monkeypatch.setenv("PIP_INDEX_URL", f"{index.address.replace('http', 'gopher')}/simple")

    ended, said = check(root, capsys)

    assert ended == 2
    assert "no address that begins with http:// or https://" in said
    assert "not asked, since the index was out of reach 3 times in a row" in said


def test_one_silent_project_hides_no_finding(index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the index did answer is told, beside what it did not."""
    del index.projects["taskiq"]
    index.projects["alembic"].append(Upload("1.20.2", "2026-11-26"))

    ended, said = check(root, capsys)

    assert ended == 2
    assert 'version = "1.20.2"' in said
    assert "taskiq: the index knows no project of this name" in said


def test_a_claim_that_names_no_package_is_told(
    index: LocalIndex, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that is about no package must name one beside the claim, else nobody can check it."""
    assert index.asked == []
    (root / "docs" / "faq.md").write_text("It had two releases in the year to November 2026.\n", "utf-8")

    ended, said = check(root, capsys)

    assert ended == 1
    assert "docs/faq.md:1" in said
    assert "the clause names no package" in said


def test_the_repository_itself_is_read(tmp_path: Path) -> None:
    """Every framework, and every part of the cast and of the others that is a package, is asked about."""
    shutil.copytree(ROOT / "src" / "shortlist" / "data", tmp_path / "src" / "shortlist" / "data")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("_build"))

    read = read_all(tmp_path)

    named = {fact.package for fact in read.facts}
    assert {"django", "fastapi", "flask", "litestar", "djangorestframework", "sanic"} <= named
    declared = sum(path.read_text("utf-8").count("\nreleased = ") for path in (tmp_path / "src").rglob("*.toml"))
    assert len(read.facts) == declared
