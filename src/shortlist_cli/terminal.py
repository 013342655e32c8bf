"""The terminal: words and marks first, colour only where there is one."""

from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

MARKS = {"ruled out": "✗", "poor fit": "▽", "workable": "◇", "strong fit": "◆"}
STYLES = {"ruled out": "red", "poor fit": "yellow", "workable": "cyan", "strong fit": "green"}

Json = dict[str, Any]
"""A part of the report: its shape is that of the report's own page in the documentation."""


def screen() -> Console:
    """Return what commands print on."""
    return Console(highlight=False)


def against(reason: Json) -> Text:
    """Return what speaks against an alternative, with its source."""
    marks = "".join(
        mark for mark, wanted in ((" (deciding)", reason["deciding"]), (" (must)", reason["must"])) if wanted
    )
    words = Text(f"- {reason['title']}{marks}: {' or '.join(reason['grades'])}. ")
    words.append(reason["because"])
    if reason["source"]:
        words.append(f" [{reason['source']['title']}, {reason['source']['checked']}]", style="dim")
    return words


def indented(text: Text) -> Padding:
    """Return a text that stands two columns in."""
    return Padding(text, (0, 0, 0, 2))
