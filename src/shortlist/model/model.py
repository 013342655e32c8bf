"""Data classes of a decision model: steps, questions, criteria and alternatives, all as frozen values.

Every list of levels, grades and verdicts runs from low to high; positions serve to compare, never to count or to add.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, NewType, TypeVar

from shortlist.faults import Notice
from shortlist.model.grades import Degree, Grade

StepId = NewType("StepId", str)
QuestionId = NewType("QuestionId", str)
CriterionId = NewType("CriterionId", str)
AlternativeId = NewType("AlternativeId", str)
LevelId = NewType("LevelId", str)

Key = TypeVar("Key")
Value = TypeVar("Value")

Role = Literal["need", "team"]
Basis = Literal["documented", "observed", "judged"]
Confidence = Literal["low", "medium", "high"]
Mark = Literal["must-have", "deciding"]


@dataclass(frozen=True, slots=True)
class Level:
    """One step of an ordinal scale: its id, the word for readers, and what one would see."""

    id: LevelId
    label: str
    means: str


Scale = tuple[Level, ...]

Arguments = tuple[Degree, ...]
"""What one place adds against an alternative: one degree, or two where practice is asked about."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps in which a team decides."""

    id: StepId
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the team.

    A ``need`` says what the project asks for, and its lowest level means "not needed". A ``team`` question says what
    the team brings along; it is then about one alternative, ``about``. ``short`` is its name in lists and sentences,
    and ``buys``, which only a need has, what a project gains where it is met.
    """

    id: QuestionId
    step: StepId
    role: Role
    text: str
    why: str
    hint: str
    levels: Scale
    short: str
    buys: str | None = None
    about: AlternativeId | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """The arguments against an alternative for want of practice, by position of the pace and of the experience.

    ``deciding`` holds those where the criterion is a deciding one. Every cell has as many arguments as every other.
    """

    usual: tuple[tuple[Arguments, ...], ...]
    deciding: tuple[tuple[Arguments, ...], ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """What alternatives are rated on, and the grade that each rating earns for each level of need.

    ``fit[need][capability]`` holds the grades by position. ``capability`` names the template of team questions that
    stands in for ratings, where the team's own answers are the capability. A criterion with ``practice`` takes its
    arguments from there; its ``fit`` holds their grades, and the lowest level of its need is not "not needed".
    ``stale_after`` is in days.
    """

    id: CriterionId
    step: StepId
    title: str
    means: str
    need: QuestionId
    levels: Scale
    fit: tuple[tuple[Grade, ...], ...]
    capability: str | None = None
    stale_after: int | None = None
    practice: Practice | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """An answer from which on something holds: a level of a question, or any higher one."""

    question: QuestionId
    position: int


@dataclass(frozen=True, slots=True)
class OwnData:
    """When the parts that rest on a framework's own data layer count for less.

    Where the team ``keeps`` a data layer of its own, they count at most at their middle level, and where it
    ``assembles`` nearly everything, at their lowest.
    """

    keeps: Trigger
    assembles: Trigger


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement can be read, and on which day it was last read there and found true.

    ``url`` is empty where somebody tried it and wrote it down nowhere else.
    """

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class Rating:
    """The capability of one alternative on one criterion: positions on its scale, and why.

    More than one position means that the evidence is disputed or unclear, and every one of them is possible.
    """

    positions: tuple[int, ...]
    because: str
    basis: Basis
    confidence: Confidence
    source: Source


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact that is shown for every alternative and that no comparison uses."""

    id: str
    title: str
    means: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What is true of one alternative for one kind of fact."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something that can be chosen: who it is, its facts and its ratings.

    ``rests_on_own_data`` are the criteria whose ratings hold only where its own data layer is used.
    """

    id: AlternativeId
    title: str
    version: str
    released: date
    home: str
    summary: str
    facts: Mapping[str, Fact]
    ratings: Mapping[CriterionId, Rating]
    rests_on_own_data: tuple[CriterionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Inclusion:
    """What something must be to stand among the alternatives, and what makes it leave, in words for everybody."""

    include: str
    remove: str


@dataclass(frozen=True, slots=True)
class Declared:
    """An answer that settles the outcome all by itself, and why the model means it to.

    ``marked`` says how the answer is given: marked as a must-have, with its criterion called deciding, or just so.
    """

    question: QuestionId
    level: LevelId
    marked: Mark | None
    because: str


@dataclass(frozen=True, slots=True)
class FormerCriterion:
    """A criterion of an earlier version that several have taken the place of.

    A sheet means the earlier one where it still answers ``question``; a rating does where its level is of ``levels``.
    """

    id: CriterionId
    question: QuestionId
    becomes: tuple[CriterionId, ...]
    levels: tuple[LevelId, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """What keys of earlier versions mean now: for each level of a question the answers that it has become."""

    questions: Mapping[QuestionId, Mapping[LevelId, Mapping[QuestionId, LevelId]]]
    criteria: Mapping[CriterionId, FormerCriterion]


NOTHING_FORMER = Former(MappingProxyType({}), MappingProxyType({}))
"""What a model knows of earlier versions where it had none."""


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that a choice is made by; ``hash`` is the SHA-256 of its content, whatever the files look like."""

    id: str
    title: str
    version: str
    singular: str
    plural: str
    hash: str
    steps: Mapping[StepId, Step]
    questions: Mapping[QuestionId, Question]
    criteria: Mapping[CriterionId, Criterion]
    fact_kinds: Mapping[str, FactKind]
    alternatives: Mapping[AlternativeId, Alternative]
    inclusion: Inclusion | None = None
    declared: tuple[Declared, ...] = ()
    own_data: OwnData | None = None
    notices: tuple[Notice, ...] = ()
    former: Former = NOTHING_FORMER

    @property
    def newest_evidence(self) -> date:
        """The day of the newest check of any rating or fact, which stands in for "today"."""
        return max(source.checked for source in self.sources)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of every rating and fact, in the order of the files."""
        return tuple(
            source
            for alternative in self.alternatives.values()
            for source in (
                *(fact.source for fact in alternative.facts.values()),
                *(rating.source for rating in alternative.ratings.values()),
            )
        )

    def experience(self, criterion: Criterion, alternative: AlternativeId) -> Question | None:
        """Return the team question that stands in for a rating, or ``None`` where the rating is evidence."""
        if criterion.capability is None:
            return None
        return self.questions[QuestionId(f"{criterion.capability}-{alternative}")]


def frozen(entries: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """Return a read-only view of a copy that keeps the order."""
    return MappingProxyType(dict(entries))
