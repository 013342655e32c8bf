"""What is measured, in plain Python: the same work runs in CPython and inside the runtime of the page."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from shortlist import AlternativeId, Evaluation, Model, QuestionId, Sheet, built_in_model, evaluate, sheet_of
from shortlist.evidence import staleness
from shortlist.explain import minimal_changes, plus_minus, sufficient_reasons
from shortlist.model.model import frozen
from shortlist.report.report import report_of

SHEETS = 12
"""Different sheets that one measurement goes through, so that no single one is lucky."""
OURS, MANY = 4, 12
"""Alternatives: as many as in our model, and as many as a model may come to have."""
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
    alternatives: int = OURS


def _of(explain: Callable[[Evaluation], object]) -> Callable[[Model, Sheet], object]:
    return lambda model, sheet: explain(evaluate(model, sheet))


CASES = (
    Case("in front, all answered", 0, evaluate, 1),
    Case("in front, 14 unknown", 14, evaluate, 10),
    Case("in front, all unknown", ALL, evaluate, 100),
    Case("in front, all answered, 12 alternatives", 0, evaluate, 3, MANY),
    Case("in front, 14 unknown, 12 alternatives", 14, evaluate, 50, MANY),
    Case("in front, all unknown, 12 alternatives", ALL, evaluate, 500, MANY),
    Case("what could change it, 14 unknown", 14, _of(lambda found: found.could_change), 100),
    Case("what could change it, all unknown", ALL, _of(lambda found: found.could_change), 300),
    Case("the whole report, all unknown", ALL, lambda model, sheet: report_of(evaluate(model, sheet), sheet), 300),
    Case("changes of one and two answers", 0, _of(minimal_changes), 300),
    Case("sufficient reasons", 0, _of(sufficient_reasons), 300),
    Case("plus-minus and firmness", 0, _of(plus_minus), 300),
    Case("a fully stale sheet", 0, lambda model, sheet: staleness(model, sheet, as_of=LATER), 1000),
)


def sheets(model: Model, unknown: int) -> list[Sheet]:
    """Return sheets that are always the same, with so many questions left open; in every other two criteria decide."""
    drawn = []
    for number in range(SHEETS):
        asked = sorted(model.questions, key=lambda key: (hash_of(f"{number}{key}"), key))
        levels = {key: _level(model, key, number) for key in asked[unknown:]}
        needed = [
            criterion.id
            for criterion in model.criteria.values()
            if levels.get(criterion.need) not in {None, model.questions[criterion.need].levels[0].id}
        ]
        drawn.append(sheet_of({"answers": levels, "deciding": needed[number % 5 :][:2] if number % 2 else []}, model))
    return drawn


def _level(model: Model, key: QuestionId, number: int) -> str:
    levels = model.questions[key].levels
    return levels[hash_of(f"{key}{number}level") // 7 % len(levels)].id


def grown(model: Model, count: int) -> Model:
    """Return a model of so many alternatives: those that come along are rated in ways of their own."""
    alternatives, questions = dict(model.alternatives), dict(model.questions)
    templates = {criterion.capability for criterion in model.criteria.values() if criterion.capability}
    first = next(iter(model.alternatives))
    for number in range(len(alternatives), count):
        name = AlternativeId(f"other-{number:02}")
        ratings = {
            key: replace(rating, positions=(hash_of(f"{name}{key}") // 7 % len(model.criteria[key].levels),))
            for key, rating in model.alternatives[first].ratings.items()
        }
        alternatives[name] = replace(model.alternatives[first], id=name, title=name, ratings=frozen(ratings))
        for template in templates:
            asked = model.questions[QuestionId(f"{template}-{first}")]
            questions[QuestionId(f"{template}-{name}")] = replace(
                asked, id=QuestionId(f"{template}-{name}"), about=name
            )
    return replace(model, alternatives=frozen(alternatives), questions=frozen(questions))


def hash_of(text: str) -> int:
    """Return a number that is the same in every process."""
    number = 5381
    for character in text:
        number = (number * 33 + ord(character)) % 2**32
    return number


def milliseconds(case: Case) -> float:
    """Return the median over the sheets of a case, each the quickest of three runs."""
    model = grown(built_in_model(), case.alternatives)
    return median(min(timed(case.work, model, sheet) for _ in range(3)) for sheet in sheets(model, case.unknown))


def timed(work: Callable[[Model, Sheet], object], model: Model, sheet: Sheet) -> float:
    """Return how many milliseconds of the processor one run takes."""
    start = time.process_time()
    work(model, sheet)
    return (time.process_time() - start) * 1000
