"""What each side of a disagreement would lead to, so that a team sees what it quarrels about."""

from collections.abc import Mapping, Sequence

from shortlist.choice import Outcome
from shortlist.explaining.changes import outcomes_sentence
from shortlist.explaining.varying import Varying, variant_of
from shortlist.grading import Problem
from shortlist.model import LevelId, Model, QuestionId, frozen

Ends = frozenset[Outcome] | None
"""The outcomes that are possible, or ``None`` where too much is open to tell."""

TOO_OPEN = "Too much is open to tell."


def ends_of(
    problems: Sequence[Problem], sides: Mapping[QuestionId, Sequence[LevelId]]
) -> Mapping[QuestionId, Mapping[LevelId, Ends]]:
    """Return what each level of each question leads to, under any of the problems, while all else stays as it is."""
    known = [Varying(problem) for problem in problems] if sides else []
    return frozen({key: _ends(known, key, levels) for key, levels in sides.items()})


def _ends(known: Sequence[Varying], question: QuestionId, levels: Sequence[LevelId]) -> Mapping[LevelId, Ends]:
    words = [level.id for level in known[0].problem.model.questions[question].levels]
    variants = {level: variant_of({question: words.index(level)}) for level in levels}
    found = [one.outcomes(variants.values()) for one in known]
    return frozen({level: _united([each[variant] for each in found]) for level, variant in variants.items()})


def _united(ends: Sequence[Ends]) -> Ends:
    known = [end for end in ends if end is not None]
    return frozenset[Outcome]().union(*known) if len(known) == len(ends) else None


def end_sentence(model: Model, ends: Ends) -> str:
    """Return what is possible in a sentence or two."""
    return TOO_OPEN if ends is None else outcomes_sentence(model, ends)
