"""What still decides: the open questions and disputed ratings that can change the outcome, and which to ask first."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from shortlist.method.evaluation import Evaluation
from shortlist.method.exact.components import Column, Domains, Family, assignments
from shortlist.method.exact.fold import Folding, States, TooManyStepsError
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Input, Problem
from shortlist.model.model import AlternativeId, CriterionId, QuestionId

MOST_OPEN = 10
"""Open questions up to which it is worked out exactly which of them decide; beyond, nearly all do."""
MOST_STEPS = 1_000_000
TRIED_WORLDS = 24
"""Worlds in which a change of one input is tried; a change of outcome proves that the input decides."""
MOST_PLANNED = 3
"""Questions that a plan may hold; beyond, nobody reads it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What can still change the outcome of a sheet.

    ``questions`` stand in the order of the page and ``ratings`` in that of their ids. Where ``exact`` is false, those
    named are proven to decide and others may do so too; ``next_question`` is then the first of the page.
    """

    questions: tuple[QuestionId, ...]
    ratings: tuple[tuple[AlternativeId, CriterionId], ...]
    exact: bool
    next_question: QuestionId | None

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Questions and ratings together."""
        return (*self.questions, *self.ratings)


@dataclass(frozen=True, slots=True)
class Branch:
    """What follows from some answers to the question of a plan: another plan, or the outcomes that are left."""

    positions: tuple[int, ...]
    then: "Plan | frozenset[Outcome]"


@dataclass(frozen=True, slots=True)
class Plan:
    """A question to ask, and what follows from each answer."""

    question: QuestionId
    branches: tuple[Branch, ...]


def essential(problem: Problem) -> tuple[Input, ...]:
    """Return the open questions and disputed ratings that can change the outcome."""
    return deciding(problem).inputs


def still_deciding(evaluation: Evaluation) -> Deciding:
    """Return what can still change the outcome of an evaluation; nothing can where there is one outcome."""
    if evaluation.kind != "undecided":
        return Deciding((), (), exact=True, next_question=None)
    return deciding(evaluation.problem)


def deciding(problem: Problem) -> Deciding:
    """Return what can still change the outcome, and the question to ask first.

    >>> from shortlist import built_in_model, parse_sheet
    >>> sheet = parse_sheet('deciding = ["data-layer"]', built_in_model())
    >>> deciding(Problem.of(built_in_model(), sheet)).next_question
    'real-time'
    """
    still_open = open_inputs(problem)
    proven = _proven(problem, still_open)
    if sum(isinstance(key, str) for key in still_open) <= MOST_OPEN:
        with suppress(TooManyStepsError):
            return _exactly(problem, still_open, proven)
    in_page_order = [key for key in problem.model.questions if key in still_open]
    asked = [key for key in in_page_order if key in proven] or in_page_order
    return _named(problem, proven, exact=False, first=asked[0] if asked else None)


def open_inputs(problem: Problem) -> tuple[Input, ...]:
    """Return every question and rating that is not definite."""
    return tuple(key for key, domain in problem.domains.items() if len(domain) > 1)


def _named(problem: Problem, found: set[Input], *, exact: bool, first: QuestionId | None) -> Deciding:
    questions = tuple(key for key in problem.model.questions if key in found)
    ratings = tuple(sorted(key for key in found if not isinstance(key, str)))
    return Deciding(questions, ratings, exact, first)


def _proven(problem: Problem, still_open: Sequence[Input]) -> set[Input]:
    """Return inputs of which a change alters the outcome in one of a few fixed worlds."""
    folding = Folding(problem, most_steps=MOST_STEPS)
    found: set[Input] = set()
    for number in range(TRIED_WORLDS):
        world = sampled_world(problem, number)
        for family, states in without_each(folding, world):
            found |= {
                key for key in family.inputs if key in still_open and _decides(folding, family, key, states, world)
            }
    return found


def sampled_world(problem: Problem, number: int) -> Domains:
    """Return one world as domains: always the same one for the same number, on every platform."""
    position = number * 2_654_435_761 + 12_345
    world = {}
    for key, domain in problem.domains.items():
        position = (position * 1_103_515_245 + 12_345) % 2**31
        world[key] = (domain[(position >> 16) % len(domain)],)
    return world


