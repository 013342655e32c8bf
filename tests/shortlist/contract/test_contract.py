"""The JSON that pages and programs of others read keeps its keys, its order and its sentences."""

import pytest

from tests.shortlist.contract.sheets import FOLDER, SHEETS, written


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_said_of_a_sheet_keeps_its_form(name: str) -> None:
    """Byte for byte what was kept; a change on purpose is written anew with ``-m tests.shortlist.contract.sheets``."""
    assert written(name) == (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def test_every_kept_file_has_its_sheet() -> None:
    """No file is left behind when a sheet goes."""
    assert sorted(file.stem for file in FOLDER.glob("*.json")) == sorted(SHEETS)
