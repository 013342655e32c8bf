"""Whether a recorded decision still holds, and what broke it where it does not."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shortlist import FaultsError, Model, Sheet, built_in_model, parse_sheet
from shortlist.model.model import AlternativeId, CriterionId, LevelId
from shortlist.records.check import as_rated, checked_of, still_holds
from shortlist.records.reader import read_record
from shortlist.records.record import record_of
from tests.shortlist.records.samples import CLOSE, NONE, ORDERS

DATA = f'service = "Orders"\n{ORDERS}'
HIRING = 'service = "Search"\n[answers]\nhiring = "required"\n'


def sheets(*texts: str) -> list[Sheet]:
    """Return sheets of the built-in model."""
    return [parse_sheet(text, built_in_model()) for text in texts]


def weaker() -> Model:
    """Return our model with a weaker data layer for Django."""
    ratings = {(AlternativeId("django"), CriterionId("data-layer")): (LevelId("bring"),)}
    return replace(as_rated(built_in_model(), ratings), hash="weaker")


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


def of_before(text: str) -> str:
    """Return a record as an earlier version wrote it: without a rule, and without who was in front so far."""
    return re.sub(r"^(?:rule|front|blocks) = .*\n", "", text, flags=re.MULTILINE)


def held(text: str, model: Model | None = None) -> bool:
    """Return whether a record holds under a model."""
    used = model or built_in_model()
    return still_holds(read_record(text, used), used).holds


def with_members(text: str, *names: str) -> str:
    """Return a record of one service in which these were recorded."""
    return re.sub(r"^members = .*", f"members = {json.dumps(names)}", text, flags=re.MULTILINE)


def test_a_record_names_its_rule_and_one_of_before_has_none() -> None:
    """The block that is read back tells the rule of choice; so does the check."""
    model = built_in_model()
    text = record_of(sheets(DATA), model)
    tables: list[Any] = [checked_of(still_holds(read_record(each, model), model)) for each in (text, of_before(text))]

    assert '\nrule = "lexi"\n' in text
    assert [table["recorded"]["rule"] for table in tables] == ["lexi", None]


def test_another_rule_is_a_fault() -> None:
    """A record of a rule that is not known here is not judged by ours."""
    text = record_of(sheets(DATA), built_in_model()).replace('rule = "lexi"', 'rule = "lexy"')

    with pytest.raises(FaultsError, match=r"rule: expected .*lexi"):
        read_record(text, built_in_model())


def test_a_record_of_before_holds_while_its_members_are_in_front_or_close_behind() -> None:
    """What an earlier rule found holds as long as nothing that it names has fallen behind."""
    undecided = of_before(record_of(sheets(CLOSE), built_in_model()))
    text = undecided.replace('outcome = "undecided"', 'outcome = "shortlist"')

    assert held(with_members(text, "litestar"))
    assert held(with_members(text, "django"))
    assert held(with_members(text, "django", "litestar"))
    assert not held(with_members(text, "flask"))
    assert not held(with_members(text, "django", "flask"))


def test_an_undecided_record_of_before_holds_while_it_names_who_is_in_front() -> None:
    """Where it was undecided between some, it holds as long as nobody else came to the front."""
    text = of_before(record_of(sheets(CLOSE), built_in_model()))

    assert held(text)
    assert not held(with_members(text, "django", "flask"))


def test_a_record_of_before_in_which_nothing_fitted_holds_while_nothing_fits() -> None:
    """None is none under both rules."""
    none = of_before(record_of(sheets(NONE), built_in_model()))

    assert held(none)
    assert not held(re.sub(r"must = .*", "must = []", none))


def test_an_undecided_record_no_longer_holds_where_another_is_in_front_so_far() -> None:
    """Who may be in front is one thing, who is so far another: both are recorded, and told."""
    model = built_in_model()
    text = record_of(sheets('[answers]\ndata-model = "complex"'), model)
    table: Any = checked_of(still_holds(read_record(text, weaker()), weaker()))["services"]

    assert held(text)
    assert not held(text, weaker())
    assert table[0]["before"].startswith("So far: Django. ")
    assert "So far: " in table[0]["now"]
    assert not held(re.sub(r"^front = .*", 'front = ["flask"]', text, flags=re.MULTILINE))


def test_who_was_in_front_is_one_of_the_members() -> None:
    """A front that contradicts the members is a fault."""
    text = record_of(sheets('[answers]\ndata-model = "complex"'), built_in_model())

    with pytest.raises(FaultsError, match=r"results\[1\].front: names one that is not among the members"):
        read_record(re.sub(r"^front = .*", 'front = ["nope"]', text, flags=re.MULTILINE), built_in_model())
