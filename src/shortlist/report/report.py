"""Report: what an evaluation says, as plain data and as the one JSON text that page and command line share."""

from datetime import date
from typing import Any

from shortlist.characters import json_text
from shortlist.faults import Fault, FaultsError, Notice
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import verdict_of
from shortlist.method.question_order import asking, next_question
from shortlist.model.grades import Degree
from shortlist.model.model import Alternative, AlternativeId, Model
from shortlist.report.reasons import Reason, practice_words, reason_table, reasons_of, source_table
from shortlist.report.sentences import headline, listed, sentence_of, so_far_sentence, verdict_so_far
from shortlist.report.shapes import (
    AlternativeShape,
    ArgumentShape,
    FaultShape,
    FaultsShape,
    ModelShape,
    OrderShape,
    ReasonShape,
    ReportShape,
    SoFarShape,
    VerdictShape,
    WarningShape,
)
from shortlist.report.summary import summary_of
from shortlist.sheets.sheet import Sheet, table_of

FORMAT = 1


def report_of(evaluation: Evaluation, sheet: Sheet, *, as_of: date | None = None) -> ReportShape:
    """Return the report of an evaluation as plain data.

    ``as_of`` is the day on which evidence is judged to be due for another look: else that of the sheet, else the day
    of the newest check in the model.
    """
    problem = evaluation.problem
    model = problem.model
    day = as_of or sheet.as_of or model.newest_evidence
    could_change = evaluation.could_change
    return {
        "format": FORMAT,
        "model": model_table(model),
        "as_of": day.isoformat(),
        "sheet": table_of(sheet),
        "notices": places_table(sheet.notices),
        "headline": headline(evaluation),
        "summary": summary_of(evaluation),
        "outcome": evaluation.kind,
        "settled": evaluation.is_settled,
        "exact": evaluation.exact and could_change.exact,
        "sentence": sentence_of(evaluation),
        "front": list(evaluation.front),
        "close": list(evaluation.close),
        "so_far": so_far_table(evaluation),
        "warnings": _warnings(evaluation),
        "could_change": list(could_change.questions),
        "next_question": next_question(evaluation, sheet),
        "shortlist": list(evaluation.front),
        "necessary": list(evaluation.necessary),
        "possible": list(evaluation.possible),
        "open": [key for key in model.questions if len(problem.domains[key]) > 1],
        "alternatives": [_alternative(evaluation, alternative, day) for alternative in by_title(model)],
    }


def model_table(model: Model) -> ModelShape:
    """Return which model it is, as plain data."""
    return {"id": model.id, "title": model.title, "version": model.version, "hash": model.hash}


def by_title(model: Model) -> list[Alternative]:
    """Return the alternatives in alphabetical order, in which every answer lists them."""
    return sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())


def faults_table(error: FaultsError) -> FaultsShape:
    """Return faults as plain data, as they are answered instead of a report."""
    return {"faults": places_table(error.faults)}


def places_table(found: tuple[Fault, ...] | tuple[Notice, ...]) -> list[FaultShape]:
    """Return faults or notices as plain data."""
    return [{"place": each.place, "message": each.message} for each in found]


def json_of(report: Any) -> str:  # noqa: ANN401 - any of the shapes, or a table of them
    """Return the JSON text of a report, or of anything else that is answered, with a newline at its end."""
    return json_text(report, indent=2) + "\n"


def verdict_table(evaluation: Evaluation, alternative: AlternativeId) -> VerdictShape:
    """Return the verdict on an alternative so far, and those that it lies between, as plain data."""
    worst, best = evaluation.verdicts[alternative]
    so_far = verdict_of(evaluation.so_far.arguments[alternative])
    words = verdict_so_far(worst, best, so_far)
    return {"worst": worst.word, "best": best.word, "so_far": so_far.word, "words": words}


def order_table(evaluation: Evaluation, sheet: Sheet) -> OrderShape:
    """Return what to ask next, as plain data."""
    found = asking(evaluation, sheet)
    return {"stage": found.stage, "questions": list(found.questions)}


def so_far_table(evaluation: Evaluation) -> SoFarShape:
    """Return what a sheet says so far, as plain data."""
    so_far = evaluation.so_far
    return {
        "outcome": so_far.outcome.kind,
        "front": list(so_far.outcome.members),
        "close": list(so_far.close),
        "sentence": so_far_sentence(evaluation),
    }


def _warnings(evaluation: Evaluation) -> list[WarningShape]:
    """Return a warning for each of those in front so far that have a gap in what decides, or many gaps."""
    model = evaluation.problem.model
    found: list[WarningShape] = []
    for name in evaluation.so_far.warned:
        reasons = reasons_of(evaluation.problem, name, evaluation.so_far.world, model.newest_evidence)
        titles = listed([reason.criterion.title for reason in reasons if reason.degree >= Degree.GAP])
        sentence = f"{model.alternatives[name].title} is in front in spite of this: {titles}."
        found.append({"alternative": name, "sentence": sentence})
    return found


def _alternative(evaluation: Evaluation, alternative: Alternative, day: date) -> AlternativeShape:
    reasons = list(reasons_of(evaluation.problem, alternative.id, evaluation.so_far.world, day))

    def standing(side: str) -> list[ReasonShape]:
        return [reason_table(reason) for reason in reasons if reason.side == side]

    return {
        "id": alternative.id,
        "title": alternative.title,
        "version": alternative.version,
        "verdict": verdict_table(evaluation, alternative.id),
        "argument": argument_table(reasons),
        "rules": [],
        "for": standing("for"),
        "against": standing("against"),
        "unknown": standing("unknown"),
        "not_needed": [reason.criterion.id for reason in reasons if reason.side == "not_needed"],
    }


def argument_table(reasons: list[Reason]) -> ArgumentShape | None:
    """Return the gravest argument against an alternative as plain data; what the team has not said is none."""
    against = [reason for reason in reasons if reason.degree and not _is_assumed(reason)]
    if not against:
        return None
    gravest = max(against, key=lambda reason: reason.degree)
    return {
        "degree": gravest.degree.id,
        "words": _words(gravest),
        "question": gravest.question.id,
        "criterion": gravest.criterion.id,
        "title": gravest.criterion.title,
        "because": gravest.because,
        "source": source_table(gravest.source) if gravest.source else None,
    }


def _is_assumed(reason: Reason) -> bool:
    """Say whether an argument rests on experience that nothing was said about."""
    return reason.basis == "answer" and len(reason.capabilities) == len(reason.criterion.levels)


def _words(reason: Reason) -> str:
    """Return an argument in words; want of practice is told by what the team answered."""
    if reason.criterion.practice is None:
        return reason.degree.words
    return f"{practice_words(reason.degree)}: {reason.because}"
