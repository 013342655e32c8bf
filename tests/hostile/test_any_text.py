"""Any text, however it came about, is read as something or refused in words: never an exception, never half."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shortlist import FaultsError, Sheet, built_in_model, parse_sheet, toml_of
from shortlist.characters import UNSHOWABLE
from shortlist.evidence.overrides import parse_overrides
from shortlist.records.contents import Opened, open_text
from shortlist.sheets.address import from_fragment, to_fragment
from shortlist.team.settlement import parse_settlement
from shortlist.wire import answer
from shortlist_cli.kept_sheet import changed, keep
from tests.laws.models import few, many

MODEL = built_in_model()
WORDS = [
    *("format", "title", "member", "service", "as_of", "deciding", "must", "answers", "dissent", "overrides"),
    *("admin", "html", "data-model", "experience-django", "none", "useful", "essential", "abstain", "true", "1"),
    *("2026-11-22", "9999-12-31", "0001-01-01", "data-layer", "django", "level", "checked", "nan", "inf", "1e999"),
]
SIGNS = [
    "=",
    ".",
    ",",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    '"""',
    "'''",
    "\n",
    "\r\n",
    "#",
    " ",
    "\\",
    "\\u001b",
    ":",
    ";",
    "|",
]
RAW = ["\x00", "\x1b", "\u2028", "\u202e", "\ufeff", "\x85", "\ud800", "e\u0301", "\u2019", "\U0001f600"]
tokens = st.lists(st.sampled_from(WORDS + SIGNS + RAW), max_size=40).map("".join)
lines = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(lambda pair: f'{pair[0]} = "{pair[1]}"')
    | st.sampled_from(["[answers]", "[dissent]", "[overrides.django.admin]", "# a note", "", "```toml sheet", "```"]),
    max_size=12,
).map("\n".join)
texts = tokens | lines | st.text(max_size=60)
READERS: list[Callable[..., object]] = [parse_sheet, parse_overrides, parse_settlement, open_text, from_fragment]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
@many
@given(texts)
@example("v1;admin=\udcff")
@example('"\ud800" = 1')
def test_any_text_is_read_or_refused(reader: Callable[..., object], text: str) -> None:
    """What is read is of its kind, and what is refused is so with places and words that show."""
    try:
        found = reader(text, MODEL)
    except FaultsError as error:
        assert error.faults  # noqa: PT017 - either way is right
        assert UNSHOWABLE.search(str(error).replace("\n", "")) is None  # noqa: PT017
    else:
        assert not isinstance(found, Opened) or len(found.sheets) == len(found.places)


@many
@given(lines)
def test_a_sheet_that_is_read_is_written_as_it_was_meant(text: str) -> None:
    """Written as TOML and as a link, a sheet comes back as it was."""
    try:
        sheet = parse_sheet(text, MODEL)
    except FaultsError:
        return

    assert parse_sheet(toml_of(sheet), MODEL) == sheet
    assert from_fragment(to_fragment(sheet), MODEL) == sheet


@few
@given(texts, st.sampled_from(["open", "sheet", "evaluate", "record", "team", "settled", "nothing"]), st.booleans())
def test_a_browser_is_always_answered(text: str, do: str, nested: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is asked, and with whatever inside, the answer is JSON."""
    sheet = {"title": text, "answers": {text: text}} if nested else {"member": text}
    asked = {"do": do, "name": text or "x", "text": text, "sheet": sheet, "sheets": [{"sheet": sheet}], text: 1}

    assert isinstance(json.loads(answer(json.dumps(asked))), dict)
    assert isinstance(json.loads(answer(text)), dict)


@few
@given(lines, st.sampled_from(["none", "useful", "essential"]))
def test_a_file_keeps_all_but_the_answer(text: str, level: str) -> None:
    """Where a questionnaire changes an answer, each comment stays, or the file does as it was."""
    try:
        before = parse_sheet(text, MODEL)
    except FaultsError:
        return
    after = Sheet(**{each: getattr(before, each) for each in Sheet.__slots__} | {"answers": {"admin": (level,)}})
    with TemporaryDirectory() as folder:
        path = Path(folder, "sheet.toml")
        path.write_bytes(text.encode())
        keep(after, path, MODEL)

        assert os.listdir(folder) == ["sheet.toml"]  # noqa: PTH208 - names are what is asked for
        assert parse_sheet(path.read_bytes(), MODEL) == parse_sheet(changed(text.encode(), after, MODEL), MODEL)
        assert path.read_text(encoding="utf-8").count("# a note") == text.count("# a note")
