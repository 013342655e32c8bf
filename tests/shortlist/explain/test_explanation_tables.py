"""The answers that follow the report: what decides, why, and what would change it, as plain data."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from unittest import mock

import pytest

from shortlist import Evaluation, Sheet, built_in_model, evaluate, parse_sheet, read_sheet
from shortlist.explain.explanation_tables import changes_of, deciding_table, explanation_of, plan_table
from shortlist.method.exact import flips
from shortlist.method.plan import plan
from shortlist.report.comparison import comparison_of
from shortlist.report.shapes_explain import ExplanationShape
from shortlist.wire.requests import answer
from tests.shortlist.workshop import ALL_KNOWN, evaluation
from tests.support.house import SCENARIOS

OPEN = 'must = ["admin"]\n[answers]\nadmin = "essential"\nhtml = "most"'


def explained(text: str) -> dict[str, Any]:
    """Return the explanation of a sheet of the built-in model."""
    sheet = parse_sheet(text, built_in_model())
    return dict(explanation_of(evaluate(built_in_model(), sheet), sheet))


def scenario(name: str) -> tuple[Evaluation, Sheet]:
    """Return what one of the scenarios leads to, and its sheet."""
    sheet = read_sheet(SCENARIOS / name, built_in_model())
    return evaluate(built_in_model(), sheet), sheet


def test_what_could_change_it_is_told_from_what_needs_no_answer() -> None:
    """Every question that is open either could still change who is in front or needs no answer."""
    found = explained(OPEN)["deciding"]
    still_open = set(built_in_model().questions) - {"admin", "html"}

    assert found["exact"]
    assert set(found["questions"]) | set(found["not_needed"]) == still_open
    assert not set(found["questions"]) & set(found["not_needed"])


def test_a_question_that_decides_comes_with_a_plan() -> None:
    """Where one answer is left open that decides, the plan asks for it and says where each answer leads."""
    model = built_in_model()
    _, sheet = scenario("dashboard.toml")
    full: dict[str, str] = {str(key): str(levels[0]) for key, levels in sheet.answers.items()} | {
        str(key): str(question.levels[0].id) for key, question in model.questions.items() if key not in sheet.answers
    }
    plans = [plan for key in full if (plan := _plan_without(full, key))]

    assert plans
    for found in plans:
        asked = [level for branch in found["branches"] for level in branch["answers"]]
        assert sorted(asked) == sorted(level.id for level in model.questions[found["question"]].levels)
        assert all(branch["sentence"].endswith(".") for branch in found["branches"])


def _plan_without(full: dict[str, str], left_open: str) -> Any:  # noqa: ANN401 - plain data
    answers = {key: level for key, level in full.items() if key != left_open}
    found = evaluate(built_in_model(), parse_sheet(json.dumps({"answers": answers}), built_in_model()))
    return plan_table(found.problem, plan(found))


def test_a_plan_may_go_on_within_a_branch() -> None:
    """Where an answer leaves another question open that decides, the plan asks it there."""
    found = evaluation(ALL_KNOWN.replace('soon = "later"\n', ""))
    table = plan_table(found.problem, plan(found))

    assert table is not None
    first, *_ = table["branches"]
    assert first["answers"] == ["none"]
    assert first["then"] is not None
    assert first["then"]["question"] == "force"
    assert first["then"]["branches"][1] == {"answers": ["useful"], "sentence": "The shortlist: Axe and Laser."}


def test_what_could_not_be_searched_to_the_end_counts_as_able_to_change_it() -> None:
    """It is said to be a bound, and none of it to need no answer."""
    sheet = parse_sheet(OPEN, built_in_model())
    with mock.patch.object(flips, "TRIED_WORLDS", 0), mock.patch.object(flips, "SEARCHES", 0):
        found = deciding_table(evaluate(built_in_model(), sheet), sheet)

    assert not found["exact"]
    assert set(explained(OPEN)["deciding"]["questions"]) <= set(found["questions"])
    assert not set(found["questions"]) & set(found["not_needed"])


def test_evidence_is_due_on_the_day_that_is_asked_for_or_that_the_sheet_names() -> None:
    """Whoever reads an answer years later is told that the evidence is old."""
    later = date(2040, 1, 1)
    sheet = parse_sheet(OPEN, built_in_model())
    found = evaluate(built_in_model(), sheet)
    dated = replace(sheet, as_of=later)

    assert not any_due(explanation_of(found, sheet))
    assert any_due(explanation_of(found, sheet, as_of=later))
    assert any_due(explanation_of(found, dated))


def any_due(found: ExplanationShape) -> bool:
    """Say whether any evidence is due."""
    return any(reason["due"] for why in found["why"] for reason in (*why["for"], *why["against"]))


def test_every_alternative_is_explained_in_alphabetical_order() -> None:
    """None is left out, and none comes first because it won."""
    assert [each["id"] for each in explained("")["why"]] == ["django", "fastapi", "flask", "litestar"]


def test_each_change_of_a_scenario_names_who_joins_or_gives_way() -> None:
    """What one or two other answers do is told by who comes to the front and who does not stay there."""
    found = changes_of(*scenario("ml-api.toml"))

    assert found["changes"]["turns"]
    assert all(turn["joins"] or turn["leaves"] for turn in found["changes"]["turns"])
    assert all(near["joins"] or not near["replaces"] for near in found["changes"]["nearest"])


@pytest.mark.parametrize("do", ["explain", "what-if"], ids=["explain", "what-if"])
def test_the_door_answers_every_stage(do: str) -> None:
    """The browser gets the same data as the command line, through the one door."""
    asked = {"do": do, "sheet": {"deciding": ["data-layer"], "answers": {"data-model": "complex"}}}
    sheet = parse_sheet(json.dumps(asked["sheet"]), built_in_model())
    evaluation = evaluate(built_in_model(), sheet)
    expected = explanation_of(evaluation, sheet) if do == "explain" else changes_of(evaluation, sheet)

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
