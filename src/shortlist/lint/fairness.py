"""Lints of fairness (L9 and L10): equal room for each alternative, and written criteria for which are included."""

from collections.abc import Iterator, Mapping

from shortlist.lint.completeness import alternative_place
from shortlist.lint.findings import Finding
from shortlist.model.model import Alternative, AlternativeId, Model

FACTOR = 1.5
"""The longest text of a kind may have so many times the words of the shortest."""
SHORT = 12
"""A text of fewer words counts as having so many: between a few words, factors say nothing."""


def balanced(model: Model) -> Iterator[Finding]:
    """L9: texts of one kind that differ much in length, and an order that is not that of the alphabet."""
    texts = {key: _texts(alternative) for key, alternative in sorted(model.alternatives.items())}
    for kind in ("its summary", "its ratings", *(f"its fact '{key}'" for key in model.fact_kinds)):
        yield from _spread(model, kind, {key: len(texts[key][kind].split()) for key in texts})
    titles = [model.alternatives[key].title for key in texts]
    if titles != sorted(titles, key=str.casefold):
        sentence = f"the order of the ids is not that of the titles: {', '.join(titles)}; rename a file"
        yield Finding("L9", "warning", "alternatives", sentence)


def _texts(alternative: Alternative) -> dict[str, str]:
    """Return what is written about an alternative, by kind."""
    return {
        "its summary": alternative.summary,
        "its ratings": " ".join(rating.because for rating in alternative.ratings.values()),
        **{f"its fact '{key}'": fact.value for key, fact in alternative.facts.items()},
    }


def _spread(model: Model, kind: str, words: Mapping[AlternativeId, int]) -> Iterator[Finding]:
    shortest = min(words, key=words.__getitem__)
    longest = max(words, key=words.__getitem__)
    if words[longest] > FACTOR * max(words[shortest], SHORT):
        other = model.alternatives[longest].title
        sentence = f"has {words[shortest]} words in {kind}, and {other} {words[longest]}; even them out"
        yield Finding("L9", "warning", alternative_place(model.alternatives[shortest]), sentence)


def included(model: Model) -> Iterator[Finding]:
    """L10: the model says what something must be to be included, and what removes it."""
    if model.inclusion is None:
        sentence = f"does not say which {model.plural} are included and when one is removed; add [inclusion]"
        yield Finding("L10", "error", "model.toml", sentence)
