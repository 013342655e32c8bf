"""Ends of a disagreement: where each side leads so far, so that a team sees what is at stake."""

from collections.abc import Iterator, Mapping, Sequence

from shortlist.explain.changes import lowest
from shortlist.explain.variations import Variations
from shortlist.faults import either
from shortlist.method.evaluation import Evaluation
from shortlist.method.outcome import Outcome
from shortlist.model.model import LevelId, Model, QuestionId, frozen
from shortlist.report.sentences import names_of

Ends = tuple[Outcome, ...]
"""What a side leads to so far: the distinct outcomes under each of the team's proposals."""


def ends_of(
    evaluations: Sequence[Evaluation], sides: Mapping[QuestionId, Sequence[LevelId]]
) -> Mapping[QuestionId, Mapping[LevelId, Ends]]:
    """Return what each level of each question leads to so far, under each evaluated problem, all else as it is."""
    variations = [Variations(each.problem, each.so_far.world) for each in evaluations]
    model = evaluations[0].problem.model

    def ends(key: QuestionId, level: LevelId) -> Ends:
        at = [each.id for each in model.questions[key].levels].index(level)
        return tuple(dict.fromkeys(each.outcome({key: max(at, lowest(each.problem, key))}) for each in variations))

    return frozen({key: frozen({level: ends(key, level) for level in levels}) for key, levels in sides.items()})


def end_sentence(model: Model, ends: Ends) -> str:
    """Return what a side leads to in one sentence.

    >>> from shortlist import AlternativeId, built_in_model
    >>> end_sentence(built_in_model(), (Outcome("shortlist", (AlternativeId("flask"),)),))
    'Flask is in front.'
    """
    words = end_words(model, ends)
    return f"{words[0].upper()}{words[1:]}."


def end_words(model: Model, ends: Ends) -> str:
    """Return what a side leads to as a part of a sentence; those who lead alone are named together.

    >>> from shortlist import AlternativeId, built_in_model
    >>> flask, django = AlternativeId("flask"), AlternativeId("django")
    >>> ends = tuple(Outcome("shortlist", members) for members in ((flask,), (django, flask), (django,)))
    >>> end_words(built_in_model(), ends)
    'Django or Flask is in front, or both are'
    """
    return ", or ".join(_told(model, ends))


def _told(model: Model, ends: Ends) -> Iterator[str]:
    alone = sorted({outcome.members[0] for outcome in ends if len(outcome.members) == 1})
    if alone:
        yield f"{either([names_of(model, (name,)) for name in alone])} is in front"
    for outcome in ends:
        if len(outcome.members) == 1:
            continue
        if not outcome.members:
            yield f"no {model.singular} fits"
        elif sorted(outcome.members) == alone:
            yield "both are"
        elif outcome.kind == "too close":
            yield f"{names_of(model, outcome.members)} are level"
        else:
            yield f"{names_of(model, outcome.members)} are in front"
