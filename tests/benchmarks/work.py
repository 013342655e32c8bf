"""What is measured, in plain Python: the same work runs in CPython and inside the runtime of the page."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median

from shortlist import Model, Problem, Sheet, built_in_model, evaluate, sheet_of
from shortlist.evidence import staleness
from shortlist.explain import minimal_changes, plus_minus, sufficient_reasons
from shortlist.method.evaluation import QUICK_STEPS, bounded
from shortlist.method.open_questions import deciding, sampled_world

SHEETS = 12
"""Different sheets that one measurement goes through, so that no single one is lucky."""
ALL = 1000
"""More questions than there are: nothing is answered."""
LATER = date(2040, 1, 1)
"""By then every rating is due for another look."""


@dataclass(frozen=True)
class Case:
    """Work on a sheet with so many unknown answers, and the most milliseconds that it may take in CPython."""

    name: str
    unknown: int
    work: Callable[[Model, Sheet], object]
    budget: float


CASES = (
    Case("outcome, all answered", 0, evaluate, 1),
    Case("corner bounds, 14 unknown", 14, lambda model, sheet: bounded(Problem.of(model, sheet)), 3),
    Case("outcome at once, all unknown", ALL, lambda model, sheet: evaluate(model, sheet, most_steps=QUICK_STEPS), 50),
    Case("exact outcome, 14 unknown", 14, evaluate, 100),
    Case("exact outcome, all unknown", ALL, evaluate, 1000),
    Case("questions that decide, 8 unknown", 8, lambda model, sheet: deciding(Problem.of(model, sheet)), 300),
    Case("changes of one and two answers", 0, lambda model, sheet: minimal_changes(Problem.of(model, sheet)), 300),
    Case("sufficient reasons", 0, lambda model, sheet: sufficient_reasons(Problem.of(model, sheet)), 300),
    Case("plus-minus and firmness", 0, lambda model, sheet: plus_minus(Problem.of(model, sheet)), 300),
    Case("a fully stale sheet", 0, lambda model, sheet: staleness(model, sheet, as_of=LATER), 1000),
)


def sheets(model: Model, unknown: int) -> list[Sheet]:
    """Return sheets of always the same answers, with so many questions left open."""
    empty = Problem.of(model, Sheet(answers={}))
    drawn = []
    for number in range(SHEETS):
        world = sampled_world(empty, number)
        asked = sorted(model.questions, key=lambda key: (hash_of(f"{number}{key}"), key))
        levels = {key: model.questions[key].levels[world[key][0]].id for key in asked[unknown:]}
        needed = [
            criterion.id
            for criterion in model.criteria.values()
            if levels.get(criterion.need) not in {None, model.questions[criterion.need].levels[0].id}
        ]
        drawn.append(sheet_of({"answers": levels, "deciding": needed[number % 5 :][:2]}, model))
    return drawn


def hash_of(text: str) -> int:
    """Return a number that is the same in every process."""
    number = 5381
    for character in text:
        number = (number * 33 + ord(character)) % 2**32
    return number


def milliseconds(case: Case) -> float:
    """Return the median over the sheets of a case, each the quickest of three runs."""
    model = built_in_model()
    return median(min(timed(case.work, model, sheet) for _ in range(3)) for sheet in sheets(model, case.unknown))


def timed(work: Callable[[Model, Sheet], object], model: Model, sheet: Sheet) -> float:
    """Return how many milliseconds of the processor one run takes."""
    start = time.process_time()
    work(model, sheet)
    return (time.process_time() - start) * 1000
