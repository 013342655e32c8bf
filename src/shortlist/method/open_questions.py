"""Open questions: which of them, and which disputed ratings, could still change who is in front."""

from collections.abc import Mapping
from dataclasses import dataclass

from shortlist.method.evaluation import Evaluation, evaluated
from shortlist.method.exact.flips import Flips
from shortlist.method.problem import Input, Problem
from shortlist.model.model import AlternativeId, CriterionId, QuestionId

MOST_PLANNED = 3
"""Questions that a plan may hold; beyond, nobody reads it."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What could still change who is in front.

    ``questions`` stand in the order of the page and ``ratings`` in that of their ids. Where ``exact`` is false, they
    are an upper bound: nothing else could, and some of them perhaps could not either.
    """

    questions: tuple[QuestionId, ...]
    ratings: tuple[tuple[AlternativeId, CriterionId], ...]
    exact: bool

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Questions and ratings together."""
        return (*self.questions, *self.ratings)


@dataclass(frozen=True, slots=True)
class Branch:
    """What follows from some answers to the question of a plan: another plan, or where that leads."""

    positions: tuple[int, ...]
    then: "Plan | Evaluation"


@dataclass(frozen=True, slots=True)
class Plan:
    """A question to ask, and what follows from each answer."""

    question: QuestionId
    branches: tuple[Branch, ...]


def deciding(evaluation: Evaluation) -> Deciding:
    """Return what could still change who is in front; nothing can where that is settled.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> model = built_in_model()
    >>> deciding(evaluate(model, parse_sheet("", model))).questions[0]
    'real-time'
    """
    if evaluation.is_settled:
        return Deciding((), (), exact=True)
    flips = Flips(evaluation.worlds)
    found = {key: flips.can_flip(key) for key in flips.open}
    questions = tuple(key for key in evaluation.problem.model.questions if found.get(key, False) is not False)
    ratings = tuple(sorted(key for key, flips in found.items() if not isinstance(key, str) and flips is not False))
    return Deciding(questions, ratings, exact=None not in found.values())


def open_inputs(problem: Problem) -> tuple[Input, ...]:
    """Return every question and rating that is not definite."""
    return tuple(key for key, domain in problem.domains.items() if len(domain) > 1)


def plan(evaluation: Evaluation) -> Plan | None:
    """Return which question to ask and what follows, where at most three could change who is in front; else ``None``."""
    found = deciding(evaluation)
    if not found.exact or not found.questions or len(found.questions) > MOST_PLANNED:
        return None
    return _planned(evaluation, found.questions)


def _planned(evaluation: Evaluation, questions: tuple[QuestionId, ...]) -> Plan:
    """Return the plan that begins with the question after which the fewest may be in front."""
    problem = evaluation.problem
    answered = {key: answers_to(problem, key) for key in questions}
    question = min(questions, key=lambda key: left_after(answered[key]))
    ends: dict[object, tuple[list[int], Plan | Evaluation]] = {}
    for position, after in answered[question].items():
        then = _then(after)
        alike = then if isinstance(then, Plan) else (then.kind, then.possible, then.necessary)
        ends.setdefault(alike, ([], then))[0].append(position)
    return Plan(question, tuple(Branch(tuple(positions), then) for positions, then in ends.values()))


def _then(evaluation: Evaluation) -> Plan | Evaluation:
    """Return what follows once a question is answered."""
    found = deciding(evaluation)
    return _planned(evaluation, found.questions) if found.questions else evaluation


def answers_to(problem: Problem, question: QuestionId) -> Mapping[int, Evaluation]:
    """Return what each answer to an open question leads to, by its position."""
    return {at: evaluated(problem.with_domain(question, (at,))) for at in problem.domains[question]}


def left_after(answered: Mapping[int, Evaluation]) -> tuple[int, int]:
    """Return how many may be in front after an answer: in the worst case, and in all cases together."""
    left = [0 if each.is_settled else len(each.possible) for each in answered.values()]
    return max(left), sum(left)
