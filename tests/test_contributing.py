"""A contributor's walk through the guide: see a change in the preview, make a mistake, read its cure, put it back.

All other mistakes are made in a small guide, in ``tests/test_preview.py``.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.shortlist_sphinx.models import rewrite
from tests.support.preview import Preview, previewing

Change = Callable[[str], str]


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Run the preview of a copy of the guide, built once."""
    with previewing(tmp_path_factory.mktemp("preview")) as running:
        running.first = running.wait_until_built()
        running.wait_until_watching()
        yield running


def replaced(old: str, new: str) -> Change:
    """Return a change of one place in a text."""
    return lambda text: text.replace(old, new, 1)


def test_an_edited_sentence_is_seen_in_the_reloaded_page(preview: Preview, page: Page) -> None:
    """The page in the browser shows a new sentence without anybody touching the browser."""
    page.goto(f"{preview.address}why/")
    since = len(preview.lines)

    rewrite(preview.docs / "why.md", lambda text: f"{text}\nA sentence of Ada's.\n")

    expect(page.locator("article")).to_contain_text("A sentence of Ada")
    assert left_to_say(preview, since) == set()


def test_an_edited_rating_is_seen_in_the_reloaded_page(preview: Preview, page: Page) -> None:
    """A new reason shows where the rating stands."""
    page.goto(f"{preview.address}frameworks/flask/")
    since = len(preview.lines)

    rewrite(
        preview.model / "alternatives" / "flask.toml",
        replaced('because = "Routes,', 'because = "Ada says: routes,'),
    )

    expect(page.locator("#rating-flask-surface")).to_contain_text("Ada says: routes,")
    assert left_to_say(preview, since) == set()


def test_a_mistake_is_told_with_its_cure_and_can_be_put_back(preview: Preview, page: Page) -> None:
    """Terminal and page name the file and what to write; once that is put right, nothing is left to say."""
    page.goto(f"{preview.address}why/")
    path, since = preview.docs / "why.md", len(preview.lines)
    before = path.read_text(encoding="utf-8")
    told = "expected the id of a framework; got 'flaks' (did you mean 'flask'?)"

    rewrite(path, lambda text: f"{text}\n```{{framework-facts}} flaks\n```\n")
    line = preview.wait_for(told, since)
    preview.wait_until_built(since)
    expect(page.locator("#preview-faults")).to_contain_text(told)
    mended = len(preview.lines)
    rewrite(path, lambda _text: before)

    expect(page.locator("#preview-faults")).to_have_count(0)
    assert "docs/why.md:" in line
    assert left_to_say(preview, mended) == set()


def complaints(lines: list[str]) -> set[str]:
    """Return what a build complained of."""
    return {line for line in lines if line.startswith("- ") or "WARNING" in line or "Traceback" in line}


def left_to_say(preview: Preview, since: int) -> set[str]:
    """Return what the next build complains of and the first one did not: the mistakes that are not mended."""
    return complaints(preview.wait_until_built(since)) - complaints(preview.first)


def test_the_walk_is_made_on_a_copy(preview: Preview) -> None:
    """Nothing in the repository is touched."""
    assert Path(__file__).parents[1] not in preview.docs.parents
