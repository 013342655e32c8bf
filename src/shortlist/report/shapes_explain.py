"""Shapes of explanations, as typed dictionaries: why, what could still change it, and what would."""

from typing import Literal, NotRequired, TypedDict

from shortlist.method.outcome import Kind, OutcomeWord
from shortlist.report.shapes import DoubtShape, ModelShape, ReasonShape, SourceShape, VerdictShape


class InputShape(TypedDict, total=False):
    """A question, or the rating of an alternative on a criterion."""

    question: str
    alternative: str
    criterion: str


class PairShape(TypedDict):
    """How two alternatives stand against each other so far, in one sentence."""

    one: str
    other: str
    sentence: str


class ComparisonShape(TypedDict):
    """How one alternative stands against another, whatever is still open.

    ``better``, ``worse`` and ``unclear`` are criteria; ``hangs_on`` is what the comparison depends on.
    """

    one: str
    other: str
    result: Literal["one", "other", "level", "neither fits", "cannot be compared yet"]
    verdicts: list[str]
    better: list[str]
    worse: list[str]
    unclear: list[str]
    dominates: bool
    hangs_on: list[InputShape]
    exact: bool
    sentence: str


WhyShape = TypedDict(
    "WhyShape",
    {
        "id": str,
        "verdict": VerdictShape,
        "sentences": list[str],
        "caps": list[None],
        "for": list[ReasonShape],
        "against": list[ReasonShape],
        "unknown": list[ReasonShape],
        "not_needed": list[str],
        "dominated_by": list[str],
        "beaten_by": list[ComparisonShape],
    },
)
"""Why an alternative has its verdict; ``caps`` is empty and kept for old readers."""


class DecidingShape(TypedDict):
    """What could still change who is in front; ``not_needed`` are open questions that could not."""

    exact: bool
    questions: list[str]
    ratings: list[DoubtShape]
    next_question: str | None
    not_needed: list[str]


class BranchShape(TypedDict):
    """What follows from some answers: another question, or a sentence."""

    answers: list[str]
    then: NotRequired["PlanShape | None"]
    sentence: NotRequired[str]


class PlanShape(TypedDict):
    """A question to ask, and what follows from each answer."""

    question: str
    branches: list[BranchShape]


class ReasonsShape(TypedDict):
    """The questions of which the answers alone lead to the outcome, and a sentence."""

    questions: list[str]
    minimal: bool
    sentence: str


class ExplanationShape(TypedDict):
    """What ``shortlist explain --json`` prints."""

    format: int
    model: ModelShape
    sheet: dict[str, object]
    headline: str
    outcome: OutcomeWord
    settled: bool
    exact: bool
    sentence: str
    comparisons: list[PairShape]
    deciding: DecidingShape
    plan: PlanShape | None
    reasons: ReasonsShape
    why: list[WhyShape]


class ChangeShape(InputShape):
    """Another answer or another rating: the ids of its levels, and what people read."""

    title: str
    before: list[str]
    after: str
    before_label: str
    after_label: str


class WayShape(TypedDict):
    """Changes that are made together, and their words as a part of a sentence."""

    words: str
    changes: list[ChangeShape]


class NearestShape(TypedDict):
    """One of the nearest changes; ``replaces`` are those that must give way to whoever joins."""

    sentence: str
    joins: list[str]
    replaces: list[str]
    changes: list[ChangeShape]


class TurnShape(TypedDict):
    """Another outcome, and every smallest way to it.

    ``leaves`` were in front and are no longer; they are ``replaced`` where others come to the front instead.
    """

    sentence: str
    outcome: Kind
    front: list[str]
    joins: list[str]
    leaves: list[str]
    replaces: list[str]
    stays: list[str]
    ways: list[WayShape]


class ChangesShape(TypedDict):
    """What one or two other answers would change; ``nearest`` holds the first few of all ways."""

    exact: bool
    nearest: list[NearestShape]
    turns: list[TurnShape]


class NudgeShape(ChangeShape):
    """One step of an answer or a rating, and what it does; ``verdicts`` are those that are other ones then."""

    words: str
    alters: bool
    sentence: str
    verdicts: dict[str, str]
    source: SourceShape | None


class PlusMinusShape(TypedDict):
    """How firm an outcome is: the steps that change it or a verdict, and the evidence to watch.

    ``rules`` is empty and kept for old readers.
    """

    firmness: Literal["firm", "sensitive", "open"]
    exact: bool
    sentence: str
    answers: list[NudgeShape]
    ratings: list[NudgeShape]
    rules: list[None]
    watch: list[NudgeShape]


class WhatIfShape(TypedDict):
    """What ``shortlist what-if --json`` prints."""

    format: int
    model: ModelShape
    sheet: dict[str, object]
    headline: str
    outcome: OutcomeWord
    settled: bool
    exact: bool
    sentence: str
    changes: ChangesShape
    plus_minus: PlusMinusShape
