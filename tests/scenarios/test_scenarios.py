"""The sheets of the scenarios lead to the outcomes that their pages tell."""

import re

import pytest

from shortlist import built_in_model, evaluate, read_sheet
from tests.support.house import SCENARIOS

TOLD = {"order-service": "django", "catalogue": "django", "ml-api": "fastapi", "dashboard": "litestar"}


@pytest.mark.parametrize(("name", "front"), TOLD.items(), ids=TOLD)
def test_a_scenario_ends_with_the_framework_that_its_story_leads_to(name: str, front: str) -> None:
    """One framework is in front, and no answer that the story leaves open could change that."""
    model = built_in_model()
    evaluation = evaluate(model, read_sheet(SCENARIOS / f"{name}.toml", model))

    assert evaluation.so_far.outcome.members == (front,)
    assert evaluation.is_settled


def test_every_sheet_is_told_on_a_page() -> None:
    """No sheet lies about without a page that shows it, and every outcome is written down there to be checked."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in SCENARIOS.glob("*.md"))
    told = re.findall(r"```\{scenario\} (\S+)\n:outcome: ", pages)

    assert sorted(path.name for path in SCENARIOS.glob("*.toml")) == sorted(told)
