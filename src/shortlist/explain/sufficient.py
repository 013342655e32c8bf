"""Sufficient reasons: a few answers that already force the outcome, whatever the others would have been."""

from dataclasses import dataclass

from shortlist.explain.changes import is_given, levels_of, lowest
from shortlist.faults import either
from shortlist.method.evaluation import Evaluation, evaluated
from shortlist.method.problem import Problem
from shortlist.model.model import QuestionId
from shortlist.report.reasons import labels
from shortlist.report.sentences import MOST_LISTED, listed, listed_in_short, number, within_a_sentence
from shortlist.report.shapes_explain import ReasonsShape


@dataclass(frozen=True, slots=True)
class Reasons:
    """Answers that force the outcome, of which none can be left out; none are told while it is not settled."""

    problem: Problem
    settled: bool
    questions: tuple[QuestionId, ...]


def sufficient_reasons(evaluation: Evaluation) -> Reasons:
    r"""Return a few of the answers that settle the same outcome without all others.

    Deciding criteria and must-haves stay as they are, and so does the evidence.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> text = '[answers]\nadmin = "essential"\nai = "none"'
    >>> sufficient_reasons(evaluate(built_in_model(), parse_sheet(text, built_in_model()))).settled
    False
    """
    problem = evaluation.problem
    if not evaluation.is_settled:
        return Reasons(problem, settled=False, questions=())
    given = [question.id for question in problem.model.questions.values() if is_given(problem, question)]
    left_out = _dispensable(problem, tuple(reversed(given)))
    return Reasons(problem, settled=True, questions=tuple(key for key in given if key not in left_out))


def _dispensable(problem: Problem, keys: tuple[QuestionId, ...]) -> tuple[QuestionId, ...]:
    """Return what can be left out one after the other: all at once where that can be, else half by half.

    What stays settled leads to the same outcome, since the worlds of the sheet are among those of the wider problem.
    One pass is enough: what is needed beside many answers is needed beside fewer of them too.
    """
    if not keys or evaluated(without(problem, keys)).is_settled:
        return keys
    if len(keys) == 1:
        return ()
    middle = len(keys) // 2
    first = _dispensable(problem, keys[:middle])
    return first + _dispensable(without(problem, first), keys[middle:])


def without(problem: Problem, keys: tuple[QuestionId, ...]) -> Problem:
    """Return the problem in which nothing was answered to some questions."""
    for key in keys:
        scale = problem.model.questions[key].levels
        problem = problem.with_domain(key, tuple(range(lowest(problem, key), len(scale))))
    return problem


def reasons_sentence(found: Reasons) -> str:
    """Return the reasons in one sentence; many of them are not listed."""
    if not found.settled:
        return "It is not settled yet, so no answers can be named that lead to it on their own."
    if not found.questions:
        return "No answer is needed for this outcome: it is the same whatever you answer."
    if len(found.questions) > MOST_LISTED:
        count = number(len(found.questions)).capitalize()
        shorts = [within_a_sentence(found.problem.model.questions[key].short) for key in found.questions]
        told = f"{count} answers together lead to this; leave out one and it could end differently"
        return f"{told}: {listed_in_short(shorts)}."
    words = listed([_answer_words(found.problem, key) for key in found.questions])
    alone = "This answer alone leads" if len(found.questions) == 1 else "These answers alone lead"
    return f"{alone} to it, whatever the others are: {words}."


def _answer_words(problem: Problem, key: QuestionId) -> str:
    levels = levels_of(problem.model, key)
    words = either([f'"{label}"' for label in labels(levels, problem.domains[key])])
    return f"{within_a_sentence(problem.model.questions[key].short)} {words}"


def reasons_table(found: Reasons) -> ReasonsShape:
    """Return the reasons as plain data."""
    return {"questions": list(found.questions), "minimal": True, "sentence": reasons_sentence(found)}
