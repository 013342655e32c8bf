"""Findings of lints: which lint, how grave, where, and a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from shortlist.report.shapes_sheets import FindingShape

Gravity = Literal["error", "warning", "note"]

LINTS = {
    "L1": "Tables and ratings are complete, and every id is known.",
    "L2": "Better capability never worsens a grade, and a higher need never improves one.",
    "L3": "Every question has one role, and is used.",
    "L4": "Every rating has a reason, a source and a date, and is not due for another look.",
    "L5": "Every alternative is alone in front for a fair share of answers, and none for all.",
    "L6": "Every question can change the outcome.",
    "L7": "A single answer that settles the outcome is declared.",
    "L8": "Every criterion tells some alternatives apart, and every alternative is the best at something.",
    "L9": "The text about each alternative is about as long, and their order is neutral.",
    "L10": "It is written down what is included and what is removed.",
}
"""Every lint, with what holds where it finds nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one lint found: an "error" must be mended, a "warning" looked at, and a "note" is for information."""

    lint: str
    gravity: Gravity
    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence} ({self.lint})"


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of the lints, then of their places."""
    numbers = {lint: number for number, lint in enumerate(LINTS)}
    return tuple(sorted(findings, key=lambda finding: (numbers[finding.lint], finding.place, finding.sentence)))


def findings_table(findings: Sequence[Finding]) -> list[FindingShape]:
    """Return findings as plain data."""
    return [
        {"lint": found.lint, "gravity": found.gravity, "place": found.place, "sentence": found.sentence}
        for found in findings
    ]
