"""How an alternative fares at a place of the arguments: in words, at the worst and at the best."""

from shortlist.method.evaluation import Evaluation
from shortlist.method.problem import Place
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId
from shortlist.report.pair_sentences import best_places

FITS, FRICTION, GAP, OUT = "fit", "friction", "a gap", "out"
GRAVEST = (OUT, GAP, FRICTION, FITS)
Ends = tuple[str, str]
"""How an alternative fares at the worst and at the best."""


def verb_of(ends: Ends, *, several: bool) -> str:
    """Return in words how something fares, from worst to best where a rating is disputed.

    >>> verb_of((GAP, FRICTION), several=False), verb_of((FRICTION, FITS), several=True)
    ('has friction or a gap', 'may have friction')
    """
    has = "have" if several else "has"
    words = {
        OUT: "are ruled out" if several else "is ruled out",
        GAP: f"{has} a gap",
        FRICTION: f"{has} friction",
        FITS: "fit" if several else "fits",
    }
    worst, best = ends
    if worst == best:
        return words[worst]
    if ends == (GAP, FRICTION):
        return f"{words[best]} or a gap"
    if best == FITS:
        return "may be ruled out" if worst == OUT else f"may have {worst}"
    return f"{words[best]} or {words[worst]}"


def ends_of(evaluation: Evaluation, name: AlternativeId, place: Place) -> Ends:
    """Return how an alternative fares at a place, at the worst and at the best: ratings of it can be disputed."""
    worst = evaluation.so_far.arguments[name][place]
    return _word(worst), _word(min(worst, best_places(evaluation.problem, evaluation.so_far, name)[place]))


def _word(degree: Degree) -> str:
    if degree == Degree.OUT:
        return OUT
    if degree >= Degree.GAP:
        return GAP
    return FRICTION if degree else FITS
