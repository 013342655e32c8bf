"""How firm an outcome is: what one step of an answer, or of uncertain evidence does to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from shortlist.explain.counterfactuals import (
    Change,
    Turn,
    change_table,
    change_words,
    is_given,
    lowest,
    moved,
    outcomes_sentence,
    turn_sentence,
)
from shortlist.explain.variants import Variant, Varying
from shortlist.method.evaluation import MOST_STEPS, evaluated
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, Model, frozen
from shortlist.parsing.text import Table
from shortlist.report.sentences import verdict_words

Word = Literal["firm", "sensitive", "open"]
Verdicts = Mapping[AlternativeId, tuple[Verdict, Verdict]]


@dataclass(frozen=True, slots=True)
class Nudge:
    """One step of one thing, and what it does.

    ``outcomes`` are those that are possible then, or ``None`` where that would take too many steps to work out.
    ``verdicts`` are the worst and the best possible verdict then, of the alternatives of which one of them changes.
    """

    what: Change
    outcomes: frozenset[Outcome] | None
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """Every single step up or down: of answers in the order of the page, then of ratings."""

    problem: Problem
    before: frozenset[Outcome] | None
    answers: tuple[Nudge, ...]
    ratings: tuple[Nudge, ...]


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm an outcome is, in a word, and which single steps alter it.

    "open" is undecided, so that there is nothing yet to be firm; "sensitive" is altered by some step of an answer or a
    rating, and "firm" by none. Where ``exact`` is false, more answers or ratings may alter it; it is then never
    called firm, but open where none is found.
    """

    word: Word
    answers: tuple[Nudge, ...]
    ratings: tuple[Nudge, ...]
    exact: bool


def plus_minus(problem: Problem, *, most_steps: int = MOST_STEPS) -> PlusMinus:
    """Return what one step down and one step up do, for each answer and each uncertain rating.

    From a set of levels a step leads beyond its ends: down from the lowest, up from the highest. What is not answered
    at all has no step, and neither has evidence of high confidence. An answer that a sheet refuses is left out.
    """
    varying = Varying(problem, most_steps=most_steps)
    answers, ratings = tuple(_answer_steps(problem)), tuple(_rating_steps(problem))
    found = varying.outcomes(map(_variant, (*answers, *ratings)))
    nudged = {each: _nudge(problem, each, found[_variant(each)]) for each in (*answers, *ratings)}
    return PlusMinus(
        problem=problem,
        before=found[()],
        answers=tuple(nudged[each] for each in answers),
        ratings=tuple(nudged[each] for each in ratings),
    )


def _answer_steps(problem: Problem) -> Iterator[Change]:
    for question in problem.model.questions.values():
        if is_given(problem, question):
            given = problem.domains[question.id]
            ends = range(lowest(problem, question.id), len(question.levels))
            yield from (Change(question.id, given, at) for at in _beyond(given) if at in ends)


def _rating_steps(problem: Problem) -> Iterator[Change]:
    for alternative in sorted(problem.model.alternatives.values(), key=lambda alternative: alternative.id):
        for criterion in problem.model.criteria.values():
            rating = alternative.ratings.get(criterion.id)
            if rating is not None and rating.confidence != "high":
                key = (alternative.id, criterion.id)
                rated = problem.domains[key]
                ends = range(len(criterion.levels))
                yield from (Change(key, rated, at) for at in _beyond(rated) if at in ends)


def _beyond(positions: tuple[int, ...]) -> tuple[int, int]:
    """Return the positions just below and just above those that are possible."""
    return positions[0] - 1, positions[-1] + 1


def _variant(change: Change) -> Variant:
    return ((change.key, change.after),)


def _nudge(problem: Problem, change: Change, outcomes: frozenset[Outcome] | None) -> Nudge:
    after = problem.with_domain(change.key, (change.after,))
    about = problem.model.questions[change.key].about if isinstance(change.key, str) else change.key[0]
    return Nudge(
        change,
        outcomes,
        _changed_verdicts(
            evaluated(problem, most_steps=0).verdicts,
            evaluated(after, most_steps=0).verdicts,
            [about] if about else problem.alternatives,
        ),
    )


