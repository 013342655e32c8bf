"""Problem: a model seen through a sheet, and the arguments against each alternative in one world of it.

A world fixes every answer and every rating. How arguments are compared stands in :mod:`shortlist.method.outcome`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from shortlist.model.model import (
    AlternativeId,
    Arguments,
    Criterion,
    CriterionId,
    Degree,
    Grade,
    Model,
    QuestionId,
    Trigger,
)
from shortlist.sheets.sheet import Sheet

Input = QuestionId | tuple[AlternativeId, CriterionId]
"""What a world fixes: the answer to a question, or the rating of an alternative on a criterion."""

World = Mapping[Input, int]
"""A position on its scale for every input."""

Domains = Mapping[Input, tuple[int, ...]]
"""The positions that are possible for every input."""

Place = tuple[QuestionId, int]
"""Where an argument stands: a question; want of practice has two places of its own, 1 and 2, beside place 0."""

Places = Mapping[Place, Degree]
"""The gravest argument against one alternative at each place."""

_GAPS = (Degree.GAP, Degree.GAP_DECIDING)


@dataclass(frozen=True, slots=True)
class Problem:
    """A model seen through a sheet: which positions of each input are possible, all in one canonical order."""

    model: Model
    alternatives: tuple[AlternativeId, ...]
    criteria: tuple[Criterion, ...]
    domains: Domains
    capabilities: Mapping[tuple[AlternativeId, CriterionId], Input]
    deciding: tuple[CriterionId, ...]
    must: frozenset[QuestionId]

    @classmethod
    def of(cls, model: Model, sheet: Sheet) -> "Problem":
        """Return the problem that a sheet poses; what is not answered may be any level.

        What is called deciding or a must-have asks for its need, which is then never "not needed".
        """
        asked = {*sheet.must, *asked_by(model, sheet.deciding)}
        domains: dict[Input, tuple[int, ...]] = {}
        for question in sorted(model.questions.values(), key=lambda question: question.id):
            levels = sheet.answers.get(question.id)
            possible = [at for at, level in enumerate(question.levels) if levels is None or level.id in levels]
            domains[question.id] = tuple(possible[possible[0] == 0 and question.id in asked :])
        for alternative in sorted(model.alternatives.values(), key=lambda alternative: alternative.id):
            for rated, rating in sorted(alternative.ratings.items()):
                domains[alternative.id, rated] = rating.positions
        criteria = tuple(sorted(model.criteria.values(), key=lambda criterion: criterion.id))
        capabilities: dict[tuple[AlternativeId, CriterionId], Input] = {}
        for criterion, name in product(criteria, model.alternatives):
            asked_about = model.experience(criterion, name)
            capabilities[name, criterion.id] = asked_about.id if asked_about else (name, criterion.id)
        return cls(
            model=model,
            alternatives=tuple(sorted(model.alternatives)),
            criteria=criteria,
            domains=domains,
            capabilities=capabilities,
            deciding=tuple(sorted(sheet.deciding)),
            must=frozenset(sheet.must),
        )

    def with_domain(self, key: Input, positions: tuple[int, ...]) -> "Problem":
        """Return the problem in which one input may have these positions and no others."""
        return replace(self, domains={**self.domains, key: positions})

    @property
    def is_known(self) -> bool:
        """Whether every answer and every rating is definite, so that there is one world."""
        return all(len(domain) == 1 for domain in self.domains.values())

    def capability(self, alternative: AlternativeId, criterion: Criterion) -> Input:
        """Return the input that says how capable an alternative is: its rating, or the team's own experience."""
        return self.capabilities[alternative, criterion.id]

    def triggers(self, alternative: AlternativeId, criterion: Criterion) -> tuple[Trigger, ...]:
        """Return the answers from which on an alternative counts for less on a criterion, the strictest last."""
        own_data = self.model.own_data
        if own_data is None or criterion.id not in self.model.alternatives[alternative].rests_on_own_data:
            return ()
        return own_data.keeps, own_data.assembles

    def credit(self, alternative: AlternativeId, criterion: Criterion, world: World) -> int:
        """Return the position on its scale for which an alternative counts in a world.

        Its rating is that, but for what rests on a data layer that this team replaces.
        """
        position = world[self.capability(alternative, criterion)]
        limits = ((len(criterion.levels) - 1) // 2, 0)
        for trigger, limit in zip(self.triggers(alternative, criterion), limits, strict=False):
            if world[trigger.question] >= trigger.position:
                position = min(position, limit)
        return position

    def grade(self, criterion: Criterion, need: int, capability: int) -> Grade:
        """Return the grade for a need and a capability; a gap in a must-have blocks."""
        grade = criterion.fit[need][capability]
        return Grade.BLOCKS if grade == Grade.GAP and criterion.need in self.must else grade

    def degrees(self, criterion: Criterion, need: int, capability: int) -> Arguments:
        """Return the degrees of the arguments for a need and a capability."""
        is_deciding = criterion.id in self.deciding
        is_must = criterion.need in self.must
        if criterion.practice:
            cells = criterion.practice.deciding if is_deciding else criterion.practice.usual
            found = cells[need][capability]
            return tuple(Degree.OUT if each in _GAPS else each for each in found) if is_must else found
        return (_degree(criterion, need, capability, is_deciding=is_deciding, is_must=is_must),)

    def places(
        self, alternative: AlternativeId, world: World, criteria: Iterable[Criterion] | None = None
    ) -> dict[Place, Degree]:
        """Return the gravest argument against an alternative at each place in a world, or at those of some criteria."""
        found: dict[Place, Degree] = {}
        for criterion in criteria or self.criteria:
            degrees = self.degrees(criterion, world[criterion.need], self.credit(alternative, criterion, world))
            for place, degree in zip(places_of(criterion), degrees, strict=True):
                found[place] = max(degree, found.get(place, Degree.NONE))
        return found


def places_of(criterion: Criterion) -> tuple[Place, ...]:
    """Return the places at which a criterion's arguments stand."""
    return tuple((criterion.need, at) for at in ((1, 2) if criterion.practice else (0,)))


def asked_by(model: Model, deciding: tuple[CriterionId, ...]) -> set[QuestionId]:
    """Return the needs that deciding criteria ask for; practice may decide at any pace, and asks for none."""
    criteria = (model.criteria[key] for key in deciding)
    return {criterion.need for criterion in criteria if criterion.practice is None}


def _degree(criterion: Criterion, need: int, capability: int, *, is_deciding: bool, is_must: bool) -> Degree:
    grade = criterion.fit[need][capability]
    if grade == Grade.MET:
        return Degree.NONE
    if grade == Grade.FRICTION:
        if is_must:
            return Degree.FRICTION_MUST
        if is_deciding:
            return Degree.FRICTION_DECIDING
        return Degree.FRICTION_ESSENTIAL if need == len(criterion.fit) - 1 else Degree.FRICTION
    if is_must or grade == Grade.BLOCKS:
        return Degree.OUT
    return Degree.GAP_DECIDING if is_deciding else Degree.GAP
