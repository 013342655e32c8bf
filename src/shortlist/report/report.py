"""The report: what an evaluation says, as plain data and as the one JSON text that page and command line share."""

from collections.abc import Sequence
from datetime import date

from shortlist.characters import json_text
from shortlist.faults import FaultsError, quoted
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import LONGEST_SHORTLIST, OutcomeWord
from shortlist.model.model import Alternative, AlternativeId, Model, Verdict
from shortlist.parsing.text import Table
from shortlist.report.reasons import reason_table, reasons_of
from shortlist.sheets.sheet import Sheet, table_of

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


def faults_table(error: FaultsError) -> Table:
    """Return faults as plain data, as they are answered instead of a report."""
    return {"faults": [{"place": fault.place, "message": fault.message} for fault in error.faults]}


def json_of(report: Table) -> str:
    """Return the JSON text of a report, or of anything else that is answered, with a newline at its end."""
    return json_text(report, indent=2) + "\n"


def sentence_of(evaluation: Evaluation) -> str:
    """Return the outcome in one sentence."""
    members = evaluation.necessary if evaluation.kind in ("shortlist", "too close") else evaluation.possible
    return outcome_sentence(evaluation.problem.model, evaluation.kind, members)


def outcome_sentence(model: Model, kind: OutcomeWord, members: tuple[AlternativeId, ...]) -> str:
    """Return in one sentence an outcome, or who is possible where it is undecided."""
    names = names_of(model, members)
    match kind:
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
    known = model.alternatives
    titles = (known[each].title if each in known else f"{quoted(each)} (not known here)" for each in alternatives)
    return listed(sorted(titles, key=str.lower))


def listed(words: Sequence[str]) -> str:
    """Return words as a reader lists them.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


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
    for reason in reasons_of(problem, alternative.id, day):
        not_needed = reason.side == "not_needed"
        reasons[reason.side].append(reason.criterion.id if not_needed else reason_table(reason))
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
