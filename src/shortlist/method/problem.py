"""One world, in which every answer and every rating is known: grades, the rules that fire, and verdicts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from shortlist.model.model import AlternativeId, Criterion, CriterionId, Grade, Model, QuestionId, Rule, Verdict
from shortlist.sheets.sheet import Sheet

Input = QuestionId | tuple[AlternativeId, CriterionId]
"""What a world fixes: the answer to a question, or the rating of an alternative on a criterion."""

World = Mapping[Input, int]
"""A position on its scale for every input."""

Grades = Mapping[CriterionId, Grade]


@dataclass(frozen=True, slots=True)
class Problem:
    """A model seen through a sheet: which positions of each input are possible, all in one canonical order."""

    model: Model
    alternatives: tuple[AlternativeId, ...]
    criteria: tuple[Criterion, ...]
    domains: Mapping[Input, tuple[int, ...]]
    capabilities: Mapping[tuple[AlternativeId, CriterionId], Input]
    deciding: tuple[CriterionId, ...]
    must: frozenset[QuestionId]

    @classmethod
    def of(cls, model: Model, sheet: Sheet) -> "Problem":
        """Return the problem that a sheet poses; what is not answered may be any level."""
        domains: dict[Input, tuple[int, ...]] = {}
        for question in sorted(model.questions.values(), key=lambda question: question.id):
            levels = sheet.answers.get(question.id)
            possible = [at for at, level in enumerate(question.levels) if levels is None or level.id in levels]
            domains[question.id] = tuple(possible)
        for alternative in sorted(model.alternatives.values(), key=lambda alternative: alternative.id):
            for rated, rating in sorted(alternative.ratings.items()):
                domains[alternative.id, rated] = rating.positions
        criteria = tuple(sorted(model.criteria.values(), key=lambda criterion: criterion.id))
        capabilities: dict[tuple[AlternativeId, CriterionId], Input] = {}
        for criterion, name in product(criteria, model.alternatives):
            asked = model.experience(criterion, name)
            capabilities[name, criterion.id] = asked.id if asked else (name, criterion.id)
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

    def grade(self, criterion: Criterion, need: int, capability: int) -> Grade:
        """Return the grade for a need and a capability; a gap in a must-have blocks."""
        grade = criterion.fit[need][capability]
        return Grade.BLOCKS if grade == Grade.GAP and criterion.need in self.must else grade

    def grades(self, alternative: AlternativeId, world: World) -> Grades:
        """Return the grade of one alternative on every criterion in a world."""
        return {
            criterion.id: self.grade(criterion, world[criterion.need], world[self.capability(alternative, criterion)])
            for criterion in self.criteria
        }

    def worst_for(self, alternative: AlternativeId) -> Grades:
        """Return the grades where every need is as high and every capability as low as it can be."""
        return self._corner(alternative, need=-1, capability=0)

    def best_for(self, alternative: AlternativeId) -> Grades:
        """Return the grades where every need is as low and every capability as high as it can be."""
        return self._corner(alternative, need=0, capability=-1)

    def _corner(self, alternative: AlternativeId, *, need: int, capability: int) -> Grades:
        return {
            criterion.id: self.grade(
                criterion,
                self.domains[criterion.need][need],
                self.domains[self.capability(alternative, criterion)][capability],
            )
            for criterion in self.criteria
        }

    def fired(self, grades: Grades) -> Iterator[tuple[Rule, tuple[CriterionId, ...]]]:
        """Yield each rule that fires, with the criteria for which it does."""
        for rule in self.model.rules:
            among = self.deciding if rule.among == "deciding" else grades
            bad = tuple(criterion for criterion in among if grades[criterion] <= rule.grade_or_worse)
            if len(bad) >= rule.on_at_least and self.groups(bad) >= rule.on_at_least:
                yield rule, bad

    def groups(self, criteria: Iterable[CriterionId]) -> int:
        """Return how many groups the criteria belong to; one without a group is its own."""
        named = (self.model.criteria[criterion] for criterion in criteria)
        return len({(criterion.group is None, criterion.group or criterion.id) for criterion in named})

    def verdict(self, grades: Grades) -> Verdict:
        """Return the lowest cap of the rules that fire, or a strong fit where none does."""
        return min((rule.at_most for rule, _ in self.fired(grades)), default=Verdict.STRONG_FIT)
