"""ANSI colours: text with escape sequences, split into pieces that each have one style."""

import re
from collections.abc import Iterator

NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
WORDS = {1: "bold", 2: "faint", 3: "italic", 4: "underline", 9: "strike"}
ENDS = {22: ("bold", "faint"), 23: ("italic",), 24: ("underline",), 29: ("strike",)}

SEQUENCE = re.compile(r"\x1b(?:\[(?P<numbers>[0-?]*)[ -/]*(?P<end>[@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
"""Colours, moves of a cursor, and titles or links; all but colours mean nothing in a page."""

UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]{0,2000}\x1b?)?\Z")
"""The beginning of a sequence whose end has not been written yet."""

CUBE = (0, 95, 135, 175, 215, 255)
"""The steps of a colour in the table of 256."""


class Colours:
    """The style of a stream, which holds until a sequence changes it."""

    def __init__(self) -> None:
        self.words: frozenset[str] = frozenset()
        self.front = ""
        self.back = ""
        self.begun = ""

    @property
    def style(self) -> str:
        """The style in words, such as ``bold red on-white``."""
        colours = (self.front, self.back and f"on-{self.back}")
        return " ".join((*sorted(self.words), *filter(None, colours)))

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield pieces of text without sequences, each with its style."""
        if "\x1b" not in text and not self.begun:
            yield text, self.style
            return
        text = self.begun + text
        unfinished = UNFINISHED.match(text, max(text.rfind("\x1b", 0, -1), 0)) or UNFINISHED.match(text, len(text) - 1)
        self.begun = unfinished[0] if unfinished else ""
        at = 0
        whole = text[: len(text) - len(self.begun)]
        for found in SEQUENCE.finditer(whole):
            if found.start() > at:
                yield whole[at : found.start()], self.style
            if found["end"] == "m":
                self.follow(found["numbers"])
            at = found.end()
        if at < len(whole):
            yield whole[at:], self.style

    def follow(self, numbers: str) -> None:
        """Change the style as one sequence says."""
        rest = [int(each) if each.isdecimal() else 0 for each in re.split("[;:]", numbers)]
        while rest:
            number = rest.pop(0)
            if number in (38, 48):
                self.paint(extended(rest), behind=number == 48)  # a number of the standard
            else:
                self.change(number)

    def change(self, number: int) -> None:
        """Change the style as one number says."""
        if number == 0:
            self.words, self.front, self.back = frozenset(), "", ""
        elif number in WORDS:
            self.words |= {WORDS[number]}
        elif number in ENDS:
            self.words -= set(ENDS[number])
        elif number in (39, 49):
            self.paint("", behind=number == 49)  # a number of the standard
        elif number % 10 < len(NAMES) and number // 10 in (3, 4, 9, 10):
            self.paint(NAMES[number % 10], behind=number // 10 in (4, 10))

    def paint(self, name: str, *, behind: bool) -> None:
        """Set one of the two colours."""
        if behind:
            self.back = name
        else:
            self.front = name


def plain(text: str) -> str:
    r"""Return text without its sequences.

    >>> plain("\x1b[31mred\x1b[0m")
    'red'
    """
    return SEQUENCE.sub("", text)


def extended(rest: list[int]) -> str:
    """Take a colour of the table of 256, or one of red, green and blue, from the numbers that are left."""
    form = rest.pop(0) if rest else 0
    if form == 5 and rest:  # a number of the standard
        return of_table(rest.pop(0))
    if form == 2 and len(rest) >= 3:  # likewise, and red, green, blue
        levels = rest[:3]
        del rest[:3]
        return nearest(levels)
    return ""


def of_table(number: int) -> str:
    """Return the nearest of the eight colours to one of the table of 256.

    >>> of_table(1), of_table(196), of_table(255)
    ('red', 'red', 'white')
    """
    if number < 16:  # the eight, and the eight bright ones
        return NAMES[number % 8]
    if number >= 232:  # from here on it is grey
        return nearest([8 + 10 * (number - 232)] * 3)
    number -= 16
    return nearest([CUBE[number // 36 % 6], CUBE[number // 6 % 6], CUBE[number % 6]])


def nearest(levels: list[int]) -> str:
    """Return the nearest of the eight colours to levels from 0 to 255.

    >>> nearest([200, 30, 20]), nearest([90, 90, 90]), nearest([130, 200, 210])
    ('red', 'black', 'cyan')
    """
    bar = max(max(levels) * 2 // 3, 96)
    return NAMES[sum(1 << place for place, level in enumerate(levels) if level >= bar)]