def _exactly(problem: Problem, still_open: Sequence[Input], proven: set[Input]) -> Deciding:
    """Return what decides, exactly, and the question to ask first; gives up after too many steps."""
    folding = Folding(problem, most_steps=MOST_STEPS)
    found = set(proven)
    left: dict[QuestionId, tuple[int, int]] = {}
    for family, states in without_each(folding, problem.domains):
        for key in family.inputs:
            if key not in still_open or (key not in found and not _decides(folding, family, key, states)):
                continue
            found.add(key)
            if isinstance(key, str):
                left[key] = _outcomes_left(folding, family, key, states)
    in_page_order = [key for key in problem.model.questions if key in left]
    first = min(in_page_order, key=lambda key: left[key], default=None)
    return _named(problem, found, exact=True, first=first)


def _outcomes_left(folding: Folding, family: Family, key: QuestionId, states: States) -> tuple[int, int]:
    """Return how many outcomes an answer leaves: in the worst case, and in all cases together."""
    left = []
    for position in folding.problem.domains[key]:
        columns = folding.columns.possible(family, {**folding.problem.domains, key: (position,)})
        left.append(len(folding.outcomes_of(folding.fold(states, columns))))
    return max(left), sum(left)


def without_each(folding: Folding, domains: Domains) -> Iterator[tuple[Family, States]]:
    """Yield each family that something is open in, with the states that all the others lead to.

    The others are halved again and again, so that most of the folding is shared.
    """
    is_open = {
        family: any(len(folding.problem.domains[key]) > 1 for key in family.inputs) for family in folding.families
    }
    settled = folding.states((family for family in folding.families if not is_open[family]), domains)
    waiting = [family for family in folding.families if is_open[family]]
    columns = {family: folding.columns.possible(family, domains) for family in waiting}
    waiting.sort(key=lambda family: len(columns[family]))
    yield from _halved(folding, waiting, columns, settled)


def _halved(
    folding: Folding, families: list[Family], columns: Mapping[Family, frozenset[Column]], states: States
) -> Iterator[tuple[Family, States]]:
    if len(families) == 1:
        yield families[0], states
    elif families:
        middle = len(families) // 2
        for inside, outside in ((families[:middle], families[middle:]), (families[middle:], families[:middle])):
            without = states
            for family in outside:
                without = folding.fold(without, columns[family])
            yield from _halved(folding, inside, columns, without)


def _decides(folding: Folding, family: Family, key: Input, states: States, domains: Domains | None = None) -> bool:
    """Say whether two positions of an input lead to different outcomes from the same state."""
    within = domains or folding.problem.domains
    others = [other for other in family.inputs if other != key]
    alike = {
        frozenset(folding.columns.column(family, {**rest, key: position}) for position in folding.problem.domains[key])
        for rest in assignments(others, within)
    }
    return any(_tells_apart(folding, states, tuple(columns)) for columns in alike if len(columns) > 1)


def _tells_apart(folding: Folding, states: States, columns: tuple[Column, ...]) -> bool:
    """Say whether some state leads to different outcomes through different columns."""
    for standings, found in states.items():
        folding.spend(len(columns) * len(found))
        ends = [(after, folding.kept(after), column.flags) for after, column in _stepped(folding, standings, columns)]
        for flags in found:
            outcomes = {folding.outcome(after, (flags | added) & keep) for after, keep, added in ends}
            if len(outcomes) > 1:
                return True
    return False


def _stepped(
    folding: Folding, standings: tuple[int, ...], columns: tuple[Column, ...]
) -> Iterator[tuple[tuple[int, ...], Column]]:
    for column in columns:
        yield tuple(map(folding.step, standings, column.counts)), column


def plan(problem: Problem) -> Plan | None:
    """Return which question to ask and what follows, where at most three questions decide; else ``None``."""
    found = deciding(problem)
    if not found.exact or len(found.questions) > MOST_PLANNED or found.next_question is None:
        return None
    return _planned(problem, found.next_question)


def _planned(problem: Problem, question: QuestionId) -> Plan:
    by_end: dict[Plan | frozenset[Outcome], list[int]] = {}
    for position in problem.domains[question]:
        by_end.setdefault(_end(problem.with_domain(question, (position,))), []).append(position)
    return Plan(question, tuple(Branch(tuple(positions), end) for end, positions in by_end.items()))


def _end(problem: Problem) -> Plan | frozenset[Outcome]:
    """Return what follows once a question is answered."""
    following = deciding(problem).next_question
    return _planned(problem, following) if following else Folding(problem).outcomes()
