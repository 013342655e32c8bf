"""Answer sheets: read from TOML and JSON, every fault at once."""

from datetime import date
from pathlib import Path

import pytest

from shortlist import FaultsError, Sheet, built_in_model, parse_sheet, read_sheet, table_of, toml_of
from shortlist.sheets.address import to_fragment

WHOLE = """
format = 1
title = "Order service"
member = "Ada"
service = "Orders"
as_of = 2026-11-22
deciding = ["data-layer"]
must = ["admin"]

[answers]
admin = "essential"
real-time = ["some", "none"]
team-size = { abstain = true }
"""

FAULTS = [
    ("format = 2", "sheet: format: expected 1, the only format of a sheet so far; got 2"),
    ("titel = 'x'", "sheet: titel: is not a key here (did you mean 'title'?)"),
    ('title = "a\\nb"', "sheet: title: expected a name on one line; got 'a\\nb'"),
    ("title = 3", "sheet: title: expected a text; got a number"),
    ('title = "a\\u0007b"', "sheet: title: expected a text without control characters; got 'a\\x07b'"),
    (f'title = "{"x" * 201}"', "sheet: title: expected at most 200 characters; got 201"),
    ("as_of = '22.11.2026'", "sheet: as_of: expected a date such as 2026-11-22; got '22.11.2026'"),
    ("as_of = 3", "sheet: as_of: expected a date such as 2026-11-22, without quotes; got a number"),
    ("answers = 3", "sheet: answers: expected a table; got a number"),
    ("deciding = 'admin'", "sheet: deciding: expected a list of ids; got 'admin'"),
    ("deciding = ['real-time']", "sheet: deciding: expected websockets or broadcast; got 'real-time'"),
    ("deciding = ['live-connections']", "sheet: deciding: expected websockets or broadcast; got 'live-connections'"),
    ("must = ['data-layer']", "sheet: must: expected data-model; got 'data-layer'"),
    ("deciding = ['admin', 'admin']", "sheet: deciding: 'admin' stands twice"),
    (
        "deciding = ['admin', 'typing', 'talent', 'html']",
        "sheet: deciding: expected at most 3 criteria that decide; got 4",
    ),
    ("[answers]\nadmin = []", "sheet: answers.admin: expected one of none, useful or essential; got a list"),
    ("[answers]\nadmin = { abstain = 1 }", "sheet: answers.admin.abstain: expected true; got a number"),
    ("[answers]\nadmin = { abstian = true }", "sheet: answers.admin.abstain: is missing; expected true"),
    (
        "[answers]\nadmin = ['useful', 'esential']",
        "sheet: answers.admin: expected one of none, useful or essential; got 'esential' (did you mean 'essential'?)",
    ),
    ("[answers]\nadmim = 'none'", "sheet: answers.admim: is not a key here (did you mean 'admin'?)"),
    (
        "deciding = ['admin']\n[answers]\nadmin = 'none'",
        "sheet: deciding: 'admin' cannot decide, because the answer to 'admin' says that it is not needed",
    ),
    (
        "must = ['admin']\n[answers]\nadmin = 'none'",
        "sheet: must: 'admin' cannot be a must-have, because its answer says that it is not needed",
    ),
]


def whole_sheet() -> Sheet:
    """Return the sheet in which every key is used."""
    return parse_sheet(WHOLE, built_in_model())


def test_every_key_is_read() -> None:
    """A sheet may use every key of the format, and its answers follow the order of their scale."""
    sheet = whole_sheet()

    assert sheet.title == "Order service"
    assert sheet.as_of == date(2026, 11, 22)
    assert sheet.answers["real-time"] == ("none", "some")  # type: ignore[index]
    assert sheet.abstained == ("team-size",)


def test_an_empty_file_is_an_empty_sheet() -> None:
    """Nothing written means that nothing is known yet."""
    assert parse_sheet("", built_in_model()) == Sheet(answers={})


@pytest.mark.parametrize(("text", "words"), FAULTS, ids=[words[:70] for _, words in FAULTS])
def test_a_fault_is_named_with_its_key(text: str, words: str) -> None:
    """Each fault says where it is, what was found and what was expected."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(text, built_in_model())

    assert words in str(caught.value).splitlines()


def test_all_faults_are_named_at_once() -> None:
    """Faults in different keys are reported together."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet("x = 1\nmust = ['amdin']\n[answers]\nadmin = 'x'\nfoo = 1", built_in_model())

    assert [fault.place for fault in caught.value.faults] == [
        "sheet: answers.admin",
        "sheet: answers.foo",
        "sheet: must",
        "sheet: x",
    ]


def test_beyond_a_hundred_faults_reading_ends() -> None:
    """Nobody reads more, and a hostile file could have thousands."""
    with pytest.raises(FaultsError, match="sheet: has more faults than these 100; fix these first") as caught:
        parse_sheet("".join(f"x{at} = 1\n" for at in range(200)), built_in_model())

    assert len(caught.value.faults) == 100


def test_a_lone_surrogate_cannot_be_smuggled_in() -> None:
    """JSON can spell half a character; it is refused like any other that cannot be shown."""
    with pytest.raises(FaultsError, match="without control characters"):
        parse_sheet('{"title": "\\ud800"}', built_in_model())


def test_json_and_toml_read_alike(tmp_path: Path) -> None:
    """The same keys in JSON give the same sheet, whatever the file is called."""
    path = tmp_path / "sheet.toml"
    path.write_text('{"answers": {"admin": "useful"}, "as_of": "2026-11-22"}', encoding="utf-8")
    expected = parse_sheet("as_of = 2026-11-22\n[answers]\nadmin = 'useful'", built_in_model())

    assert expected == read_sheet(path, built_in_model())


def test_a_sheet_survives_being_written() -> None:
    """Written as TOML and read again, a sheet is the same."""
    sheet = whole_sheet()

    assert sheet == parse_sheet(toml_of(sheet), built_in_model())
    assert table_of(sheet)["as_of"] == "2026-11-22"


def test_the_address_holds_every_key() -> None:
    """A link carries names, the deciding criteria, the must-haves and then the answers by id."""
    expected = (
        "v1;title=Order%20service;member=Ada;service=Orders;as_of=2026-11-22;deciding=data-layer;must=admin;"
        "admin=essential;real-time=none|some;team-size=-"
    )

    assert expected == to_fragment(whole_sheet())


@pytest.mark.parametrize("value", ['"production"', '{ django = "production" }'])
def test_a_key_that_stands_for_several_is_told_how_they_are_written(value: str) -> None:
    """A question that is asked about each framework has a key for each, and the fault names one."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(f"[answers]\nexperience = {value}", built_in_model())

    assert str(caught.value) == (
        "sheet: answers.experience: is not a key here; expected a key for each, such as experience-django"
    )
