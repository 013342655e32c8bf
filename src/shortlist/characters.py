r"""Characters that do not show as they are: controls, reordering, line separators, and look-alikes.

One definition for everything that is read and for every way out: terminal, JSON, TOML, Markdown and faults.
"""

import json
import re
from typing import Literal

CONTROLS = "\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"
"""C0 and C1 controls but for tab and newline, as a class of a regular expression."""
REORDERING = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
"""What makes text run the other way."""
SEPARATORS = "\\u2028\\u2029"
"""What some programs take for the end of a line."""
BROKEN = "\\ud800-\\udfff\\ufff9-\\ufffb\\ufeff\\ufffe\\uffff\\U000e0000-\\U000e007f"
"""Halves of characters, marks of encodings, and characters that were never meant to be seen."""

UNREADABLE = re.compile(f"[{CONTROLS}{REORDERING}\\ud800-\\udfff]")
"""What no text of a sheet or a data file may hold."""
UNSHOWABLE = re.compile(f"[{CONTROLS}{REORDERING}{SEPARATORS}{BROKEN}]")
"""What goes out spelled, wherever it goes."""
_ON_A_LINE = re.compile(f"[\\n\\t{CONTROLS}{REORDERING}{SEPARATORS}{BROKEN}]")
_INVISIBLE = re.compile(
    f"[{CONTROLS}{REORDERING}{BROKEN}\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
    "\\u200b-\\u200d\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0"
    "\\U0001bca0-\\U0001bca3\\U0001d173-\\U0001d17a\\U000e0080-\\U000e0fff]"
)
_QUOTES = str.maketrans(
    "\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2010\u2011\u2012\u2013\u2014\u2212",
    "''''''''\"\"\"\"\"\"\"------",
)


def visible(text: str) -> str:
    r"""Return a text on one line in which what would not show is spelled out.

    >>> visible("a\x1b[31mb\u202ec\nd")
    'a\\x1b[31mb\\u202ec\\nd'
    """
    return _ON_A_LINE.sub(_spelled, text)


def visible_lines(text: str) -> str:
    r"""Return a text as :func:`visible` does, with its lines and tabs as they are.

    >>> visible_lines("one\ntwo\x07")
    'one\ntwo\\x07'
    """
    return UNSHOWABLE.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    """Return a character as Python and JSON spell it."""
    return found.group().encode("unicode_escape").decode()


def json_text(value: object, *, indent: int | None = None) -> str:
    r"""Return JSON in which every character shows, which is how TOML spells texts and lists of texts too.

    >>> json_text(["Zoë", "a\u202eb"])
    '["Zoë", "a\\u202eb"]'
    """
    return UNSHOWABLE.sub(_as_json, json.dumps(value, indent=indent, ensure_ascii=False))


def _as_json(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]


def one_form(name: str) -> str:
    r"""Return a name in the form in which names are kept, which is the composed one.

    >>> one_form("Zoe\u0308") == "Zo\u00eb"
    True
    """
    return _normal("NFC", name)


def look(name: str) -> str:
    r"""Return what two names have in common that a reader takes for the same.

    >>> look("O\u2019Brien\u200b") == look("O'Brien")
    True
    """
    plain = _normal("NFKC", name.translate(_QUOTES)).translate(_QUOTES)
    return " ".join(_INVISIBLE.sub("", plain).split())


def _normal(form: Literal["NFC", "NFKC"], text: str) -> str:
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - most names are plain, and a browser loads what is imported

    return unicodedata.normalize(form, text)
