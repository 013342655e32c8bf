"""Difference between two runs: what changed, what that did to the outcome, and which few changes are enough for it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from shortlist.diff.alterations import Alteration, Run, altered
from shortlist.diff.blends import blended, bundled
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.method.outcome import Outcome, OutcomeWord
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId
from shortlist.report.report import FORMAT
from shortlist.report.sentences import number, sentence_of, so_far_sentence, verdict_words
from shortlist.report.shapes_sheets import AlterationShape, CauseShape, DifferenceShape, RunShape

MOST_TRIED_TOGETHER = 8
"""Changes of which every smaller set is tried; beyond, none of them can be left out, but a smaller set may exist."""

Bundle = tuple[Alteration, ...]
"""Changes that only make sense together, such as a new scale and the answers on it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Changes that alone lead from the first result to the second; where ``minimal`` is true, no part of them does."""

    bundles: tuple[Bundle, ...]
    minimal: bool

    @property
    def changes(self) -> tuple[Alteration, ...]:
        """The changes, whatever bundle they are in."""
        return tuple(change for bundle in self.bundles for change in bundle)


@dataclass(frozen=True, slots=True)
class Turned:
    """An alternative whose verdict differs between two runs: what it was, what it is, and what is enough for that."""

    alternative: AlternativeId
    before: tuple[Verdict, Verdict]
    after: tuple[Verdict, Verdict]
    cause: Cause


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two runs.

    ``changes`` are all differences that could matter, and ``rest`` those that cannot: wording, sources, dates, and
    questions that only one of the models asks. ``cause`` leads to the second outcome, and is empty where both are the
    same. ``verdicts`` holds every alternative of both models whose verdict differs.
    """

    first: Run
    second: Run
    before: Evaluation
    after: Evaluation
    changes: tuple[Alteration, ...]
    rest: tuple[Alteration, ...]
    cause: Cause
    verdicts: tuple[Turned, ...]

    @property
    def same(self) -> bool:
        """Whether both runs lead to the same."""
        return _result(self.before) == _result(self.after)


def diff(first: Run, second: Run) -> Difference:
    r"""Return what lies between two runs of the same model, or of two versions of it with the same ids.

    >>> from shortlist import built_in_model, parse_sheet
    >>> model = built_in_model()
    >>> texts = ['[answers]\ndata-model = "simple"', 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"']
    >>> found = diff(*(Run(model, parse_sheet(text, model)) for text in texts))
    >>> [(change.kind, change.key) for change in found.cause.changes]
    [('answer', 'data-model')]
    """
    changes, rest = altered(first, second)
    bundles = bundled(changes, first, second)
    before, after = evaluate(first.model, first.sheet), evaluate(second.model, second.sheet)
    tried: dict[tuple[Bundle, ...], Evaluation] = {(): before, bundles: after}

    def turned(chosen: tuple[Bundle, ...]) -> Evaluation:
        if chosen not in tried:
            run = blended(first, second, [change for bundle in chosen for change in bundle])
            tried[chosen] = evaluate(run.model, run.sheet)
        return tried[chosen]

    def verdict(name: AlternativeId) -> Callable[[tuple[Bundle, ...]], bool]:
        return lambda chosen: turned(chosen).verdicts.get(name) == after.verdicts[name]

    return Difference(
        first=first,
        second=second,
        before=before,
        after=after,
        changes=changes,
        rest=rest,
        cause=_cause(bundles, lambda chosen: _result(turned(chosen)) == _result(after)),
        verdicts=tuple(
            Turned(name, before.verdicts[name], after.verdicts[name], _cause(bundles, verdict(name)))
            for name in sorted(set(before.verdicts) & set(after.verdicts))
            if before.verdicts[name] != after.verdicts[name]
        ),
    )


Result = tuple[OutcomeWord, tuple[AlternativeId, ...], tuple[AlternativeId, ...], Outcome]
"""What must be the same for two runs to lead to the same: who is in front surely, possibly and so far."""


def _result(evaluation: Evaluation) -> Result:
    return evaluation.kind, evaluation.necessary, evaluation.possible, evaluation.so_far.outcome


def _cause(bundles: tuple[Bundle, ...], enough: Callable[[tuple[Bundle, ...]], bool]) -> Cause:
    """Return changes that are enough and of which no part is; where they are many, of which none can be left out."""
    found = _without_the_needless(bundles, enough)
    if len(found) > MOST_TRIED_TOGETHER:
        return Cause(found, minimal=False)
    smaller = (chosen for size in range(len(found)) for chosen in combinations(found, size))
    return Cause(next((chosen for chosen in smaller if enough(chosen)), found), minimal=True)


def _without_the_needless(
    bundles: tuple[Bundle, ...], enough: Callable[[tuple[Bundle, ...]], bool]
) -> tuple[Bundle, ...]:
    """Leave out one after another what is not needed, again and again: what was needed may be so no longer."""
    found, before = bundles, None
    while found != before:
        before = found
        for bundle in before:
            others = tuple(other for other in found if other != bundle)
            if enough(others):
                found = others
    return found


def difference_of(difference: Difference) -> DifferenceShape:
    """Return what lies between two runs as plain data."""
    return {
        "format": FORMAT,
        "first": _run(difference.first, difference.before),
        "second": _run(difference.second, difference.after),
        "same": difference.same,
        "sentence": difference_sentence(difference),
        "changes": _tables(difference.changes),
        "rest": _tables(difference.rest),
        "cause": _cause_table(difference.cause),
        "verdicts": [
            {
                "alternative": one.alternative,
                "before": verdict_words(*one.before),
                "after": verdict_words(*one.after),
                "cause": _cause_table(one.cause),
            }
            for one in difference.verdicts
        ],
    }


def difference_sentence(difference: Difference) -> str:
    """Return in a few sentences what became of the outcome, and how few of the changes are enough for that."""
    after = _told(difference.after)
    if difference.same:
        return f"The same as before. {after}"
    enough, every = len(difference.cause.changes), len(difference.changes)
    told = f"{number(enough)} of {number(every)} changes {'is' if enough == 1 else 'are'} enough for that."
    told = told if every > 1 else "the one change is enough for that."
    return f"Before: {_told(difference.before)} Now: {after} {told.capitalize()}"


def _told(evaluation: Evaluation) -> str:
    """Return who is in front, and so far where that is not settled."""
    return sentence_of(evaluation) if evaluation.is_settled else so_far_sentence(evaluation)


def _run(run: Run, evaluation: Evaluation) -> RunShape:
    return {
        "model": {"id": run.model.id, "version": run.model.version, "hash": run.model.hash},
        "as_of": run.day.isoformat(),
        "outcome": evaluation.kind,
        "settled": evaluation.is_settled,
        "exact": evaluation.exact,
        "front": list(evaluation.so_far.outcome.members),
        "sentence": _told(evaluation),
    }


def _tables(changes: Iterable[Alteration]) -> list[AlterationShape]:
    return list(_each(changes))


def _each(changes: Iterable[Alteration]) -> Iterator[AlterationShape]:
    for change in changes:
        yield {
            "kind": change.kind,
            "key": change.key,
            "before": change.before,
            "after": change.after,
            "words": change.words,
        }


def _cause_table(cause: Cause) -> CauseShape:
    return {"minimal": cause.minimal, "changes": _tables(cause.changes)}
