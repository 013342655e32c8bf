"""Shapes of answers about many sheets, and about a model, as typed dictionaries."""

from typing import Literal, TypedDict

from shortlist.method.outcome import OutcomeWord
from shortlist.model.model import Basis, Confidence
from shortlist.report.shapes import ModelShape, SoFarShape, SourceShape
from shortlist.report.shapes_explain import InputShape


class MemberShape(TypedDict):
    """What one member's sheet leads to by itself; ``front`` and ``close`` are so far."""

    member: str
    outcome: OutcomeWord
    is_settled: bool
    front: list[str]
    close: list[str]
    sentence: str


class ProposedShape(TypedDict):
    """What some members propose to decide by; ``set_aside`` cannot decide, since the others do not need it."""

    members: list[str]
    words: str
    deciding: list[str]
    must: list[str]
    set_aside: list[str]


class ProposalShape(ProposedShape):
    """A proposal, the sheet of the whole team under it, and what that leads to."""

    sheet: dict[str, object]
    outcome: OutcomeWord
    sentence: str


class TeamAnswerShape(TypedDict):
    """Who answered with a level, and what that leads to so far where it matters."""

    level: str
    label: str
    members: list[str]
    leads_to: str | None


class TeamQuestionShape(TypedDict):
    """How a team sees a question.

    ``end_to_end`` says that somebody gave the lowest level and somebody else the highest; ``remark`` then says why that
    may not matter today.
    """

    id: str
    text: str
    short: str
    status: Literal["agreed", "neighbouring", "split", "open"]
    end_to_end: bool
    remark: str | None
    answers: list[TeamAnswerShape]
    unsure: list[str]
    abstained: list[str]
    settled: list[str]
    dissent: str | None


class MeetingShape(TypedDict):
    """What ``shortlist team --json`` prints.

    ``own`` is each member's own result. ``discuss`` are disagreements that could change who is in front, the hardest
    first; ``find_out`` questions that somebody could not answer; ``leave`` disagreements that need no meeting; and
    ``settled`` what the team settled on. ``so_far`` takes the highest level that any member gave.
    """

    format: int
    model: ModelShape
    as_of: str
    members: list[str]
    own: list[MemberShape]
    headline: str
    outcome: OutcomeWord
    is_settled: bool
    exact: bool
    sentence: str
    front: list[str]
    close: list[str]
    so_far: SoFarShape
    shortlist: list[str]
    necessary: list[str]
    possible: list[str]
    verdicts: dict[str, str]
    advice: str
    discuss: list[str]
    find_out: list[str]
    leave: list[str]
    settled: list[str]
    could_change: list[str]
    prototype: list[InputShape]
    proposals_differ: bool
    proposals: list[ProposalShape]
    proposed: list[ProposedShape]
    settlement: dict[str, object] | None
    own_ratings: list[str]
    questions: list[TeamQuestionShape]


class ServiceShape(TypedDict):
    """One of several services, and what its sheet leads to."""

    name: str
    sheet: dict[str, object]
    outcome: OutcomeWord
    settled: bool
    exact: bool
    headline: str
    sentence: str
    so_far: SoFarShape
    front: list[str]
    close: list[str]
    shortlist: list[str]
    possible: list[str]
    verdicts: dict[str, str]


class CostShape(TypedDict):
    """Something that a hybrid costs, or that softens it."""

    id: str
    title: str
    because: str
    source: SourceShape


class ServicesShape(TypedDict):
    """What ``shortlist services --json`` prints.

    ``common`` are in front so far for every service, ``shared`` in front or close behind for each, and ``possible`` may
    be in front for every one. ``costs`` are those of a hybrid, where it comes to one.
    """

    format: int
    model: ModelShape
    as_of: str
    services: list[ServiceShape]
    common: list[str]
    shared: list[str]
    possible: list[str]
    hybrid: bool
    settled: bool
    sentence: str
    hybrid_sentence: str
    costs: list[CostShape]


class AgedRatingShape(TypedDict):
    """A rating that is due for another look, and its source."""

    alternative: str
    criterion: str
    source: SourceShape


class StalenessShape(TypedDict):
    """What old evidence does to a result; ``batches`` are what to check first and what after that."""

    format: int
    model: ModelShape
    as_of: str
    result: Literal["fresh", "holds", "check", "bounds"]
    exact: bool
    sentence: str
    stale: list[AgedRatingShape]
    check: list[AgedRatingShape]
    batches: list[list[AgedRatingShape]]
    possible: list[str]
    verdicts: dict[str, str]


class RunModelShape(TypedDict):
    """The model of a run."""

    id: str
    version: str
    hash: str


class RunShape(TypedDict):
    """One of two runs; ``front`` is who is in front so far."""

    model: RunModelShape
    as_of: str
    outcome: OutcomeWord
    settled: bool
    exact: bool
    front: list[str]
    sentence: str


class AlterationShape(TypedDict):
    """One thing that differs between two runs."""

    kind: str
    key: str
    before: str | None
    after: str | None
    words: str


class CauseShape(TypedDict):
    """Changes that are enough; where ``minimal``, no part of them is."""

    minimal: bool
    changes: list[AlterationShape]


class TurnedShape(TypedDict):
    """An alternative whose verdict differs between two runs, and what is enough for that."""

    alternative: str
    before: str
    after: str
    cause: CauseShape


class DifferenceShape(TypedDict):
    """What ``shortlist diff --json`` prints; ``rest`` are differences that cannot matter."""

    format: int
    first: RunShape
    second: RunShape
    same: bool
    sentence: str
    changes: list[AlterationShape]
    rest: list[AlterationShape]
    cause: CauseShape
    verdicts: list[TurnedShape]


class FindingShape(TypedDict):
    """What one lint found."""

    lint: str
    gravity: Literal["error", "warning", "note"]
    place: str
    sentence: str


class ShareShape(TypedDict):
    """On how many drawn sheets an alternative is in front alone, in two, or as one of those too close."""

    alone: int
    in_two: int
    too_close: int


class SurveyShape(TypedDict):
    """What many drawn sheets lead to, in numbers of sheets."""

    sheets: int
    alone: int
    in_two: int
    too_close: int
    none_fits: int
    alternatives: dict[str, ShareShape]


class LintShape(TypedDict):
    """What ``shortlist lint --json`` prints; there is no survey of a model that cannot be evaluated."""

    format: int
    model: ModelShape
    passes: bool
    findings: list[FindingShape]
    survey: SurveyShape | None


class RatingShape(TypedDict):
    """A rating with its evidence, as the comparison shows it."""

    levels: list[str]
    labels: list[str]
    because: str
    basis: Basis
    confidence: Confidence
    source: SourceShape


class RatedShape(TypedDict):
    """A criterion and the rating of each alternative, by id."""

    id: str
    title: str
    means: str
    ratings: dict[str, RatingShape]


class ComparedShape(TypedDict):
    """One of the alternatives of the comparison."""

    id: str
    title: str
    version: str


class SideBySideShape(TypedDict):
    """What ``shortlist compare --json`` prints."""

    format: int
    model: ModelShape
    alternatives: list[ComparedShape]
    criteria: list[RatedShape]
