"""Whether a recorded decision still holds, and what broke it where it does not."""

from datetime import date
from typing import Any

import pytest

from shortlist import FaultsError, Model, Sheet, built_in_model, parse_sheet
from shortlist.model.model import AlternativeId, CriterionId, LevelId
from shortlist.records.check import as_rated, checked_of, still_holds
from shortlist.records.reading import read_record
from shortlist.records.record import record_of
from tests.shortlist.records.samples import NONE, ORDERS

DATA = f'service = "Orders"\n{ORDERS}'
HIRING = 'service = "Search"\n[answers]\nhiring = "required"\n'


def sheets(*texts: str) -> list[Sheet]:
    """Return sheets of the built-in model."""
    return [parse_sheet(text, built_in_model()) for text in texts]


def weaker() -> Model:
    """Return our model with a weaker data layer for Django."""
    return as_rated(built_in_model(), {(AlternativeId("django"), CriterionId("data-layer")): (LevelId("bring"),)})


def test_a_record_holds_where_nothing_changed() -> None:
    """Under the model that it was made with, a record holds, service by service."""
    model = built_in_model()
    found = still_holds(read_record(record_of(sheets(DATA, HIRING), model), model), model)

    assert found.holds
    assert [each.recorded.service for each in found.services] == ["Orders", "Search"]


def test_a_rating_that_changed_is_named_where_it_breaks_the_record() -> None:
    """The one rating behind another outcome is the reason, and the services that it does not touch still hold."""
    model = built_in_model()
    table: Any = checked_of(still_holds(read_record(record_of(sheets(DATA, HIRING), model), model), weaker()))
    orders, search = table["services"]

    assert not table["holds"]
    assert (orders["holds"], search["holds"]) == (False, True)
    assert [change["key"] for change in orders["because"][0]["changes"]] == ["django.data-layer"]
    assert orders["before"] == "The shortlist: Django."


def test_a_record_of_none_holds_as_well() -> None:
    """That nothing fits is a finding too, and is recorded and checked like any other."""
    model = built_in_model()
    found = still_holds(read_record(record_of(sheets(NONE), model), model), model)

    assert found.holds
    assert found.services[0].recorded.members == ()


def test_old_evidence_is_judged_on_the_day_that_is_given() -> None:
    """Ten years later every rating is due for another look, and the check says so."""
    model = built_in_model()
    recorded = read_record(record_of(sheets(DATA), model), model)
    table: Any = checked_of(still_holds(recorded, model, as_of=date(2036, 1, 1)))
    rated = sum(len(each.ratings) for each in model.alternatives.values())

    assert len(table["services"][0]["evidence"][0]["stale"]) == rated


def test_a_record_without_results_is_refused() -> None:
    """A record of which the results were cut out is a fault with its place."""
    model = built_in_model()
    text = record_of(sheets(DATA), model)
    cut = text.replace("[[results]]", "[[result]]")

    with pytest.raises(FaultsError, match=r"results: is missing"):
        read_record(cut, model)
