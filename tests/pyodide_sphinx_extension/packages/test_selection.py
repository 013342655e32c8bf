import io
import zipfile
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.archive import zip_of
from tests.pyodide_sphinx_extension.packages.site import Site
from tests.pyodide_sphinx_extension.packages.wheelhouse import BARE, GUARDED, TARGET, Dist

FILES = {
    "clock/__init__.py": "",
    "clock/hands.py": "HOUR = 1",
    "clock/data/face.txt": "XII",
    "clock/__pycache__/hands.cpython-311.pyc": "x",
    "clock/py.typed": "",
}
OWN = f"clock/_fast{TARGET.suffix}"
FOREIGN = "clock/_fast.cpython-311-x86_64-linux-gnu.so"


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_sources_and_data_are_shipped(site: Site, installed: Path) -> None:
    """A zip holds modules and data files, and nothing that Python made of them."""
    write(installed, FILES)

    assert site.names("clock") == ["clock/__init__.py", "clock/data/face.txt", "clock/hands.py", "clock/py.typed"]


def test_a_single_module_is_shipped(site: Site, installed: Path) -> None:
    """A module that is no package is shipped as one file."""
    write(installed, {"sundial.py": "SHADOW = True"})

    assert site.names("sundial") == ["sundial.py"]


def test_a_namespace_package_is_shipped(
    site: Site, installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All the portions of a package without an __init__.py are shipped, from wherever they are."""
    write(installed, {"space/hands.py": ""})
    write(tmp_path / "more", {"space/face.py": ""})
    monkeypatch.syspath_prepend(str(tmp_path / "more"))

    assert site.names("space") == ["space/face.py", "space/hands.py"]


def test_the_metadata_of_a_distribution_is_shipped(site: Site, installed: Path) -> None:
    """A program can ask for its version and its entry points; the long description stays at home."""
    Dist("clock", entry_points="[clock.faces]\nround = clock:HOUR\n").install(installed)

    content = site.ship("clock").zips["clock"]

    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.read("clock-1.0.dist-info/METADATA") == b"Metadata-Version: 2.1\nName: clock\nVersion: 1.0\n"
    assert b"round" in archive.read("clock-1.0.dist-info/entry_points.txt")


def test_the_same_sources_make_the_same_bytes(site: Site, installed: Path) -> None:
    """Neither times nor permissions of files change the zip."""
    write(installed, FILES)
    first = site.ship("clock").zips
    for path in installed.rglob("*.py"):
        path.touch()
        path.chmod(0o600)

    assert site.ship("clock").zips == first


@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (["data/*"], ["clock/__init__.py", "clock/hands.py", "clock/py.typed"]),
        (["hands.py", "*.t*"], ["clock/__init__.py"]),
    ],
    ids=["folder", "several"],
)
def test_what_is_excluded_is_not_shipped(site: Site, installed: Path, exclude: list[str], left: list[str]) -> None:
    """Patterns leave out files at any depth below the package."""
    write(installed, FILES)

    assert site.names("clock", clock=exclude) == left


def test_translations_into_other_languages_are_left_out(site: Site, installed: Path) -> None:
    """A site ships what its readers can read: English and its own language."""
    files = {f"clock/locale/{language}/LC_MESSAGES/clock.mo": "" for language in ("de", "en", "fr", "pt_BR")}
    write(installed, {"clock/__init__.py": "", "clock/locale/__init__.py": "", **files})

    languages = [name.split("/")[2] for name in site.names("clock") if name.endswith(".mo")]

    assert languages == ["de", "en"]


def test_sources_are_shipped_without_docstrings_where_that_is_wanted(site: Site, installed: Path) -> None:
    """Stripping changes sources, and no other file."""
    write(installed, {"clock/__init__.py": "'Tells.'\nHOUR = 1  # o", "clock/a.txt": "'Tells.'  # o"})
    archive = zipfile.ZipFile(io.BytesIO(site.ship("clock", strip=True).zips["clock"]))

    assert archive.read("clock/__init__.py") == b'"."\nHOUR = 1'
    assert archive.read("clock/a.txt") == b"'Tells.'  # o"


@pytest.mark.parametrize("source", ["def f(:", "x = '''", "x = '\0'"], ids=["syntax", "unended", "null"])
def test_a_source_that_cannot_be_stripped_is_named(site: Site, installed: Path, source: str) -> None:
    """A file that is no Python stops the build with its name, if it is to be stripped."""
    write(installed, {"clock/__init__.py": "", "clock/template.py": source})

    assert "clock" in site.ship("clock").zips
    with pytest.raises(PackageNotShippedError, match=r"clock/template\.py cannot be read as Python"):
        site.ship("clock", strip=True)


def test_a_zip_is_left_for_the_server_to_compress(site: Site, installed: Path) -> None:
    """Files are stored as they are: compressed as one, they come out smaller."""
    write(installed, FILES)
    entries = zipfile.ZipFile(io.BytesIO(site.ship("clock").zips["clock"])).infolist()

    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_the_order_of_files_does_not_matter() -> None:
    """A zip is written in the order of names."""
    assert zip_of({"a": b"1", "b": b"2"}) == zip_of({"b": b"2", "a": b"1"})


def test_optional_speedups_are_left_out_with_a_word(site: Site, installed: Path) -> None:
    """What is compiled for this machine stays here, where the package guards the import of it."""
    Dist("clock", files={"clock/__init__.py": GUARDED, FOREIGN: "", "clock/fast.py": BARE}).install(installed)

    names = site.names("clock")

    assert FOREIGN not in names
    assert "clock/__init__.py" in names
    assert "clock goes without its compiled parts (_fast.cpython-311-x86_64-linux-gnu.so)" in site.said[0]


def test_excluded_speedups_are_nobodys_business(site: Site, installed: Path) -> None:
    """Patterns are heeded before anything is said about what they leave out."""
    Dist("clock", files={"clock/__init__.py": GUARDED, FOREIGN: ""}).install(installed)

    assert FOREIGN not in site.names("clock", clock=["*.so"])
    assert site.said == []


def test_what_is_compiled_for_the_runtime_is_shipped(site: Site, installed: Path) -> None:
    """An unpacked wheel for the runtime counts as installed, with its machine code."""
    write(installed, {"clock/__init__.py": BARE, OWN: "wasm"})

    assert OWN in site.names("clock")


@pytest.mark.parametrize(
    ("files", "name", "words"),
    [
        ({}, "absent", "'absent' is not installed here; install it, or run `python -m pyodide_sphinx_extension lock`"),
        ({}, "sys", "'sys' is part of Python's standard library, which pages have; take it out"),
        ({}, "docutil", "'docutil' is not installed here (did you mean 'docutils'?); install it"),
        ({"clock/__init__.py": BARE, FOREIGN: ""}, "clock", "clock cannot do without clock/_fast.cpython-311-x86_64"),
        (
            {"clock/__init__.py": "from . import hands", "clock/hands.py": BARE, FOREIGN: ""},
            "clock",
            "cannot do without",
        ),
        ({"clock/__init__.py": "from ._fast import tick", FOREIGN: ""}, "clock", "cannot do without"),
        ({f"clock{EXTENSION_SUFFIXES[0]}": ""}, "clock", "cannot do without"),
        ({"clock/__init__.py": BARE, "clock/_fast.cpython-313-wasm32-emscripten.so": ""}, "clock", "cannot do without"),
    ],
    ids=[
        "absent",
        "built-in",
        "misspelt",
        "machine-code",
        "behind-a-module",
        "relative",
        "only-machine-code",
        "another-runtime",
    ],
)
def test_what_cannot_be_shipped_is_named(
    site: Site, installed: Path, files: dict[str, str], name: str, words: str
) -> None:
    """A package that a browser could not import stops the build with its name, the reason and what helps."""
    write(installed, files)

    with pytest.raises(PackageNotShippedError) as told:
        site.ship(name)

    assert words in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("exclude", "words"),
    [
        ({"clock": ["dat/*"]}, "'dat/*' matches no file of clock"),
        ({"watch": ["data/*"]}, "'watch' is no package of this site (clock)"),
    ],
    ids=["pattern", "package"],
)
def test_an_exclusion_that_excludes_nothing_is_named(
    site: Site, installed: Path, exclude: dict[str, list[str]], words: str
) -> None:
    """What has grown stale, or was misspelt, stops the build."""
    write(installed, FILES)

    with pytest.raises(PackageNotShippedError) as told:
        site.ship("clock", strip=False, **exclude)

    assert words in str(told.value)


@pytest.mark.parametrize(
    ("exclude", "words"),
    [
        ({"handz": ["*"]}, "'handz' is required by no package of this site (did you mean 'hands'?); correct it or"),
        ({"clock": ["*"]}, "'clock' is required by no package of this site; correct it or take it out."),
        ({"shop": ["*"]}, "'shop' is in pyodide_packages as well; take it out of one of them."),
    ],
    ids=["misspelt", "stale", "asked for"],
)
def test_a_package_that_is_left_out_for_nothing_is_named(
    site: Site, installed: Path, exclude: dict[str, list[str]], words: str
) -> None:
    """Who leaves out a package altogether learns that it would not have come, or that it comes nonetheless."""
    Dist("shop", requires=["hands", "clock; sys_platform == 'win32'"]).install(installed)
    Dist("hands").install(installed)

    with pytest.raises(PackageNotShippedError) as told:
        site.ship("shop", strip=False, **exclude)

    assert words in str(told.value)
    assert sorted(site.ship("shop", hands=["*"]).zips) == ["shop"]
