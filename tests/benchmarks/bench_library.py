"""How long the library takes on our real data: `nox -s bench` runs this, and the tests never do.

Each budget is the median in CPython on a quiet machine with two cores.
"""

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from shortlist import Model, Problem, Sheet, built_in_model, evaluate, sheet_of
from shortlist.deciding import deciding, sampled_world
from shortlist.evaluation import QUICK_STEPS

MILLISECONDS = 1e-3
SHEETS = 20
"""Different sheets that one measurement goes through, so that no single one is lucky."""


def sheets(model: Model, unknown: int) -> list[Sheet]:
    """Return sheets of always the same answers, with so many questions left open."""
    empty = Problem.of(model, Sheet(answers={}))
    drawn = []
    for number in range(SHEETS):
        world = sampled_world(empty, number)
        asked = sorted(model.questions, key=lambda key: (hash_of(f"{number}{key}"), key))
        levels = {key: model.questions[key].levels[world[key][0]].id for key in asked[unknown:]}
        deciding_criteria = [
            criterion.id
            for criterion in model.criteria.values()
            if levels.get(criterion.need) not in {None, model.questions[criterion.need].levels[0].id}
        ]
        drawn.append(sheet_of({"answers": levels, "deciding": deciding_criteria[number % 5 :][:2]}, model))
    return drawn


def hash_of(text: str) -> int:
    """Return a number that is the same in every process."""
    number = 5381
    for character in text:
        number = (number * 33 + ord(character)) % 2**32
    return number


def at_once(model: Model, sheet: Sheet) -> object:
    """Evaluate as the page does first: in bounds where exactness takes too long."""
    return evaluate(model, sheet, most_steps=QUICK_STEPS)


CASES: list[tuple[str, int, Callable[[Model, Sheet], object], float]] = [
    ("outcome, all answered", 0, evaluate, 1),
    ("outcome at once, all unknown", 22, at_once, 50),
    ("exact outcome, 14 unknown", 14, evaluate, 100),
    ("exact outcome, all unknown", 22, evaluate, 1000),
    ("questions that decide, 8 unknown", 8, lambda model, sheet: deciding(Problem.of(model, sheet)), 300),
]


@pytest.mark.parametrize(("name", "unknown", "work", "budget"), CASES, ids=[case[0] for case in CASES])
def test_budget(
    benchmark: BenchmarkFixture, name: str, unknown: int, work: Callable[[Model, Sheet], object], budget: float
) -> None:
    """The median stays within its budget."""
    model = built_in_model()
    drawn = sheets(model, unknown)
    turn = iter(range(10**9))

    benchmark.group = f"{name}: at most {budget} ms"
    benchmark(lambda: work(model, drawn[next(turn) % SHEETS]))

    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= budget * MILLISECONDS
