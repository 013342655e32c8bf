"""The sheets of the scenarios lead to the outcomes that their pages tell."""

import re

import pytest

from shortlist import built_in_model, evaluate, read_sheet
from tests.support.house import SCENARIOS

TOLD = [
    ("order-service", {"django"}),
    ("ml-api", {"fastapi"}),
]
AMONG_OTHERS = [
    ("catalogue", "fastapi"),
    ("dashboard", "litestar"),
]


@pytest.mark.parametrize(("name", "members"), TOLD, ids=[name for name, _ in TOLD])
def test_a_scenario_ends_with_the_framework_that_is_told(name: str, members: set[str]) -> None:
    """The order service ends with Django alone, and the API for models with FastAPI alone."""
    model = built_in_model()
    evaluation = evaluate(model, read_sheet(SCENARIOS / f"{name}.toml", model))

    assert evaluation.kind == "shortlist"
    assert members == set(evaluation.necessary)


@pytest.mark.parametrize(("name", "member"), AMONG_OTHERS, ids=[name for name, _ in AMONG_OTHERS])
def test_a_scenario_ends_with_a_shortlist_that_holds_the_framework_told(name: str, member: str) -> None:
    """The catalogue ends with a shortlist that has FastAPI, the dashboard with one that has Litestar."""
    model = built_in_model()
    evaluation = evaluate(model, read_sheet(SCENARIOS / f"{name}.toml", model))

    assert evaluation.kind == "shortlist"
    assert member in evaluation.necessary


def test_every_sheet_is_told_on_a_page() -> None:
    """No sheet lies about without a page that shows it, and every outcome is written down there to be checked."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in SCENARIOS.glob("*.md"))
    told = re.findall(r"```\{scenario\} (\S+)\n:outcome: ", pages)

    assert sorted(path.name for path in SCENARIOS.glob("*.toml")) == sorted(told)
