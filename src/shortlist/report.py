"""The report: what an evaluation says, as plain data and as the one JSON text that page and command line share."""

import json
from datetime import date, timedelta

from shortlist.choice import LONGEST_SHORTLIST
from shortlist.evaluation import Evaluation
from shortlist.grading import Problem
from shortlist.model import (
    Alternative,
    AlternativeId,
    Criterion,
    CriterionId,
    Grade,
    Level,
    Model,
    Question,
    Rating,
    Scale,
    Verdict,
)
from shortlist.sheet import Sheet, table_of
from shortlist.text import Table

FORMAT = 1


def report_of(evaluation: Evaluation, sheet: Sheet, *, as_of: date | None = None) -> Table:
    """Return the report of an evaluation as plain data.

    ``as_of`` is the day on which evidence is judged to be due for another look: else that of the sheet, else the day
    of the newest check in the model.
    """
    problem = evaluation.problem
    model = problem.model
    day = as_of or sheet.as_of or model.newest_evidence
    decided = evaluation.kind in ("shortlist", "too close")
    return {
        "format": FORMAT,
        "model": {"id": model.id, "title": model.title, "version": model.version, "hash": model.hash},
        "as_of": day.isoformat(),
        "sheet": table_of(sheet),
        "outcome": evaluation.kind,
        "exact": evaluation.exact,
        "sentence": sentence_of(evaluation),
        "shortlist": list(evaluation.necessary) if decided else [],
        "necessary": list(evaluation.necessary),
        "possible": list(evaluation.possible),
        "open": [key for key in model.questions if len(problem.domains[key]) > 1],
        "alternatives": [
            _alternative(evaluation, alternative, day)
            for alternative in sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())
        ],
    }


def json_of(report: Table) -> str:
    """Return the JSON text of a report, or of anything else that is answered, with a newline at its end."""
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def sentence_of(evaluation: Evaluation) -> str:
    """Return the outcome in one sentence."""
    model = evaluation.problem.model
    members = evaluation.necessary if evaluation.kind in ("shortlist", "too close") else evaluation.possible
    names = names_of(model, members)
    match evaluation.kind:
        case "shortlist":
            return f"The shortlist: {names}."
        case "too close":
            return f"It is too close to call between {names}."
        case "none fits":
            return f"As answered, none fits: no {model.singular} is workable for these needs."
    if len(members) == 1:
        return f"Still undecided: {names} or none."
    every = "all of " if len(members) == len(model.alternatives) > LONGEST_SHORTLIST else ""
    return f"Still undecided between {every}{names}."


def names_of(model: Model, alternatives: tuple[AlternativeId, ...]) -> str:
    """Return the titles of alternatives in alphabetical order, as a reader lists them."""
    titles = sorted((model.alternatives[alternative].title for alternative in alternatives), key=str.lower)
    return " and ".join([", ".join(titles[:-1]), titles[-1]]) if len(titles) > 1 else "".join(titles)


def verdict_words(worst: Verdict, best: Verdict) -> str:
    """Return a verdict, or the two that it lies between, in words.

    >>> verdict_words(Verdict.POOR_FIT, Verdict.STRONG_FIT)
    'poor fit to strong fit'
    """
    return worst.word if worst == best else f"{worst.word} to {best.word}"


def _alternative(evaluation: Evaluation, alternative: Alternative, day: date) -> Table:
    problem = evaluation.problem
    worst, best = evaluation.verdicts[alternative.id]
    certain = sorted(problem.fired(problem.best_for(alternative.id)), key=lambda fired: fired[0].at_most)
    reasons: dict[str, list[object]] = {"for": [], "against": [], "unknown": [], "not_needed": []}
    for criterion in problem.model.criteria.values():
        side, reason = _reason(problem, alternative, criterion, day)
        reasons[side].append(criterion.id if side == "not_needed" else reason)
    return {
        "id": alternative.id,
        "title": alternative.title,
        "version": alternative.version,
        "verdict": {"worst": worst.word, "best": best.word, "words": verdict_words(worst, best)},
        "rules": [
            {"id": rule.id, "at_most": rule.at_most.word, "because": rule.because, "criteria": list(criteria)}
            for rule, criteria in certain
        ],
        **reasons,
    }


def _reason(problem: Problem, alternative: Alternative, criterion: Criterion, day: date) -> tuple[str, Table]:
    """Return on which side a criterion stands, and why; what is unknown never counts for or against."""
    question = problem.model.questions[criterion.need]
    needs = problem.domains[question.id]
    capabilities = problem.domains[problem.capability(alternative.id, criterion)]
    grades = sorted({problem.grade(criterion, need, capability) for need in needs for capability in capabilities})
    reason: Table = {
        "criterion": criterion.id,
        "title": criterion.title,
        "question": question.id,
        "need": _labels(question.levels, needs),
        "capability": _labels(criterion.levels, capabilities),
        "grades": [grade.word for grade in grades],
        "deciding": criterion.id in problem.deciding,
        "must": question.id in problem.must,
        **_evidence(problem, alternative, criterion, capabilities, day),
    }
    return _side(needs, grades), reason


def _side(needs: tuple[int, ...], grades: list[Grade]) -> str:
    if needs == (0,):
        return "not_needed"
    if grades == [Grade.MET] and 0 not in needs:
        return "for"
    return "against" if grades[-1] < Grade.MET else "unknown"


def _evidence(
    problem: Problem, alternative: Alternative, criterion: Criterion, capabilities: tuple[int, ...], day: date
) -> Table:
    asked = problem.model.experience(criterion, alternative.id)
    if asked is not None:
        return _own_answer(asked, capabilities)
    rating = alternative.ratings[CriterionId(criterion.id)]
    return {
        "because": rating.because,
        "basis": rating.basis,
        "confidence": rating.confidence,
        "source": {
            "title": rating.source.title,
            "url": rating.source.url,
            "checked": rating.source.checked.isoformat(),
        },
        "due": is_due(criterion, rating, day),
    }


def _own_answer(question: Question, positions: tuple[int, ...]) -> Table:
    known = len(positions) < len(question.levels)
    levels: list[Level] = [question.levels[position] for position in positions]
    because = " Or: ".join(level.means for level in levels) if known else "You have not said yet."
    return {"because": because, "basis": "answer", "confidence": None, "source": None, "due": False}


def is_due(criterion: Criterion, rating: Rating, day: date) -> bool:
    """Say whether a rating is older on that day than its criterion allows."""
    return criterion.stale_after is not None and rating.source.checked + timedelta(days=criterion.stale_after) < day


def _labels(levels: Scale, positions: tuple[int, ...]) -> list[str]:
    return [levels[position].label for position in positions]
