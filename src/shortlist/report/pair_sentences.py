"""Sentences that compare two alternatives in one world: which is ahead of the other, and by what."""

from collections.abc import Iterable, Iterator

from shortlist.method.outcome import GRAVEST_FIRST, counts, is_out
from shortlist.method.problem import Place, Places, Problem, places_of
from shortlist.method.so_far import SoFar
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId, Criterion
from shortlist.report.sentences import listed, number

WHERE = {
    Degree.GAP_DECIDING: "in what you called deciding",
    Degree.GAP: "in what you need",
    Degree.FRICTION_MUST: "in your must-haves",
    Degree.FRICTION_DECIDING: "in what you called deciding",
    Degree.FRICTION_ESSENTIAL: "in what is essential",
    Degree.PRACTICE: "in what your team knows",
    Degree.FRICTION: "in what is useful",
}


def comparison_sentence(problem: Problem, so_far: SoFar, one: AlternativeId, other: AlternativeId) -> str:
    r"""Return which of two is ahead of the other in a world, and by what: one sentence, whichever way round.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> found = evaluate(built_in_model(), parse_sheet('[answers]\nadmin = "essential"', built_in_model()))
    >>> comparison_sentence(found.problem, found.so_far, "django", "litestar")
    'Django is ahead of Litestar: in what is essential, Litestar has one gap more (Admin).'
    """
    mine, theirs = so_far.arguments[one], so_far.arguments[other]
    first, second = (problem.model.alternatives[name].title for name in (one, other))
    if is_out(mine) and is_out(theirs):
        return f"Neither {first} nor {second} fits: each lacks a must-have."
    if counts(mine) == counts(theirs):
        same = mine == theirs
        return f"{first} and {second} are level: {'the same' if same else 'as much'} speaks against each of them."
    if counts(mine) > counts(theirs):
        return comparison_sentence(problem, so_far, other, one)
    if is_out(theirs):
        lacking = listed(list(_titles(problem, so_far, other, _at(theirs, Degree.OUT))))
        return f"{second} is ruled out: it lacks a must-have ({lacking})."
    return f"{first} is ahead of {second}: {_lead(problem, so_far, one, other)}."


def _lead(problem: Problem, so_far: SoFar, one: AlternativeId, other: AlternativeId) -> str:
    """Return by what one is ahead of the other: the first degree of which it has fewer arguments."""
    mine, theirs = so_far.arguments[one], so_far.arguments[other]
    degree = next(degree for degree in GRAVEST_FIRST if len(_at(mine, degree)) != len(_at(theirs, degree)))
    more = [place for place in _at(theirs, degree) if mine[place] != degree]
    less = [place for place in _at(mine, degree) if theirs[place] != degree]
    second = problem.model.alternatives[other].title
    if all(place[1] for place in more) and not less:
        soon = ", which is a gap at your pace" if degree >= Degree.GAP else ""
        return f"your team has less practice with {second}{soon}"
    titles = listed(list(_titles(problem, so_far, other, more)))
    kind = "gap" if degree >= Degree.GAP else "friction"
    if not less:
        return f"{_where(problem, so_far, degree, more)}, {second} has {_counted(len(more), kind)} more ({titles})"
    first = problem.model.alternatives[one].title
    fewer = listed(list(_titles(problem, so_far, one, less)))
    return (
        f"{_where(problem, so_far, degree, more)}, {second} has {_counted(len(more), kind)} ({titles})"
        f" where {first} has {number(len(less))} ({fewer})"
    )


def _where(problem: Problem, so_far: SoFar, degree: Degree, places: list[Place]) -> str:
    """Return in what an argument stands; a gap is in what is essential where all these needs are at their highest."""
    questions = problem.model.questions
    highest = all(so_far.world[key] == len(questions[key].levels) - 1 for key, _ in places)
    return WHERE[Degree.FRICTION_ESSENTIAL if degree == Degree.GAP and highest else degree]


def _counted(count: int, kind: str) -> str:
    return f"{number(count)} {kind}{'' if count == 1 else 's'}"


def _at(places: Places, degree: Degree) -> list[Place]:
    return [place for place, found in places.items() if found == degree]


def _titles(problem: Problem, so_far: SoFar, name: AlternativeId, places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        yield criterion_at(problem, so_far, name, place).title


def criterion_at(problem: Problem, so_far: SoFar, name: AlternativeId, place: Place) -> Criterion:
    """Return the criterion whose argument is the gravest against an alternative at a place."""
    degree, world = so_far.arguments[name][place], so_far.world
    at = max(place[1] - 1, 0)
    return next(
        each
        for each in problem.model.criteria.values()
        if place in places_of(each)
        and degree == problem.degrees(each, world[each.need])[problem.credit(name, each, world)][at]
    )
