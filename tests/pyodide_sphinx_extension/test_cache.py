from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from pyodide_sphinx_extension.cache import Cache, cache_folder, kept, read_if_there, user_cache, write_whole

HOME = Path("/home/ada")


def test_the_configured_folder_comes_first() -> None:
    """A configured folder is taken before the environment's."""
    environ = {"PYODIDE_SPHINX_CACHE": "/srv/env"}

    assert cache_folder("/srv/conf", environ, HOME) == Path("/srv/conf")


def test_the_folder_of_the_environment_comes_before_the_users() -> None:
    """Without configuration the environment says where the cache is."""
    environ = {"PYODIDE_SPHINX_CACHE": "/srv/env", "XDG_CACHE_HOME": "/srv/xdg"}

    assert cache_folder(None, environ, HOME) == Path("/srv/env")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, "/home/ada/.cache"),
        ("linux", {"XDG_CACHE_HOME": "/srv/xdg"}, "/srv/xdg"),
        ("darwin", {}, "/home/ada/Library/Caches"),
        ("win32", {"LOCALAPPDATA": "/users/ada/local"}, "/users/ada/local"),
        ("win32", {}, "/home/ada/AppData/Local"),
    ],
)
def test_each_platform_has_its_own_place(platform: str, environ: dict[str, str], folder: str) -> None:
    """The user's cache is where the platform's habits put it."""
    assert user_cache(environ, HOME, platform) == Path(folder)


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Writing makes folders as needed and leaves nothing but the new content."""
    path = tmp_path / "deep" / "file"
    write_whole(path, b"old")

    write_whole(path, b"new")

    assert [file.read_bytes() for file in path.parent.iterdir()] == [b"new"]


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path) -> None:
    """A write that fails half-way leaves what was there before, and no scrap beside it."""
    path = tmp_path / "file"
    write_whole(path, b"old")

    with pytest.raises(TypeError):
        write_whole(path, cast("bytes", "no bytes"))

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_parallel_writes_leave_one_whole_file(tmp_path: Path) -> None:
    """However many builds write at once, the file is one of theirs and whole."""
    path = tmp_path / "file"
    contents = [bytes([number]) * 100_000 for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: write_whole(path, content), contents))

    assert path.read_bytes() in contents
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_missing_file_reads_as_none(tmp_path: Path) -> None:
    """What is not there is None, not an error."""
    assert read_if_there(tmp_path / "absent") is None


def test_what_is_kept_is_made_once(tmp_path: Path) -> None:
    """It is made again where it depends on something else, and no two causes run into each other."""
    made: list[int] = []

    def make() -> bytes:
        made.append(len(made))
        return str(len(made)).encode()

    causes = [(b"a", b"bc"), (b"a", b"bc"), (b"ab", b"c"), (b"a", b"bc")]
    found = [kept(tmp_path, ".txt", cause, make) for cause in causes]

    assert found == [b"1", b"1", b"2", b"1"]
    assert made == [0, 1]


@pytest.mark.parametrize(
    "damage",
    [lambda content: content[:-1], lambda _content: b"", lambda content: b"POISONED" + content],
    ids=["truncated", "empty", "changed"],
)
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """What is kept is not believed: an entry that is not what its name says is told, and made again."""
    Cache(tmp_path).kept("part", ".zip", (b"cause",), lambda: b"content")
    path = next((tmp_path / "part").iterdir())
    path.write_bytes(damage(path.read_bytes()))
    said: list[str] = []

    found = Cache(tmp_path, said.append).kept("part", ".zip", (b"cause",), lambda: b"content")

    assert found == b"content"
    assert said == [f"{path} is damaged: making it again"]
    assert [each.read_bytes() for each in (tmp_path / "part").iterdir()] == [b"content"]


def test_an_entry_under_the_name_of_another_is_not_believed(tmp_path: Path) -> None:
    """A file that is whole and belongs to another cause has that one's name in it."""
    cache = Cache(tmp_path)
    cache.kept("part", "", (b"one",), lambda: b"1")
    cache.kept("part", "", (b"two",), lambda: b"2")
    first, second = sorted((tmp_path / "part").iterdir(), key=lambda path: path.read_bytes())
    first.write_bytes(second.read_bytes())

    assert Cache(tmp_path).kept("part", "", (b"one",), lambda: b"made again") == b"made again"
