"""What each side of a disagreement would lead to, so that a team sees what it quarrels about."""

from collections.abc import Mapping, Sequence

from shortlist.explain.counterfactuals import outcomes_sentence
from shortlist.explain.variants import Variant, Varying, variant_of
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import Outcome
from shortlist.model.model import LevelId, Model, QuestionId, frozen

Ends = frozenset[Outcome] | None
"""The outcomes that are possible, or ``None`` where too much is open to tell."""

TOO_OPEN = "Too much is open to tell."


def ends_of(
    evaluations: Sequence[Evaluation], sides: Mapping[QuestionId, Sequence[LevelId]]
) -> Mapping[QuestionId, Mapping[LevelId, Ends]]:
    """Return what each level of each question leads to, under any of the evaluated problems, all else as it is."""
    variants = {
        (key, level): variant_of({key: _words(evaluations[0], key).index(level)})
        for key, levels in sides.items()
        for level in levels
    }
    ends: dict[Variant, frozenset[Outcome]] = dict.fromkeys(variants.values(), frozenset())
    for evaluation in evaluations:
        told = _told(evaluation, list(ends))
        ends = {variant: ends[variant] | found for variant, found in told.items()}
    return frozen(
        {key: frozen({level: ends.get(variants[key, level]) for level in levels}) for key, levels in sides.items()}
    )


def _words(evaluation: Evaluation, question: QuestionId) -> list[LevelId]:
    return [level.id for level in evaluation.problem.model.questions[question].levels]


def _told(evaluation: Evaluation, variants: Sequence[Variant]) -> dict[Variant, frozenset[Outcome]]:
    """Return the outcomes of those variants of which they can be told."""
    found = Varying(evaluation.problem).outcomes(variants)
    return {variant: outcomes for variant in variants if (outcomes := found[variant]) is not None}


def end_sentence(model: Model, ends: Ends) -> str:
    """Return what is possible in a sentence or two."""
    return TOO_OPEN if ends is None else outcomes_sentence(model, ends)
