"""What would have to be different for another outcome: the fewest answers, and the smallest steps first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from shortlist.explain.explanation import input_table
from shortlist.explain.variants import Variant, Varying, variant_of
from shortlist.method.evaluation import MOST_STEPS
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem, asked_by
from shortlist.model.model import AlternativeId, Model, Question, QuestionId, Scale
from shortlist.parsing.text import Table
from shortlist.report.reasons import labels
from shortlist.report.sentences import listed, names_of, outcome_sentence

NONE_FITS = frozenset([Outcome("none fits", ())])

MOST_NAMED = 4
"""Possible outcomes that a sentence names one by one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question that is answered, or an alternative that is rated, by another level than before."""

    key: Input
    before: tuple[int, ...]
    after: int

    @property
    def steps(self) -> int:
        """How many levels lie between; from a set of levels, the nearest counts."""
        return min(abs(self.after - position) for position in self.before)


@dataclass(frozen=True, slots=True)
class Turn:
    """Another outcome, with every smallest set of changes that leads to it, those of the fewest and smallest first.

    ``outcomes`` are those that are possible then. ``joins`` were not possible before and are then, ``leaves`` were
    possible and are not any more, ``stays`` both.
    """

    outcomes: frozenset[Outcome]
    joins: tuple[AlternativeId, ...]
    leaves: tuple[AlternativeId, ...]
    stays: tuple[AlternativeId, ...]
    ways: tuple[tuple[Change, ...], ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a few other answers turn the outcome into; where ``exact`` is false, some may be missing."""

    problem: Problem
    before: frozenset[Outcome]
    turns: tuple[Turn, ...]
    exact: bool


def minimal_changes(problem: Problem, *, most: int = 2, most_steps: int = MOST_STEPS) -> Changes:
    r"""Return all changes of up to ``most`` answers that alter the outcome and of which none can be left out.

    What changes is an answer that was given, to one level that it did not name; answering what is still open is no
    change. Where something is open, the outcome is the set of those that are possible, and it is altered where that
    set is another one. Where nothing fits, only needs are changed, of which only lower ones can help: nobody knows more
    for wishing it. A must-have, or what a deciding criterion is about, never becomes "not needed": a sheet that says so
    is refused.

    >>> from shortlist import built_in_model, parse_sheet
    >>> sheet = parse_sheet('must = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    >>> minimal_changes(Problem.of(built_in_model(), sheet)).exact
    True
    """
    varying = Varying(problem, most_steps=most_steps)
    before = varying.outcomes(())[()]
    if before is None:
        return Changes(problem, frozenset(), (), exact=False)
    singles = tuple(_changes(problem, only_needs=before == NONE_FITS))
    turned: dict[tuple[Change, ...], frozenset[Outcome]] = {}
    exact = True
    for count in range(1, most + 1):
        tried = {each: _variant(each) for each in combinations(singles, count) if _is_minimal(each, turned)}
        found = varying.outcomes(tried.values())
        ends = {each: found[variant] for each, variant in tried.items()}
        exact = exact and None not in ends.values()
        turned |= {each: end for each, end in ends.items() if end is not None and end != before}
    return Changes(problem, before, _turns(before, turned), exact)


def _changes(problem: Problem, *, only_needs: bool) -> Iterator[Change]:
    """Yield every change of a single answer, in the order of the page."""
    for question in problem.model.questions.values():
        given = problem.domains[question.id]
        if is_given(problem, question) and (question.role == "need" or not only_needs):
            others = (at for at in range(lowest(problem, question.id), len(question.levels)) if at not in given)
            yield from (Change(question.id, given, at) for at in others)


def is_given(problem: Problem, question: Question) -> bool:
    """Say whether a question is answered: whether any of its levels is impossible."""
    return len(problem.domains[question.id]) < len(question.levels)


def lowest(problem: Problem, key: QuestionId) -> int:
    """Return the lowest level that a sheet may give: a must-have, or what decides, cannot be "not needed"."""
    return 1 if key in problem.must or key in asked_by(problem.model, problem.deciding) else 0


def _variant(changes: tuple[Change, ...]) -> Variant:
    return variant_of({change.key: change.after for change in changes})


def _is_minimal(changes: tuple[Change, ...], turned: dict[tuple[Change, ...], frozenset[Outcome]]) -> bool:
    """Say whether changes are about different answers, and no fewer of them alter the outcome already."""
    if len({change.key for change in changes}) < len(changes):
        return False
    parts = (part for count in range(1, len(changes)) for part in combinations(changes, count))
    return not any(part in turned for part in parts)