def _changed_verdicts(before: Verdicts, after: Verdicts, alternatives: Iterable[AlternativeId]) -> Verdicts:
    """Return the verdicts after a step, of those alternatives that it gives other ones."""
    verdicts = {each: (before[each], after[each]) for each in alternatives}
    return frozen({each: now for each, (was, now) in verdicts.items() if now != was})


def firmness(found: PlusMinus) -> Firmness:
    """Return how firm an outcome is, from what single steps do to it."""
    answers, ratings = (_altering(found, each) for each in (found.answers, found.ratings))
    exact = all(ends is not None for ends in (found.before, *(each.outcomes for each in _steps(found))))
    return Firmness(_word(found, exact=exact, altering=(*answers, *ratings)), answers, ratings, exact)


def _steps(found: PlusMinus) -> tuple[Nudge, ...]:
    return (*found.answers, *found.ratings)


def _word(found: PlusMinus, *, exact: bool, altering: tuple[Nudge, ...]) -> Word:
    if found.before is None or len(found.before) > 1:
        return "open"
    if altering:
        return "sensitive"
    return "firm" if exact else "open"


def _altering(found: PlusMinus, nudges: Iterable[Nudge]) -> tuple[Nudge, ...]:
    return tuple(nudge for nudge in nudges if nudge.outcomes not in (None, found.before))


def watch_list(found: PlusMinus) -> tuple[Nudge, ...]:
    """Return the ratings of which a single step alters the outcome: when one of them moves, decide again.

    Evidence that is disputed today and decides is not on it: that is what has to be found out first.
    """
    return firmness(found).ratings


def firmness_sentence(found: Firmness) -> str:
    """Return in one sentence how firm an outcome is."""
    if found.word == "firm":
        return "Firm: no single step of an answer or of uncertain evidence changes it."
    if found.word == "sensitive":
        counted = ((len(found.answers), "answer"), (len(found.ratings), "rating"))
        words = [f"{count} {what}{'' if count == 1 else 's'}" for count, what in counted if count]
        return f"Sensitive: one step of any of {' or '.join(words)} changes it."
    if found.exact:
        return "Open: it is not decided yet, so that nothing can be firm."
    return "Open: too much is unknown to tell how firm it is."


def nudge_words(model: Model, what: Change) -> str:
    """Return a step as a part of a sentence."""
    return change_words(model, what)


def plus_minus_table(found: PlusMinus) -> Table:
    """Return the steps that change an outcome or a verdict as plain data, with the firmness and the watch list."""
    firm = firmness(found)
    return {
        "firmness": firm.word,
        "exact": firm.exact,
        "sentence": firmness_sentence(firm),
        "answers": _nudge_tables(found, found.answers),
        "ratings": _nudge_tables(found, found.ratings),
        "rules": [],
        "watch": [nudge_table(found, nudge) for nudge in firm.ratings],
    }


def _nudge_tables(found: PlusMinus, nudges: Iterable[Nudge]) -> list[Table]:
    return [nudge_table(found, nudge) for nudge in nudges if nudge.verdicts or nudge.outcomes != found.before]


def nudge_table(found: PlusMinus, nudge: Nudge) -> Table:
    """Return a step as plain data; ``alters`` is null where it could not be worked out."""
    model = found.problem.model
    return {
        "words": nudge_words(model, nudge.what),
        **_what_table(model, nudge.what),
        "alters": None if nudge.outcomes is None or found.before is None else nudge.outcomes != found.before,
        "sentence": _effect(model, found.before, nudge.outcomes),
        "verdicts": {each: verdict_words(*verdicts) for each, verdicts in nudge.verdicts.items()},
        "source": _source_table(model, nudge.what),
    }


def _what_table(model: Model, what: Change) -> Table:
    return change_table(model, what)


def _effect(model: Model, before: frozenset[Outcome] | None, after: frozenset[Outcome] | None) -> str:
    """Return in one sentence what becomes of the outcome."""
    if after is None:
        return "What becomes of it could not be worked out."
    if before is None or after == before:
        return outcomes_sentence(model, after)
    return turn_sentence(model, Turn(after, *moved(before, after), ()))


def _source_table(model: Model, what: Change) -> Table | None:
    """Return the evidence that a rating rests on today, as plain data; answers and rules rest on none."""
    if isinstance(what.key, str):
        return None
    alternative, criterion = what.key
    source = model.alternatives[alternative].ratings[criterion].source
    return {"title": source.title, "url": source.url, "checked": source.checked.isoformat()}
