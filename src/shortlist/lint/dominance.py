"""Lint of dominance (L8): criteria that tell nobody apart, and alternatives that are nowhere better than another."""

from collections.abc import Iterator
from itertools import permutations

from shortlist.lint.completeness import alternative_place, criterion_place
from shortlist.lint.findings import Finding
from shortlist.model.grades import Grade
from shortlist.model.model import Alternative, Criterion, CriterionId, Model


def telling_apart(model: Model) -> Iterator[Finding]:
    """L8: criteria on which all grades are equal for every need, and alternatives that are nowhere better."""
    if len(model.alternatives) < 2:
        return
    for criterion in model.criteria.values():
        if not separates(model, criterion):
            sentence = f"gives every {model.singular} the same grade, whatever is needed"
            yield Finding("L8", "warning", criterion_place(criterion), sentence)
    for alternative in model.alternatives.values():
        if not alone_best(model, alternative):
            sentence = (
                "is alone the best on no criterion that is rated; say where it is as good as any, and why that counts"
            )
            yield Finding("L8", "note", alternative_place(alternative), sentence)
    for one, other in permutations(model.alternatives.values(), 2):
        if nowhere_better(model, one, other):
            sentence = f"is nowhere better than {other.title}, whatever is needed; only what the team knows is for it"
            yield Finding("L8", "warning", alternative_place(one), sentence)


def separates(model: Model, criterion: Criterion) -> bool:
    """Say whether two alternatives can have different grades on a criterion."""
    return any(
        len({grade for alternative in model.alternatives.values() for grade in _grades(criterion, alternative, need)})
        > 1
        for need in range(len(criterion.fit))
    )


def alone_best(model: Model, alternative: Alternative) -> list[CriterionId]:
    """Return the criteria on which an alternative is rated better than every other, whatever is disputed."""
    others = [other for other in model.alternatives.values() if other.id != alternative.id]
    return [
        key
        for key, rating in alternative.ratings.items()
        if all(other.ratings[key].positions[-1] < rating.positions[0] for other in others)
    ]


def nowhere_better(model: Model, one: Alternative, other: Alternative) -> bool:
    """Say whether one is rated no better than the other everywhere, however disputed evidence turns out."""
    return all(
        max(_grades(criterion, one, need)) <= min(_grades(criterion, other, need))
        for criterion in model.criteria.values()
        if criterion.capability is None
        for need in range(len(criterion.fit))
    )


def _grades(criterion: Criterion, alternative: Alternative, need: int) -> set[Grade]:
    """Return every grade that is possible for a need, be it the evidence or the team's experience that is open."""
    rated = criterion.capability is None
    positions = alternative.ratings[criterion.id].positions if rated else range(len(criterion.levels))
    return {criterion.fit[need][position] for position in positions}
