"""Plan of questions: which to ask where few are left, and what follows from each answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from shortlist.method.evaluation import Evaluation, evaluated
from shortlist.method.problem import Input, Problem
from shortlist.model.model import QuestionId

MOST_PLANNED = 3
"""Questions that a plan may hold; beyond, nobody reads it."""


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


def open_inputs(problem: Problem) -> tuple[Input, ...]:
    """Return every question and rating that is not definite."""
    return tuple(key for key, domain in problem.domains.items() if len(domain) > 1)


def plan(evaluation: Evaluation) -> Plan | None:
    """Return which question to ask and what follows, where at most three could change the front; else ``None``."""
    found = evaluation.could_change
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
        ends.setdefault(_alike(then), ([], then))[0].append(position)
    return Plan(question, tuple(Branch(tuple(positions), then) for positions, then in ends.values()))


def _alike(then: Plan | Evaluation) -> object:
    """Return what two ends of a plan must have in common to be told together."""
    if isinstance(then, Plan):
        return then.question, tuple((branch.positions, _alike(branch.then)) for branch in then.branches)
    return then.kind, then.possible, then.necessary


def _then(evaluation: Evaluation) -> Plan | Evaluation:
    """Return what follows once a question is answered."""
    found = evaluation.could_change
    return _planned(evaluation, found.questions) if found.questions else evaluation


def answers_to(problem: Problem, question: QuestionId) -> Mapping[int, Evaluation]:
    """Return what each answer to an open question leads to, by its position."""
    return {at: evaluated(problem.with_domain(question, (at,))) for at in problem.domains[question]}


def left_after(answered: Mapping[int, Evaluation]) -> tuple[int, int]:
    """Return how many may be in front after an answer: in the worst case, and in all cases together."""
    left = [0 if each.is_settled else len(each.possible) for each in answered.values()]
    return max(left), sum(left)