def _turns(before: frozenset[Outcome], turned: dict[tuple[Change, ...], frozenset[Outcome]]) -> tuple[Turn, ...]:
    """Group changes by what they lead to; the order of the page settles ties."""
    in_order = sorted(turned, key=lambda changes: (len(changes), sum(change.steps for change in changes)))
    ways: dict[frozenset[Outcome], list[tuple[Change, ...]]] = {}
    for changes in in_order:
        ways.setdefault(turned[changes], []).append(changes)
    return tuple(Turn(after, *moved(before, after), tuple(found)) for after, found in ways.items())


Members = tuple[AlternativeId, ...]


def moved(before: frozenset[Outcome], after: frozenset[Outcome]) -> tuple[Members, Members, Members]:
    """Return which alternatives become possible, which are so no longer, and which stay possible."""
    was, now = ({member for outcome in each for member in outcome.members} for each in (before, after))
    return tuple(sorted(now - was)), tuple(sorted(was - now)), tuple(sorted(was & now))


def turn_sentence(model: Model, turn: Turn) -> str:
    """Return who joins, who is replaced or leaves, and what the outcome is then.

    >>> from shortlist import built_in_model
    >>> after = frozenset([Outcome("shortlist", (AlternativeId("django"), AlternativeId("flask")))])
    >>> turn_sentence(built_in_model(), Turn(after, ("flask",), (), ("django",), ()))
    'Flask joins Django. The shortlist: Django and Flask.'
    """
    return f"{_movement(model, turn)}{outcomes_sentence(model, turn.outcomes)}"


def _movement(model: Model, turn: Turn) -> str:
    joins, leaves, stays = (names_of(model, each) for each in (turn.joins, turn.leaves, turn.stays))
    one_joins, one_leaves = len(turn.joins) == 1, len(turn.leaves) == 1
    if joins and leaves:
        return f"{joins} {'replaces' if one_joins else 'replace'} {leaves}. "
    if joins and stays:
        return f"{joins} {'joins' if one_joins else 'join'} {stays}. "
    if leaves and stays:
        return f"{leaves} {'leaves' if one_leaves else 'leave'}. "
    return ""


def outcomes_sentence(model: Model, outcomes: frozenset[Outcome]) -> str:
    """Return in a sentence or two the outcomes that are possible; a few of them are named one by one."""
    if len(outcomes) == 1:
        (outcome,) = outcomes
        return outcome_sentence(model, outcome.kind, outcome.members)
    possible = {member for outcome in outcomes for member in outcome.members}
    undecided = outcome_sentence(model, "undecided", tuple(sorted(possible)))
    if len(outcomes) > MOST_NAMED:
        return undecided
    each = [names_of(model, outcome.members) or "none" for outcome in sorted(outcomes)]
    return f"{undecided} It may be: {'; '.join(each)}."


def way_sentence(model: Model, way: tuple[Change, ...]) -> str:
    """Return a set of changes as a part of a sentence."""
    return listed([change_words(model, change) for change in way])


def change_words(model: Model, change: Change) -> str:
    """Return a change as a part of a sentence: another answer to a question, or another rating."""
    levels, subject = _scale_and_subject(model, change.key)
    (after,), before = labels(levels, (change.after,)), " or ".join(labels(levels, change.before))
    return f'"{after}" instead of "{before}" for {subject}'


def _scale_and_subject(model: Model, key: Input) -> tuple[Scale, str]:
    if isinstance(key, str):
        return model.questions[key].levels, f'"{model.questions[key].text}"'
    criterion = model.criteria[key[1]]
    return criterion.levels, f'"{criterion.title}" of {model.alternatives[key[0]].title}'


def changes_table(found: Changes) -> Table:
    """Return changes as plain data."""
    model = found.problem.model
    return {
        "exact": found.exact,
        "turns": [
            {
                "sentence": turn_sentence(model, turn),
                "joins": list(turn.joins),
                "leaves": list(turn.leaves),
                "stays": list(turn.stays),
                "ways": [
                    {"words": way_sentence(model, way), "changes": [change_table(model, change) for change in way]}
                    for way in turn.ways
                ],
            }
            for turn in found.turns
        ],
    }


def change_table(model: Model, change: Change) -> Table:
    """Return a change as plain data, with the ids of its levels."""
    levels, _ = _scale_and_subject(model, change.key)
    return {
        **input_table(change.key),
        "before": [levels[position].id for position in change.before],
        "after": levels[change.after].id,
    }
