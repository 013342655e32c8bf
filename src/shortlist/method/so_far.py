"""So far: what a sheet says if nothing else mattered, as one world among those that are possible."""

from collections.abc import Mapping
from dataclasses import dataclass

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


def so_far_of(problem: Problem, *, highest: bool = False) -> SoFar:
    """Return what a problem says if nothing else mattered.

    Needs that are not answered are at their lowest level, and experience is the same with all. Of several possible
    levels the lowest counts, or with ``highest`` the highest of an answer, as in a team whose members answer apart.
    """
    return so_far_in(problem, so_far_world(problem, highest=highest))


def so_far_in(problem: Problem, world: World) -> SoFar:
    """Return what one world leads to."""
    arguments = problem.arguments(world)
    outcome = outcome_of(arguments)
    warned = tuple(name for name in outcome.members if warns(arguments[name]))
    return SoFar(world, arguments, outcome, close_of(arguments, outcome), warned)


def so_far_world(problem: Problem, *, highest: bool = False) -> World:
    """Return the world in which nothing that is open matters."""
    practised = {criterion.capability for criterion in problem.criteria if criterion.practice}
    middles = {f"{template}-{name}" for template in practised for name in problem.alternatives}
    world = {key: domain[0] for key, domain in problem.domains.items()}
    for question in problem.model.questions.values():
        domain = problem.domains.get(question.id, ())
        if is_unanswered(problem, question):
            world |= {question.id: (len(domain) - 1) // 2} if question.id in middles else {}
        elif highest and domain:
            world[question.id] = domain[-1]
    return world


def is_unanswered(problem: Problem, question: Question) -> bool:
    """Say whether nothing was answered to a question: whether each of its levels that may be asked is possible."""
    domain = problem.domains.get(question.id, ())
    return len(domain) > 1 and len(question.levels) - len(domain) == domain[0]
