"""Several services side by side, and when together they are a hybrid."""

from dataclasses import replace

import pytest

from shortlist import FaultsError, Model, Sheet, evaluate, parse_sheet
from shortlist.model.model import AlternativeId
from shortlist.services.services import SideBySide, services_of, services_sentence, side_by_side
from tests.shortlist.workshop import ALL_KNOWN, slow_laser, workshop

FAST = f'service = "Fast"\n[answers]\n{ALL_KNOWN}speed = "essential"\nforce = "none"'
STRONG = f'service = "Strong"\n[answers]\n{ALL_KNOWN}speed = "none"\nforce = "useful"'
BOTH = f'service = "Both"\n[answers]\n{ALL_KNOWN}speed = "useful"\nforce = "useful"'
NOBODY = (
    f'service = "Nobody"\nmust = ["speed", "force"]\n[answers]\n{ALL_KNOWN}speed = "essential"\nforce = "essential"'
)


def together(*texts: str, model: Model | None = None) -> SideBySide:
    """Return several services side by side."""
    used = model or workshop()
    return side_by_side([sheet(text, used) for text in texts], used)


def sheet(text: str, model: Model) -> Sheet:
    """Return the sheet of one service."""
    return parse_sheet(text, model)


def test_each_service_has_what_its_sheet_leads_to() -> None:
    """Names, fronts and verdicts are those of each sheet alone."""
    services = services_of(together(FAST, STRONG, ""))["services"]
    alone = evaluate(workshop(), sheet(FAST, workshop()))

    assert [one["name"] for one in services] == ["Fast", "Strong", "Service 3"]
    assert (services[0]["headline"], services[0]["front"]) == ("Settled: Saw.", list(alone.front))


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        ((FAST, STRONG), "No tool is in front for every service, so together they make a hybrid."),
        ((BOTH, BOTH), "Laser is in front for every service."),
        ((STRONG, STRONG), "Axe and Laser are in front for every service."),
        ((FAST, 'service = "Open"\n[answers]\nspeed = "essential"'), "Saw is so far in front for every service."),
        (("", ""), "Nothing tells the tools apart for these services."),
        ((FAST, NOBODY), "Saw is in front for every service."),
        ((NOBODY, NOBODY), "Something fits for one service at most, so there is nothing to share."),
        ((FAST,), "One service so far. Add another to compare."),
    ],
    ids=["hybrid", "one", "two", "so far", "level", "one fits", "none fits", "alone"],
)
def test_the_sentence_says_whether_one_can_serve_all(texts: tuple[str, ...], sentence: str) -> None:
    """Who is in front for every service is named; else who is close behind, or may still be; else it is a hybrid."""
    assert services_sentence(together(*texts, model=slow_laser() if NOBODY in texts else None)) == sentence


@pytest.mark.parametrize(
    ("shared", "possible", "ending"),
    [
        (("saw",), ("saw",), ", but Saw is in front or close behind for each."),
        (("axe", "saw"), (), ", but Axe and Saw are in front or close behind for each."),
        ((), ("laser",), ", but Laser still could be."),
    ],
    ids=["close behind", "two close behind", "possible"],
)
def test_who_could_serve_all_nevertheless_is_named(
    shared: tuple[AlternativeId, ...], possible: tuple[AlternativeId, ...], ending: str
) -> None:
    """A team that would rather run one thing hears who is close behind everywhere, or may still be in front."""
    found = replace(together(FAST, STRONG), shared=shared, possible=possible)

    assert services_sentence(found) == f"No tool is in front for every service{ending}"


def test_so_far_no_one_serves_all() -> None:
    """While a service is not settled, the sentence says so."""
    found = replace(together(FAST, STRONG, ""), possible=())

    assert services_sentence(found) == ("So far no tool is in front for every service, so together they make a hybrid.")


def test_a_hybrid_costs_something() -> None:
    """Where nothing is in front for every service, each cost is told with its source."""
    found = services_of(together(FAST, STRONG))

    assert (found["common"], found["hybrid"]) == ([], True)
    assert set(found["costs"][0]) == {"id", "title", "because", "source"}


def test_one_for_all_costs_nothing_more() -> None:
    """Where one alternative is in front for all, no cost is told."""
    assert services_of(together(BOTH, BOTH))["costs"] == []


def test_the_day_is_that_of_the_latest_sheet_or_the_one_asked_for() -> None:
    """Everything that is exported carries its day."""
    assert services_of(together("as_of = 2026-11-30", ""))["as_of"] == "2026-11-30"


def test_no_sheet_is_a_fault() -> None:
    """There is nothing to lay side by side."""
    with pytest.raises(FaultsError, match="services: has no sheet; expected one for each service"):
        side_by_side([], workshop())
