"""A contributor's walk: see a change in the preview, make each mistake, read its cure, and put it back."""

import re
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


def without_source(text: str) -> str:
    """Take the source out of the rating of the admin."""
    return re.sub(r"(?ms)(^\[ratings\.admin\]\n.*?)^source = [^\n]*\n", r"\1", text, count=1)


MISTAKES: dict[str, tuple[str, Change, list[str]]] = {
    "wrong-id": (
        "docs/frameworks/flask.md",
        replaced("{framework-facts} flask", "{framework-facts} flaks"),
        ["docs/frameworks/flask.md:", "expected the id of a framework; got 'flaks' (did you mean 'flask'?)"],
    ),
    "broken-role": (
        "docs/why.md",
        lambda text: f"{text}\nSee {{criterio}}`admin`.\n",
        ["docs/why.md:", "Unknown interpreted text role \"criterio\" (did you mean 'criterion'?)"],
    ),
    "no-source": (
        "data/alternatives/flask.toml",
        without_source,
        ["data/alternatives/flask.toml: ratings.admin.source: is missing; expected a text"],
    ),
    "another-story": (
        "docs/scenarios/e-commerce.md",
        replaced("settled: django", "settled: flask"),
        [
            "docs/scenarios/e-commerce.md:",
            "the page tells 'settled: flask', but its sheet leads to 'settled: django",
        ],
    ),
}


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


@pytest.mark.parametrize(("name", "change", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_with_its_cure_and_can_be_put_back(
    preview: Preview, page: Page, name: str, change: Change, told: list[str]
) -> None:
    """Terminal and page name the file and what to write; once that is put right, nothing is left to say."""
    page.goto(f"{preview.address}why/")
    path = preview.docs.parent / name
    before, since = path.read_text(encoding="utf-8"), len(preview.lines)

    rewrite(path, change)
    line = preview.wait_for(told[-1], since)
    preview.wait_until_built(since)
    expect(page.locator("#preview-faults")).to_contain_text(told[-1])
    mended = len(preview.lines)
    path.write_text(before, encoding="utf-8")

    expect(page.locator("#preview-faults")).to_have_count(0)
    assert [words for words in told if words not in line] == []
    assert left_to_say(preview, mended) == set()


def test_a_page_outside_every_toctree_is_told_where_to_go(preview: Preview) -> None:
    """A new page is named with the file in which to list it; once it is gone, nothing is left to say."""
    since, lost = len(preview.lines), preview.docs / "decide" / "lost.md"

    lost.write_text("# Lost?\n\nHere.\n", encoding="utf-8")
    line = preview.wait_for("isn't included in any toctree", since)
    preview.wait_until_built(since)
    mended = len(preview.lines)
    lost.unlink()

    assert "docs/decide/lost.md" in line
    assert "add 'lost' to the toctree of decide/index.md" in line
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
