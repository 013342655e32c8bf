"""Problem: a model seen through a sheet, and the arguments against each alternative in one world of it.

A world fixes every answer and every rating. How arguments are compared stands in :mod:`shortlist.method.outcome`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from shortlist.model.grades import Degree, Grade
from shortlist.model.model import AlternativeId, Arguments, Criterion, CriterionId, Model, QuestionId, Trigger
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


def _by_grade(gap: Degree, friction: Degree) -> dict[Grade, tuple[Degree]]:
    """Return the argument that each grade makes, where a gap and a friction have these degrees."""
    return {
        Grade.BLOCKS: (Degree.OUT,),
        Grade.GAP: (gap,),
        Grade.FRICTION: (friction,),
        Grade.MET: (Degree.NONE,),
    }


_MUST = _by_grade(Degree.OUT, Degree.FRICTION_MUST)
_DECIDING = _by_grade(Degree.GAP_DECIDING, Degree.FRICTION_DECIDING)
_ESSENTIAL = _by_grade(Degree.GAP, Degree.FRICTION_ESSENTIAL)
_USUAL = _by_grade(Degree.GAP, Degree.FRICTION)


@dataclass(frozen=True, slots=True)
class Problem:
    """A model seen through a sheet: which positions of each input are possible, all in one canonical order.

    ``answered`` are the inputs of which anything was said, be it several levels.
    """

    model: Model
    alternatives: tuple[AlternativeId, ...]
    criteria: tuple[Criterion, ...]
    domains: Domains
    capabilities: Mapping[tuple[AlternativeId, CriterionId], Input]
    deciding: tuple[CriterionId, ...]
    must: frozenset[QuestionId]
    answered: frozenset[Input]

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
            needed = [at for at in possible if at or question.id not in asked]
            domains[question.id] = tuple(needed or possible)
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
            answered=frozenset(
                key for key, levels in sheet.answers.items() if len(levels) < len(model.questions[key].levels)
            ),
        )

    def with_domain(self, key: Input, positions: tuple[int, ...]) -> "Problem":
        """Return the problem in which one input may have these positions and no others."""
        return replace(self, domains={**self.domains, key: positions}, answered=self.answered | {key})

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
        position = world[self.capabilities[alternative, criterion.id]]
        if criterion.id in self.model.alternatives[alternative].rests_on_own_data:
            limits = ((len(criterion.levels) - 1) // 2, 0)
            for trigger, limit in zip(self.triggers(alternative, criterion), limits, strict=False):
                if world[trigger.question] >= trigger.position:
                    position = min(position, limit)
        return position

    def grade(self, criterion: Criterion, need: int, capability: int) -> Grade:
        """Return the grade for a need and a capability; a gap in a must-have blocks."""
        grade = criterion.fit[need][capability]
        return Grade.BLOCKS if grade == Grade.GAP and criterion.need in self.must else grade

    def degrees(self, criterion: Criterion, need: int) -> tuple[Arguments, ...]:
        """Return the degrees of the arguments for a need, by position of the capability."""
        is_deciding = criterion.id in self.deciding
        is_must = criterion.need in self.must
        if criterion.practice:
            cells = (criterion.practice.deciding if is_deciding else criterion.practice.usual)[need]
            return tuple(tuple(map(_without_gap, cell)) for cell in cells) if is_must else cells
        is_highest = need == len(criterion.fit) - 1
        if is_must:
            degree = _MUST
        elif is_deciding:
            degree = _DECIDING
        else:
            degree = _ESSENTIAL if is_highest else _USUAL
        return tuple(degree[grade] for grade in criterion.fit[need])

    def argument(self, alternative: AlternativeId, criterion: Criterion, world: World) -> Degree:
        """Return the gravest argument of a criterion against an alternative in a world."""
        return max(self.degrees(criterion, world[criterion.need])[self.credit(alternative, criterion, world)])

    def arguments(self, world: World) -> dict[AlternativeId, Places]:
        """Return the gravest argument against each alternative at each place in a world."""
        found: dict[AlternativeId, dict[Place, Degree]] = {name: {} for name in self.alternatives}
        for criterion in self.criteria:
            degrees = self.degrees(criterion, world[criterion.need])
            slots = places_of(criterion)
            for name, places in found.items():
                for place, degree in zip(slots, degrees[self.credit(name, criterion, world)], strict=True):
                    if degree >= places.get(place, Degree.NONE):
                        places[place] = degree
        return {**found}

    def places(self, alternative: AlternativeId, world: World) -> Places:
        """Return the gravest argument against one alternative at each place in a world."""
        return self.arguments(world)[alternative]


def places_of(criterion: Criterion) -> tuple[Place, ...]:
    """Return the places at which a criterion's arguments stand."""
    return tuple((criterion.need, at) for at in ((1, 2) if criterion.practice else (0,)))


def asked_by(model: Model, deciding: tuple[CriterionId, ...]) -> set[QuestionId]:
    """Return the needs that deciding criteria ask for; practice may decide at any pace, and asks for none."""
    criteria = (model.criteria[key] for key in deciding)
    return {criterion.need for criterion in criteria if criterion.practice is None}


def _without_gap(degree: Degree) -> Degree:
    """Return the degree where the pace is a must-have: a gap is out."""
    return Degree.OUT if degree in _GAPS else degree
