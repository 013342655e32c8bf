"""The preview's banner: whatever is wrong is told in the page and first in the terminal, and goes by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shortlist.model.files import DATA
from tests.support.house import SCENARIOS
from tests.support.preview import Preview, previewing
from tools.preview.banner import banner
from tools.preview.faults import Fault, Outcome, kept, stopped

SETTINGS = 'extensions = ["myst_parser", "shortlist_sphinx"]\nhtml_theme = "basic"\nnitpicky = True\n'
PAGES = {
    "conf.py": SETTINGS,
    "index.md": "# Home\n\nHello.\n\n```{toctree}\nother\nstory\n```\n",
    "other.md": "# Other\n\nA sentence.\n",
    "story.md": '# A story\n\n```{scenario} orders.toml\n:outcome: "settled: django"\n```\n',
    "orders.toml": (SCENARIOS / "order-service.toml").read_text(encoding="utf-8"),
}
RATING = "data/alternatives/flask.toml"
SOURCE_OF_ADMIN = re.compile(r"(?ms)(^\[ratings\.admin\]\n.*?)^source = [^\n]*\n")
UNSOURCED = SOURCE_OF_ADMIN.sub(r"\1", (DATA / "alternatives" / "flask.toml").read_text(encoding="utf-8"), count=1)
WRONG = {
    "no-source": (RATING, UNSOURCED, f"{RATING}: ratings.admin.source: is missing; expected a text"),
    "no-toml": (RATING, "title = ", f"{RATING}:1: is not valid TOML"),
    "a-setting": ("docs/conf.py", f"{SETTINGS}\nfoo(\n", "There is a syntax error in your configuration file"),
    "a-crash": ("docs/conf.py", f"{SETTINGS}\n1 / 0\n", "docs/conf.py:5: ZeroDivisionError: division by zero"),
    "no-extension": ("docs/conf.py", SETTINGS.replace("myst_", "mist_"), "Could not import extension mist_parser"),
    "a-role": (
        "docs/other.md",
        "# Other\n\n{criterio}`admin`\n",
        "docs/other.md:3: Unknown interpreted text role \"criterio\" (did you mean 'criterion'?)",
    ),
    "an-id": ("docs/other.md", "# Other\n\n{criterion}`admim`\n", "docs/other.md:3: criterion: expected the id of"),
    "a-link": ("docs/other.md", "# Other\n\n[x](nowhere.md)\n", "docs/other.md:3: 'myst' cross-reference target"),
    "another-story": (
        "docs/story.md",
        PAGES["story.md"].replace("django", "flask"),
        "docs/story.md:3: scenario: the page tells 'settled: flask', but its sheet leads to 'settled: django'",
    ),
}
"""What may be wrong, by the file, its text, and the words that tell it; first what no site is built with.

A build that stops leaves untold whether pages that had a fault still have it.
"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Run the preview of a small guide."""
    with previewing(tmp_path_factory.mktemp("preview"), PAGES) as running:
        running.wait_until_built()
        running.wait_until_watching("index.md")
        yield running


def test_a_fault_is_shown_in_the_page_and_goes_by_itself(
    preview: Preview, page: Page, subtests: pytest.Subtests
) -> None:
    """Nobody touches the browser; the terminal tells each fault before all else, without a word for developers."""
    page.goto(preview.address)
    shown, right = page.locator("#preview-faults"), dict[str, str]()

    for name, (file, text, told) in WRONG.items():
        with subtests.test(name):
            since = len(preview.lines)
            before = right.get(file) or preview.read(file)
            preview.write({**right, file: text})  # one build shows that a fault is there and the last one gone
            right = {file: before}
            expect(shown.get_by_role("listitem")).to_have_count(1)
            expect(shown).to_contain_text(told)
            preview.wait_for(told, since)
            expect_told_first(preview.wait_until_built(since), told)
    preview.write(right)

    expect(shown).to_have_count(0)


def expect_told_first(said: list[str], told: str) -> None:
    """Expect that the build which tells a fault tells it before all else."""
    at = max(index for index, line in enumerate(said) if told in line)
    build = said[: at + 1]
    assert build[-3].startswith("Rebuilding after a change of ")
    assert "put right" in build[-2]
    assert "Traceback" not in "\n".join(said)
    assert "report" not in "\n".join(said)


