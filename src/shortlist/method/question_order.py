"""Order of asking: what is essential, what the team brings, how soon, then single questions, best first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from shortlist.method.evaluation import Evaluation
from shortlist.method.exact.slack import slack_after
from shortlist.method.problem import Problem
from shortlist.method.so_far import is_unanswered
from shortlist.model.model import Model, Question, QuestionId
from shortlist.sheets.sheet import Sheet

Stage = Literal["essentials", "bring", "pace", "best", "done"]
SCREENS: tuple[Stage, ...] = ("essentials", "bring", "pace")
"""The stages that are asked as a whole; within "best" one question follows the other."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What to ask next: the stage, and its questions that nothing was said about, in the order of asking.

    "best" names every question that could still change who is in front, "done" none.
    """

    stage: Stage
    questions: tuple[QuestionId, ...]


def stages_of(model: Model) -> dict[Stage, tuple[QuestionId, ...]]:
    """Return which questions each of the screens holds, in the order of the page."""
    paces = {criterion.need for criterion in model.criteria.values() if criterion.practice}
    bring = {criterion.need for criterion in model.criteria.values() if criterion.capability} - paces
    if model.own_data:
        bring |= {model.own_data.keeps.question, model.own_data.assembles.question}

    def stage_of(question: Question) -> Stage:
        if question.id in paces:
            return "pace"
        return "bring" if question.role == "team" or question.id in bring else "essentials"

    of = {question.id: stage_of(question) for question in model.questions.values()}
    return {stage: tuple(key for key, found in of.items() if found == stage) for stage in SCREENS}


def asking(evaluation: Evaluation, sheet: Sheet) -> Asking:
    """Return what to ask next; what a member leaves to the others is not asked.

    An answer between two levels is one too: a need that was not ticked as essential stays open between "not needed"
    and the middle, and is asked again only where that could change who is in front.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> sheet = parse_sheet("", built_in_model())
    >>> asking(evaluate(built_in_model(), sheet), sheet).stage
    'essentials'
    """
    if evaluation.is_settled:
        return Asking("done", ())
    for stage, questions in stages_of(evaluation.problem.model).items():
        silent = tuple(key for key in questions if _is_silent(evaluation.problem, sheet, key))
        if silent:
            return Asking(stage, silent)
    found = best_first(evaluation, _asked_about(evaluation, sheet))
    return Asking("best" if found else "done", tuple(found))


def _is_silent(problem: Problem, sheet: Sheet, key: QuestionId) -> bool:
    """Say whether nothing was said about a question, not even that somebody else is to answer it."""
    said = key in sheet.answers or key in sheet.abstained
    return not said and is_unanswered(problem, problem.model.questions[key])


def next_question(evaluation: Evaluation, sheet: Sheet) -> QuestionId | None:
    """Return the single question to ask next, for whoever answers one after the other; ``None`` where none is left."""
    found = best_first(evaluation, _asked_about(evaluation, sheet))
    return found[0] if found else None


def _asked_about(evaluation: Evaluation, sheet: Sheet) -> list[QuestionId]:
    return [key for key in evaluation.could_change.questions if key not in sheet.abstained]


def best_first(evaluation: Evaluation, questions: list[QuestionId]) -> list[QuestionId]:
    """Return questions in the order in which to ask them.

    First come those that feed deciding criteria, then the one after which the others are expected to be furthest from
    catching up with whoever is in front so far, in orders of magnitude. The order of the page settles ties.
    """
    problem, worlds = evaluation.problem, evaluation.worlds
    feeding = set(_feeding(problem))
    front = worlds.members(evaluation.so_far.outcome.members)

    def rank(key: QuestionId) -> tuple[bool, float]:
        return key not in feeding, slack_after(worlds, front, key, likely(problem, key))

    return sorted(questions, key=rank)


def likely(problem: Problem, key: QuestionId) -> list[int]:
    """Return how likely each possible answer is beside the others: of a need, a level half as much as the one below."""
    domain = problem.domains[key]
    if problem.model.questions[key].role != "need":
        return [1] * len(domain)
    return [1 << domain[-1] - position for position in domain]


def _feeding(problem: Problem) -> Iterator[QuestionId]:
    """Yield the questions whose answers say how alternatives stand on a deciding criterion."""
    for criterion in problem.criteria:
        if criterion.id in problem.deciding:
            yield criterion.need
            for name in problem.alternatives:
                asked = problem.model.experience(criterion, name)
                yield from [asked.id] if asked else []
                yield from (trigger.question for trigger in problem.triggers(name, criterion))
