"""Modules and style sheets as browsers need them: without what they say to their authors.

What is served stays readable, statement by statement; only comments and the space around them go.
"""

from collections.abc import Iterator
from pathlib import Path

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import CssLexer, JavascriptLexer  # type: ignore[import-untyped]
from pygments.token import Comment  # type: ignore[import-untyped]

LEXERS: dict[str, type[Lexer]] = {".css": CssLexer, ".mjs": JavascriptLexer}


def write_shrunk(source: Path, target: Path) -> None:
    """Write each file of a folder into another folder, as browsers need it."""
    for path in source.iterdir():
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            lexer = LEXERS.get(path.suffix)
            (target / path.name).write_text(shrunk(text, lexer) if lexer else text, encoding="utf-8", newline="")


def shrunk(text: str, lexer: type[Lexer]) -> str:
    r"""Return a text without comments, and with one space or one end of a line where it had many.

    An end of a line stays one, since it may end a statement; what is quoted stays as it is.

    >>> shrunk("// Why\nlet a = `//  x`;  /** @type {B} */\n\n  go(a);\n", JavascriptLexer)
    'let a = `//  x`;\ngo(a);\n'
    """
    return "".join(pieces(text, lexer)).lstrip()


def pieces(text: str, lexer: type[Lexer]) -> Iterator[str]:
    """Yield what stays of a text, and a short blank for all that lies between."""
    blank = ""
    for kind, value in lexer(stripnl=False, ensurenl=False).get_tokens(text):
        if kind in Comment or value.isspace():
            blank += value
            continue
        yield short(blank)
        blank = ""
        yield value
    yield short(blank)


def short(blank: str) -> str:
    r"""Return one character for a stretch of space and comments.

    >>> short("  /* a */ "), short("\n\n// b\n"), short("")
    (' ', '\n', '')
    """
    return "\n" if "\n" in blank else blank and " "
