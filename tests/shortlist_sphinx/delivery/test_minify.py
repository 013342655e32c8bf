"""Modules and style sheets are published without comments, and mean what they meant."""

from pathlib import Path

import pytest
from pygments.lexers import CssLexer, JavascriptLexer  # type: ignore[import-untyped]

from pyodide_sphinx_extension.cache import Cache
from shortlist_sphinx.delivery.minify import MINIFIED, kept_minified, minified, minified_files
from tests.shortlist_sphinx.cached import replace_only_entry
from tests.support.house import ROOT

PACKAGE = ROOT / "src" / "shortlist_sphinx"
KEPT = {
    "an address in quotes": 'go("https://example.org/*x*/");',
    "a comment in a template": "say(`// ${one} /* two */\n\n  three`);",
    "a template in a template": "say(`${many ? `${count}  sheets  // are` : 'one'} here.`);",
    "a slash in a pattern": r"const found = /\/\/[/*]+/u.test(text);",
    "a return at the end of a line": "return\nnext();",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_only_looks_like_a_comment_stays(text: str) -> None:
    """Quotes, templates, patterns and ends of lines are as they were written."""
    assert minified(text, JavascriptLexer) == text


def test_words_on_both_sides_of_a_comment_stay_apart() -> None:
    """A comment leaves a space behind, or an end of a line where it had one."""
    assert minified("let/* one */a; /* two\n */b();", JavascriptLexer) == "let a;\nb();"


def test_style_sheets_lose_their_comments() -> None:
    """What a style sheet says to its authors goes; its rules stay."""
    assert (
        minified("/* Why */\n.a::before {\n  content: '/* b */';\n}\n", CssLexer)
        == ".a::before {\ncontent: '/* b */';\n}\n"
    )


def test_a_licence_stays() -> None:
    """A comment that begins with an exclamation mark is for readers too."""
    assert minified("/*! MIT */\n/* why */\n.a { top: 0; }", CssLexer) == "/*! MIT */\n.a { top: 0; }"


def test_what_is_important_stays() -> None:
    """A rule that must win over others still says so."""
    assert minified(".a { margin: 0 !important; /* why */ }", CssLexer) == ".a { margin: 0 !important; }"


def test_our_own_files_become_smaller_and_keep_their_names(tmp_path: Path) -> None:
    """Every module and style sheet is there, none is empty, and together they lose a quarter."""
    published = minified_files(PACKAGE, Cache(tmp_path))

    served = [path for path in PACKAGE.rglob("*") if path.suffix in {".css", ".mjs"}]
    sizes = {path.relative_to(PACKAGE).as_posix(): path.stat().st_size for path in served}
    small = {path: len(content) for path, content in published.items()}
    assert small.keys() == sizes.keys()
    assert sum(small.values()) < 0.75 * sum(sizes.values())


def test_what_was_lexed_once_is_taken_from_the_cache(tmp_path: Path) -> None:
    """A second build reads what the first one kept, and a changed file is lexed anew."""
    content = b"let a; // one\n"
    once = kept_minified(content, ".mjs", Cache(tmp_path))
    replace_only_entry(tmp_path / MINIFIED, b"from the cache")

    assert once == b"let a;\n"
    assert kept_minified(content, ".mjs", Cache(tmp_path)) == b"from the cache"
    assert kept_minified(b"let b;", ".mjs", Cache(tmp_path)) == b"let b;"
