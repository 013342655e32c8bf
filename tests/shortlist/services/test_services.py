"""Several services side by side, and when together they are a hybrid."""

import pytest

from shortlist import FaultsError, built_in_model, evaluate
from shortlist.report.report import sentence_of
from shortlist.services.services import services_of, services_sentence, side_by_side
from tests.shortlist.records.samples import ORDERS, SEARCH, sheet

KNOWN = ORDERS + 'admin = "none"\nai = "none"\npython = "we"\nin-app = "none"\n'
LIVE = KNOWN.replace("Orders", "Live").replace("data-layer", "async-io").replace("little", "fan-out")
NOBODY = (
    'service = "Nobody"\nmust = ["own-parts", "html", "integrations", "team-size"]\n[answers]\n'
    'integrations = "many"\nown-parts = "assemble"\nhtml = "most"\nteam-size = "many"\n'
)


def test_each_service_has_what_its_sheet_leads_to() -> None:
    """Names, sentences and verdicts are those of each sheet alone."""
    model = built_in_model()
    table = services_of(side_by_side([sheet(KNOWN), sheet(SEARCH), sheet("")], model))
    services = table["services"]
    assert isinstance(services, list)

    assert [one["name"] for one in services] == ["Orders", "Search", "Service 3"]
    assert services[0]["sentence"] == sentence_of(evaluate(model, sheet(KNOWN)))


def test_services_with_nothing_in_common_are_a_hybrid() -> None:
    """Where no alternative may serve every service, each cost is told with its source."""
    model = built_in_model()
    found = side_by_side([sheet(KNOWN), sheet(LIVE)], model)
    table = services_of(found)
    costs = table["costs"]
    assert isinstance(costs, list)

    assert (found.common, found.hybrid) == ((), True)
    assert services_sentence(found) == (
        "No framework is left that serves every service, so together they are a hybrid."
    )
    assert {"id", "title", "because", "source"} == set(costs[0])


def test_one_for_all_costs_nothing_more() -> None:
    """Where one alternative serves all, that is said, and no cost is told."""
    model = built_in_model()
    found = side_by_side([sheet(KNOWN), sheet(KNOWN.replace("Orders", "Shop"))], model)

    assert services_sentence(found) == "One framework can serve every service: Django."
    assert services_of(found)["costs"] == []


def test_while_it_is_open_one_may_still_serve_all() -> None:
    """An undecided service keeps possible what it may end with."""
    found = side_by_side([sheet(KNOWN), sheet("")], built_in_model())

    assert services_sentence(found) == "One framework may still serve every service: Django."


def test_a_service_for_which_nothing_fits_shares_nothing() -> None:
    """Where nothing fits any service there is no hybrid; beside one that fits, the others may share it."""
    model = built_in_model()

    assert services_sentence(side_by_side([sheet(NOBODY), sheet(NOBODY)], model)) == (
        "Something fits for one service at most, so there is nothing to share."
    )


def test_the_day_is_that_of_the_latest_sheet_or_the_one_asked_for() -> None:
    """Everything that is exported carries its day."""
    model = built_in_model()
    found = side_by_side([sheet("as_of = 2026-11-30"), sheet("")], model)

    assert services_of(found)["as_of"] == "2026-11-30"


def test_no_sheet_is_a_fault() -> None:
    """There is nothing to lay side by side."""
    with pytest.raises(FaultsError, match="services: has no sheet; expected one for each service"):
        side_by_side([], built_in_model())
