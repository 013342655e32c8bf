"""Plain text in Markdown: a parser of Markdown, not ours, reads back what was put in."""

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from shortlist.records.markdown import bullets, escaped, fenced, in_yaml, linked, one_line, table

HOSTILE = [
    "# a #",
    "- x",
    "+ x",
    "1. a",
    "12) a",
    "> q",
    "===",
    "***",
    "---",
    "<script>alert(1)</script>",
    "&amp; &copy; &#35;",
    "a|b",
    "[a](b) ![i](x) [^1]",
    "`c` ``` x",
    "``` toml record",
    "~~~",
    "a\nb\n\n# c",
    "a\r\n\tb\x85c\u2028d",
    "{{x}} {role}`y`",
    "::: note",
    "\\ \\*a\\*",
    "a_b_c __d__ ~~e~~",
    "<http://x>",
    "$a$",
    "7",
    "2026-11-22",
    "שלום, عربي 🙂",
]
PLACES = ["# {}\n", "{}\n", "* {}\n", "Before it.\n\n{}\n", "| {} |\n| --- |\n"]


def inline(markdown: str) -> list[Token]:
    """Return the parts of the last text in Markdown."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return next(token.children or [] for token in reversed(tokens) if token.type == "inline")


def test_a_text_stays_text_wherever_it_stands(subtests: pytest.Subtests) -> None:
    """Nothing in a text is markup, neither at the start of a line nor within it."""
    for place in PLACES:
        for text in HOSTILE:
            with subtests.test(place.format(text)):
                parts = inline(place.format(escaped(text)))

                assert {"text", "text_special"} >= {part.type for part in parts}
                assert one_line(text) == "".join(part.content for part in parts)


def test_what_hides_or_reorders_is_taken_out() -> None:
    """Control characters and those that turn the direction of what follows are no part of a text."""
    assert one_line("a\u202eb\x00c\u2066d\ufeff") == "abcd"
    assert one_line("\x1b a \x1b b") == "a b"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a_(b)?c=d&e=f", "https://example.org/a_(b)?c=d&e=f"),
        ("https://example.org/?a=1&copy;=2", "https://example.org/?a=1&copy;=2"),
        ("https://example.org/>\\ x", "https://example.org/%3E%5C%20x"),
    ],
    ids=["parentheses", "an entity", "what would end it"],
)
def test_a_link_leads_where_its_address_says(address: str, shown: str) -> None:
    """An address is not read as markup, and its title is a text."""
    opening, *title, _ = inline(linked("[x]", address))

    assert shown == opening.attrs["href"]
    assert "".join(part.content for part in title) == "[x]"


def test_what_only_begins_as_an_address_is_a_text() -> None:
    """Nobody can open a scheme alone, and an address with an entity in it would be read as another one."""
    assert escaped("https://! www.") == "https://! www."
    assert escaped("https://example.org/&copy;x") == r"https://example.org/\&copy;x"


def test_without_an_address_there_is_no_link() -> None:
    """A source that nobody can open is named only."""
    assert linked("Our prototype", "") == "Our prototype"


def test_a_fence_is_longer_than_any_run_within() -> None:
    """Code that holds a fence does not end its block."""
    content = "a\n```\nb\n`````\n"
    (block,) = [token for token in MarkdownIt().parse(fenced(content, "toml sheet")) if token.type == "fence"]

    assert (block.content, block.info) == (content, "toml sheet")


def test_lists_and_tables_hold_markdown() -> None:
    """Items and cells are Markdown already."""
    assert bullets(["a", "b"]) == "* a\n* b"
    assert table(["a", "b"], [["c", "d"]]) == "| a | b |\n| --- | --- |\n| c | d |"


def test_yaml_gets_one_line_between_quotes() -> None:
    """A name cannot end the line or the quotes that it stands in."""
    assert in_yaml('Ada "x"\nstatus: accepted') == '"Ada \\"x\\" status: accepted"'
