"""Reasons for and against: your answer, the rating, its source, and for what they speak, for each criterion."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from shortlist.faults import either
from shortlist.method.exact.components import assignments
from shortlist.method.problem import Problem, World
from shortlist.model.grades import Degree, Grade
from shortlist.model.model import (
    Alternative,
    AlternativeId,
    Basis,
    Confidence,
    Criterion,
    Question,
    Rating,
    Scale,
    Source,
)
from shortlist.report.sentences import need_name
from shortlist.report.shapes import ReasonShape, Side, SourceShape

PRACTICE = ("little practice", "too little practice")
"""What speaks against an alternative that a team does not know well, and one that it knows too little for its pace."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one criterion says of one alternative.

    ``side`` is "for" where a need is met, "against" where it is not, "not_needed" where there is no need, and
    "unknown" where answers or evidence leave open which of these it is: what is unknown never counts for or against.
    ``name`` is what those who answer call it, and ``degree`` that of its argument in the world that was asked about.
    ``source`` is missing where the team's own answer stands in for a rating; ``due`` says that the rating is due for
    another look.
    """

    criterion: Criterion
    name: str
    question: Question
    side: Side
    needs: tuple[int, ...]
    capabilities: tuple[int, ...]
    grades: tuple[Grade, ...]
    degree: Degree
    deciding: bool
    must: bool
    because: str
    basis: Basis | Literal["answer"]
    confidence: Confidence | None
    source: Source | None
    due: bool


def reasons_of(problem: Problem, alternative: AlternativeId, world: World, day: date) -> Iterator[Reason]:
    """Yield the reason of every criterion, in the order of the page; evidence is due or not on that day."""
    for criterion in problem.model.criteria.values():
        yield reason_of(problem, problem.model.alternatives[alternative], criterion, world, day)


def reason_of(problem: Problem, alternative: Alternative, criterion: Criterion, world: World, day: date) -> Reason:
    """Return what a criterion says of an alternative; its evidence is due or not on that day."""
    needs = problem.domains[criterion.need]
    capabilities = problem.domains[problem.capability(alternative.id, criterion)]
    counted = _credits(problem, alternative.id, criterion)
    grades = tuple(sorted({problem.grade(criterion, need, credit) for need in needs for credit in counted}))
    asked = problem.model.experience(criterion, alternative.id)
    rating = None if asked else alternative.ratings[criterion.id]
    because = rating.because if rating else _own_answer(criterion.levels, capabilities)
    return Reason(
        criterion=criterion,
        name=need_name(problem.model, criterion),
        question=problem.model.questions[criterion.need],
        side=_side(criterion, needs, grades),
        needs=needs,
        capabilities=capabilities,
        grades=grades,
        degree=problem.argument(alternative.id, criterion, world),
        deciding=criterion.id in problem.deciding,
        must=criterion.need in problem.must,
        because=because if counted == capabilities else f"{because} {_lowered(criterion, counted)}",
        basis=rating.basis if rating else "answer",
        confidence=rating.confidence if rating else None,
        source=rating.source if rating else None,
        due=rating is not None and is_due(criterion, rating, day),
    )


def _credits(problem: Problem, alternative: AlternativeId, criterion: Criterion) -> tuple[int, ...]:
    """Return the positions for which an alternative may count."""
    triggers = [trigger.question for trigger in problem.triggers(alternative, criterion)]
    inputs = dict.fromkeys([problem.capability(alternative, criterion), *triggers])
    return tuple(sorted({problem.credit(alternative, criterion, way) for way in assignments(inputs, problem.domains)}))


def _lowered(criterion: Criterion, counted: tuple[int, ...]) -> str:
    """Say for what a rating counts where it rests on a data layer that the team replaces."""
    words = either([f'"{label}"' for label in labels(criterion.levels, counted)])
    return f"Here it counts as {words}: it rests on a data layer that you may not be using."


def _side(criterion: Criterion, needs: tuple[int, ...], grades: tuple[Grade, ...]) -> Side:
    """Return for what a criterion speaks; want of practice speaks against at any pace, if there is hurry or not."""
    if needs == (0,) and criterion.practice is None:
        return "not_needed"
    if grades == (Grade.MET,) and (0 not in needs or criterion.practice):
        return "for"
    return "against" if grades[-1] < Grade.MET else "unknown"


def _own_answer(levels: Scale, positions: tuple[int, ...]) -> str:
    known = len(positions) < len(levels)
    return " Or: ".join(levels[position].means for position in positions) if known else "You have not said yet."


def is_due(criterion: Criterion, rating: Rating, day: date) -> bool:
    """Say whether a rating is older on that day than its criterion allows."""
    return criterion.stale_after is not None and day > fresh_until(rating.source, criterion.stale_after)


def fresh_until(source: Source, days: int) -> date:
    """Return the last day on which a source counts as fresh, which the calendar may end before.

    >>> fresh_until(Source("Release notes", "", date(9999, 12, 1)), 365)
    datetime.date(9999, 12, 31)
    """
    left = (date.max - source.checked).days
    return source.checked + timedelta(days=min(days, left))


def reason_table(reason: Reason) -> ReasonShape:
    """Return a reason as plain data; its side is where a report puts it."""
    return {
        "criterion": reason.criterion.id,
        "title": reason.criterion.title,
        "name": reason.name,
        "question": reason.question.id,
        "need": labels(reason.question.levels, reason.needs),
        "capability": labels(reason.criterion.levels, reason.capabilities),
        "grades": [grade.word for grade in reason.grades],
        "degree": reason.degree.id,
        "deciding": reason.deciding,
        "must": reason.must,
        "because": reason.because,
        "basis": reason.basis,
        "confidence": reason.confidence,
        "source": source_table(reason.source) if reason.source else None,
        "due": reason.due,
    }


def practice_words(degree: Degree) -> str:
    """Return in words how far a team falls short of practice: by how soon it must deliver, it can be too little."""
    return PRACTICE[degree >= Degree.GAP]


def source_table(source: Source) -> SourceShape:
    """Return a source as plain data."""
    return {"title": source.title, "url": source.url, "checked": source.checked.isoformat()}


def labels(levels: Scale, positions: tuple[int, ...]) -> list[str]:
    """Return the labels of some positions of a scale."""
    return [levels[position].label for position in positions]
