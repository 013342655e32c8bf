"""Lint of dates (L4): every rating and fact has a source and a date not in the future, and no rating is due."""

from collections.abc import Iterator
from datetime import date

from shortlist.lint.completeness import alternative_place
from shortlist.lint.findings import Finding
from shortlist.model.model import Alternative, Model, Source
from shortlist.report.reasons import is_due


def sourced(model: Model, as_of: date) -> Iterator[Finding]:
    """L4, as on that day: errors for what has no evidence, and warnings for what is due for another look."""
    for alternative in model.alternatives.values():
        place = alternative_place(alternative)
        if alternative.released > as_of:
            yield _error(f"{place}: released", f"is {alternative.released}, after {as_of}")
        for kind, fact in alternative.facts.items():
            yield from _evidence(f"{place}: facts.{kind}", fact.value, fact.source, as_of)
        yield from _ratings(model, alternative, as_of)


def _ratings(model: Model, alternative: Alternative, as_of: date) -> Iterator[Finding]:
    for key, rating in alternative.ratings.items():
        place = f"{alternative_place(alternative)}: ratings.{key}"
        yield from _evidence(place, rating.because, rating.source, as_of, addressed=rating.basis != "observed")
        if is_due(model.criteria[key], rating, as_of):
            allowed = f"{model.criteria[key].stale_after} days"
            sentence = f"was checked on {rating.source.checked}, more than {allowed} before {as_of}; look again"
            yield Finding("L4", "warning", place, sentence)


def _evidence(place: str, sentence: str, source: Source, as_of: date, *, addressed: bool = True) -> Iterator[Finding]:
    """Yield what evidence lacks; a team's own need have no address."""
    expected = {"sentence": sentence, "source": source.title}
    if addressed:
        expected["address of its source"] = source.url
    for what, text in expected.items():
        if not text.strip():
            yield _error(place, f"has no {what}")
    if source.checked > as_of:
        yield _error(place, f"was checked on {source.checked}, after {as_of}")


def _error(place: str, sentence: str) -> Finding:
    return Finding("L4", "error", place, sentence)
