"""Variations of one world: what other answers make of the outcome, held to the plain rule on our own model."""

import pytest

from shortlist import Problem, built_in_model, read_sheet
from shortlist.explain.variations import Variations
from shortlist.method.problem import Input
from shortlist.method.so_far import so_far_in, so_far_world
from shortlist.model.model import QuestionId
from tests.support.house import SCENARIOS

OWN_DATA = QuestionId("own-data")


@pytest.mark.parametrize("name", ["dashboard.toml", "ml-api.toml"])
def test_another_answer_is_worth_what_the_rule_says(name: str) -> None:
    """Each answer alone, and each beside a data layer of the team's own, which makes a framework's own worth less."""
    problem = Problem.of(built_in_model(), read_sheet(SCENARIOS / name, built_in_model()))
    world = so_far_world(problem)
    variations = Variations(problem, world)

    for key, question in problem.model.questions.items():
        for at in range(len(question.levels)):
            alone: dict[Input, int] = {key: at}
            for changes in (alone, {OWN_DATA: 2, **alone}):
                assert variations.outcome(changes) == so_far_in(problem, {**world, **changes}).outcome
