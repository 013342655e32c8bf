"""Sentences that compare two alternatives in one world: which is ahead of the other, and by what."""

from collections.abc import Iterable

from shortlist.method.outcome import GRAVEST_FIRST, counts, is_out
from shortlist.method.problem import Place, Places, Problem, places_of
from shortlist.method.so_far import SoFar
from shortlist.model.grades import Degree
from shortlist.model.model import AlternativeId, Criterion
from shortlist.report.sentences import listed_in_short, need_within, number

WHERE = {
    Degree.GAP_DECIDING: ("what decides", "things that decide"),
    Degree.GAP: ("a need", "needs"),
    Degree.FRICTION_MUST: ("a must-have", "must-haves"),
    Degree.FRICTION_DECIDING: ("what decides", "things that decide"),
    Degree.FRICTION_ESSENTIAL: ("an essential need", "essential needs"),
    Degree.PRACTICE: ("what your team does", "things that your team does"),
    Degree.FRICTION: ("a useful thing", "useful things"),
}
"""Where an argument stands: one of it, and several."""


def comparison_sentence(problem: Problem, so_far: SoFar, one: AlternativeId, other: AlternativeId) -> str:
    r"""Return which of two is ahead of the other in a world, and by what: one sentence, whichever way round.

    >>> from shortlist import built_in_model, evaluate, parse_sheet
    >>> found = evaluate(built_in_model(), parse_sheet('[answers]\nadmin = "essential"', built_in_model()))
    >>> comparison_sentence(found.problem, found.so_far, "django", "litestar")
    'Django is ahead of Litestar, which may have a gap in an essential need: admin screens.'
    """
    mine, theirs = so_far.arguments[one], so_far.arguments[other]
    first, second = (problem.model.alternatives[name].title for name in (one, other))
    if is_out(mine) and is_out(theirs):
        return f"Neither {first} nor {second} fits: each lacks a must-have."
    if counts(mine) == counts(theirs):
        apart = "nothing sets them apart" if mine == theirs else "as much speaks against one as against the other"
        return f"{first} and {second} are level: {apart}."
    if counts(mine) > counts(theirs):
        return comparison_sentence(problem, so_far, other, one)
    if is_out(theirs):
        lacking = listed_in_short(_titles(problem, so_far, other, _at(theirs, Degree.OUT)))
        return f"{second} is ruled out because it lacks a must-have: {lacking}."
    return f"{first} is ahead of {second}{_lead(problem, so_far, one, other)}."


def _lead(problem: Problem, so_far: SoFar, one: AlternativeId, other: AlternativeId) -> str:
    """Return by what one is ahead of the other, as the end of a sentence: the first degree at which it has fewer.

    Only what really is worse of the other is told as its drawback. Where what decides is no more than the rest of
    something that weighs heavier against the first, the sentence says what it does not outweigh.
    """
    mine, theirs = so_far.arguments[one], so_far.arguments[other]
    degree = next(degree for degree in GRAVEST_FIRST if len(_at(mine, degree)) != len(_at(theirs, degree)))
    more, less = _worse(theirs, mine, degree), _worse(mine, theirs, degree)
    if len(more) <= len(less):
        return _outweighed(problem, so_far, one, other)
    if all(place[1] for place in more) and not less:
        return f": {_less_practice(problem, other, degree)}"
    drawback, several = _drawback(problem, so_far, other, more)
    if not less:
        return f", which {drawback}: {several}"
    fewer = _titles(problem, so_far, one, less)
    first, second = (problem.model.alternatives[name].title for name in (one, other))
    return f": {second} {drawback}, {several}; {first} in {number(len(fewer))}, {listed_in_short(fewer)}"


def _outweighed(problem: Problem, so_far: SoFar, one: AlternativeId, other: AlternativeId) -> str:
    """Return the gravest drawback of the other, and what of the first does not outweigh it: the end of a sentence."""
    mine, theirs = so_far.arguments[one], so_far.arguments[other]
    more = next(found for degree in GRAVEST_FIRST if (found := _worse(theirs, mine, degree)))
    drawback, several = _drawback(problem, so_far, other, more)
    less = _titles(problem, so_far, one, [place for place in mine if mine[place] > theirs[place]])
    speaks, weighs = ("speaks", "weighs") if len(less) == 1 else ("speak", "weigh")
    against = f"{listed_in_short(less)} {speaks} against {problem.model.alternatives[one].title}"
    return f", which {drawback}: {several}; {against}, and {weighs} no more"


def _less_practice(problem: Problem, name: AlternativeId, degree: Degree) -> str:
    """Return that the team knows an alternative less well, or has not said how well it does."""
    title = problem.model.alternatives[name].title
    practised = [problem.domains[problem.capability(name, each)] for each in problem.criteria if each.practice]
    if all(len(domain) > 1 for domain in practised):
        return f"you have not said what your team knows of {title}"
    soon = ", too little for the time you have" if degree >= Degree.GAP else ""
    return f"your team has less practice with {title}{soon}"


def _drawback(problem: Problem, so_far: SoFar, name: AlternativeId, places: list[Place]) -> tuple[str, str]:
    """Return what kind of arguments stand against an alternative, and where; and what they are about."""
    titles = _titles(problem, so_far, name, places)
    degree = so_far.arguments[name][places[0]]
    one_place, several = _where(problem, so_far, degree, places)
    where = one_place if len(titles) == 1 else f"{number(len(titles))} {several}"
    gap = "a gap" if len(titles) == 1 else "gaps"
    kind = f"{_has(problem, so_far, name, places)} {gap if degree >= Degree.GAP else 'friction'}"
    return f"{kind} in {where}", listed_in_short(titles)


def _worse(one: Places, other: Places, degree: Degree) -> list[Place]:
    """Return where one has an argument of this degree, and the other a lesser one or none."""
    return [place for place in _at(one, degree) if other[place] < degree]


def _where(problem: Problem, so_far: SoFar, degree: Degree, places: list[Place]) -> tuple[str, str]:
    """Return in what an argument stands; a gap is in what is essential where all these needs are at their highest."""
    questions = problem.model.questions
    highest = all(so_far.world[key] == len(questions[key].levels) - 1 for key, _ in places)
    return WHERE[Degree.FRICTION_ESSENTIAL if degree == Degree.GAP and highest else degree]


def _has(problem: Problem, so_far: SoFar, name: AlternativeId, places: list[Place]) -> str:
    """Return whether an alternative has arguments against it, or may have them: ratings of it can be disputed."""
    best = best_places(problem, so_far, name)
    sure = {best[place] == so_far.arguments[name][place] for place in places}
    return "has" if sure == {True} else "may have" if sure == {False} else "has or may have"


def best_places(problem: Problem, so_far: SoFar, name: AlternativeId) -> Places:
    """Return the arguments against an alternative where everything that is disputed of it turns out for the best."""
    rated = ((key, domain) for key, domain in problem.domains.items() if not isinstance(key, str))
    return problem.places(name, {**so_far.world, **{key: domain[-1] for key, domain in rated}})


def _at(places: Places, degree: Degree) -> list[Place]:
    return [place for place, found in places.items() if found == degree]


def _titles(problem: Problem, so_far: SoFar, name: AlternativeId, places: Iterable[Place]) -> list[str]:
    """Return what arguments are about, each once: practice has two places."""
    criteria = (criterion_at(problem, so_far, name, place) for place in places)
    return list(dict.fromkeys(need_within(problem.model, each) for each in criteria))


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
