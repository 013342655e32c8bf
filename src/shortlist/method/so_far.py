"""Provisional outcome, called *so far*: what a sheet says if nothing else mattered, as one of the possible worlds."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from shortlist.method.outcome import Outcome, close_of, outcome_of, warns
from shortlist.method.problem import Places, Problem, World
from shortlist.model.model import AlternativeId, Question


@dataclass(frozen=True, slots=True)
class SoFar:
    """The world in which nothing that is open matters, with its outcome and who is close behind.

    ``arguments`` hold the arguments against each alternative there. ``warned`` are those in front that have a gap in
    what decides, or many gaps; a warning filters nothing.
    """

    world: World
    arguments: Mapping[AlternativeId, Places]
    outcome: Outcome
    close: tuple[AlternativeId, ...]
    warned: tuple[AlternativeId, ...]


def so_far_of(problem: Problem) -> SoFar:
    """Return what a problem says if nothing else mattered.

    Needs that are not answered are at their lowest level, and experience is the same with all. Of several possible
    levels the lowest counts.
    """
    return so_far_in(problem, so_far_world(problem))


def so_far_in(problem: Problem, world: World) -> SoFar:
    """Return what one world leads to."""
    arguments = problem.arguments(world)
    outcome = outcome_of(arguments)
    warned = tuple(name for name in outcome.members if warns(arguments[name]))
    return SoFar(world, arguments, outcome, close_of(arguments, outcome), warned)


def so_far_world(problem: Problem) -> World:
    """Return the world in which nothing that is open matters."""
    world = {key: domain[0] for key, domain in problem.domains.items()}
    for criterion, name in product(problem.criteria, problem.alternatives):
        experience = problem.capability(name, criterion)
        if criterion.practice and experience not in problem.answered:
            possible = problem.domains[experience]
            world[experience] = possible[(len(possible) - 1) // 2]
    return world


def is_unanswered(problem: Problem, question: Question) -> bool:
    """Say whether nothing was answered to a question, so that each of its levels that may be asked is possible."""
    return question.id not in problem.answered
