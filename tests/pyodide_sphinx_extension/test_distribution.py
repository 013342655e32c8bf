import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

from tests.support.house import ROOT, files_below

EXTENSION = ROOT / "extension"
PACKAGE = EXTENSION / "src" / "pyodide_sphinx_extension"


def build(target: Path) -> dict[str, Path]:
    """Build wheel and source archive into a folder, and return both by kind."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(EXTENSION)]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"})
    return {"wheel": next(target.glob("*.whl")), "sdist": next(target.glob("*.tar.gz"))}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return wheel and source archive of the extension."""
    return build(tmp_path_factory.mktemp("dist"))


def metadata_of(wheel: Path) -> Message:
    """Return what a wheel says about itself."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_string(archive.read(name).decode())


def test_what_an_index_would_refuse_or_show_badly_is_not_built(built: dict[str, Path]) -> None:
    """Wheel and source archive pass the checks that are made before an upload."""
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, built.values())]

    wide = os.environ | {"NO_COLOR": "1", "COLUMNS": "1000"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=wide)

    assert (ran.returncode, ran.stdout.count("PASSED")) == (0, 2), ran.stdout + ran.stderr


def test_the_same_sources_make_the_same_bytes(built: dict[str, Path], tmp_path: Path) -> None:
    """Whoever builds it again can compare it with what was uploaded."""
    again = build(tmp_path)

    assert {kind: path.read_bytes() for kind, path in again.items()} == {
        kind: path.read_bytes() for kind, path in built.items()
    }


def test_the_wheel_holds_every_file_of_the_package_and_its_licence(built: dict[str, Path]) -> None:
    """Scripts, styles, the lock file and the type marker are installed with the modules."""
    files = {path.relative_to(PACKAGE.parent).as_posix() for path in files_below(PACKAGE, *ENDINGS)}

    inside = zipfile.ZipFile(built["wheel"]).namelist()

    assert files - set(inside) == set()
    assert [name for name in inside if "/licenses/" in name] != []


def test_the_source_archive_builds_without_the_guide(built: dict[str, Path]) -> None:
    """It holds the package, its readme, its licence and its changelog, and nothing of the guide."""
    with tarfile.open(built["sdist"]) as archive:
        tops = {name.split("/")[1] for name in archive.getnames()}

    assert tops == {"CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "example.png", "pyproject.toml", "src"} | {
        ".gitignore"
    }


def test_the_metadata_says_what_it_is(built: dict[str, Path]) -> None:
    """An index finds it as an extension of Sphinx, with types, and knows its two extras."""
    said = metadata_of(built["wheel"])

    classifiers = said.get_all("Classifier", [])
    assert {"Framework :: Sphinx :: Extension", "Typing :: Typed"} <= set(classifiers)
    assert said.get_all("Provides-Extra") == ["brotli", "node"]
    assert said["License-Expression"] == "MIT"


def test_the_guide_asks_for_a_version_that_is_here() -> None:
    """The guide's extra takes the extension as it stands in this repository."""
    guide = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extension = tomllib.loads((EXTENSION / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = next(each for each in guide["project"]["optional-dependencies"]["sphinx"] if each.startswith("pyodide"))

    least, most = re.fullmatch(r"pyodide-sphinx-extension>=([\d.]+),<([\d.]+)", wanted).groups()  # type: ignore[union-attr]

    numbers = [tuple(map(int, each.split("."))) for each in (least, extension["version"], most)]
    assert numbers == sorted(numbers)


ENDINGS = (".py", ".mjs", ".css", ".json", ".typed")
