"""Copies of the model with something changed in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

from shortlist.model.files import DATA


def changed_model(place: Path, name: str, change: Callable[[str], str]) -> Path:
    """Return a folder with a copy of our model in which one file reads otherwise."""
    folder = place / "model"
    shutil.copytree(DATA, folder)
    rewrite(folder / name, change)
    return folder


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a file; a change that changes nothing is a mistake in the test."""
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")
