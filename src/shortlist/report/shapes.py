"""Shapes of what the library answers, as typed dictionaries: the one place where the keys of its JSON are declared."""

from typing import Literal, TypedDict

from shortlist.method.outcome import Kind, OutcomeWord
from shortlist.method.question_order import Stage
from shortlist.model.model import Basis, Confidence

Side = Literal["for", "against", "unknown", "not_needed"]


class ModelShape(TypedDict):
    """Which model, in which state; ``hash`` is the SHA-256 of its content."""

    id: str
    title: str
    version: str
    hash: str


class SourceShape(TypedDict):
    """A source, and on which day (ISO 8601) it was last checked."""

    title: str
    url: str
    checked: str


class FaultShape(TypedDict):
    """A fault or a notice: where, and what."""

    place: str
    message: str


class FaultsShape(TypedDict):
    """What is answered instead of anything else where something is wrong."""

    faults: list[FaultShape]


class VerdictShape(TypedDict):
    """The worst and the best possible verdict, the one that the answers give so far, and all of it in words."""

    worst: str
    best: str
    so_far: str
    words: str


class ArgumentShape(TypedDict):
    """The gravest argument against an alternative so far; ``degree`` is the id of a degree."""

    degree: str
    words: str
    question: str
    criterion: str
    title: str
    because: str
    source: SourceShape | None


class ReasonShape(TypedDict):
    """What one criterion says of one alternative.

    ``name`` is the short name of the need that it is about, for those who answered. ``need`` and ``capability`` are
    labels of the levels that are possible. ``degree`` is that of its argument so far. ``source`` and ``confidence`` are
    null where the team's own answer stands in for a rating.
    """

    criterion: str
    title: str
    name: str
    question: str
    need: list[str]
    capability: list[str]
    grades: list[str]
    degree: str
    deciding: bool
    must: bool
    because: str
    basis: Basis | Literal["answer"]
    confidence: Confidence | None
    source: SourceShape | None
    due: bool


AlternativeShape = TypedDict(
    "AlternativeShape",
    {
        "id": str,
        "title": str,
        "version": str,
        "verdict": VerdictShape,
        "argument": ArgumentShape | None,
        "rules": list[None],
        "for": list[ReasonShape],
        "against": list[ReasonShape],
        "unknown": list[ReasonShape],
        "not_needed": list[str],
    },
)
"""One alternative: its verdict, and what each criterion says of it; ``rules`` is empty and kept for old readers."""


class SoFarShape(TypedDict):
    """What a sheet says if nothing else mattered."""

    outcome: Kind
    front: list[str]
    close: list[str]
    sentence: str


class WarningShape(TypedDict):
    """A warning about one of those in front so far; it filters nothing."""

    alternative: str
    sentence: str


class GroundShape(TypedDict):
    """What speaks for or against the one in front; ``source`` is null where the team's own answer does."""

    alternative: str
    question: str
    criterion: str
    sentence: str
    source: SourceShape | None


class VariationShape(TypedDict):
    """A change of one answer that puts others in front."""

    question: str
    answer: str
    sentence: str


class DoubtShape(TypedDict):
    """A rating that a prototype has to settle."""

    alternative: str
    criterion: str
    sentence: str


class SummaryShape(TypedDict):
    """A report for a reader in a hurry; ``standing`` and ``change`` are empty where there is nothing to say.

    ``objections`` begin with the gravest, ``objection``, and name what the team does not know well enough;
    ``more_objections`` says in words how many are left. ``comparisons`` say why the leader is ahead of each of the
    others, ``left_behind`` which of them hold code that this project continues, ``to_try`` what a prototype has to try
    with those in front and close behind, and ``doubts`` the ratings that are disputed or stale and could change who is
    in front.
    """

    title: str
    standing: str
    change: str
    grounds: list[GroundShape]
    objection: GroundShape | None
    objections: list[GroundShape]
    more_objections: str
    variations: list[VariationShape]
    comparisons: list[str]
    left_behind: str
    to_try: list[str]
    doubts: list[DoubtShape]


class OrderShape(TypedDict):
    """What to ask next: the stage, and its questions in the order of asking."""

    stage: Stage
    questions: list[str]


class ReportShape(TypedDict):
    """The report of an evaluation: what ``shortlist evaluate --json`` prints and a page shows.

    ``front`` and ``close`` are empty while undecided. Where ``exact`` is false, ``possible`` may name too many and
    ``could_change`` is an upper bound.
    """

    format: int
    model: ModelShape
    as_of: str
    sheet: dict[str, object]
    notices: list[FaultShape]
    headline: str
    summary: SummaryShape
    outcome: OutcomeWord
    settled: bool
    exact: bool
    sentence: str
    front: list[str]
    close: list[str]
    so_far: SoFarShape
    warnings: list[WarningShape]
    could_change: list[str]
    next_question: str | None
    shortlist: list[str]
    necessary: list[str]
    possible: list[str]
    open: list[str]
    alternatives: list[AlternativeShape]
