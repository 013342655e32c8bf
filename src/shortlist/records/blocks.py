"""Fenced blocks of a Markdown text, as CommonMark delimits them, with the lines on which they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from shortlist.faults import Fault

_OPENING = re.compile(r"(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)")
LONGEST_INFO = 60
MOST_FENCES = 1000
"""Fenced blocks of any kind; a record of a large team has a hundred."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block that stands under a fence: what the fence says of it, its line, and its content."""

    info: str
    line: int
    content: str


def blocks_of(text: str, kinds: Sequence[str], place: str, faults: list[Fault]) -> Iterator[Block]:
    r"""Yield the blocks of some kinds; one without an end, or of nearly such a kind, is a fault.

    >>> [block.content for block in blocks_of("~~~ toml sheet\nx = 1\n~~~", ["toml sheet"], "record", [])]
    ['x = 1']
    """
    lines = text.split("\n")
    at = seen = 0
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if opening is None:
            at += 1
            continue
        seen += 1
        if seen > MOST_FENCES:
            faults.append(Fault(f"{place}:{at + 1}", f"holds more than {MOST_FENCES} fenced blocks; this is no record"))
            return
        info = " ".join(opening["info"].split())
        end = _end(lines, at + 1, opening["fence"])
        if info in kinds:
            if end is None:
                faults.append(Fault(f"{place}:{at + 1}", f"has no end; expected a line of {opening['fence']} after it"))
                return
            indent = len(opening["indent"])
            yield Block(info, at + 1, "\n".join(_unindented(line, indent) for line in lines[at + 1 : end]))
        elif near := _near(info, kinds):
            faults.append(Fault(f"{place}:{at + 1}", f"is no kind of block of a record (did you mean '{near}'?)"))
        at = len(lines) if end is None else end + 1


def _end(lines: list[str], start: int, fence: str) -> int | None:
    """Return the line that closes a fence: one of the same sign, as long or longer, and of nothing else."""
    closing = re.compile(rf" {{0,3}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*")
    return next((at for at in range(start, len(lines)) if closing.fullmatch(lines[at])), None)


def _unindented(line: str, indent: int) -> str:
    """Return a line without as much of its indentation as the fence has."""
    return line[min(indent, len(line) - len(line.lstrip(" "))) :]


def _near(info: str, kinds: Sequence[str]) -> str | None:
    """Return the kind that was probably meant: blocks that a team adds for itself are left alone."""
    if not info.lower().startswith("toml ") or len(info) > LONGEST_INFO:
        return None
    return next(iter(get_close_matches(info.lower(), kinds, n=1, cutoff=0.8)), None)
