"""The terminal: words and marks first, colour only where there is one."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table as Grid
from rich.text import Text

from shortlist.characters import visible_lines
from shortlist.faults import either
from shortlist.report.sentences import within_a_sentence
from shortlist.report.shapes import ReasonShape

MARKS = {"ruled out": "✗", "poor fit": "▽", "has a gap": "◇", "fits with friction": "◈", "fits": "◆"}
STYLES = {"ruled out": "red", "poor fit": "yellow", "has a gap": "cyan", "fits with friction": "green", "fits": "green"}

BULLET = "- "
NARROWEST = 20
"""Columns below which words are broken."""

Json = dict[str, Any]
"""A part of the report: its shape is that of the report's own page in the documentation."""


class Screen(Console):
    """A console on which nothing moves the cursor, hides or turns around but what this command line prints."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Yield segments in which every character shows, and no line ends in spaces."""
        spaces: list[Segment] = []
        for segment in super().render(renderable, options):
            if segment.control:
                yield segment
                continue
            for text in visible_lines(segment.text).splitlines(keepends=True):
                words = text.rstrip(" \n")
                if words:
                    yield from spaces
                    spaces.clear()
                    yield segment._replace(text=words)
                if text.endswith("\n"):
                    spaces.clear()
                    yield segment._replace(text="\n")
                elif words != text:
                    spaces.append(segment._replace(text=text[len(words) :]))
        yield from spaces


def screen() -> Screen:
    """Return what commands print on."""
    return Screen(highlight=False)


def against(reason: ReasonShape) -> Text:
    """Return what speaks against an alternative, with its source."""
    marks = "".join(
        mark for mark, wanted in ((" (deciding)", reason["deciding"]), (" (must)", reason["must"])) if wanted
    )
    # What the team knows is told by its own answer: that is no fault of the framework.
    said = reason["capability"] if reason["basis"] == "answer" else reason["grades"]
    words = Text(f"- {reason['name']}{marks}: {either([within_a_sentence(each) for each in said])}. ")
    words.append(reason["because"])
    if reason["source"]:
        words.append(f" [{reason['source']['title']}, {reason['source']['checked']}]", style="dim")
    return words


def indented(text: Text, columns: int = 2) -> Padding:
    """Return a text that stands some columns in; what begins as an item of a list goes on below its own words."""
    if not text.plain.startswith(BULLET):
        return Padding(text, (0, 0, 0, columns), expand=False)
    item = Grid.grid()
    item.add_row(BULLET, text[len(BULLET) :])
    return Padding(item, (0, 0, 0, columns), expand=False)


def _columns() -> int:
    """Return how wide the terminal is, whatever a variable says of another one."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns


def wrapped(text: str, indent: str = "") -> str:
    """Return a text on lines that fit the terminal, broken between words, each with an indent."""
    width = max(_columns() - 1, NARROWEST)
    return textwrap.fill(
        text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
