"""Figures of the method on sheets that look random: how often one is in front, and how soon that is settled.

The seeds are fixed, so that a figure changes only with the rule, the data or the order of asking.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from shortlist import AlternativeId, Model, Problem, Sheet, built_in_model
from shortlist.method.evaluation import evaluated
from shortlist.method.outcome import beats, is_out
from shortlist.method.problem import Input, Places, World
from shortlist.method.question_order import next_question, stages_of
from shortlist.method.so_far import SoFar, so_far_in
from shortlist.model.model import CriterionId, LevelId, QuestionId, frozen

SEED = 2026
LOW = (5, 3, 2, 1)
"""How often each level of a need is drawn, from the lowest on, where low ones are likelier: some four are essential."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A full sheet, with disputed evidence at its lower level: a world and what decides in it."""

    model: Model
    world: World
    deciding: tuple[CriterionId, ...]

    @property
    def problem(self) -> Problem:
        """The problem in which nothing but what decides is known."""
        return replace(opened(), deciding=self.deciding)

    @property
    def outcome(self) -> SoFar:
        """What the sheet leads to."""
        return so_far_in(self.problem, self.world)


@cache
def opened() -> Problem:
    """Return the problem in which nothing is answered."""
    return Problem.of(built_in_model(), Sheet(answers={}))


def drawn_sheets(count: int, *, low: bool, deciding: int, seed: int = SEED) -> Iterator[Drawn]:
    """Yield full sheets: each level as likely as any other, or low needs likelier; so many criteria decide."""
    model, numbers = built_in_model(), Random(seed)  # noqa: S311 - sheets, not secrets
    rated: dict[Input, int] = {key: domain[0] for key, domain in opened().domains.items() if not isinstance(key, str)}
    for _ in range(count):
        world: dict[Input, int] = {**rated}
        for question in model.questions.values():
            levels = range(len(question.levels))
            weights = LOW[: len(levels)] if low and question.role == "need" else None
            world[question.id] = numbers.choices(levels, weights)[0]
        needed = [each.id for each in model.criteria.values() if world[each.need] and each.practice is None]
        yield Drawn(model, world, tuple(sorted(numbers.sample(needed, min(deciding, len(needed))))))


def outcomes(count: int, *, low: bool, deciding: int) -> tuple[Counter[str], Counter[AlternativeId]]:
    """Return how many sheets lead to one, two, too close or none, and who is alone in front how often."""
    kinds: Counter[str] = Counter()
    alone: Counter[AlternativeId] = Counter()
    for drawn in drawn_sheets(count, low=low, deciding=deciding):
        outcome = drawn.outcome.outcome
        kinds[("one", "two")[len(outcome.members) - 1] if outcome.kind == "shortlist" else outcome.kind] += 1
        alone.update(outcome.members if len(outcome.members) == 1 else ())
    return kinds, alone


@dataclass(frozen=True, slots=True)
class Screens:
    """Of so many sheets, how many are settled after the screens, and in how many the front so far is the right one."""

    settled: int
    right: int


def after_screens(count: int, *, deciding: int, everything: bool) -> Screens:
    """Answer the screens of low-skewed sheets, and nothing else.

    What is not ticked as essential stays open between its lowest and its middle level. Without ``everything``, the
    second screen is asked for experience alone.
    """
    settled = right = 0
    for drawn in drawn_sheets(count, low=True, deciding=deciding):
        evaluation = evaluated(screened(drawn, everything=everything))
        settled += evaluation.is_settled
        right += evaluation.so_far.outcome == drawn.outcome.outcome
    return Screens(settled, right)


def screened(drawn: Drawn, *, everything: bool) -> Problem:
    """Return the problem after the screens."""
    stages = stages_of(drawn.model)
    practised = [key for key in stages["bring"] if _is_experience(drawn.model, key)]
    known = [*(stages["bring"] if everything else practised), *stages["pace"]]
    return replace(
        drawn.problem, domains=_asked(drawn, {**drawn.problem.domains, **_ticked(drawn), **_told(drawn, known)})
    )


