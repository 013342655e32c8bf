from pathlib import Path

from pyodide_sphinx_extension.publishing.static_files import StaticFiles, digest, files_below

FILES = {"clock.mjs": b"import './hands.mjs'", "hands.mjs": b""}


def test_a_folder_is_published_under_its_hash(tmp_path: Path) -> None:
    """The address of a folder changes with the content of any of its files."""
    url = StaticFiles(tmp_path).folder("clock/", FILES)

    assert url == f"clock/{digest(FILES)}"
    assert (tmp_path / "_static" / url / "clock.mjs").read_bytes() == FILES["clock.mjs"]


def test_a_file_keeps_its_name_and_ending(tmp_path: Path) -> None:
    """The address of a file holds its name, a hash and its ending, in that order."""
    url = StaticFiles(tmp_path).file("clock/hands.zip", b"PK")

    assert url == f"clock/hands-{digest({'': b'PK'})}.zip"


def test_a_file_that_was_left_incomplete_is_written_again(tmp_path: Path) -> None:
    """A build repairs what an interrupted one left."""
    url = StaticFiles(tmp_path).file("clock/hands.zip", b"PK")
    (tmp_path / "_static" / url).write_bytes(b"P")

    StaticFiles(tmp_path).file("clock/hands.zip", b"PK")

    assert (tmp_path / "_static" / url).read_bytes() == b"PK"


def test_what_no_page_points_at_any_more_is_removed(tmp_path: Path) -> None:
    """After a build older releases are gone, and what others put beside them stays."""
    older = StaticFiles(tmp_path).folder("clock/", {"clock.mjs": b"old"})
    (tmp_path / "_static" / "clock" / "style.css").write_text("")
    static = StaticFiles(tmp_path)
    newer = static.folder("clock/", FILES)

    static.finish()

    names = {path.name for path in (tmp_path / "_static" / "clock").iterdir()}
    assert names == {"style.css", newer.removeprefix("clock/")}
    assert older != newer


def test_a_build_knows_whether_pages_point_elsewhere(tmp_path: Path) -> None:
    """Pages are out of date from the publication of something new to the end of a good build."""
    static = StaticFiles(tmp_path)
    static.folder("clock/", FILES)
    before = static.changed()
    static.finish()

    assert (before, static.changed()) == (True, False)


def test_builders_without_scripts_write_nothing(tmp_path: Path) -> None:
    """Where no script runs, addresses are known and no file is written."""
    static = StaticFiles(None)
    url = static.folder("clock/", FILES)
    static.finish()

    assert url.startswith("clock/")
    assert list(tmp_path.iterdir()) == []


def test_hidden_files_and_caches_are_not_published(tmp_path: Path) -> None:
    """Of a folder, what tools leave behind is passed over."""
    for name in ("clock.mjs", ".DS_Store", "__pycache__/x.pyc", "parts/hand.mjs"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    assert sorted(files_below(tmp_path)) == ["clock.mjs", "parts/hand.mjs"]
