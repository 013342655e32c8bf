"""What is missing is said in one sentence each, before a test has run."""

import os
from pathlib import Path

import pytest

from tests.support.ready import main, obstacles


def test_a_machine_that_has_all_meets_no_obstacle() -> None:
    """The checks below are not complaining of everything."""
    assert list(obstacles()) == []


@pytest.mark.parametrize(("variable", "words"), [("BROWSER_PATH", "no browser"), ("FIREFOX_PATH", "no Firefox")])
def test_a_missing_browser_is_named_with_what_to_do(variable: str, words: str) -> None:
    """One sentence says which browser is missing, and which variable may name one."""
    (said,) = obstacles(os.environ | {variable: "a-browser-that-does-not-exist"})

    assert words in said
    assert f"${variable}" in said


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A path below a file can be no folder, whoever asks."""
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "cache"

    (said,) = obstacles(os.environ | {"PYODIDE_SPHINX_CACHE": str(folder)})

    assert said.startswith(f"{folder} cannot be written to")
    assert "$PYODIDE_SPHINX_CACHE" in said


def test_a_runtime_that_cannot_be_fetched_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an empty cache and a registry that nobody answers for, npm is asked once, and its failure told."""
    monkeypatch.setenv("npm_config_registry", "http://localhost:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))

    (said,) = obstacles(os.environ | {"PYODIDE_SPHINX_CACHE": str(tmp_path)})

    assert said.startswith("the Python runtime for browsers is not there")


def test_every_obstacle_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody installs one thing only to hear of the next."""
    (tmp_path / "file").touch()
    for variable in ("BROWSER_PATH", "FIREFOX_PATH"):
        monkeypatch.setenv(variable, "a-browser-that-does-not-exist")
    monkeypatch.setenv("PYODIDE_SPHINX_CACHE", str(tmp_path / "file" / "cache"))

    code = main()

    assert (code, len(capsys.readouterr().err.splitlines())) == (1, 3)
