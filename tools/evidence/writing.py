"""Writing of findings: puts mechanical changes into TOML files and pages, and keeps every comment and the layout."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from tools.evidence.findings import Change, Value
from tools.evidence.texts import Place


def lines_to_write(root: Path, changes: Iterable[Change]) -> list[str]:
    """Return the lines that the changes of one finding lead to, as they are to stand in the file."""
    return [written_line(root, change) for change in changes]


def written_line(root: Path, change: Change) -> str:
    """Return a line as it is to stand in its file."""
    if change.place.at.isdigit():
        line = (root / change.place.path).read_text(encoding="utf-8").splitlines()[int(change.place.at) - 1]
        return str(exchanged(line, change)).strip()
    table, key = held(tomlkit.parse((root / change.place.path).read_text(encoding="utf-8")), change.place)
    return f"{key} = {tomlkit.item(exchanged(plain(table[key]), change)).as_string()}"


def write(root: Path, changes: Iterable[Change]) -> None:
    """Write changes into their files, each file once."""
    by_file: dict[Path, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.place.path, []).append(change)
    for path, wanted in by_file.items():
        text = (root / path).read_text(encoding="utf-8")
        changed = changed_page(text, wanted) if path.suffix == ".md" else changed_data(text, wanted)
        (root / path).write_text(changed, encoding="utf-8", newline="\n")


def changed_page(text: str, changes: Iterable[Change]) -> str:
    r"""Return a page with changed lines.

    >>> changed_page("# A\n2 releases\n", [Change(Place(Path("a.md"), "2"), "2", "3")])
    '# A\n3 releases\n'
    """
    lines = text.splitlines(keepends=True)
    for change in changes:
        number = int(change.place.at) - 1
        lines[number] = str(exchanged(lines[number], change))
    return "".join(lines)


def changed_data(text: str, changes: Iterable[Change]) -> str:
    r"""Return a TOML file with changed values.

    >>> changed_data('a = "2"  # two\n', [Change(Place(Path("a.toml"), "a"), "2", "3")])
    'a = "3"  # two\n'
    """
    document = tomlkit.parse(text)
    for change in changes:
        table, key = held(document, change.place)
        table[key] = exchanged(plain(table[key]), change)
    return tomlkit.dumps(document)


def held(document: Any, place: Place) -> tuple[Any, str]:  # noqa: ANN401 -- tomlkit's tables are of many types
    """Return the table that holds a value, and the value's key in it."""
    *tables, key = place.at.split(".")
    for name in tables:
        document = document[name]
    return document, key


def plain(value: Any) -> Value:  # noqa: ANN401 -- what tomlkit holds
    """Return a value without tomlkit's layout."""
    return date(value.year, value.month, value.day) if isinstance(value, date) else str(value)


def exchanged(value: Value, change: Change) -> Value:
    """Return a value with the change made; words change in the midst of others."""
    if isinstance(value, date) or value == change.old:
        return change.new
    return value.replace(str(change.old), str(change.new))
