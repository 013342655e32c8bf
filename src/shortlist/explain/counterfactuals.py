"""Counterfactuals: what would have to be different for another outcome, the fewest answers and smallest steps first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from shortlist.explain.changes import (
    Change,
    Members,
    Way,
    change_sentence,
    change_table,
    is_given,
    lowest,
    move_words,
    moved,
    way_words,
)
from shortlist.explain.variations import Variations
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.report.shapes_explain import ChangesShape, NearestShape, TurnShape

MOST_NEAREST = 5
"""Changes that a reader is shown first."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Another outcome, with every smallest set of changes that leads to it, those of the fewest and smallest first.

    ``joins`` come to the front, ``leaves`` were there and are no longer, ``stays`` both were and are.
    """

    outcome: Outcome
    joins: Members
    leaves: Members
    stays: Members
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that a few other answers turn an outcome into."""

    problem: Problem
    before: Outcome
    turns: tuple[Turn, ...]

    @property
    def ways(self) -> list[tuple[Way, Turn]]:
        """Every way with where it leads, the fewest changes and the smallest steps first."""
        return sorted(((way, turn) for turn in self.turns for way in turn.ways), key=lambda found: _size(found[0]))


def minimal_changes(evaluation: Evaluation, *, most: int = 2) -> Changes:
    r"""Return all changes of up to ``most`` answers that alter who is in front and of which none can be left out.

    What changes is an answer that was given, to one level that it did not name; answering what is still open is no
    change. While something is open, the outcome is that of what the sheet says so far. Where nothing fits, only needs
    are changed: nobody knows more for wishing it. A must-have, or what a deciding criterion is about, never becomes
    "not needed": it asks for its need.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> sheet = parse_sheet('must = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    >>> minimal_changes(evaluate(built_in_model(), sheet)).before.members
    ('django',)
    """
    problem, before = evaluation.problem, evaluation.so_far.outcome
    variations = Variations(problem, evaluation.so_far.world)
    singles = tuple(_changes(problem, only_needs=not before.members))
    turned: dict[Way, Outcome] = {}
    for count in range(1, most + 1):
        for way in combinations(singles, count):
            if _is_minimal(way, turned):
                after = variations.outcome({change.key: change.after for change in way})
                turned |= {way: after} if after != before else {}
    return Changes(problem, before, _turns(before, turned))


def _changes(problem: Problem, *, only_needs: bool) -> Iterator[Change]:
    """Yield every change of a single answer, in the order of the page."""
    for question in problem.model.questions.values():
        given = problem.domains[question.id]
        if is_given(problem, question) and (question.role == "need" or not only_needs):
            others = (at for at in range(lowest(problem, question.id), len(question.levels)) if at not in given)
            yield from (Change(question.id, given, at) for at in others)


def _is_minimal(way: Way, turned: dict[Way, Outcome]) -> bool:
    """Say whether changes are about different answers, and no fewer of them alter the outcome already."""
    if len({change.key for change in way}) < len(way):
        return False
    return not any(part in turned for count in range(1, len(way)) for part in combinations(way, count))


def _size(way: Way) -> tuple[int, int]:
    return len(way), sum(change.steps for change in way)


def _turns(before: Outcome, turned: dict[Way, Outcome]) -> tuple[Turn, ...]:
    """Group changes by what they lead to; the order of the page settles ties."""
    ways: dict[Outcome, list[Way]] = {}
    for way in sorted(turned, key=_size):
        ways.setdefault(turned[way], []).append(way)
    return tuple(Turn(after, *moved(before, after), tuple(found)) for after, found in ways.items())


def nearest_sentences(found: Changes) -> list[str]:
    """Return in a sentence each what the nearest changes make of the outcome."""
    model = found.problem.model
    return [change_sentence(model, way, found.before, turn.outcome) for way, turn in found.ways[:MOST_NEAREST]]


def turn_sentence(found: Changes, turn: Turn) -> str:
    """Return who joins, who is replaced or falls behind, in one sentence."""
    words = move_words(found.problem.model, found.before, turn.outcome)
    return f"{words[0].upper()}{words[1:]}."


def changes_table(found: Changes) -> ChangesShape:
    """Return changes as plain data."""
    return {
        "exact": True,
        "nearest": [_nearest(found, way, turn) for way, turn in found.ways[:MOST_NEAREST]],
        "turns": [_turn(found, turn) for turn in found.turns],
    }


def _nearest(found: Changes, way: Way, turn: Turn) -> NearestShape:
    model = found.problem.model
    return {
        "sentence": change_sentence(model, way, found.before, turn.outcome),
        "joins": list(turn.joins),
        "replaces": list(turn.leaves) if turn.joins else [],
        "changes": [change_table(model, change) for change in way],
    }


def _turn(found: Changes, turn: Turn) -> TurnShape:
    model = found.problem.model
    return {
        "sentence": turn_sentence(found, turn),
        "outcome": turn.outcome.kind,
        "front": list(turn.outcome.members),
        "joins": list(turn.joins),
        "leaves": list(turn.leaves),
        "replaces": list(turn.leaves) if turn.joins else [],
        "stays": list(turn.stays),
        "ways": [
            {"words": way_words(model, way), "changes": [change_table(model, change) for change in way]}
            for way in turn.ways
        ],
    }
