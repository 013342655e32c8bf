"""Lint of reach (L5): every alternative is alone in front for a fair share of answers, and none for all."""

from collections.abc import Iterator

from shortlist.lint.completeness import alternative_place
from shortlist.lint.findings import Finding
from shortlist.lint.samples import favourable_sheet
from shortlist.lint.survey import Share, Survey, share_words
from shortlist.method.evaluation import evaluate
from shortlist.model.model import AlternativeId, Model

SELDOM = 0.08
"""Somebody should look where an alternative is alone in front on a smaller share of sheets."""


def reachable(model: Model, survey: Survey) -> Iterator[Finding]:
    """L5: the share of each alternative, and what is never, seldom or always in front."""
    can_be_alone = {share.alternative for share in survey.shares if share.alone or suits(model, share.alternative)}
    for share in survey.shares:
        place = alternative_place(model.alternatives[share.alternative])
        yield Finding("L5", "note", place, _words(share, survey.sheets))
        if share.alternative not in can_be_alone:
            sentence = f"is alone in front on none of {survey.sheets} sheets, nor on the one that suits it best"
            yield Finding("L5", "error", place, sentence)
        elif share.alone < SELDOM * survey.sheets:
            sentence = "is seldom alone in front; ask which of its strengths the criteria leave out"
            yield Finding("L5", "warning", place, sentence)
        if _members(share) == survey.sheets and can_be_alone <= {share.alternative}:
            yield Finding("L5", "error", place, f"is in front on each of {survey.sheets} sheets")


def suits(model: Model, alternative: AlternativeId) -> bool:
    """Say whether an alternative is alone in front for the answers that suit it best."""
    evaluation = evaluate(model, favourable_sheet(model, alternative))
    return evaluation.kind == "shortlist" and evaluation.possible == (alternative,)


def _members(share: Share) -> int:
    return share.alone + share.in_two + share.too_close


def _words(share: Share, sheets: int) -> str:
    alone, in_two, too_close = (share_words(count, sheets) for count in (share.alone, share.in_two, share.too_close))
    return f"is alone in front on {alone} of {sheets} sheets, one of two on {in_two}, one of more on {too_close}"
