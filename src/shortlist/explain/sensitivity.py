"""Sensitivity: how firm an outcome is, by what one step of an answer, or of uncertain evidence, does to it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from shortlist.explain.changes import Change, change_sentence, change_table, change_words, is_given, lowest, move_words
from shortlist.explain.variations import Variations
from shortlist.faults import either
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, CriterionId, frozen
from shortlist.report.reasons import labels, source_table
from shortlist.report.sentences import number, within_a_sentence
from shortlist.report.shapes import SourceShape
from shortlist.report.shapes_explain import NudgeShape, PlusMinusShape

Word = Literal["firm", "sensitive", "open"]


@dataclass(frozen=True, slots=True)
class Nudge:
    """One step of one thing, the outcome then, and the verdicts that are other ones then."""

    what: Change
    outcome: Outcome
    verdicts: Mapping[AlternativeId, Verdict]


@dataclass(frozen=True, slots=True)
class PlusMinus:
    """Every single step up or down: of answers in the order of the page, then of ratings.

    While something is open, ``before`` is what the sheet says so far, and ``settled`` false.
    """

    problem: Problem
    settled: bool
    before: Outcome
    answers: tuple[Nudge, ...]
    ratings: tuple[Nudge, ...]


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm an outcome is, in a word, and which single steps alter it.

    "open" is not settled, so that there is nothing yet to be firm; "sensitive" is altered by some step of an answer or
    a rating, and "firm" by none.
    """

    word: Word
    answers: tuple[Nudge, ...]
    ratings: tuple[Nudge, ...]


def plus_minus(evaluation: Evaluation) -> PlusMinus:
    """Return what one step down and one step up do, for each answer and each uncertain rating.

    From a set of levels a step leads beyond its ends: down from the lowest, up from the highest. What is not answered
    at all has no step, and neither has evidence of high confidence. An answer that a sheet refuses is left out.
    """
    problem, so_far = evaluation.problem, evaluation.so_far
    variations = Variations(problem, so_far.world)

    def nudged(steps: Iterable[Change]) -> tuple[Nudge, ...]:
        return tuple(_nudge(variations, step) for step in steps)

    return PlusMinus(
        problem=problem,
        settled=evaluation.is_settled,
        before=so_far.outcome,
        answers=nudged(_answer_steps(problem)),
        ratings=nudged(_rating_steps(problem)),
    )


def _nudge(variations: Variations, step: Change) -> Nudge:
    changes = {step.key: step.after}
    return Nudge(step, variations.outcome(changes), frozen(variations.verdicts(changes)))


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


def firmness(found: PlusMinus) -> Firmness:
    """Return how firm an outcome is, from what single steps do to it."""
    answers, ratings = (
        tuple(nudge for nudge in nudges if nudge.outcome != found.before) for nudges in (found.answers, found.ratings)
    )
    word: Word = "open" if not found.settled else "sensitive" if answers or ratings else "firm"
    return Firmness(word, answers, ratings)


def watch_list(found: PlusMinus) -> tuple[Nudge, ...]:
    """Return the ratings of which a single step alters who is in front: when one of them moves, decide again.

    Evidence that is disputed today and decides is not on it: that is what has to be found out first.
    """
    return firmness(found).ratings


def firmness_sentence(found: Firmness) -> str:
    """Return in one sentence how firm an outcome is."""
    if found.word == "firm":
        return "Firm: no single step of an answer or of uncertain evidence changes who is in front."
    counted = ((len(found.answers), "answer"), (len(found.ratings), "rating"))
    words = " or ".join(f"{number(count)} {what}{'' if count == 1 else 's'}" for count, what in counted if count)
    words = words if len(found.answers) + len(found.ratings) == 1 else f"any of {words}"
    if found.word == "sensitive":
        return f"Sensitive: one step up or down in {words} changes who is in front."
    steps = found.answers or found.ratings
    so_far = f"; one step up or down in {words} would change what it says so far" if steps else ""
    return f"Not settled yet{so_far}."


def nudge_words(found: PlusMinus, nudge: Nudge) -> str:
    """Return a step as a part of a sentence."""
    return change_words(found.problem.model, nudge.what)


def nudge_sentence(found: PlusMinus, nudge: Nudge) -> str:
    """Return in one sentence what a step makes of the outcome."""
    return change_sentence(found.problem.model, (nudge.what,), found.before, nudge.outcome)


def prototype_sentence(found: PlusMinus, nudge: Nudge) -> str:
    """Return what a prototype has to confirm of a rating, and what it would mean if it did not."""
    model, what = found.problem.model, nudge.what
    alternative, criterion = cast("tuple[AlternativeId, CriterionId]", what.key)
    rated = model.criteria[criterion]
    now = either([f'"{label}"' for label in labels(rated.levels, what.before)])
    turns = "weaker" if what.after < what.before[0] else "stronger"
    return (
        f"Prototype {within_a_sentence(rated.title)} with {model.alternatives[alternative].title}: if it turns out "
        f'{turns} than rated ("{rated.levels[what.after].label}" instead of {now}), '
        f"{move_words(model, found.before, nudge.outcome)}."
    )


def plus_minus_table(found: PlusMinus) -> PlusMinusShape:
    """Return the steps that change an outcome or a verdict as plain data, with the firmness and the watch list."""
    firm = firmness(found)
    return {
        "firmness": firm.word,
        "exact": True,
        "sentence": firmness_sentence(firm),
        "answers": _nudge_tables(found, found.answers),
        "ratings": _nudge_tables(found, found.ratings),
        "rules": [],
        "watch": [nudge_table(found, nudge) for nudge in firm.ratings],
    }


def _nudge_tables(found: PlusMinus, nudges: Iterable[Nudge]) -> list[NudgeShape]:
    return [nudge_table(found, nudge) for nudge in nudges if nudge.verdicts or nudge.outcome != found.before]


def nudge_table(found: PlusMinus, nudge: Nudge) -> NudgeShape:
    """Return a step as plain data."""
    return {
        "words": nudge_words(found, nudge),
        **change_table(found.problem.model, nudge.what),
        "alters": nudge.outcome != found.before,
        "sentence": nudge_sentence(found, nudge),
        "verdicts": {name: verdict.word for name, verdict in nudge.verdicts.items()},
        "source": _evidence(found, nudge),
    }


def _evidence(found: PlusMinus, nudge: Nudge) -> SourceShape | None:
    """Return the evidence that a rating rests on today, as plain data; answers rest on none."""
    if isinstance(nudge.what.key, str):
        return None
    alternative, criterion = nudge.what.key
    return source_table(found.problem.model.alternatives[alternative].ratings[criterion].source)
