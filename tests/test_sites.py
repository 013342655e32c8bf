"""Sites for tests are built once, and anew where what they are made of has changed."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.sites import RECORD, Sites
from tests.support.sphinx import Built


class Builder:
    """Builds a site of one page, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, place: Path) -> Built:
        """Write the page."""
        self.times += 1
        (place / "index.html").write_text("<p>Hello.</p>", encoding="utf-8")
        return Built(place, "a warning", "an output")


def test_a_site_is_built_once_however_many_ask_at_once(tmp_path: Path) -> None:
    """Whoever asks while it is built waits for it, and gets the same folder and the same warnings."""
    builder = Builder()

    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: Sites(tmp_path).once("hello", "same", builder), range(4)))

    assert builder.times == 1
    assert len({(built.folder, built.warnings, built.output) for built in found}) == 1
    assert found[0].read("index.html") == "<p>Hello.</p>"


def test_what_a_site_is_made_of_makes_another_site(tmp_path: Path) -> None:
    """Other sources or other settings are never answered with an older site."""
    builder, sites = Builder(), Sites(tmp_path)

    folders = {sites.once("hello", made_of, builder).folder for made_of in ("one", "two", "one")}

    assert (builder.times, len(folders)) == (2, 2)


def test_a_changed_source_is_built_anew(tmp_path: Path) -> None:
    """A site of a folder follows its files."""
    source, sites = tmp_path / "source", Sites(tmp_path / "sites")
    source.mkdir()
    (source / "conf.py").touch()
    said = []
    for words in ("Hello", "Goodbye"):
        (source / "index.rst").write_text(f"{words}\n=======\n", encoding="utf-8")
        said.append(words in sites.built("hello", source).read("index.html"))

    assert said == [True, True]


def test_a_build_that_did_not_end_is_made_again(tmp_path: Path) -> None:
    """A folder without its record is what an interrupted run left behind."""
    builder, sites = Builder(), Sites(tmp_path)
    built = sites.once("hello", "same", builder)
    (built.folder / RECORD).unlink()
    (built.folder / "scrap").touch()

    again = sites.once("hello", "same", builder)

    assert (builder.times, (again.folder / "scrap").exists()) == (2, False)


def test_a_build_that_fails_is_no_site(tmp_path: Path) -> None:
    """The next one who asks hears of the fault too."""

    def fails(_place: Path) -> Built:
        msg = "no such page"
        raise ValueError(msg)

    for _ in range(2):
        with pytest.raises(ValueError, match="no such page"):
            Sites(tmp_path).once("hello", "same", fails)
