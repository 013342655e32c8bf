"""Why an alternative has its verdict, and why one is preferred to another: in the model's own words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from shortlist.explain.pairwise import Comparison, compared, hanging
from shortlist.method.evaluation import Evaluation
from shortlist.method.problem import Grades, Input, Problem
from shortlist.model.model import AlternativeId, CriterionId, Model, Rule, Verdict
from shortlist.parsing.text import Table
from shortlist.report.reasons import Reason, Side, reason_table, reasons_of
from shortlist.report.report import listed, verdict_words


@dataclass(frozen=True, slots=True)
class Cap:
    """A rule that caps a verdict, with the criteria that make it fire and what each of them says.

    ``certain`` is false where the rule fires only if what is open turns out badly; its reasons are then those that
    may count, and some of them may be unknown.
    """

    rule: Rule
    reasons: tuple[Reason, ...]
    certain: bool


@dataclass(frozen=True, slots=True)
class Why:
    """Why an alternative has its verdict.

    ``caps`` are the rules with the lowest cap: first those that fire come what may, then those that only may. The
    four lists hold every criterion once. ``beaten_by`` are alternatives that are preferred to it come what may; only
    for one that cannot be chosen.
    """

    problem: Problem
    alternative: AlternativeId
    worst: Verdict
    best: Verdict
    caps: tuple[Cap, ...]
    in_favour: tuple[Reason, ...]
    against: tuple[Reason, ...]
    unknown: tuple[Reason, ...]
    not_needed: tuple[Reason, ...]
    beaten_by: tuple[Comparison, ...]

    @property
    def dominated_by(self) -> tuple[AlternativeId, ...]:
        """The alternatives that are nowhere worse and somewhere better, come what may."""
        return tuple(found.one for found in self.beaten_by if found.dominates)


def why(evaluation: Evaluation, alternative: AlternativeId, *, as_of: date | None = None) -> Why:
    r"""Return why an alternative has its verdict; ``as_of`` is the day on which evidence is due or not.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> sheet = parse_sheet('must = ["admin"]\n[answers]\nadmin = "essential"', built_in_model())
    >>> found = why(evaluate(built_in_model(), sheet), AlternativeId("litestar"))
    >>> [(cap.rule.id, [reason.criterion.id for reason in cap.reasons]) for cap in found.caps]
    [('blocked', ['admin'])]
    """
    problem = evaluation.problem
    worst, best = evaluation.verdicts[alternative]
    reasons = tuple(reasons_of(problem, alternative, as_of or problem.model.newest_evidence))

    def standing(side: Side) -> tuple[Reason, ...]:
        return tuple(reason for reason in reasons if reason.side == side)

    return Why(
        problem=problem,
        alternative=alternative,
        worst=worst,
        best=best,
        caps=_caps(problem, alternative, (worst, best), reasons),
        in_favour=standing("for"),
        against=standing("against"),
        unknown=standing("unknown"),
        not_needed=standing("not_needed"),
        beaten_by=() if alternative in evaluation.possible else tuple(_beating(problem, alternative)),
    )


def _caps(
    problem: Problem, alternative: AlternativeId, verdicts: tuple[Verdict, Verdict], reasons: tuple[Reason, ...]
) -> tuple[Cap, ...]:
    """Return the rules that explain the best possible verdict, and those that explain the worst where it is another."""
    worst, best = verdicts
    certain = tuple(_lowest(problem, problem.best_for(alternative), best, reasons, certain=True))
    if worst == best:
        return certain
    return certain + tuple(_lowest(problem, problem.worst_for(alternative), worst, reasons, certain=False))


def _lowest(
    problem: Problem, grades: Grades, verdict: Verdict, reasons: tuple[Reason, ...], *, certain: bool
) -> Iterable[Cap]:
    for rule, criteria in problem.fired(grades):
        if rule.at_most == verdict:
            yield Cap(rule, tuple(reason for reason in reasons if reason.criterion.id in criteria), certain)


def _beating(problem: Problem, alternative: AlternativeId) -> Iterable[Comparison]:
    """Yield a comparison for each alternative that is preferred to this one, whatever is still open."""
    for other in problem.alternatives:
        if other != alternative:
            found = compared(problem, other, alternative)
            if found.result == "one":
                yield found


def why_not(evaluation: Evaluation, one: AlternativeId, other: AlternativeId) -> Comparison:
    """Return why one alternative is preferred to another, or why it is not; a ``ValueError`` says they are the same.

    Two that cannot be compared yet are not level: the comparison then says on which unknowns it hangs.
    """
    return hanging(evaluation.problem, compared(evaluation.problem, one, other))


def why_sentences(found: Why) -> list[str]:
    """Return a verdict and what explains it, a sentence each."""
    title = found.problem.model.alternatives[found.alternative].title
    sentences = [f"{title}: {verdict_words(found.worst, found.best)}."]
    if not found.caps:
        sentences.append("No rule speaks against it.")
    for cap in found.caps:
        because = f"{cap.rule.because.removesuffix('.')}: {listed([reason.criterion.title for reason in cap.reasons])}."
        sentences.append(because if cap.certain else f"It may turn out as {found.worst.word}, if this is so: {because}")
    return sentences + [comparison_sentence(found.problem, each) for each in found.beaten_by]


def comparison_sentence(problem: Problem, found: Comparison) -> str:
    """Return how two alternatives stand against each other, in one sentence.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> evaluation = evaluate(built_in_model(), parse_sheet("", built_in_model()))
    >>> found = why_not(evaluation, AlternativeId("flask"), AlternativeId("django"))
    >>> comparison_sentence(evaluation.problem, found)
    'Flask and Django cannot be compared yet: that hangs on "How much of the product rests on ...
    """
    one, other = _titles_of_both(problem.model, found)
    match found.result:
        case "cannot be compared yet":
            return f"{one} and {other} cannot be compared yet: that hangs on {_unknowns(problem.model, found)}."
        case "not workable":
            return f"Neither {one} nor {other} is workable."
        case "neither":
            return f"Neither is preferred: {_differences(problem.model, found)}."
        case "one":
            return _preferred(problem, found)
    return _preferred(problem, found.mirrored)


def _titles_of_both(model: Model, found: Comparison) -> tuple[str, str]:
    return model.alternatives[found.one].title, model.alternatives[found.other].title


def _unknowns(model: Model, found: Comparison) -> str:
    """Name the first unknown that a comparison hangs on, and say how many there are beside it."""
    if not found.hangs_on:
        return "more than could be worked out"
    first, *others = found.hangs_on
    return input_words(model, first) + (f", and on {len(others)} more" if others else "")


def input_words(model: Model, key: Input) -> str:
    """Return how a sentence names a question or a rating."""
    if isinstance(key, str):
        return f'"{model.questions[key].text}"'
    alternative, criterion = key
    return f'the rating of {model.alternatives[alternative].title} in "{model.criteria[criterion].title}"'


def _differences(model: Model, found: Comparison) -> str:
    """Say where each of two alternatives is better, where neither is preferred."""
    sides = zip(_titles_of_both(model, found), (found.better, found.worse), strict=True)
    parts = [f"{title} is better in {_titles(model, better)}" for title, better in sides if better]
    return ", and ".join(parts) or "nothing that you need surely tells them apart"


def _preferred(problem: Problem, found: Comparison) -> str:
    """Say by which steps the one is preferred to the other."""
    model = problem.model
    one, other = _titles_of_both(model, found)
    if found.dominates:
        return f"{other} is dominated by {one}, which is nowhere worse and better in {_titles(model, found.better)}."
    mine, theirs = (verdict_words(*each) for each in found.verdicts)
    settling = [key for key in found.better if key in problem.deciding]
    words = {
        "verdict": f"its verdict is {mine}, and that of {other} is {theirs}",
        "deciding": f"of what you called deciding it is better in {_titles(model, settling)}, and nowhere worse",
        "everywhere": f"the verdicts are the same; it is nowhere worse, and better in {_titles(model, found.better)}",
    }
    return f"{one} is preferred to {other}: {', or '.join(words[step] for step in found.steps)}."


def _titles(model: Model, criteria: Sequence[CriterionId]) -> str:
    return listed([model.criteria[key].title for key in criteria]) or "something"


def why_table(found: Why) -> Table:
    """Return why an alternative has its verdict as plain data."""
    return {
        "id": found.alternative,
        "verdict": {
            "worst": found.worst.word,
            "best": found.best.word,
            "words": verdict_words(found.worst, found.best),
        },
        "sentences": why_sentences(found),
        "caps": [
            {
                "rule": cap.rule.id,
                "at_most": cap.rule.at_most.word,
                "because": cap.rule.because,
                "certain": cap.certain,
                "grounds": [reason_table(reason) for reason in cap.reasons],
            }
            for cap in found.caps
        ],
        "for": [reason_table(reason) for reason in found.in_favour],
        "against": [reason_table(reason) for reason in found.against],
        "unknown": [reason_table(reason) for reason in found.unknown],
        "not_needed": [reason.criterion.id for reason in found.not_needed],
        "dominated_by": list(found.dominated_by),
        "beaten_by": [comparison_table(found.problem, each) for each in found.beaten_by],
    }


def comparison_table(problem: Problem, found: Comparison) -> Table:
    """Return a comparison as plain data."""
    return {
        "one": found.one,
        "other": found.other,
        "result": found.result,
        "steps": list(found.steps),
        "verdicts": [verdict_words(*each) for each in found.verdicts],
        "better": list(found.better),
        "worse": list(found.worse),
        "unclear": list(found.unclear),
        "dominates": found.dominates,
        "hangs_on": [input_table(key) for key in found.hangs_on],
        "exact": found.exact,
        "sentence": comparison_sentence(problem, found),
    }


def input_table(key: Input) -> Table:
    """Return a question or a rating as plain data."""
    return {"question": key} if isinstance(key, str) else {"alternative": key[0], "criterion": key[1]}
