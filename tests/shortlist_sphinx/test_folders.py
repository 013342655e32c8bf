"""Laws of the extension's folders: who may import whom, how many files one holds, and what stands beside what."""

import ast
from pathlib import Path

import pytest

from tests.support.house import ROOT

PACKAGE = ROOT / "src" / "shortlist_sphinx"
ARROWS: dict[str, set[str]] = {
    "core": set(),
    "delivery": {"core"},
    "checklist": {"core"},
    "directives": {"checklist", "core", "delivery"},
}
"""What each folder may import beside itself."""
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)
SCRIPTS = sorted(PACKAGE.rglob("*.mjs"))
MOST = 30


def folders_imported(path: Path) -> set[str]:
    """Return the folders of the package that a module imports from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[1] for name in names if name.startswith("shortlist_sphinx.")}


@pytest.mark.parametrize("folder", ARROWS)
def test_folders_import_in_one_direction(folder: str) -> None:
    """What is shared knows nothing of what it is for; only directives know everything."""
    inside = [path for path in MODULES if path.relative_to(PACKAGE).parts[0] == folder]
    beyond = {path.name: folders_imported(path) - ARROWS[folder] - {folder} for path in inside}

    assert inside != []
    assert {name: found for name, found in beyond.items() if found} == {}


def test_scripts_import_in_one_direction() -> None:
    """What scripts share imports nothing of the checklist."""
    shared = [path for path in SCRIPTS if path.parent.name == "core"]

    assert shared != []
    assert [path.name for path in shared if "/checklist/" in path.read_text(encoding="utf-8")] == []


def test_no_folder_holds_more_than_thirty_files() -> None:
    """A folder can be read at a glance."""
    folders = [PACKAGE, *(path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__")]
    counts = {folder.name: sum(path.is_file() for path in folder.iterdir()) for folder in folders}

    assert {name: count for name, count in counts.items() if count > MOST} == {}
