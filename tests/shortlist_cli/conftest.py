"""Files that commands are run with."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from tests.shortlist.records.samples import OWN
from tests.shortlist_cli.running import ADA, BEN, DJANGO, SETTLED, run


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """Return the path of a sheet that leads to Django."""
    path = tmp_path / "sheet.toml"
    path.write_text(DJANGO, encoding="utf-8")
    return str(path)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return a copy of the built-in model that a test may change."""
    with as_file(files("shortlist") / "data") as directory:
        return Path(shutil.copytree(directory, tmp_path / "model"))


@pytest.fixture
def team(tmp_path: Path) -> list[str]:
    """Return the paths of two members' sheets, and of what they settled."""
    for name, text in (("ada", ADA), ("ben", BEN), ("settled", SETTLED)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.toml") for name in ("ada", "ben", "settled")]


@pytest.fixture
def record(team: list[str], tmp_path: Path) -> str:
    """Return the path of a record of a settled team with a rating of its own."""
    (tmp_path / "ours.toml").write_text(OWN, encoding="utf-8")
    written = str(tmp_path / "0007.md")
    *sheets, settled = team
    run("record", *sheets, "--settled", settled, "--overrides", str(tmp_path / "ours.toml"), "-o", written)
    return written
