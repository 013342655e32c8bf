"""Lints of a model: what its data must hold so that the choice it offers is a fair and honest one."""

from dataclasses import dataclass
from datetime import date

from shortlist.lint.completeness import complete, monotone, one_role
from shortlist.lint.dates import sourced
from shortlist.lint.dominance import telling_apart
from shortlist.lint.effect import declared_effects, effective
from shortlist.lint.fairness import balanced, included
from shortlist.lint.findings import LINTS, Finding, Gravity, findings_table, in_order
from shortlist.lint.reach import reachable
from shortlist.lint.survey import SHEETS, Share, Survey, share_words, survey_of, survey_table
from shortlist.model.model import Model
from shortlist.report.report import FORMAT, model_table
from shortlist.report.shapes_sheets import LintShape

__all__ = [
    "LINTS",
    "SHEETS",
    "Finding",
    "Gravity",
    "Linted",
    "Share",
    "Survey",
    "lint_model",
    "lint_table",
    "share_words",
    "survey_of",
]


@dataclass(frozen=True, slots=True)
class Linted:
    """What all lints found; there is no ``survey`` where L1 or L2 say that the model cannot be evaluated."""

    findings: tuple[Finding, ...]
    survey: Survey | None

    @property
    def passes(self) -> bool:
        """Whether nothing must be fixed."""
        return all(finding.gravity != "error" for finding in self.findings)


def lint_model(model: Model, *, as_of: date | None = None, sheets: int = SHEETS) -> Linted:
    """Return what every lint finds in a model.

    ``as_of`` is the day on which evidence is judged, else that of the newest check in the model. The shares of the
    alternatives are counted on so many drawn ``sheets``, always the same ones.

    >>> from shortlist import built_in_model
    >>> lint_model(built_in_model(), sheets=100).passes
    True
    """
    broken = tuple(complete(model)) or tuple(monotone(model))
    if broken:
        return Linted(in_order(broken), None)
    survey = survey_of(model, sheets)
    return Linted(
        in_order(
            (
                *one_role(model),
                *sourced(model, as_of or model.newest_evidence),
                *reachable(model, survey),
                *effective(model, survey),
                *declared_effects(model, survey),
                *telling_apart(model),
                *balanced(model),
                *included(model),
            )
        ),
        survey,
    )


def lint_table(model: Model, linted: Linted) -> LintShape:
    """Return what the lints found as plain data."""
    return {
        "format": FORMAT,
        "model": model_table(model),
        "passes": linted.passes,
        "findings": findings_table(linted.findings),
        "survey": None if linted.survey is None else survey_table(linted.survey),
    }
