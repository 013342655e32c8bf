"""Tables of explanations, as plain data: what decides and why, and what would change it.

They are asked for one after the other, because each takes longer than the one before it.
"""

from datetime import date

from shortlist.explain.counterfactuals import changes_table, minimal_changes
from shortlist.explain.explanation import why, why_table
from shortlist.explain.sensitivity import plus_minus, plus_minus_table
from shortlist.explain.sufficient import reasons_table, sufficient_reasons
from shortlist.method.evaluation import Evaluation
from shortlist.method.plan import Branch, Plan, open_inputs, plan
from shortlist.method.problem import Problem
from shortlist.method.question_order import next_question
from shortlist.report.pair_sentences import comparison_sentence
from shortlist.report.report import FORMAT, by_title, model_table
from shortlist.report.sentences import headline, sentence_of
from shortlist.report.shapes_explain import (
    BranchShape,
    DecidingShape,
    ExplanationShape,
    PairShape,
    PlanShape,
    WhatIfShape,
)
from shortlist.report.summary import doubt_table
from shortlist.sheets.sheet import Sheet, table_of


def explanation_of(evaluation: Evaluation, sheet: Sheet, *, as_of: date | None = None) -> ExplanationShape:
    """Return why each alternative has its verdict, what still decides, and which answers alone lead to the outcome."""
    problem = evaluation.problem
    day = as_of or sheet.as_of
    return {
        "format": FORMAT,
        "model": model_table(problem.model),
        "sheet": table_of(sheet),
        "headline": headline(evaluation),
        "outcome": evaluation.kind,
        "settled": evaluation.is_settled,
        "exact": evaluation.exact,
        "sentence": sentence_of(evaluation),
        "comparisons": comparisons_table(evaluation),
        "deciding": deciding_table(evaluation, sheet),
        "plan": plan_table(problem, plan(evaluation)),
        "reasons": reasons_table(sufficient_reasons(evaluation)),
        "why": [why_table(why(evaluation, alternative.id, as_of=day)) for alternative in by_title(problem.model)],
    }


def changes_of(evaluation: Evaluation, sheet: Sheet) -> WhatIfShape:
    """Return which other answers and ratings would change who is in front."""
    return {
        "format": FORMAT,
        "model": model_table(evaluation.problem.model),
        "sheet": table_of(sheet),
        "headline": headline(evaluation),
        "outcome": evaluation.kind,
        "settled": evaluation.is_settled,
        "exact": evaluation.exact,
        "sentence": sentence_of(evaluation),
        "changes": changes_table(minimal_changes(evaluation)),
        "plus_minus": plus_minus_table(plus_minus(evaluation)),
    }


def comparisons_table(evaluation: Evaluation) -> list[PairShape]:
    """Return a sentence for each pair of one that is in front or close behind so far and one that is behind it."""
    so_far = evaluation.so_far
    leading = (*so_far.outcome.members, *so_far.close)
    return [
        {"one": one, "other": other, "sentence": comparison_sentence(evaluation.problem, so_far, one, other)}
        for at, one in enumerate(leading)
        for other in (*leading[at + 1 :], *(each for each in evaluation.problem.alternatives if each not in leading))
    ]


def deciding_table(evaluation: Evaluation, sheet: Sheet) -> DecidingShape:
    """Return what could still change who is in front as plain data, with the open questions that need no answer."""
    found = evaluation.could_change
    problem = evaluation.problem
    still_open = [key for key in problem.model.questions if key in open_inputs(problem)]
    return {
        "exact": found.exact,
        "questions": list(found.questions),
        "ratings": [doubt_table(evaluation.problem, *key) for key in found.ratings],
        "next_question": next_question(evaluation, sheet),
        "not_needed": [key for key in still_open if key not in found.questions],
    }


def plan_table(problem: Problem, found: Plan | None) -> PlanShape | None:
    """Return a plan as plain data: a question and what follows from its answers, in sentences at the ends."""
    if found is None:
        return None
    return {"question": found.question, "branches": [_branch_table(problem, found, each) for each in found.branches]}


def _branch_table(problem: Problem, found: Plan, branch: Branch) -> BranchShape:
    levels: list[str] = [problem.model.questions[found.question].levels[position].id for position in branch.positions]
    if isinstance(branch.then, Plan):
        return {"answers": levels, "then": plan_table(problem, branch.then)}
    return {"answers": levels, "sentence": sentence_of(branch.then)}
