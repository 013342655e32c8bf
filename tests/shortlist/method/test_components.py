"""Components: what depends on a common answer is worked out together, and nothing else is."""

from collections import Counter

from hypothesis import given

from shortlist import Model, Problem, parse_sheet
from shortlist.method.exact.components import components_of
from shortlist.method.exact.flips import inputs_of
from shortlist.model.loader import model_of
from tests.laws.models import Case, cases, many
from tests.shortlist.workshop import FIT, RATED, rating, scale, workshop, workshop_tables


def homes(problem: Problem) -> list[set[str]]:
    """Return what each component depends on."""
    return [set(map(str, inputs_of(component))) for component in components_of(problem)]


def posed(model: Model) -> Problem:
    """Return the problem of a sheet that says nothing."""
    return Problem.of(model, parse_sheet("", model))


def resting() -> Model:
    """Return the workshop with two more criteria, of which "quality" rests on own data and so hangs on force too."""
    tables = workshop_tables()
    rated = {"step": "one", "means": "…", "stale_after": 365, "levels": scale(RATED), "fit": FIT, "need": "speed"}
    tables["criteria.toml"] |= {key: {"title": key.title(), **rated} for key in ("quality", "range")}
    for name in ("saw", "axe", "laser"):
        tables[f"alternatives/{name}.toml"]["ratings"] |= {key: rating("high", "fair") for key in ("quality", "range")}
    tables["alternatives/saw.toml"]["rests_on_own_data"] = ["quality"]
    tables["model.toml"]["own_data"] = {
        "keeps": {"question": "force", "level": "useful"},
        "assembles": {"question": "force", "level": "essential"},
    }
    return model_of(tables)


def test_criteria_that_share_an_answer_through_a_third_are_worked_out_together() -> None:
    """Taken apart, they could count on two answers to one question at once."""
    found = homes(posed(resting()))

    assert [sorted(each & {"speed", "force", "soon"}) for each in found] == [["soon"], ["force", "speed"]]


def test_what_shares_nothing_is_worked_out_apart() -> None:
    """Otherwise a model of twenty criteria would be one component with more rows than can be looked at."""
    assert [sorted(each & {"speed", "force", "soon"}) for each in homes(posed(workshop()))] == [
        ["soon"],
        ["speed"],
        ["force"],
    ]


@many
@given(cases())
def test_every_answer_is_in_one_component_and_in_no_other(case: Case) -> None:
    """Components are independent only as long as no input is part of two."""
    problem = Problem.of(case.model, case.sheet)
    times = Counter(key for component in components_of(problem) for key in inputs_of(component))

    assert set(times.values()) == {1}
