"""Everything that is answered as JSON keeps to its shape, and types and schemas are made from the shapes."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from shortlist import built_in_model, evaluate, parse_sheet, read_sheet
from shortlist.diff.alterations import Run
from shortlist.diff.difference import diff, difference_of
from shortlist.evidence.staleness import staleness, staleness_table
from shortlist.explain.explanation_tables import changes_of, explanation_of
from shortlist.faults import Fault, FaultsError
from shortlist.lint import lint_model, lint_table
from shortlist.report.comparison import comparison_of
from shortlist.report.report import faults_table, order_table, report_of
from shortlist.schema import output_schemas
from shortlist.services.services import services_of, side_by_side
from shortlist.team.meeting import meet
from shortlist.team.merged import merge
from shortlist.team.team_report import meeting_of
from tests.shortlist.schemas import faults_in, validators
from tests.support.house import ROOT, SCENARIOS
from tools.answers import written

HELD = validators(output_schemas())
SHEETS = {
    "nothing": "",
    "open": 'deciding = ["admin"]\n[answers]\nadmin = "essential"\nhtml = ["none", "some"]',
    "none fits": 'must = ["admin", "ai"]\n[answers]\nadmin = "essential"\nai = "core"',
}


@cache
def answers(text: str) -> dict[str, Any]:
    """Return everything that can be answered about one sheet, by the name of its schema."""
    return dict(_answers(text))


def _answers(text: str) -> Iterator[tuple[str, Any]]:
    model = built_in_model()
    sheet = parse_sheet(text, model)
    evaluation = evaluate(model, sheet)
    other = read_sheet(SCENARIOS / "dashboard.toml", model)
    yield "report", report_of(evaluation, sheet)
    yield "order", order_table(evaluation, sheet)
    yield "explanation", explanation_of(evaluation, sheet)
    yield "what-if", changes_of(evaluation, sheet)
    yield "meeting", meeting_of(meet(merge([sheet, parse_sheet('[answers]\nadmin = "none"', model)], model)))
    yield "services", services_of(side_by_side([sheet, other], model))
    yield "difference", difference_of(diff(Run(model, sheet), Run(model, other)))
    yield "staleness", staleness_table(staleness(model, sheet, as_of=date(2027, 6, 1)))


@pytest.mark.parametrize("text", SHEETS.values(), ids=SHEETS)
def test_answers_about_a_sheet_keep_to_their_schemas(text: str) -> None:
    """No key is missing, none is there that the shape does not have, and each value is of its type."""
    found = {name: faults_in(HELD[f"{name}.schema.json"], answer) for name, answer in answers(text).items()}

    assert found == {name: [] for name in found}


def test_answers_about_a_model_keep_to_their_schemas() -> None:
    """The comparison, the lints and faults have shapes too."""
    model = built_in_model()
    found = {
        "comparison": comparison_of(model),
        "lint": lint_table(model, lint_model(model, sheets=20)),
        "faults": faults_table(FaultsError([Fault("sheet", "is wrong")])),
    }

    assert [faults_in(HELD[f"{name}.schema.json"], answer) for name, answer in found.items()] == [[], [], []]


def test_every_answer_has_a_schema_and_every_schema_an_answer() -> None:
    """No schema is left without anything that is held to it."""
    names = answers(SHEETS["none fits"]).keys() | {"comparison", "lint", "faults"}

    assert {f"{name}.schema.json" for name in names} == set(HELD)


def test_a_schema_finds_what_is_missing_and_what_is_too_much() -> None:
    """A report without its headline, and one with a key of its own, do not pass."""
    report = dict(answers(SHEETS["none fits"])["report"])
    del report["headline"]

    assert faults_in(HELD["report.schema.json"], report) == ["$"]
    assert faults_in(HELD["report.schema.json"], report | {"headline": "So far.", "more": 1}) == ["$"]
    assert faults_in(HELD["report.schema.json"], report | {"headline": 1}) == ["$.headline"]


def test_what_is_made_from_the_shapes_is_fresh() -> None:
    """Types for scripts and schemas are those of today's shapes; else: python -m tools.answers."""
    stale = [place for place, text in written().items() if (ROOT / place).read_text(encoding="utf-8") != text]

    assert stale == []
