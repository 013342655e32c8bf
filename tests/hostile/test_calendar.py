"""Dates at the edge of the calendar, and thresholds of any size: no arithmetic raises."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortlist import FaultsError, Model, built_in_model, evaluate
from shortlist.evidence.overrides import overrides_of, parse_overrides
from shortlist.evidence.staleness import staleness, staleness_table
from shortlist.lint.dates import sourced
from shortlist.model.model import frozen
from shortlist.parsing.fields import Fields
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from shortlist.report.report import report_of
from shortlist.wire import answer
from tests.laws.models import few
from tests.shortlist.records.samples import ORDERS, OWN, sheet

EDGES = [date.min, date(1, 1, 2), date(1582, 10, 15), date(9999, 12, 30), date.max]


def allowing(days: int, checked: date) -> Model:
    """Return our model in which every rating is of one day, and fresh for so many days."""
    model = built_in_model()
    criteria = {key: replace(each, stale_after=each.stale_after and days) for key, each in model.criteria.items()}
    alternatives = {
        name: replace(
            each,
            ratings=frozen(
                {key: replace(one, source=replace(one.source, checked=checked)) for key, one in each.ratings.items()}
            ),
        )
        for name, each in model.alternatives.items()
    }
    return replace(model, criteria=frozen(criteria), alternatives=frozen(alternatives))


@few
@given(
    st.integers(1, 10**7),
    st.sampled_from(EDGES) | st.dates(),
    st.sampled_from(EDGES) | st.dates(),
    st.sampled_from(EDGES) | st.dates(),
)
def test_no_day_and_no_threshold_raises(days: int, checked: date, day: date, dated: date) -> None:
    """Report, record and staleness answer for every day, whenever evidence was checked and however long it lasts."""
    model = allowing(days, checked)
    answers = replace(sheet(ORDERS), as_of=day)
    table: Any = report_of(evaluate(model, answers), answers)
    text = record_of([answers], model, words=Words(date=dated))
    due = [reason["due"] for one in table["alternatives"] for reason in one["against"] if reason["source"]]

    assert f"date: {dated.isoformat()}\nevidence: {day.isoformat()}\n" in text
    assert set(due) <= {(day - checked).days > days}
    assert staleness_table(staleness(model, answers))["as_of"] == day.isoformat()
    assert all(finding.place for finding in sourced(model, day))


@pytest.mark.parametrize("checked", ["9999-12-31", "3000-01-01"])
def test_evidence_of_a_distant_future_is_a_fault(checked: str) -> None:
    """Nobody checked anything in a thousand years, whatever today is."""
    with pytest.raises(FaultsError, match=f"expected a date that is not in the future; got {checked}"):
        parse_overrides(OWN.replace("2026-11-20", checked), built_in_model())
    own = {"flask": {"admin": {"level": "included", "because": "x", "source": "y", "checked": checked}}}
    asked = {"do": "record", "sheets": [{"sheet": {}}], "overrides": [{"overrides": own}]}

    assert "not in the future" in answer(json.dumps(asked))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "20261127", "2026-W48-5"])
@pytest.mark.parametrize("key", ["as_of", "date"])
def test_the_browser_may_send_any_day(day: str, key: str) -> None:
    """A request for any day is answered."""
    assert "record" in json.loads(answer(json.dumps({"do": "record", "sheets": [{"sheet": {}}], key: day})))


@pytest.mark.parametrize("day", ["", "2026-02-30", "10000-01-01", "-001-01-01", "\u0662026-11-27", "2026-11-27T00:00"])
def test_what_is_no_day_is_a_fault(day: str) -> None:
    """Days that no calendar has are told with their key."""
    found = json.loads(answer(json.dumps({"do": "record", "sheets": [{"sheet": {}}], "date": day})))

    assert [fault["place"] for fault in found["faults"]] == ["request: date"] * len(found["faults"])


@pytest.mark.parametrize("number", [0, -1, 10**6 + 1, 16**60_000, 2.0, True, "1"], ids=range(7))
def test_a_threshold_is_small_enough_to_count_with(number: object) -> None:
    """A number of days is at least one, and no larger than anybody means."""
    faults: list[Any] = []
    Fields({"stale_after": number}, "criteria.toml", faults).whole_number("stale_after")

    assert [fault.place for fault in faults] == ["criteria.toml: stale_after"]
    assert len(str(faults[0])) < 120


def test_overrides_at_both_ends_of_the_calendar_are_read() -> None:
    """A check of long ago is old, and no fault."""
    own = {"level": "included", "because": "x", "source": "y", "checked": date.min}
    found = overrides_of({"overrides": {"flask": {"admin": own}}}, built_in_model())

    assert [each.source.checked for each in found.values()] == [date.min]
