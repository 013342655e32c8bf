"""The answers that follow the report: what decides, why, and what would change it, as plain data."""

import json
from typing import Any

import pytest

from shortlist import built_in_model, parse_sheet, read_sheet
from shortlist.explain.stages import changes_of, explanation_of
from shortlist.report.comparison import comparison_of
from shortlist.wire.one import answer
from tests.support.house import SCENARIOS

DATA = 'deciding = ["data-layer"]\n[answers]\n'


def explained(text: str) -> dict[str, Any]:
    """Return the explanation of a sheet of the built-in model."""
    return dict(explanation_of(built_in_model(), parse_sheet(text, built_in_model())))


def test_answers_that_settle_it_are_the_only_reasons() -> None:
    """A data layer that decides and a free choice of Python force the outcome, so no other question needs an answer."""
    found = explained(DATA + 'data-model = "complex"\npython = "we"\nai = "none"')

    assert found["reasons"]["questions"] == ["data-model", "python"]
    assert found["deciding"]["questions"] == []
    assert len(found["deciding"]["not_needed"]) == len(built_in_model().questions) - 3


def test_a_question_that_decides_comes_with_a_plan() -> None:
    """Where one answer is left open that decides, the plan asks for it and says where each answer leads."""
    model = built_in_model()
    sheet = read_sheet(SCENARIOS / "dashboard.toml", model)
    without = {key: levels[0] for key, levels in sheet.answers.items() if key != "real-time"} | {"python": "we"}
    found: Any = explanation_of(model, parse_sheet(json.dumps({"deciding": [], "answers": without}), model))
    plan = found["plan"]

    assert found["outcome"] == "undecided"
    assert plan["question"] == found["deciding"]["next_question"]
    asked = [level for branch in plan["branches"] for level in branch["answers"]]
    assert sorted(asked) == sorted(level.id for level in model.questions[plan["question"]].levels)


def test_every_alternative_is_explained_in_alphabetical_order() -> None:
    """None is left out, and none comes first because it won."""
    assert [each["id"] for each in explained("")["why"]] == ["django", "fastapi", "flask", "litestar"]


def test_a_change_names_who_joins_and_who_leaves() -> None:
    """The API for models is FastAPI's alone, and other answers let others join."""
    model = built_in_model()
    found: Any = changes_of(model, read_sheet(SCENARIOS / "ml-api.toml", model))

    assert found["plus_minus"]["firmness"] == "sensitive"
    assert all(turn["joins"] or turn["leaves"] for turn in found["changes"]["turns"])


@pytest.mark.parametrize("do", ["explain", "what-if"], ids=["explain", "what-if"])
def test_the_door_answers_every_stage(do: str) -> None:
    """The browser gets the same data as the command line, through the one door."""
    asked = {"do": do, "sheet": {"deciding": ["data-layer"], "answers": {"data-model": "complex"}}}
    sheet = parse_sheet(json.dumps(asked["sheet"]), built_in_model())
    expected = explanation_of(built_in_model(), sheet) if do == "explain" else changes_of(built_in_model(), sheet)

    assert json.loads(json.dumps(expected)) == json.loads(answer(json.dumps(asked)))


def test_the_comparison_holds_every_rating_with_its_evidence() -> None:
    """Criterion by criterion, every alternative has its levels, a reason, a source and a date."""
    model = built_in_model()
    found: Any = comparison_of(model)

    assert [each["id"] for each in found["criteria"]] == [
        one.id for one in model.criteria.values() if not one.capability
    ]
    for criterion in found["criteria"]:
        for rating in criterion["ratings"].values():
            assert rating["levels"]
            assert rating["because"]
            assert rating["source"]["checked"]
