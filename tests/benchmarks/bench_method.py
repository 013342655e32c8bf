"""How well the method answers on our real data, and what that costs with more alternatives and more unknown.

``nox -s bench`` runs this, and the tests never do. The figures are told on the page about the method.
"""

from statistics import median

import pytest

from shortlist import built_in_model, evaluate
from tests.benchmarks.figures import (
    after_screens,
    answers_until_settled,
    drawn_sheets,
    outcomes,
    rules_compared,
    surprising_steps,
)
from tests.benchmarks.work import grown, sheets, timed

SHEETS = 2000
SCREENED = 500
MOST_ASKED = 11
UNKNOWN = (0, 5, 10, 14, 20, 1000)
ALTERNATIVES = (4, 6, 8, 12, 16)
WIDTH = 40


@pytest.mark.parametrize("low", [False, True], ids=["uniform", "low-skewed"])
@pytest.mark.parametrize("deciding", [0, 2])
def test_full_sheets_lead_to_one_or_two(*, low: bool, deciding: int, capsys: pytest.CaptureFixture[str]) -> None:
    """At most two are in front in 95 of 100 sheets; too close and none fits are one in 100 each at most."""
    kinds, alone = outcomes(SHEETS, low=low, deciding=deciding)

    with capsys.disabled():
        print(f"\n{dict(kinds)}, alone {dict(sorted(alone.items()))}")

    assert kinds["one"] + kinds["two"] >= 0.95 * SHEETS
    assert max(kinds["too close"], kinds["none fits"]) <= 0.01 * SHEETS
    assert not low or min(alone[name] for name in built_in_model().alternatives) >= 0.08 * SHEETS


@pytest.mark.parametrize("deciding", [0, 2])
def test_screens_settle_most_sheets(deciding: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The three screens settle four of five sheets, and in nine of ten so far is what a full sheet leads to."""
    found = after_screens(SCREENED, deciding=deciding, everything=True)
    experience = after_screens(SCREENED, deciding=deciding, everything=False)

    with capsys.disabled():
        print(f"\nof {SCREENED}: {found}; with experience alone on the second screen: {experience}")

    assert found.settled >= 0.8 * SCREENED
    assert found.right >= 0.9 * SCREENED


def test_other_rules_leave_more_in_front(capsys: pytest.CaptureFixture[str]) -> None:
    """On drawn sheets, dominance, the gravest argument alone, and Discri leave more in front than Lexi does."""
    counted = rules_compared(600)

    with capsys.disabled():
        print(f"\n{counted}")

    alone = [found[1] for found in counted.values()]
    assert alone == sorted(alone)
    assert alone[-1] >= 0.95 * 600


def test_single_questions_settle_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    """Asked one after the other, full answers settle a sheet after eleven of them in the median."""
    asked = [answers_until_settled(drawn) for drawn in drawn_sheets(100, low=True, deciding=2)]

    with capsys.disabled():
        print(f"\nmedian {median(asked)} of {len(built_in_model().questions)}: {sorted(asked)}")

    assert median(asked) <= MOST_ASKED


def test_one_step_seldom_surprises(capsys: pytest.CaptureFixture[str]) -> None:
    """One step of one answer brings forward who was not named before in eight of a hundred steps at most."""
    surprising, taken = surprising_steps(SCREENED, deciding=2)

    with capsys.disabled():
        print(f"\n{surprising} of {taken} steps")

    assert surprising <= 0.08 * taken


def test_cost_against_alternatives_and_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    """The cost of knowing who may be in front, with more alternatives and with more unknown, as a table and a plot."""
    model = built_in_model()
    costs = {
        (count, unknown): median(
            min(timed(evaluate, larger, sheet) for _ in range(3)) for sheet in sheets(larger, unknown)
        )
        for count in ALTERNATIVES
        for larger in [grown(model, count)]
        for unknown in UNKNOWN
    }
    highest = max(costs.values())

    with capsys.disabled():
        print("\nalternatives  unknown        ms")
        for (count, unknown), cost in costs.items():
            bar = "#" * round(cost / highest * WIDTH)
            print(f"{count:12}{unknown if unknown < 1000 else 'all':>9}{cost:10.2f}  {bar}")

    assert costs[12, 1000] <= 500
    assert all(evaluate(larger, sheet).exact for larger in [grown(model, 12)] for sheet in sheets(larger, 1000))
