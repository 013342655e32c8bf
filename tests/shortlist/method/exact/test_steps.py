"""What an answer costs, counted in steps: a mistake that only makes it slower changes no sentence, and readers wait."""

from collections.abc import Callable

import pytest

from shortlist import Problem
from shortlist.explain.counterfactuals import minimal_changes
from shortlist.explain.explanation import why
from shortlist.explain.sensitivity import plus_minus
from shortlist.explain.sufficient import sufficient_reasons
from shortlist.method.exact.fold import MOST_STEPS, Folding, TooManyStepsError
from shortlist.method.open_questions import deciding
from shortlist.model.model import AlternativeId
from tests.shortlist.workshop import ALL_KNOWN, evaluation, problem

SETTLED = ALL_KNOWN + 'speed = "essential"\nforce = "none"'
HALF_OPEN = 'force = "useful"\nsoon = "now"\nskill-saw = "yes"'
FAST = 'speed = "essential"\nskill-saw = "yes"'
POSED = (
    (SETTLED, 'deciding = ["pace"]'),
    (HALF_OPEN, 'deciding = ["pace"]'),
    (FAST, 'deciding = ["pace"]'),
    ('speed = "useful"', 'deciding = ["pace"]'),
    (FAST, 'must = ["speed"]\ndeciding = ["power"]'),
)
COSTS: dict[str, tuple[Callable[[Problem], object], list[int]]] = {
    "outcomes": (lambda posed: Folding(posed).outcomes(), [3, 16, 9, 26, 9]),
    "what decides": (deciding, [50, 347, 281, 402, 307]),
    "changes": (minimal_changes, [23, 148, 66, 102, 88]),
    "single steps": (plus_minus, [7, 213, 180, 309, 175]),
    "reasons": (sufficient_reasons, [54, 165, 138, 172, 127]),
}


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list to which every fold adds the steps that it takes."""
    counted: list[int] = []
    monkeypatch.setattr(Folding, "spend", lambda _, steps: counted.append(steps))
    return counted


@pytest.mark.parametrize(("asked", "expected"), COSTS.values(), ids=COSTS)
def test_an_answer_takes_no_more_steps_than_it_did(
    spent: list[int], asked: Callable[[Problem], object], expected: list[int]
) -> None:
    """Whoever makes it dearer sees it here; whoever makes it cheaper writes down the new numbers."""
    costs = []
    for sheet in POSED:
        posed = problem(*sheet)
        spent.clear()
        asked(posed)
        costs.append(sum(spent))

    assert expected == costs


def test_nobody_is_compared_with_one_who_can_be_chosen(spent: list[int]) -> None:
    """Nothing is folded to find out who beats a tool that is on the shortlist: nobody does."""
    found = evaluation(SETTLED)
    spent.clear()

    assert why(found, AlternativeId("saw")).beaten_by == ()
    assert not spent


def test_a_fold_takes_the_steps_that_it_is_given_and_not_one_more() -> None:
    """Steps are counted, so that the same sheet ends alike everywhere: exactly those that it needs are enough."""
    half_open = problem(HALF_OPEN)
    folding = Folding(half_open)
    outcomes = folding.outcomes()
    needed = MOST_STEPS - folding.steps_left

    assert Folding(half_open, most_steps=needed).outcomes() == outcomes
    with pytest.raises(TooManyStepsError):
        Folding(half_open, most_steps=needed - 1).outcomes()
