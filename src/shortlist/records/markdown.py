"""Markdown made of plain text: whatever a text holds, it stays text, on one line."""

import json
import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_AT_THE_START = re.compile(r"^(?:[-+=:!]|\d+(?=[.)]))")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\]|&(?=#?\w+;)")


def one_line(text: str) -> str:
    r"""Return a text on one line, without characters that hide or reorder others.

    >>> one_line("Orders\n# Not a heading")
    'Orders # Not a heading'
    """
    visible = _HIDDEN.sub("", " ".join(text.split()))
    return " ".join(visible.split())


def escaped(text: str) -> str:
    r"""Return Markdown that shows a text as it is.

    >>> print(escaped("1. *Orders* | [x](y)"))
    1\. \*Orders\* \| \[x\](y)
    """
    line = _MARKUP.sub(r"\\\g<0>", one_line(text))
    return _AT_THE_START.sub(_stopped, line)


def _stopped(found: re.Match[str]) -> str:
    """Return the start of a list, a heading line or a fence with a backslash where it stops being one."""
    return f"{found.group()}\\" if found.group().isdigit() else f"\\{found.group()}"


def linked(title: str, address: str) -> str:
    """Return a link; without an address, its title alone.

    >>> linked("Release notes", "https://example.org/a b")
    '[Release notes](<https://example.org/a%20b>)'
    """
    if not address:
        return escaped(title)
    return f"[{escaped(title)}](<{_UNSAFE_IN_ADDRESS.sub(_percent, address)}>)"


def _percent(found: re.Match[str]) -> str:
    return "&amp;" if found.group() == "&" else "".join(f"%{byte:02X}" for byte in found.group().encode())


def fenced(content: str, info: str) -> str:
    """Return a block of code under a fence that is longer than any run of backticks in it."""
    runs = re.findall("`+", content)
    fence = "`" * max([3, *(len(run) + 1 for run in runs)])
    return f"{fence}{info}\n{content.rstrip(chr(10))}\n{fence}"


def bullets(items: Iterable[str]) -> str:
    """Return a list of items that are Markdown already."""
    return "\n".join(f"* {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def in_yaml(text: str) -> str:
    """Return a text as YAML spells it between quotes, which is JSON's spelling too."""
    return json.dumps(one_line(text), ensure_ascii=False)
