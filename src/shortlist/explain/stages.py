"""The answers that follow the report: what decides and why, and what would change it, as plain data.

They are asked for one after the other, because each takes longer than the one before it.
"""

from datetime import date

from shortlist.explain.counterfactuals import changes_table, minimal_changes, outcomes_sentence
from shortlist.explain.explanation import input_table, why, why_table
from shortlist.explain.sensitivity import plus_minus, plus_minus_table
from shortlist.explain.sufficient import reasons_table, sufficient_reasons
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.method.open_questions import Branch, Deciding, Plan, open_inputs, plan, still_deciding
from shortlist.method.problem import Problem
from shortlist.model.model import Model
from shortlist.parsing.text import Table
from shortlist.report.report import FORMAT, sentence_of
from shortlist.sheets.sheet import Sheet, table_of


def explanation_of(model: Model, sheet: Sheet, *, as_of: date | None = None) -> Table:
    """Return why each alternative has its verdict, what still decides, and which answers alone lead to the outcome."""
    evaluation = evaluate(model, sheet)
    problem = evaluation.problem
    in_order = sorted(model.alternatives.values(), key=lambda alternative: alternative.title.lower())
    day = as_of or sheet.as_of
    return {
        **_head(evaluation, sheet),
        "deciding": deciding_table(problem, still_deciding(evaluation)),
        "plan": plan_table(problem, plan(problem)),
        "reasons": reasons_table(sufficient_reasons(problem)),
        "why": [why_table(why(evaluation, alternative.id, as_of=day)) for alternative in in_order],
    }


def changes_of(model: Model, sheet: Sheet) -> Table:
    """Return which other answers, ratings and thresholds would change the outcome."""
    evaluation = evaluate(model, sheet)
    return {
        **_head(evaluation, sheet),
        "changes": changes_table(minimal_changes(evaluation.problem)),
        "plus_minus": plus_minus_table(plus_minus(evaluation.problem)),
    }


def _head(evaluation: Evaluation, sheet: Sheet) -> Table:
    model = evaluation.problem.model
    return {
        "format": FORMAT,
        "model": {"id": model.id, "title": model.title, "version": model.version, "hash": model.hash},
        "sheet": table_of(sheet),
        "outcome": evaluation.kind,
        "exact": evaluation.exact,
        "sentence": sentence_of(evaluation),
    }


def deciding_table(problem: Problem, found: Deciding) -> Table:
    """Return what still decides as plain data, with the open questions that need no answer.

    Where it is not exact, nothing is known to need no answer.
    """
    still_open = [key for key in problem.model.questions if key in open_inputs(problem)]
    return {
        "exact": found.exact,
        "questions": list(found.questions),
        "ratings": [input_table(key) for key in found.ratings],
        "next_question": found.next_question,
        "not_needed": [key for key in still_open if key not in found.questions] if found.exact else [],
    }


def plan_table(problem: Problem, found: Plan | None) -> Table | None:
    """Return a plan as plain data: a question and what follows from its answers, in sentences at the ends."""
    if found is None:
        return None
    return {"question": found.question, "branches": [_branch_table(problem, found, each) for each in found.branches]}


def _branch_table(problem: Problem, found: Plan, branch: Branch) -> Table:
    levels = [problem.model.questions[found.question].levels[position].id for position in branch.positions]
    if isinstance(branch.then, Plan):
        return {"answers": levels, "then": plan_table(problem, branch.then)}
    return {"answers": levels, "sentence": outcomes_sentence(problem.model, branch.then)}
