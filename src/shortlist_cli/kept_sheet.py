"""The sheet in which a questionnaire keeps its answers: changed where it changes, and otherwise as people wrote it."""

import json
import re
from collections.abc import MutableMapping
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from shortlist import FaultsError, Model, Sheet, parse_sheet, toml_of
from shortlist.faults import Fault
from shortlist.parsing.text import SHEET_BYTES, Table, read_bytes
from shortlist.sheets.sheet import answers_of
from shortlist_cli.output import put_bytes

MARK = b"\xef\xbb\xbf"
"""The byte order mark, which some editors write and look for."""
_BARE_END = re.compile(r"(?<!\r)\n")
"""The end of a line of one system, beside which those of another stay as they are."""


def keep(sheet: Sheet, path: Path, model: Model) -> None:
    """Write a sheet into its file; comments, order, line ends and the byte order mark stay as they are."""
    if not path.exists():
        put_bytes(toml_of(sheet).encode(), path)
        return
    content = read_bytes(path, SHEET_BYTES, path.name)
    put_bytes(changed(content, sheet, model, path.name), path)


def changed(content: bytes, sheet: Sheet, model: Model, place: str = "sheet") -> bytes:
    r"""Return the text of a file with the answers of a sheet; raises :class:`shortlist.FaultsError`.

    >>> from shortlist import built_in_model
    >>> model = built_in_model()
    >>> sheet = parse_sheet('[answers]\nadmin = "useful"', model)
    >>> print(changed(b'[answers]\nadmin = "none"  # ticket 12', sheet, model).decode())
    [answers]
    admin = "useful"  # ticket 12
    """
    mark = MARK if content.startswith(MARK) else b""
    text = content.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text and not _BARE_END.search(text) else "\n"
    plain = text.replace(ends, "\n")
    try:
        new = _json(plain, sheet) if plain.lstrip().startswith("{") else _toml(plain, sheet)
    except (TOMLKitError, TypeError, ValueError, KeyError):
        new = ""
    if not new or not _is(new, sheet, model):
        message = "cannot be changed without losing what else it holds; write the answers into it by hand"
        raise FaultsError([Fault(place, message)])
    return mark + new.replace("\n", ends).encode()


def _is(text: str, sheet: Sheet, model: Model) -> bool:
    """Say whether a text is read as this sheet."""
    try:
        return parse_sheet(text, model) == sheet
    except FaultsError:
        return False


def _json(text: str, sheet: Sheet) -> str:
    table = json.loads(text)
    table["answers"] = answers_of(sheet)
    table |= _chosen(table, sheet)
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def _toml(text: str, sheet: Sheet) -> str:
    document = tomlkit.parse(text)
    if "answers" not in document:
        document["answers"] = tomlkit.table()
    answers = document["answers"]
    if not isinstance(answers, MutableMapping):
        raise TypeError
    wanted = answers_of(sheet)
    for key in [key for key in answers if key not in wanted]:
        del answers[key]
    for key, value in wanted.items():
        if answers.get(key) != value:
            answers[key] = value
    for key, ids in _chosen(document, sheet).items():
        document[key] = ids
    return tomlkit.dumps(document)


def _chosen(table: Table, sheet: Sheet) -> dict[str, list[str]]:
    """Return the deciding criteria and must-haves that a table does not hold yet."""
    chosen: dict[str, list[str]] = {"deciding": list(sheet.deciding), "must": list(sheet.must)}
    return {key: ids for key, ids in chosen.items() if sorted(table.get(key, [])) != ids}  # type: ignore[call-overload]
