"""The README's pictures can be made again from the built site."""

from pathlib import Path

from playwright.sync_api import Browser

from tools.pictures import take_all
from tools.public_face import PICTURES


def test_the_pictures_of_the_readme_can_be_made_again(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    """The session takes each picture in light and dark, as WebP, and small enough for a README."""
    taken = take_all(browser, built_site, tmp_path)
    contents = {path.name: path.read_bytes() for path in taken}

    assert set(contents) == {f"{name}-{scheme}.webp" for name in PICTURES for scheme in ("light", "dark")}
    assert all(content[8:12] == b"WEBP" for content in contents.values())
    assert len(set(contents.values())) == len(contents)
    assert max(map(len, contents.values())) < 150_000
