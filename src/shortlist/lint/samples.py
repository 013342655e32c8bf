"""Sample sheets: complete answers that look random and are the same on every machine."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from shortlist.method.outcome import Outcome, outcome_of
from shortlist.method.problem import Input, Places, Problem, World, asked_by
from shortlist.model.grades import Grade
from shortlist.model.model import AlternativeId, CriterionId, LevelId, Model, Question, QuestionId
from shortlist.sheets.sheet import Sheet

Entry = TypeVar("Entry")

DECIDING = 2
"""Criteria that decide in a drawn sheet; a team may name one more."""

MULTIPLIER, INCREMENT = 6364136223846793005, 1442695040888963407


class Numbers:
    """A fixed sequence of numbers: the linear congruential generator with the constants of Knuth's MMIX.

    >>> numbers = Numbers()
    >>> [numbers.below(6) for _ in range(10)]
    [0, 0, 4, 1, 4, 1, 0, 4, 3, 4]
    """

    def __init__(self) -> None:
        self.state = 2026

    def below(self, bound: int) -> int:
        """Return the next number, from zero to just below the bound; the high bits are the good ones."""
        self.state = (self.state * MULTIPLIER + INCREMENT) % 2**64
        return (self.state >> 32) * bound >> 32

    def one_of(self, entries: Sequence[Entry]) -> Entry:
        """Return one of the entries."""
        return entries[self.below(len(entries))]


@dataclass(frozen=True)
class Drawn:
    """A complete sheet in which disputed evidence is settled as well: one world, and what it leads to."""

    problem: Problem
    world: World

    @cached_property
    def arguments(self) -> Mapping[AlternativeId, Places]:
        """The arguments against every alternative."""
        return self.problem.arguments(self.world)

    @cached_property
    def outcome(self) -> Outcome:
        """The one outcome."""
        return outcome_of(self.arguments)

    def moved(self, question: QuestionId, position: int) -> "Drawn | None":
        """Return the sheet with one answer changed, or ``None`` where such a sheet would be refused."""
        asked = asked_by(self.problem.model, self.problem.deciding)
        if position == 0 and (question in self.problem.must or question in asked):
            return None
        return Drawn(self.problem, {**self.world, question: position})


def drawn_sheets(model: Model, count: int) -> Iterator[Drawn]:
    """Yield so many complete sheets, always the same ones for the same model.

    Needs are low more often than high, as people answer: of three levels the lowest comes in three of six sheets, the
    middle in two and the highest in one. What the team brings is as likely as anything else. Two criteria that are
    needed are deciding.
    """
    problem = Problem.of(model, Sheet(answers={}))
    known = {key: domain[0] for key, domain in problem.domains.items() if len(domain) == 1}
    chances = {key: _chances(model, key, domain) for key, domain in problem.domains.items() if key not in known}
    numbers = Numbers()
    for _ in range(count):
        still_open = {key: numbers.one_of(positions) for key, positions in chances.items()}
        yield _marked(problem, {**known, **still_open}, numbers)


def _chances(model: Model, key: Input, domain: tuple[int, ...]) -> tuple[int, ...]:
    """Return positions as often as they come up.

    >>> from shortlist import built_in_model
    >>> _chances(built_in_model(), "admin", (0, 1, 2))
    (0, 0, 0, 1, 1, 2)
    """
    if not isinstance(key, str) or model.questions[key].role == "team":
        return domain
    return tuple(position for at, position in enumerate(domain) for _ in range(len(domain) - at))


def _marked(problem: Problem, world: World, numbers: Numbers) -> Drawn:
    """Return the sheet with criteria called deciding, of which none is not needed."""
    needed = [criterion for criterion in problem.criteria if world[criterion.need] > 0]
    undrawn = [criterion.id for criterion in needed]
    deciding: list[CriterionId] = []
    while undrawn and len(deciding) < DECIDING:
        deciding.append(undrawn.pop(numbers.below(len(undrawn))))
    return Drawn(replace(problem, deciding=tuple(sorted(deciding))), world)


def favourable_sheet(model: Model, alternative: AlternativeId) -> Sheet:
    """Return the complete sheet that suits one alternative best.

    Each need is as high as the alternative meets it without doubt, and the team knows it well and no other. Higher
    needs only make the others worse. So where any sheet without deciding criteria leaves nothing to say against the
    alternative and something against every other, this one does. What an alternative rests on stays the framework's.
    """
    return Sheet(
        answers={question.id: (_best_answer(model, question, alternative),) for question in model.questions.values()}
    )


def _best_answer(model: Model, question: Question, alternative: AlternativeId) -> LevelId:
    if question.role == "team":
        return question.levels[-1 if question.about == alternative else 0].id
    if question.id in _spoiling(model, alternative):
        return question.levels[0].id
    ratings = model.alternatives[alternative].ratings
    met = (
        level.id
        for at, level in reversed(list(enumerate(question.levels)))
        if all(
            criterion.fit[at][ratings[criterion.id].positions[0] if criterion.capability is None else -1] == Grade.MET
            for criterion in model.criteria.values()
            if criterion.need == question.id
        )
    )
    return next(met, question.levels[0].id)


def _spoiling(model: Model, alternative: AlternativeId) -> set[QuestionId]:
    """Return the questions of which a high answer takes away what an alternative rests on."""
    if model.own_data is None or not model.alternatives[alternative].rests_on_own_data:
        return set()
    return {model.own_data.keeps.question, model.own_data.assembles.question}
