"""Behaviours of today's systems that the lints keep out of a model."""

from dataclasses import replace

from shortlist import built_in_model
from shortlist.lint import lint_model
from shortlist.model.loader import model_of
from shortlist.model.model import CriterionId, frozen
from tests.shortlist.pair import pair_model, pair_tables


def test_b6_a_table_that_rewards_the_worst_is_found_in_any_model() -> None:
    """B6: elsewhere a table in which the worst input gives the best output is accepted.

    Here the loader refuses it, and the lint finds it in a model that never was a file.
    """
    model = pair_model()
    pace = model.criteria[CriterionId("pace")]
    turned = replace(pace, fit=(pace.fit[0], tuple(reversed(pace.fit[1]))))

    findings = lint_model(replace(model, criteria=frozen({**model.criteria, pace.id: turned}))).findings

    assert [(one.lint, one.gravity) for one in findings] == [("L2", "error")]


def test_b10_every_declared_input_can_matter() -> None:
    """B10: elsewhere the importance that a user sets goes into a display and nowhere else.

    Here a question that cannot change any outcome is an error of the model.
    """
    tables = pair_tables()
    tables["criteria.toml"]["known"]["fit"]["high"]["low"] = "met"

    idle = {one.place for one in lint_model(model_of(tables), sheets=60).findings if one.lint == "L6"}
    ours = [one for one in lint_model(built_in_model(), sheets=300).findings if one.lint == "L6"]

    assert idle == {"questions.toml: hurry", "questions.toml: skill"}
    assert ours == []


def test_b11_nobody_always_wins_and_nobody_never_does() -> None:
    """B11: elsewhere a table made one vendor win always and left another structurally unreachable.

    Here both are errors of the model.
    """
    tables = pair_tables()
    tables["alternatives/saw.toml"]["ratings"]["span"]["level"] = "high"
    tables["criteria.toml"]["known"]["fit"]["high"]["low"] = "met"

    rigged = [one.place for one in lint_model(model_of(tables), sheets=60).findings if one.lint == "L5"]
    errors = [
        one for one in lint_model(built_in_model(), sheets=300).findings if (one.lint, one.gravity) == ("L5", "error")
    ]

    assert set(rigged) == {"alternatives/axe.toml", "alternatives/saw.toml"}
    assert errors == []
