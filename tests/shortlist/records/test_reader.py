"""A record read back: the sheets it carries, and by which model it was made."""

from datetime import date

import pytest

from shortlist import FaultsError, built_in_model, parse_sheet
from shortlist.evidence.overrides import overrides_in, parse_overrides, with_overrides
from shortlist.records.reader import is_record, read_record
from shortlist.records.record import record_of

PROVENANCE = """```toml record
model = "m"
version = "1"
hash = "0"
as_of = 2026-11-22
[[results]]
outcome = "undecided"
[ratings]
```
"""
SHEET = "```toml sheet\n[answers]\n```\n"
FAULTS: list[tuple[str | bytes, str]] = [
    (SHEET, "record: holds no block that begins with ```toml record; expected a record as this library writes it"),
    (PROVENANCE, "record: holds no block that begins with ```toml sheet; expected a record as this library writes it"),
    (PROVENANCE + "```toml sheet\n", "record:10: has no end; expected a line of ``` after it"),
    (SHEET + "```toml record\nx\n```", "record:4:"),
    (SHEET + "```toml record\n```", "record:4: model: is missing; expected a text"),
    (PROVENANCE + SHEET.replace("[answers]", "must = ['x']"), "record:10: must: expected one of "),
    (PROVENANCE + SHEET + "```toml overrides\n[overrides.x.y]\n```", "record:13: overrides.x: expected one of "),
    (b"\xff", "record: is not UTF-8 text; save it as UTF-8"),
    ("x" * 1_100_000, "record: is longer than 1024 KiB; this is not a decision record"),
]


@pytest.mark.parametrize(("text", "words"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_with_its_line(text: str | bytes, words: str) -> None:
    """What is missing or wrong in a record is told with the line of its block."""
    with pytest.raises(FaultsError) as caught:
        read_record(text, built_in_model())

    assert any(words in line for line in str(caught.value).splitlines())


def test_all_faults_are_named_at_once() -> None:
    """Faults in different blocks are reported together."""
    with pytest.raises(FaultsError) as caught:
        read_record("```toml record\n```\n```toml sheet\nx = 1\n```", built_in_model())

    assert {fault.place for fault in caught.value.faults} >= {"record:1: model", "record:3: x"}


def test_a_record_can_be_evaluated_again() -> None:
    """Sheets, model, day and the team's own evidence are as they were, line endings of another system included."""
    model = built_in_model()
    own = '[overrides.flask.admin]\nlevel = "included"\nbecause = "It is."\nsource = "Us"\nchecked = 2026-12-03\n'
    overridden = with_overrides(model, parse_overrides(own, model))
    sheets = (
        parse_sheet('title = "``` \\u2028 # x"\nmember = "Ada"\nas_of = 2026-12-04', model),
        parse_sheet('service = "Search"\nmust = ["ai"]\n[answers]\nai = "core"', model),
    )
    text = record_of(sheets, overridden)
    found = read_record(text.replace("\n", "\r\n").encode("utf-8-sig"), model)

    assert sheets == found.sheets
    assert (model.id, model.version, date(2026, 12, 4)) == (
        found.provenance.model,
        found.provenance.version,
        found.provenance.as_of,
    )
    assert overrides_in(overridden) == found.overrides
    assert found.provenance.ratings["flask", "admin"] == ("included",)  # type: ignore[index]
    assert [(one.service, one.outcome) for one in found.provenance.results] == [
        ("Search", "undecided"),
        ("``` \u2028 # x", "undecided"),
    ]
    assert with_overrides(model, found.overrides).hash == found.provenance.hash


def test_other_blocks_of_a_record_are_left_alone() -> None:
    """What a team adds in blocks of its own is not read."""
    text = f"{PROVENANCE}```toml\nx\n```\n````toml sheet\nmember = '```'\n````\n"
    found = read_record(text.encode("utf-8-sig"), built_in_model())

    assert [sheet.member for sheet in found.sheets] == ["```"]


def test_a_text_in_another_encoding_counts_as_a_record_and_is_refused() -> None:
    """Nobody can say what such a text holds, so it is not passed over as somebody else's record."""
    text = "# 1. Use Django".encode("utf-16")

    assert is_record(text)
    with pytest.raises(FaultsError, match="save it as UTF-8"):
        read_record(text, built_in_model())
