"""Survey: who is in front how often on many drawn sheets."""

from collections import Counter
from dataclasses import dataclass

from shortlist.lint.samples import Drawn, drawn_sheets
from shortlist.model.model import AlternativeId, Model
from shortlist.report.shapes_sheets import SurveyShape

SHEETS = 3000
"""With so many, two shares that differ by less than two in a hundred may be equal."""
KEPT = 300
"""How many of the sheets are kept to try changes on."""


@dataclass(frozen=True, slots=True)
class Share:
    """On how many sheets an alternative is in front alone, as one of two, or as one of those that are too close."""

    alternative: AlternativeId
    alone: int
    in_two: int
    too_close: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What so many drawn sheets lead to."""

    sheets: int
    none_fits: int
    shares: tuple[Share, ...]
    kept: tuple[Drawn, ...]

    @property
    def alone(self) -> int:
        """How many sheets lead to a shortlist of one."""
        return sum(share.alone for share in self.shares)

    @property
    def in_two(self) -> int:
        """How many sheets lead to a shortlist of two."""
        return sum(share.in_two for share in self.shares) // 2

    @property
    def too_close(self) -> int:
        """How many sheets lead to more than two."""
        return self.sheets - self.none_fits - self.alone - self.in_two


def survey_of(model: Model, sheets: int = SHEETS) -> Survey:
    """Return what so many drawn sheets lead to; there must be one at least.

    >>> from shortlist import built_in_model
    >>> survey = survey_of(built_in_model(), 20)
    >>> survey.alone + survey.in_two + survey.too_close + survey.none_fits
    20
    """
    if sheets < 1:
        msg = f"expected to draw at least one sheet; got {sheets}"
        raise ValueError(msg)
    places: Counter[tuple[AlternativeId, int]] = Counter()
    kept: list[Drawn] = []
    none_fits = 0
    for drawn in drawn_sheets(model, sheets):
        members = drawn.outcome.members
        none_fits += not members
        places.update((member, min(len(members), 3)) for member in members)
        if len(kept) < KEPT:
            kept.append(drawn)
    return Survey(
        sheets=sheets,
        none_fits=none_fits,
        shares=tuple(Share(name, *(places[name, size] for size in (1, 2, 3))) for name in sorted(model.alternatives)),
        kept=tuple(kept),
    )


def survey_table(survey: Survey) -> SurveyShape:
    """Return the survey as plain data, in numbers of sheets."""
    return {
        "sheets": survey.sheets,
        "alone": survey.alone,
        "in_two": survey.in_two,
        "too_close": survey.too_close,
        "none_fits": survey.none_fits,
        "alternatives": {
            share.alternative: {"alone": share.alone, "in_two": share.in_two, "too_close": share.too_close}
            for share in survey.shares
        },
    }


def share_words(count: int, sheets: int) -> str:
    """Return a share as readers write it.

    >>> share_words(163, 3000)
    '5.4 %'
    """
    return f"{100 * count / sheets:.1f} %"
