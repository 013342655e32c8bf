"""Minifier for modules and style sheets: takes out comments and the space around them, and nothing else.

What is served stays readable, statement by statement. A comment that begins with ``/*!`` is a licence, and stays.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pygments  # type: ignore[import-untyped]
from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import CssLexer, JavascriptLexer  # type: ignore[import-untyped]
from pygments.token import Comment  # type: ignore[import-untyped]

from pyodide_sphinx_extension.cache import Cache

MINIFIED = "minified"
"""The part of the cache that keeps what was made."""
LEXERS: dict[str, type[Lexer]] = {".css": CssLexer, ".mjs": JavascriptLexer}


def minified_files(source: Path, cache: Cache) -> dict[str, bytes]:
    """Return each file of a folder by its path, as browsers need it; lexing takes time, so keep what it gave."""
    paths = sorted(path for path in source.rglob("*") if path.suffix in LEXERS)
    return {path.relative_to(source).as_posix(): kept_minified(path.read_bytes(), path.suffix, cache) for path in paths}


def kept_minified(content: bytes, ending: str, cache: Cache) -> bytes:
    """Return a file as browsers need it, from the cache where it was made before."""
    lexer = LEXERS.get(ending)
    if lexer is None:
        return content
    made_from = (content, Path(__file__).read_bytes(), pygments.__version__.encode())
    return cache.kept(MINIFIED, ending, made_from, partial(minified_bytes, content, lexer))


def minified_bytes(content: bytes, lexer: type[Lexer]) -> bytes:
    """Return the bytes of a text without what is said to its authors."""
    return minified(content.decode(), lexer).encode()


def minified(text: str, lexer: type[Lexer]) -> str:
    r"""Return a text without comments, and with one space or one end of a line where it had many.

    An end of a line stays one, since it may end a statement; what is quoted stays as it is.

    >>> minified("// Why\nlet a = `//  x`;  /** @type {B} */\n\n  go(a);\n", JavascriptLexer)
    'let a = `//  x`;\ngo(a);\n'
    """
    return "".join(pieces(text, lexer)).lstrip()


def pieces(text: str, lexer: type[Lexer]) -> Iterator[str]:
    """Yield what stays of a text, and a short blank for all that lies between."""
    blank = ""
    for kind, value in lexer(stripnl=False, ensurenl=False).get_tokens(text):
        if is_remark(kind, value) or value.isspace():
            blank += value
            continue
        yield short(blank)
        blank = ""
        yield value
    yield short(blank)


def is_remark(kind: object, value: str) -> bool:
    """Return whether a token speaks to authors only; Pygments counts ``!important`` among the comments."""
    return kind in Comment and kind not in Comment.Preproc and not value.startswith("/*!")


def short(blank: str) -> str:
    r"""Return one character for a stretch of space and comments.

    >>> short("  /* a */ "), short("\n\n// b\n"), short("")
    (' ', '\n', '')
    """
    return "\n" if "\n" in blank else blank and " "
