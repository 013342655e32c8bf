"""Standard output and error: text in any encoding, with plain marks where it has none of ours."""

import codecs
import os
import sys

PLAIN = {
    "◆": "*",
    "◈": "~",
    "◇": "+",
    "▽": "-",
    "✗": "x",
    "→": "->",
    "·": "-",
    "…": "...",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{NO-BREAK SPACE}": " ",
    "\N{MULTIPLICATION SIGN}": "x",
}
"""Marks and punctuation, as a terminal shows them that knows ASCII alone."""


def in_plain_marks(error: UnicodeError) -> tuple[str, int]:
    r"""Return what stands for the characters that an encoding does not have.

    >>> "Zoë ◆".encode("ascii", "shortlist-plain")
    b'Zo\\xeb *'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(PLAIN.get(each) or each.encode("unicode_escape").decode() for each in lost), error.end


codecs.register_error("shortlist-plain", in_plain_marks)


def prepare_streams() -> None:
    """Let standard output and error take any text; what is closed takes it and keeps nothing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="shortlist-plain")
