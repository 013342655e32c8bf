"""Evaluation: what a sheet leads to, whatever the answers still open turn out to be, and what it says so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from shortlist.method.exact.certain import close_in_every_world, verdicts_of
from shortlist.method.exact.flips import Flips
from shortlist.method.exact.worlds import Worlds
from shortlist.method.outcome import Outcome, OutcomeWord, verdict_of
from shortlist.method.problem import Input, Problem
from shortlist.method.so_far import SoFar, so_far_of
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, CriterionId, Model, QuestionId, frozen
from shortlist.sheets.sheet import Sheet

MOST_STEPS = 60_000
"""Steps of a search, after which it gives up: some 2 µs each in CPython, and enough for twelve alternatives."""

QUICK_STEPS = 6_000
"""Steps for an answer at once: what a page or a command says first. More of them follow with the explanation."""


@dataclass(frozen=True, slots=True)
class CouldChange:
    """What could still change who is in front.

    ``questions`` stand in the order of the page and ``ratings``, which are disputed, in that of their ids. Where
    ``exact`` is false, they are an upper bound: nothing else could, and some of them perhaps could not either.
    """

    questions: tuple[QuestionId, ...]
    ratings: tuple[tuple[AlternativeId, CriterionId], ...]
    exact: bool

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Questions and ratings together."""
        return (*self.questions, *self.ratings)


@dataclass(frozen=True)
class Evaluation:
    """What a sheet leads to.

    ``kind`` is that of the one outcome where the same are in front in every world, or "undecided". ``necessary`` are
    in front in every world and ``possible`` in some. ``close`` are close behind in every world; nobody is while it is
    undecided. ``verdicts`` holds the worst and the best possible verdict of each alternative. ``so_far`` is one of the
    worlds: what the sheet says if nothing else mattered. Where ``exact`` is false, ``possible`` may name too many;
    everything else is exact even then. ``worlds`` is what later questions about the same problem are answered from.
    """

    problem: Problem
    exact: bool
    kind: OutcomeWord
    necessary: tuple[AlternativeId, ...]
    possible: tuple[AlternativeId, ...]
    close: tuple[AlternativeId, ...]
    verdicts: Mapping[AlternativeId, tuple[Verdict, Verdict]]
    so_far: SoFar
    worlds: Worlds = field(repr=False, compare=False)

    @property
    def is_settled(self) -> bool:
        """Whether outcome and front are the same in every world."""
        return self.kind != "undecided"

    @property
    def front(self) -> tuple[AlternativeId, ...]:
        """Who is in front; nobody while it is undecided."""
        return self.necessary if self.is_settled else ()

    @property
    def outcome(self) -> Outcome | None:
        """The one outcome, or ``None`` while it is undecided."""
        return self.so_far.outcome if self.is_settled else None

    @cached_property
    def could_change(self) -> CouldChange:
        """What could still change who is in front; nothing can where that is settled.

        >>> from shortlist import built_in_model, parse_sheet
        >>> evaluate(built_in_model(), parse_sheet("", built_in_model())).could_change.questions[0]
        'real-time'
        """
        if self.is_settled:
            return CouldChange((), (), exact=True)
        flips = Flips(self.worlds)
        found = {key: flips.can_flip(key) for key in flips.open}
        able = {key for key, flips in found.items() if flips is not False}
        questions = tuple(key for key in self.problem.model.questions if key in able)
        ratings = tuple(sorted(key for key in able if not isinstance(key, str)))
        return CouldChange(questions, ratings, exact=None not in found.values())

    @cached_property
    def outcomes(self) -> frozenset[Outcome]:
        """Every possible outcome; empty where that takes too many steps to find out."""
        if self.is_settled:
            return frozenset([self.so_far.outcome])
        return self.worlds.outcomes() or frozenset()


def evaluate(model: Model, sheet: Sheet, *, most_steps: int = MOST_STEPS) -> Evaluation:
    """Return what a sheet leads to; who may be in front is bounded where that takes more than so many steps.

    >>> from shortlist import built_in_model, parse_sheet
    >>> evaluate(built_in_model(), parse_sheet("", built_in_model())).kind
    'undecided'
    """
    return evaluated(Problem.of(model, sheet), most_steps=most_steps)


def evaluated(problem: Problem, *, most_steps: int = MOST_STEPS) -> Evaluation:
    """Return what a problem leads to, however it came about."""
    so_far = so_far_of(problem)
    worlds = Worlds(problem, most_steps)
    if problem.is_known:
        return _known(problem, so_far, worlds)
    is_settled = worlds.is_settled
    return Evaluation(
        problem=problem,
        exact=worlds.is_exact,
        kind=so_far.outcome.kind if is_settled else "undecided",
        necessary=worlds.names(worlds.necessary),
        possible=worlds.names(worlds.possible),
        close=close_in_every_world(worlds, so_far.close) if is_settled else (),
        verdicts=frozen(verdicts_of(worlds)),
        so_far=so_far,
        worlds=worlds,
    )


def _known(problem: Problem, so_far: SoFar, worlds: Worlds) -> Evaluation:
    """Return what the only world leads to."""
    verdicts = {name: verdict_of(places) for name, places in so_far.arguments.items()}
    members = so_far.outcome.members
    return Evaluation(
        problem=problem,
        exact=True,
        kind=so_far.outcome.kind,
        necessary=members,
        possible=members,
        close=so_far.close,
        verdicts=frozen({name: (verdict, verdict) for name, verdict in verdicts.items()}),
        so_far=so_far,
        worlds=worlds,
    )
