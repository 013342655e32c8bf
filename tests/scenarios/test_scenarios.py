"""The sheets of the scenarios lead to the outcomes that their pages tell."""

import re

import pytest

from shortlist import built_in_model, evaluate, read_sheet
from tests.support.house import SCENARIOS

TOLD = [
    ("order-service", {"django"}),
    ("catalogue", {"django"}),
    ("ml-api", {"fastapi"}),
    ("dashboard", {"litestar"}),
]


@pytest.mark.parametrize(("name", "members"), TOLD, ids=[name for name, _ in TOLD])
def test_a_scenario_ends_with_the_framework_that_is_told(name: str, members: set[str]) -> None:
    """Each service ends with one framework, whatever is left open: the page tells which."""
    model = built_in_model()
    evaluation = evaluate(model, read_sheet(SCENARIOS / f"{name}.toml", model))

    assert evaluation.is_settled
    assert members == set(evaluation.front)


def test_every_sheet_is_told_on_a_page() -> None:
    """No sheet lies about without a page that shows it, and every outcome is written down there to be checked."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in SCENARIOS.glob("*.md"))
    told = re.findall(r"```\{scenario\} (\S+)\n:outcome: ", pages)

    assert sorted(path.name for path in SCENARIOS.glob("*.toml")) == sorted(told)
