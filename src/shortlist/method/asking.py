"""Order of asking: what is essential, what the team brings, how soon, then single questions, best first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from shortlist.method.evaluation import Evaluation
from shortlist.method.open_questions import answers_to, left_after
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

    @property
    def next_question(self) -> QuestionId | None:
        """The first of the questions."""
        return self.questions[0] if self.questions else None


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
    found = [key for key in evaluation.could_change.questions if key not in sheet.abstained]
    return Asking("best" if found else "done", tuple(best_first(evaluation, found)))


def _is_silent(problem: Problem, sheet: Sheet, key: QuestionId) -> bool:
    """Say whether nothing was said about a question, not even that somebody else is to answer it."""
    said = key in sheet.answers or key in sheet.abstained
    return not said and is_unanswered(problem, problem.model.questions[key])


def best_first(evaluation: Evaluation, questions: list[QuestionId]) -> list[QuestionId]:
    """Return questions in the order in which to ask them.

    First come those that feed deciding criteria, then the one after which the fewest may be in front, in the worst
    case and in all cases together; the order of the page settles ties.
    """
    problem = evaluation.problem
    feeding = set(_feeding(problem))
    left = {key: left_after(answers_to(problem, key)) for key in questions}
    return sorted(questions, key=lambda key: (key not in feeding, left[key]))


def _feeding(problem: Problem) -> Iterator[QuestionId]:
    """Yield the questions whose answers say how alternatives stand on a deciding criterion."""
    for criterion in problem.criteria:
        if criterion.id in problem.deciding:
            yield criterion.need
            for name in problem.alternatives:
                asked = problem.model.experience(criterion, name)
                yield from [asked.id] if asked else []
                yield from (trigger.question for trigger in problem.triggers(name, criterion))
