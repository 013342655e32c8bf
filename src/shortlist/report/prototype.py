"""What a prototype is to try: where the candidates do not fit, one sentence each."""

from collections.abc import Iterator
from itertools import islice

from shortlist.method.evaluation import Evaluation
from shortlist.model.model import AlternativeId
from shortlist.report.fares import ends_of, verb_of
from shortlist.report.pair_sentences import criterion_at
from shortlist.report.sentences import need_within

MOST_FOR_EACH = 2
"""Sentences on one candidate: a prototype takes a week or two."""


def to_try(evaluation: Evaluation) -> Iterator[str]:
    """Yield what to try with each framework that is in front or close behind, the gravest first."""
    for name in (*evaluation.so_far.outcome.members, *evaluation.so_far.close):
        yield from islice(_tries(evaluation, name), MOST_FOR_EACH)


def _tries(evaluation: Evaluation, name: AlternativeId) -> Iterator[str]:
    """Yield where one does not fit, but for what the team brings itself, which no prototype changes."""
    against = evaluation.so_far.arguments[name]
    places = [place for place, degree in against.items() if degree and not place[1]]
    for place in sorted(places, key=lambda each: -against[each]):
        criterion = criterion_at(evaluation.problem, evaluation.so_far, name, place)
        if criterion.capability is None:
            fares = verb_of(ends_of(evaluation, name, place), several=False)
            model = evaluation.problem.model
            yield f"Try {model.alternatives[name].title} on {need_within(model, criterion)}, where it {fares}."
