import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from tests.pyodide_sphinx_extension.packages.site import Site
from tests.pyodide_sphinx_extension.packages.wheelhouse import Dist

Install = Callable[[str, dict[str, str]], Path]

LOADER = "__editable___tally_kit_1_0_finder"
FILES = {"src/tallykit/__init__.py": "import clock\n", "src/tallykit/data/rules.toml": "", "tests/__init__.py": ""}


@pytest.fixture
def install(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a way to install tally-kit, which requires clock, as `pip install -e` does: told where, and by which files.

    This Python has started, so it reads no .pth file any more: what stands in the folder is put on its path.
    """

    def install(place: str, files: dict[str, str]) -> Path:
        project = tmp_path / "project"
        for name, text in files.items():
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_text(text, encoding="utf-8")
        pointer = f"import {LOADER}; {LOADER}.install()" if place == "loader" else str(project / place)
        loader = {f"{LOADER}.py": f"MAPPING: dict = {{'tallykit': {str(project / 'tallykit')!r}}}\n"}
        told = json.dumps({"url": project.as_uri(), "dir_info": {"editable": True}})
        kept = {"_tally_kit.pth": pointer, "tally_kit-1.0.dist-info/direct_url.json": told}
        Dist("tally-kit", files=kept | (loader if place == "loader" else {}), requires=["clock"]).install(installed)
        Dist("clock").install(installed)
        monkeypatch.syspath_prepend(str(project if place == "loader" else project / place))
        return project

    return install


def flat(files: dict[str, str]) -> dict[str, str]:
    """Return the files of a project whose modules have no folder of their own."""
    return {name.removeprefix("src/"): text for name, text in files.items()}


@pytest.mark.parametrize("entry", ["tally-kit", "tallykit", "Tally_Kit"])
@pytest.mark.parametrize(
    ("place", "files"),
    [("src", FILES), ("", flat(FILES)), ("loader", flat(FILES))],
    ids=["folder", "project", "loader"],
)
def test_an_editable_package_is_shipped_by_both_its_names(
    site: Site, install: Install, entry: str, place: str, files: dict[str, str]
) -> None:
    """Its code comes from its sources and its requirements from its metadata, whatever it is called by."""
    install(place, files)

    names = site.names(entry)

    assert [name for name in names if ".dist-info/" not in name] == [
        "clock.py",
        "tallykit/__init__.py",
        "tallykit/data/rules.toml",
    ]
    assert sorted(site.ship(entry).zips) == ["clock", "tally_kit"]


def test_an_editable_package_has_all_of_its_modules(site: Site, install: Install) -> None:
    """Whoever names the distribution gets each module in the folder that it points at; data beside them is none."""
    install("src", FILES | {"src/abacus.py": "", "src/spaces/inner.py": "", "src/notes/read.txt": ""})

    assert site.ship("tally-kit").tops.keys() == {"clock", "tallykit", "abacus", "spaces"}
    assert "abacus.py" not in site.names("tallykit")


def test_the_environment_in_the_folder_of_a_project_is_no_part_of_it(
    site: Site, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module beside the project's own belongs to whom it belongs to."""
    project = install("src", FILES)
    other = project / "docs"
    Dist("hands").install(other)
    (other / "helper.py").write_text("")
    monkeypatch.syspath_prepend(str(other))

    assert sorted(site.ship("hands").zips) == ["hands"]
    assert sorted(site.ship("helper").zips) == ["helper"]


def test_an_editable_package_without_a_module_is_told(site: Site, install: Install) -> None:
    """No site ships the requirements of a package and nothing of its code."""
    project = install("src", {"src/notes.txt": ""})

    with pytest.raises(PackageNotShippedError) as told:
        site.ship("tally-kit")

    assert str(told.value) == (
        "pyodide_packages: tally-kit is installed in the editable way, and no module of it was found in "
        f"{project}; name it as it is imported, or install it without `-e`."
    )