def _is_experience(model: Model, key: QuestionId) -> bool:
    templates = {criterion.capability for criterion in model.criteria.values() if criterion.practice}
    return any(key == f"{template}-{name}" for template in templates for name in model.alternatives)


def _ticked(drawn: Drawn) -> dict[Input, tuple[int, ...]]:
    """Return the needs of the first screen: at their highest level where ticked, else anything below."""
    found: dict[Input, tuple[int, ...]] = {}
    for key in stages_of(drawn.model)["essentials"]:
        highest = len(drawn.model.questions[key].levels) - 1
        found[key] = (highest,) if drawn.world[key] == highest else tuple(range(highest))
    return found


def _told(drawn: Drawn, keys: list[QuestionId]) -> dict[Input, tuple[int, ...]]:
    return {key: (drawn.world[key],) for key in keys}


def _asked(drawn: Drawn, domains: Mapping[Input, tuple[int, ...]]) -> dict[Input, tuple[int, ...]]:
    """Return domains without "not needed" where a deciding criterion asks for the need."""
    criteria = (drawn.model.criteria[key] for key in drawn.deciding)
    needs = {criterion.need for criterion in criteria if criterion.practice is None}
    return {
        key: domain[domain[0] == 0 :] if key in needs and len(domain) > 1 else domain for key, domain in domains.items()
    }


def answers_until_settled(drawn: Drawn) -> int:
    """Ask single questions in the order of asking until it is settled, and return how many were asked."""
    problem = replace(drawn.problem, domains=_asked(drawn, drawn.problem.domains))
    rated: dict[Input, tuple[int, ...]] = {key: (at,) for key, at in drawn.world.items() if not isinstance(key, str)}
    problem = replace(problem, domains={**problem.domains, **rated})
    answers: dict[QuestionId, tuple[LevelId, ...]] = {}
    while True:
        evaluation = evaluated(problem)
        key = next_question(evaluation, Sheet(answers=frozen(answers), deciding=drawn.deciding))
        if key is None:
            return len(answers)
        position = drawn.world[key]
        answers[key] = (drawn.model.questions[key].levels[position].id,)
        problem = problem.with_domain(key, (position,))


def surprising_steps(count: int, *, deciding: int) -> tuple[int, int]:
    """Return how many single steps of an answer bring forward who was not named before, and how many were taken."""
    surprising = taken = 0
    for drawn in drawn_sheets(count, low=True, deciding=deciding):
        problem, before = drawn.problem, drawn.outcome
        named = {*before.outcome.members, *before.close}
        for question in drawn.model.questions.values():
            for position in (drawn.world[question.id] - 1, drawn.world[question.id] + 1):
                lowest = 1 if question.id in _needs(drawn) else 0
                if lowest <= position < len(question.levels):
                    after = so_far_in(problem, {**drawn.world, question.id: position})
                    surprising += not named.issuperset(after.outcome.members)
                    taken += 1
    return surprising, taken


def _needs(drawn: Drawn) -> set[QuestionId]:
    return {drawn.model.criteria[key].need for key in drawn.deciding}


def rules_compared(sheets: int) -> dict[str, Counter[int]]:
    """Return how many are in front under each of four rules, on low-skewed sheets with two criteria deciding."""
    counted: dict[str, Counter[int]] = {word: Counter() for word in ("dominance", "minimax", "discri", "lexi")}
    for drawn in drawn_sheets(sheets, low=True, deciding=2):
        arguments = {name: places for name, places in drawn.outcome.arguments.items() if not is_out(places)}
        worst = {name: max(places.values()) for name, places in arguments.items()}
        front = {
            "dominance": [
                name for name in arguments if not any(_dominates(arguments[o], arguments[name]) for o in arguments)
            ],
            "minimax": [name for name in arguments if worst[name] == min(worst.values())],
            "discri": [name for name in arguments if not any(beats(arguments[o], arguments[name]) for o in arguments)],
            "lexi": drawn.outcome.outcome.members,
        }
        for word, members in front.items():
            counted[word][len(members)] += 1
    return counted


def _dominates(one: Places, other: Places) -> bool:
    return one != other and all(one[place] <= degree for place, degree in other.items())