def test_a_fault_is_shown_as_long_as_it_is_there(preview: Preview, page: Page) -> None:
    """Other pages may change meanwhile: what is still wrong is still told."""
    page.goto(f"{preview.address}other/")
    (preview.docs / "other.md").write_text("# Other\n\n{criterio}`admin`\n", "utf-8")
    expect(page.locator("#preview-faults")).to_contain_text("docs/other.md:3")

    (preview.docs / "index.md").write_text(PAGES["index.md"].replace("Hello", "Welcome"), "utf-8")
    page.goto(preview.address)

    expect(page.locator("body")).to_contain_text("Welcome")
    expect(page.locator("#preview-faults")).to_contain_text("docs/other.md:3")
    (preview.docs / "other.md").write_text(PAGES["other.md"], "utf-8")
    expect(page.locator("#preview-faults")).to_have_count(0)


def test_a_page_outside_every_toctree_is_told_where_to_go(preview: Preview, page: Page) -> None:
    """A new page is named with the file in which to list it; once it is gone, nothing is left to say."""
    page.goto(preview.address)
    lost = preview.docs / "lost.md"

    lost.write_text("# Lost?\n\nHere.\n", encoding="utf-8")
    expect(page.locator("#preview-faults")).to_contain_text("docs/lost.md")
    expect(page.locator("#preview-faults")).to_contain_text("add 'lost' to the toctree of index.md")
    lost.unlink()

    expect(page.locator("#preview-faults")).to_have_count(0)


def test_a_first_build_that_fails_says_so_in_the_page(tmp_path: Path, page: Page) -> None:
    """There is no page yet, so the banner stands on an empty one, and the site comes when the fault has gone."""
    with previewing(tmp_path, {**PAGES, "conf.py": f"{SETTINGS}\n1 / 0\n"}) as running:
        running.wait_until_built()
        running.wait_until_watching("index.md")
        page.goto(running.address)
        expect(page.locator("#preview-faults")).to_contain_text("ZeroDivisionError")

        (running.docs / "conf.py").write_text(SETTINGS, "utf-8")

        expect(page.locator("h1")).to_contain_text("Home")
        expect(page.locator("#preview-faults")).to_have_count(0)


def test_a_log_is_plain_text(preview: Preview) -> None:
    """No terminal reads it, so there are no colours in it; and nobody reads all settings of the Markdown parser."""
    log = "\n".join(preview.lines)

    assert "building [dirhtml]" in log
    assert "\x1b" not in log
    assert "MdParserConfig" not in log


def test_a_file_that_is_replaced_is_named_once(preview: Preview) -> None:
    """Some editors, and git, take a file away and put another in its place."""
    since, page = len(preview.lines), preview.docs / "other.md"

    page.unlink()
    page.write_text("# Other\n\nAnother sentence.\n", "utf-8")

    (said,) = [line for line in preview.wait_until_built(since) if line.startswith("Rebuilding")]
    assert said == "Rebuilding after a change of docs/other.md"


def test_what_a_fault_quotes_is_no_markup() -> None:
    """A page's own words are shown as they are."""
    shown = banner(Outcome(built=True, faults=(Fault("docs/why.md:1", "<script>alert(1)</script>"),)))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"built": true, "faults": [{"a": 1}]}'])
def test_an_outcome_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    """A damaged file of the last build never stops the server."""
    (tmp_path / "preview-faults.json").write_text(text, "utf-8")

    assert kept(tmp_path) == Outcome(built=True, faults=())


def test_an_error_of_our_code_is_told_by_its_place(tmp_path: Path) -> None:
    """The whole of it is kept for those who look for it."""
    try:
        int("one")
    except ValueError as error:
        (fault,) = stopped(error, tmp_path / "error.txt")

    assert "test_preview.py:" in fault.place
    assert "ValueError: invalid literal" in fault.words
    assert "Traceback" in (tmp_path / "error.txt").read_text("utf-8")
