"""Staleness of evidence: whether a result still holds if old ratings are one level off, and what to check again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.model.model import AlternativeId, CriterionId, Model, Rating, frozen
from shortlist.report.reasons import is_due, source_table
from shortlist.report.report import FORMAT, model_table
from shortlist.report.sentences import verdict_words
from shortlist.report.shapes_sheets import AgedRatingShape, StalenessShape
from shortlist.sheets.sheet import Sheet

MOST_STALE = 20
"""Old ratings up to which it is worked out which of them decide; beyond, they are checked in batches."""
BATCH = 8
"""Ratings that one person looks up in a sitting."""

Key = tuple[AlternativeId, CriterionId]


@dataclass(frozen=True, slots=True)
class Staleness:
    """What old evidence does to a result.

    ``word`` is "fresh" where nothing is old, "holds" where the same are in front even if every old rating is one level
    off, "check" where it is not and ``check`` names the old ratings that decide, and "bounds" where that is too much
    to work out: ``check`` then names all of them. ``batches`` are what to check first and what after that. ``widened``
    is the result with every old rating one level off in both directions; where ``exact`` is false, others may decide
    too.
    """

    day: date
    word: Literal["fresh", "holds", "check", "bounds"]
    stale: tuple[Key, ...]
    check: tuple[Key, ...]
    batches: tuple[tuple[Key, ...], ...]
    before: Evaluation
    widened: Evaluation
    exact: bool


def stale_ratings(model: Model, day: date) -> tuple[Key, ...]:
    """Return the ratings that are older on that day than their criteria allow.

    >>> from shortlist import built_in_model
    >>> len(stale_ratings(built_in_model(), date(2020, 1, 1)))
    0
    """
    return tuple(
        (alternative.id, criterion)
        for alternative in sorted(model.alternatives.values(), key=lambda alternative: alternative.id)
        for criterion, rating in sorted(alternative.ratings.items())
        if is_due(model.criteria[criterion], rating, day)
    )


def widened(model: Model, keys: Iterable[Key]) -> Model:
    """Return the model with some ratings one level off in both directions, as far as their scales go.

    It serves to ask what would be if; its hash is still that of the model it was made from.
    """
    chosen = set(keys)
    alternatives = {
        name: replace(
            alternative,
            ratings=frozen(
                {
                    key: _widened(rating, len(model.criteria[key].levels)) if (name, key) in chosen else rating
                    for key, rating in alternative.ratings.items()
                }
            ),
        )
        for name, alternative in model.alternatives.items()
    }
    return replace(model, alternatives=frozen(alternatives))


def _widened(rating: Rating, levels: int) -> Rating:
    lowest, highest = max(rating.positions[0] - 1, 0), min(rating.positions[-1] + 1, levels - 1)
    return replace(rating, positions=tuple(range(lowest, highest + 1)))


def staleness(model: Model, sheet: Sheet, *, as_of: date | None = None) -> Staleness:
    """Return what old evidence does to the result of a sheet.

    ``as_of`` is the day on which evidence is judged: else that of the sheet, else the day of the newest check.
    """
    day = as_of or sheet.as_of or model.newest_evidence
    stale = stale_ratings(model, day)
    before = evaluate(model, sheet)
    if not stale:
        return Staleness(day, "fresh", (), (), (), before, before, exact=True)
    after = evaluate(widened(model, stale), sheet)
    if before.exact and after.exact and _ends(before) == _ends(after):
        return Staleness(day, "holds", stale, (), (), before, after, exact=True)
    if not (before.exact and after.exact) or len(stale) > MOST_STALE:
        return Staleness(day, "bounds", stale, stale, _batches(model, sheet, stale), before, after, exact=False)
    found = after.could_change
    check = tuple(key for key in found.ratings if key in stale)
    return Staleness(day, "check", stale, check, _batches(model, sheet, check), before, after, exact=found.exact)


def _ends(evaluation: Evaluation) -> tuple[str, tuple[AlternativeId, ...], tuple[AlternativeId, ...]]:
    """Return who is in front, surely and possibly: what old evidence may not alter if a result is to hold."""
    return evaluation.kind, evaluation.necessary, evaluation.possible


def _batches(model: Model, sheet: Sheet, keys: tuple[Key, ...]) -> tuple[tuple[Key, ...], ...]:
    """Return ratings in batches: those that alone alter the result first, then the oldest."""
    before = evaluate(model, sheet)

    def alters(key: Key) -> bool:
        return _ends(evaluate(widened(model, [key]), sheet)) != _ends(before)

    def age(key: Key) -> tuple[bool, date, Key]:
        return not alters(key), model.alternatives[key[0]].ratings[key[1]].source.checked, key

    ordered = sorted(keys, key=age)
    return tuple(tuple(ordered[at : at + BATCH]) for at in range(0, len(ordered), BATCH))


def staleness_sentence(found: Staleness) -> str:
    """Return in one or two sentences what old evidence does to a result."""
    if found.word == "fresh":
        return "No evidence is due for another look."
    due = "One rating is" if len(found.stale) == 1 else f"{len(found.stale)} ratings are"
    if found.word == "holds":
        return f"{due} due for another look. The result holds even if the stale evidence is one level off."
    if found.word == "bounds":
        first = len(found.batches[0])
        return f"{due} due for another look, too many to tell which of them decide. Begin with the first {first}."
    count = {0: "some of them", 1: "one of them"}.get(len(found.check), f"{len(found.check)} of them")
    ending = "" if found.exact else " Others may decide too."
    return f"{due} due for another look. The result hangs on {count}.{ending}"


def staleness_table(found: Staleness) -> StalenessShape:
    """Return what old evidence does to a result as plain data."""
    model = found.before.problem.model
    return {
        "format": FORMAT,
        "model": model_table(model),
        "as_of": found.day.isoformat(),
        "result": found.word,
        "exact": found.exact,
        "sentence": staleness_sentence(found),
        "stale": [_rating_table(model, key) for key in found.stale],
        "check": [_rating_table(model, key) for key in found.check],
        "batches": [[_rating_table(model, key) for key in batch] for batch in found.batches],
        "possible": list(found.widened.possible),
        "verdicts": {key: verdict_words(*verdicts) for key, verdicts in found.widened.verdicts.items()},
    }


def _rating_table(model: Model, key: Key) -> AgedRatingShape:
    alternative, criterion = key
    source = model.alternatives[alternative].ratings[criterion].source
    return {"alternative": alternative, "criterion": criterion, "source": source_table(source)}
