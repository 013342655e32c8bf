"""Typed fields of a record, read from a table as a browser or a command sends it."""

import datetime as dt

import pytest

from shortlist.faults import Fault
from shortlist.parsing.fields import Fields
from shortlist.records.typed_fields import Words, words_of


def read(table: dict[str, object]) -> tuple[Words, list[str]]:
    """Return what was typed, and the faults in it."""
    faults: list[Fault] = []
    words = words_of(Fields(table, "record", faults))
    return words, [str(fault) for fault in faults]


@pytest.mark.parametrize("day", ["2026-11-27", "0001-01-01", "9999-12-31"])
def test_any_day_of_the_calendar_can_be_the_date_of_a_decision(day: str) -> None:
    """A day is sent as text, since JSON knows no days."""
    assert read({"date": day}) == (Words(date=dt.date.fromisoformat(day)), [])


def test_what_is_no_day_is_refused_with_an_example() -> None:
    """The fault says where it is and what a day looks like."""
    assert read({"date": "tomorrow"})[1] == ["record: date: expected a date such as 2026-11-22"]


def test_a_field_that_is_not_there_is_named_with_the_nearest_one() -> None:
    """Nothing that people typed is passed over."""
    assert "did you mean 'because'?" in read({"decause": "It fits."})[1][0]
