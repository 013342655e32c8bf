"""Explanation: why an alternative stands where it does, and why one is ahead of another, in the model's own words."""

from dataclasses import dataclass
from datetime import date

from shortlist.explain.changes import input_table, subject_of
from shortlist.explain.pairwise import Comparison, compared
from shortlist.method.evaluation import Evaluation
from shortlist.method.problem import Problem
from shortlist.model.grades import Verdict
from shortlist.model.model import AlternativeId, Model
from shortlist.report.pair_sentences import comparison_sentence as comparison_in
from shortlist.report.reasons import Reason, reason_table, reasons_of
from shortlist.report.report import verdict_table
from shortlist.report.sentences import number, verdict_words
from shortlist.report.shapes import Side
from shortlist.report.shapes_explain import ComparisonShape, WhyShape


@dataclass(frozen=True, slots=True)
class Why:
    """Why an alternative has its verdict.

    The four lists hold every criterion once. ``beaten_by`` are alternatives that are ahead of it come what may; only
    for one that cannot be in front.
    """

    evaluation: Evaluation
    alternative: AlternativeId
    worst: Verdict
    best: Verdict
    in_favour: tuple[Reason, ...]
    against: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    not_needed: tuple[Reason, ...]
    beaten_by: tuple[Comparison, ...]

    @property
    def problem(self) -> Problem:
        """The problem that was evaluated."""
        return self.evaluation.problem

    @property
    def dominated_by(self) -> tuple[AlternativeId, ...]:
        """The alternatives that are nowhere worse and somewhere better, come what may."""
        return tuple(found.one for found in self.beaten_by if found.dominates)


def why(evaluation: Evaluation, alternative: AlternativeId, *, as_of: date | None = None) -> Why:
    r"""Return why an alternative has its verdict; ``as_of`` is the day on which evidence is due or not.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> sheet = parse_sheet('must = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    >>> found = why(evaluate(built_in_model(), sheet), AlternativeId("litestar"))
    >>> [(reason.criterion.id, reason.degree.id) for reason in found.against]
    [('admin', 'out')]
    """
    problem = evaluation.problem
    day = as_of or problem.model.newest_evidence
    reasons = tuple(reasons_of(problem, alternative, evaluation.so_far.world, day))

    def standing(side: Side) -> tuple[Reason, ...]:
        return tuple(reason for reason in reasons if reason.side == side)

    worst, best = evaluation.verdicts[alternative]
    others = (
        () if alternative in evaluation.possible else (each for each in problem.alternatives if each != alternative)
    )
    found = (compared(problem, other, alternative) for other in others)
    return Why(
        evaluation=evaluation,
        alternative=alternative,
        worst=worst,
        best=best,
        in_favour=standing("for"),
        against=standing("against"),
        unknown=standing("unknown"),
        not_needed=standing("not_needed"),
        beaten_by=tuple(each for each in found if each.result == "one"),
    )


def why_not(evaluation: Evaluation, one: AlternativeId, other: AlternativeId) -> Comparison:
    """Return why one alternative is ahead of another, or why it is not; a ``ValueError`` says they are the same.

    Two that cannot be compared yet are not level: the comparison then says on which unknowns it hangs.
    """
    return compared(evaluation.problem, one, other)


def why_sentences(found: Why) -> list[str]:
    """Return a verdict and what explains it, a sentence each."""
    title = found.problem.model.alternatives[found.alternative].title
    sentences = [f"{title}: {verdict_table(found.evaluation, found.alternative)['words']}."]
    return sentences + [comparison_sentence(found.evaluation, each) for each in found.beaten_by]


def comparison_sentence(evaluation: Evaluation, found: Comparison) -> str:
    """Return how two alternatives stand against each other, in one sentence.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> evaluation = evaluate(built_in_model(), parse_sheet("", built_in_model()))
    >>> comparison_sentence(evaluation, why_not(evaluation, AlternativeId("flask"), AlternativeId("django")))[:41]
    'Flask and Django cannot be compared yet: '
    """
    model = evaluation.problem.model
    if found.result == "cannot be compared yet":
        one, other = model.alternatives[found.one].title, model.alternatives[found.other].title
        return f"{one} and {other} cannot be compared yet: that hangs on {_unknowns(model, found)}."
    return comparison_in(evaluation.problem, evaluation.so_far, found.one, found.other)


def _unknowns(model: Model, found: Comparison) -> str:
    """Name the first unknown that a comparison hangs on, and say how many there are beside it."""
    first, *others = found.hangs_on
    return subject_of(model, first) + (f", and on {number(len(others))} more" if others else "")


def why_table(found: Why) -> WhyShape:
    """Return why an alternative has its verdict as plain data."""
    return {
        "id": found.alternative,
        "verdict": verdict_table(found.evaluation, found.alternative),
        "sentences": why_sentences(found),
        "caps": [],
        "for": [reason_table(reason) for reason in found.in_favour],
        "against": [reason_table(reason) for reason in found.against],
        "unknown": [reason_table(reason) for reason in found.unknown],
        "not_needed": [reason.criterion.id for reason in found.not_needed],
        "dominated_by": list(found.dominated_by),
        "beaten_by": [comparison_table(found.evaluation, each) for each in found.beaten_by],
    }


def comparison_table(evaluation: Evaluation, found: Comparison) -> ComparisonShape:
    """Return a comparison as plain data."""
    return {
        "one": found.one,
        "other": found.other,
        "result": found.result,
        "verdicts": [verdict_words(*each) for each in found.verdicts],
        "better": list(found.better),
        "worse": list(found.worse),
        "unclear": list(found.unclear),
        "dominates": found.dominates,
        "hangs_on": [input_table(key) for key in found.hangs_on],
        "exact": found.exact,
        "sentence": comparison_sentence(evaluation, found),
    }
