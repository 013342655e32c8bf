"""Every page is written as the style guide asks."""

from pathlib import Path

import pytest

from tests.support.house import name_of
from tests.support.prose import HURRY, LONGEST, OFTEN, data_files, pages, remarks_on, remarks_on_data

PAGE = "docs/page.md"
MISTAKES = {
    "hurry": ("# T\n\nYou simply install it.\n", 3, "'simply' hurries the reader"),
    "two-words": ("# T\n\nOf course you do.\n", 3, "'of course' hurries the reader"),
    "calque": (
        "# T\n\nVersion 2.1 is of October 2026.\n",
        3,
        "'is of October 2026' reads as translated; put the month",
    ),
    "calque-with-own": ("# T\n\nIt runs in a thread of its own.\n", 3, "reads as translated; say 'its own'"),
    "two-sentences": ("# T\n\nOne is here. Another follows.\n", 3, "a second sentence begins after 'here.'"),
    "two-sentences-in-a-list": ("# T\n\n- One is here.\n- Two is. Three is.\n", 4, "a second sentence begins"),
    "broken-line": ("# T\n\nThis goes\non here.\n", 3, "the sentence goes on in the next line"),
    "point-in-heading": ("# T\n\n## What comes next.\n", 3, "a heading ends without '.'"),
    "title-case": ("# T\n\n## How To Choose A Framework\n", 3, "written like a sentence"),
    "no-title": ("Words.\n", 1, "a page begins with a title"),
    "two-titles": ("# T\n\n# U\n", 3, "a page has one title"),
    "in-a-note": ("# T\n\n:::{note}\nOne is here. Two is there.\n:::\n", 4, "a second sentence begins"),
    "too-long": ("# T\n" + "\nWords.\n" * LONGEST, 2 * LONGEST + 1, "make it two pages"),
}
INNOCENT = {
    "code": "# T\n\n```python\n# One. Two. Simply.\nx = 1\n```\n",
    "inline-code": "# T\n\nThe word `just` is a command runner.\n",
    "mention": "# T\n\nLeave out *just*, and do not say “simply use it”.\n",
    "calque-mentioned": "# T\n\nWrite *fixed*, not *mended*.\n",
    "table": "# T\n\n| One. Two. | just |\n|---|---|\n",
    "abbreviation": "# T\n\nUse a server, e.g. Uvicorn.\n",
    "version": "# T\n\nDjango 6.1 and Flask 3.1.3 are out.\n",
    "address": "# T\n\nRead [this](https://example.org/just.A/).\n",
    "front-matter": "---\nlayout: wide\n---\n\n# T\n",
    "directive": "# T\n\n```{criterion} admin\n```\n",
    "numbered": "# T\n\n1. One.\n2. Two.\n",
    "question-with-link": "# T\n\n- In doubt? Read [on](on.md).\n",
}


def test_a_page_keeps_to_the_style_guide(subtests: pytest.Subtests) -> None:
    """No word hurries, each sentence has its line, headings are sentences, and no page is a wall."""
    for path in pages():
        with subtests.test(name_of(path)):
            found = remarks_on(path.read_text(encoding="utf-8"), name_of(path))

            assert [str(remark) for remark in found if not remark.advice] == []


@pytest.mark.parametrize(("text", "line", "words"), MISTAKES.values(), ids=MISTAKES)
def test_the_checker_finds_a_mistake_at_its_line(text: str, line: int, words: str) -> None:
    """The check above is not passing over anything that it is there for."""
    (remark,) = remarks_on(text, PAGE)

    assert (remark.line, remark.advice) == (line, False)
    assert words in remark.words


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_the_checker_leaves_alone_what_is_no_prose(text: str) -> None:
    """Code, quotations, words spoken of, tables and addresses are not read."""
    assert list(remarks_on(text, PAGE)) == []


def test_a_page_that_is_somewhat_long_gets_advice() -> None:
    """Between the length that we like and the one that we refuse, nothing fails."""
    (remark,) = remarks_on("# T\n" + "\nWords.\n" * (LONGEST // 2 - 5), PAGE)

    assert remark.advice


@pytest.mark.parametrize("word", HURRY)
def test_every_word_that_hurries_is_found_within_a_sentence(word: str) -> None:
    """Each of the words is looked for, in capitals too."""
    found = [str(remark) for remark in remarks_on(f"# T\n\nYou {word} do it.\n\n{word.capitalize()} you do.\n", PAGE)]

    assert [f"'{word}'" in remark for remark in found] == [True, True]


@pytest.mark.parametrize("path", data_files(), ids=name_of)
def test_the_data_reads_as_english(path: Path) -> None:
    """What a file of data says stands on pages: no text in it reads as translated or hurries the reader."""
    assert [str(remark) for remark in remarks_on_data(path.read_text(encoding="utf-8"), name_of(path))] == []


def test_a_turn_in_the_data_is_found_at_its_line() -> None:
    """Texts are read; ids and remarks of the file are not."""
    text = '# a version is mended\nlevel = "mended"\nbecause = "Every line is mended."\n'

    (remark,) = remarks_on_data(text, "data.toml")

    assert (remark.page, remark.line) == ("data.toml", 3)
    assert remark.words.startswith("'mended' reads as translated; say 'fix'")


def test_a_word_is_worn_out_after_a_few_times() -> None:
    """It is advice, given once a page and word, at the first use that is too many."""
    text = "# T\n" + "\nNobody knows.\n" * (OFTEN + 2)

    (remark,) = remarks_on(text, PAGE)

    assert (remark.line, remark.advice) == (3 + 2 * OFTEN, True)
    assert remark.words.startswith(f"'nobody' stands {OFTEN + 2} times")
