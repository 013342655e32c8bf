"""Sufficient reasons: a few answers that already force the outcome, whatever the others would have been."""

from dataclasses import dataclass

from shortlist.explain.counterfactuals import is_given
from shortlist.explain.variants import Varying
from shortlist.method.evaluation import MOST_STEPS, evaluated
from shortlist.method.outcome import Outcome
from shortlist.method.problem import Problem
from shortlist.model.model import QuestionId
from shortlist.parsing.text import Table
from shortlist.report.reasons import labels


@dataclass(frozen=True, slots=True)
class Reasons:
    """Answers that force the outcome; where ``minimal`` is true, none of them can be left out."""

    problem: Problem
    questions: tuple[QuestionId, ...]
    minimal: bool


def sufficient_reasons(problem: Problem, *, most_steps: int = MOST_STEPS) -> Reasons:
    r"""Return a few of the answers that lead to the same outcome without all others.

    Where something is open, the outcome is the set of those that are possible: without the other answers it is still
    that set. Deciding criteria and must-haves stay as they are, and so does the evidence.

    >>> from shortlist import built_in_model, parse_sheet
    >>> text = 'deciding = ["data-layer"]\n[answers]\ndata-model = "complex"\nai = "none"'
    >>> sufficient_reasons(Problem.of(built_in_model(), parse_sheet(text, built_in_model()))).questions
    ('data-model',)
    """
    given = tuple(question.id for question in problem.model.questions.values() if is_given(problem, question))
    before = evaluated(problem, most_steps=most_steps)
    if not before.outcomes:
        return Reasons(problem, given, minimal=not given)
    search = _Search(problem, before.outcomes, most_steps)
    needed = search.needed_alone(given)
    search.leave_out(tuple(key for key in reversed(given) if key not in needed))
    return Reasons(problem, tuple(key for key in given if key not in search.left_out), search.minimal)


class _Search:
    """Leaves out answers as long as nothing else becomes possible.

    One pass is enough: what is needed beside many answers is needed beside fewer of them too.
    """

    def __init__(self, problem: Problem, outcomes: frozenset[Outcome], most_steps: int) -> None:
        self.problem = problem
        self.outcomes = outcomes
        self.most_steps = most_steps
        self.left_out: tuple[QuestionId, ...] = ()
        self.minimal = True

    def needed_alone(self, given: tuple[QuestionId, ...]) -> set[QuestionId]:
        """Return answers of which a change alone makes something else possible."""
        scales = {key: range(len(self.problem.model.questions[key].levels)) for key in given}
        others = [(key, at) for key in given for at in scales[key] if at not in self.problem.domains[key]]
        found = Varying(self.problem).outcomes(((key, at),) for key, at in others)
        ends = ((key, found[(key, at),]) for key, at in others)
        return {key for key, outcomes in ends if outcomes is not None and not outcomes <= self.outcomes}

    def leave_out(self, keys: tuple[QuestionId, ...]) -> None:
        """Leave out answers: all of them at once where that can be, else half by half."""
        dispensable = self.are_dispensable(keys)
        if dispensable:
            self.left_out += keys
        elif len(keys) > 1:
            middle = len(keys) // 2
            self.leave_out(keys[:middle])
            self.leave_out(keys[middle:])
        elif dispensable is None:
            self.minimal = False

    def are_dispensable(self, keys: tuple[QuestionId, ...]) -> bool | None:
        """Say whether nothing else becomes possible without these; ``None`` where that takes too many steps."""
        wider = self.problem
        for key in (*self.left_out, *keys):
            wider = wider.with_domain(key, tuple(range(len(wider.model.questions[key].levels))))
        if len(keys) == 1:
            wider = _otherwise(wider, keys[0], self.problem.domains[keys[0]])
        found = evaluated(wider, most_steps=self.most_steps).outcomes
        return found <= self.outcomes if found else None


def _otherwise(problem: Problem, key: QuestionId, given: tuple[int, ...]) -> Problem:
    """Return the problem with any answer but the one given, of which it is known to what it leads."""
    return problem.with_domain(key, tuple(at for at in problem.domains[key] if at not in given))


def reasons_sentence(found: Reasons) -> str:
    """Return the reasons in one sentence."""
    if not found.questions:
        return "No answer is needed for this outcome: it is the same whatever you answer."
    words = "; ".join(_answer_words(found.problem, key) for key in found.questions)
    perhaps = "" if found.minimal else " Perhaps fewer of them would do."
    return f"These answers alone lead to it, whatever the others are: {words}.{perhaps}"


def _answer_words(problem: Problem, key: QuestionId) -> str:
    question = problem.model.questions[key]
    return f"{question.text} {' or '.join(labels(question.levels, problem.domains[key]))}"


def reasons_table(found: Reasons) -> Table:
    """Return the reasons as plain data."""
    return {"questions": list(found.questions), "minimal": found.minimal, "sentence": reasons_sentence(found)}
