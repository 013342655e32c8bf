"""Text parser: TOML and JSON read into plain tables within limits, so that no input can hurt."""

import json
import re
import tomllib
from itertools import accumulate
from pathlib import Path
from typing import NoReturn

from shortlist.faults import Fault, FaultsError

Table = dict[str, object]

SHEET_BYTES = 64 * 1024
"""A sheet of all questions is about 2 kB; whatever is longer than this is something else."""
MODEL_BYTES = 1024 * 1024
DEEPEST = 40
"""Tables and lists within each other; a sheet needs three."""
MOST_DOTS = 200
"""Dots of keys in a line: a dotted key nests once for each, and every key below it costs as much again."""
MOST_SIGNS = 30_000
"""Signs that make a table, a list or an entry; the largest of our files has about a thousand."""
LONGEST_REASON = 160

_BRACKETS = re.compile(r"[\[\]{}]")
_JSON_STRINGS = re.compile(r'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
_TOML_STRINGS = re.compile(
    r'"""(?:[^"\\]++|(?s:\\.)|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\.)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)
"""Texts and comments, as the parser tells them apart; nothing in them nests."""
_PLACE_IN_TOML = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def read_table(path: Path, limit: int, name: str | None = None) -> Table:
    """Return the table that a TOML or JSON file holds.

    ``name`` is what faults call the file; ``limit`` is in bytes. Raises :class:`FaultsError` with one fault.
    """
    place = name or path.name or str(path)
    return parse_table(read_bytes(path, limit, place), limit, place)


def read_bytes(path: Path, limit: int, place: str) -> bytes:
    """Return what a file holds, and no more than one byte over the limit; raises :class:`FaultsError`."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        refuse(f"cannot be read: {error.strerror}", at=place)


def parse_table(content: bytes, limit: int, place: str) -> Table:
    """Return the table that TOML or JSON text holds; JSON is told by its first brace.

    >>> parse_table(b'{"format": 1}', SHEET_BYTES, "sheet")
    {'format': 1}
    >>> parse_table(b"format = 1", SHEET_BYTES, "sheet")
    {'format': 1}
    """
    if len(content) > limit:
        refuse(f"is longer than {limit // 1024} KiB; this is not such a file", at=place)
    text = _decoded(content, place)
    is_json = text.lstrip().startswith("{")
    _refuse_structure(_bare(text, _JSON_STRINGS if is_json else _TOML_STRINGS), place, dotted=not is_json)
    return _from_json(text, place) if is_json else _from_toml(text, place)


def _bare(text: str, strings: re.Pattern[str]) -> str:
    """Return a text without the texts and comments that it quotes, on as many lines as before."""
    return strings.sub(lambda found: "\n" * found.group().count("\n"), text)


def _decoded(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        refuse("is not UTF-8 text; save it as UTF-8", at=f"{place}:{line}")


def _refuse_structure(bare: str, place: str, *, dotted: bool) -> None:
    """Refuse what only an attack or an accident nests, before a parser spends stack, time or memory on it."""
    steps = (1 if bracket.group() in "[{" else -1 for bracket in _BRACKETS.finditer(bare))
    if max(accumulate(steps), default=0) > DEEPEST:
        refuse(f"nests more than {DEEPEST} brackets; a sheet or a data file needs a few", at=place)
    for number, line in enumerate(bare.split("\n") if dotted else (), start=1):
        if line.count(".") > MOST_DOTS:
            refuse(f"has more than {MOST_DOTS} dots in one line", at=f"{place}:{number}")
    if sum(map(bare.count, "[{,=.:")) > MOST_SIGNS:
        refuse(f"has more than {MOST_SIGNS} keys, lists and tables; this is not such a file", at=place)


def _from_toml(text: str, place: str) -> Table:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE_IN_TOML.match(str(error))
        if found is None or found["line"] is None:
            what, where = (found["what"] if found else str(error)), f"{place}:{text.rstrip(chr(10)).count(chr(10)) + 1}"
        else:
            what, where = found["what"], f"{place}:{found['line']}:{found['column']}"
        if what.startswith("Cannot overwrite"):
            what = "the key stands twice"
        refuse(f"is not valid TOML: {what[0].lower()}{what[1:LONGEST_REASON]}", at=where)
    except (RecursionError, ValueError):
        refuse("is not valid TOML: a value cannot be read", at=place)


def _from_json(text: str, place: str) -> Table:
    try:
        table: Table = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        refuse(f"is not valid JSON: {error.msg.lower()}", at=f"{place}:{error.lineno}:{error.colno}")
    except _DuplicateKeyError as error:
        refuse(f"is not valid JSON: the key {error.key[:60]!r} stands twice", at=place)
    except (RecursionError, ValueError):
        refuse("is not valid JSON: a value cannot be read", at=place)
    return table


class _DuplicateKeyError(Exception):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _unique(pairs: list[tuple[str, object]]) -> Table:
    table: Table = {}
    for key, value in pairs:
        if key in table:
            raise _DuplicateKeyError(key)
        table[key] = value
    return table


def _no_constant(word: str) -> object:
    raise ValueError(word)


def refuse(message: str, *, at: str) -> NoReturn:
    """Raise the error for a single fault."""
    raise FaultsError([Fault(at, message)])
