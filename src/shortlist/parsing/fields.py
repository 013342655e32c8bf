"""Values taken out of a table by key, every fault noted with its place and none raised."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from shortlist.characters import UNREADABLE, UNSHOWABLE, one_form
from shortlist.faults import MOST_FAULTS, Fault, FaultsError, expected_one_of, nearest, quoted
from shortlist.parsing.text import Table

LARGEST = 1_000_000
"""Days, or of anything else that is counted in a data file."""
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLAIN_KEY = re.compile(r"[\w.\[\] ()-]{1,80}")


def is_address(text: str) -> bool:
    """Say whether a text is an address of the web, and nothing else.

    >>> is_address("javascript:alert(1)")
    False
    """
    return re.fullmatch(r"https?://[^\s<>\"]+", text) is not None and UNSHOWABLE.search(text) is None


class Fields:
    """The keys of one table; what is asked for is expected, and what is left over is a fault.

    Each method returns a usable value even where it notes a fault, so that reading goes on and finds the others.
    ``finish`` must be called last.
    """

    def __init__(self, table: object, file: str, faults: list[Fault], path: str = "") -> None:
        self.file = file
        self.faults = faults
        self.path = path
        self.asked: set[str] = set()
        if not isinstance(table, dict):
            self.note("", f"expected a table; got {quoted(table)}")
        self.rest: Table = dict(table) if isinstance(table, dict) else {}

    def note(self, key: str, message: str) -> None:
        """Note a fault at a key of this table; after so many that nobody reads more, they are raised."""
        path = self._path_of(key)
        self.faults.append(Fault(f"{self.file}: {path}" if path else self.file, message))
        if len(self.faults) >= MOST_FAULTS:
            message = f"has more faults than these {MOST_FAULTS}; fix these first"
            raise FaultsError([*self.faults[: MOST_FAULTS - 1], Fault(self.file, message)])

    def _path_of(self, key: str) -> str:
        """Return where a key stands; what is no plain key is quoted."""
        shown = key if not key or _PLAIN_KEY.fullmatch(key) else quoted(key)
        return ".".join(part for part in (self.path, shown) if part)

    def has(self, key: str) -> bool:
        """Say whether the key is there and not yet taken."""
        self.asked.add(key)
        return key in self.rest

    def take(self, key: str, expected: str) -> object:
        """Return the raw value, or ``None`` with a fault where the key is missing."""
        self.asked.add(key)
        if key not in self.rest:
            self.note(key, f"is missing; expected {expected}")
            return None
        return self.rest.pop(key)

    def text(self, key: str, longest: int = 2000) -> str:
        """Return a text that is not empty and can be shown anywhere."""
        value = self.take(key, "a text")
        return "" if value is None else self.showable(key, value, longest)

    def showable(self, key: str, value: object, longest: int) -> str:
        """Return the value if it is a text without control characters and not too long."""
        if not isinstance(value, str) or not value.strip():
            self.note(key, f"expected a text; got {quoted(value)}")
            return ""
        if len(value) > longest:
            self.note(key, f"expected at most {longest} characters; got {len(value)}")
            return ""
        if UNREADABLE.search(value):
            self.note(key, f"expected a text without control characters; got {quoted(value)}")
            return ""
        return value

    def name(self, key: str, longest: int) -> str:
        """Return a name, which stands on one line, in the one form in which names are kept and compared."""
        name = one_form(self.text(key, longest))
        if "\n" in name:
            self.note(key, f"expected a name on one line; got {quoted(name)}")
        return name

    def word(self, key: str, words: Sequence[str]) -> str:
        """Return one of the words, or the first of them with a fault."""
        value = self.take(key, f"one of {', '.join(words)}")
        if value is None:
            return words[0] if words else ""
        return self.one_of(key, value, words)

    def one_of(self, key: str, value: object, words: Sequence[str]) -> str:
        """Return the value if it is one of the words, else the first of them with a fault."""
        if isinstance(value, str) and value in words:
            return value
        self.note(key, expected_one_of(words, value))
        return words[0] if words else ""

    def truth(self, key: str) -> bool:
        """Return a truth value."""
        value = self.take(key, "true or false")
        if not isinstance(value, bool):
            self.note(key, f"expected true or false; got {quoted(value)}")
        return value is True

    def whole_number(self, key: str) -> int:
        """Return a whole number of at least one, which is small enough to count with."""
        value = self.take(key, "a whole number")
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LARGEST:
            return value
        if value is not None:
            too_large = isinstance(value, int) and value > LARGEST
            bound = f"at most {LARGEST}" if too_large else "at least 1"
            self.note(key, f"expected a whole number of {bound}; got {quoted(value)}")
        return 1

    def day(self, key: str, today: date | None = None) -> date:
        """Return a date; one after ``today``, where that is given, is a fault."""
        value = self.take(key, "a date such as 2026-11-22")
        if not isinstance(value, date) or isinstance(value, datetime):
            if value is not None:
                self.note(key, f"expected a date such as 2026-11-22, without quotes; got {quoted(value)}")
            return date.min
        if today is not None and value > today:
            self.note(key, f"expected a date that is not in the future; got {value}, and today is {today}")
        return value

    def day_as_text(self, key: str) -> date | None:
        """Return a date that a browser sends as text, if there is one."""
        if not self.has(key):
            return None
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            self.note(key, "expected a date such as 2026-11-22")
            return None

    def address(self, key: str) -> str:
        """Return a web address."""
        value = self.text(key)
        if value and not is_address(value):
            self.note(key, f"expected an address that starts with https://; got {quoted(value)}")
        return value

    def items(self, key: str, expected: str) -> list[object]:
        """Return a list that is not empty."""
        value = self.take(key, expected)
        if isinstance(value, list) and value:
            return value
        if value is not None:
            self.note(key, f"expected {expected}; got {'an empty list' if value == [] else quoted(value)}")
        return []

    def table(self, key: str) -> "Fields":
        """Return the fields of a table within this one."""
        value = self.take(key, "a table")
        return self.within(key, {} if value is None else value)

    def within(self, key: str, value: object) -> "Fields":
        """Return the fields of a value that was taken out already."""
        return Fields(value, self.file, self.faults, self._path_of(key))

    def entries(self) -> Iterator[tuple[str, "Fields"]]:
        """Yield the tables of a file that has one for each id, each finished after its turn."""
        for key in list(self.rest):
            if not ID.fullmatch(key):
                self.note(key, "expected an id of lower-case letters, digits and single hyphens")
            fields = self.table(key)
            yield key, fields
            fields.finish()

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.rest:
            self.note(key, f"is not a key here{nearest(sorted(self.asked), key)}")
