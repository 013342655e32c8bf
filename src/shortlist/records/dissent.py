"""Dissent in a decision record: who answered what, what the team made of it, and who disagrees."""

from collections.abc import Iterator

from shortlist.faults import either
from shortlist.model.model import Model, QuestionId
from shortlist.records.draft import Part
from shortlist.records.markdown import escaped
from shortlist.report.sentences import decided_by, listed, within_a_sentence
from shortlist.team.merged import View
from shortlist.team.settlement import PROPOSAL, Settlement


def differences(part: Part) -> Iterator[str]:
    """Yield every question that is not settled and on which members differ or of which one is unsure."""
    for view in part.merged.views.values():
        if not view.settled and (view.disputed or (view.unsure and view.by_level)):
            question = part.merged.model.questions[view.question]
            weight = "it can change the outcome" if view.question in part.meeting.decisive else "it changes nothing"
            yield escaped(f"{question.text} {said(part.merged.model, view)} ({view.status}; {weight})")


def said(model: Model, view: View) -> str:
    """Return who answered what."""
    return "; ".join(_said(model, view))


def _said(model: Model, view: View) -> Iterator[str]:
    for level in model.questions[view.question].levels:
        if level.id in view.by_level:
            yield f'{listed(view.by_level[level.id])}: "{level.label}"'
    if view.unsure:
        yield f"{listed(view.unsure)}: don't know yet"
    if view.abstained:
        yield f"{listed(view.abstained)}: left to the others"


def settled_of(part: Part) -> Iterator[str]:
    """Yield what the team settled on, what its members had answered, and the dissent in their own words."""
    settlement = part.merged.settlement
    if settlement is None:
        return
    if settlement.chosen:
        yield _proposal(part, settlement)
    model = part.merged.model
    for view in part.merged.views.values():
        question, words = model.questions[view.question], settlement.dissent.get(view.question)
        if view.settled:
            labels = [level.label for level in question.levels if level.id in view.settled]
            before = f" Before: {said(model, view)}." if view.status != "agreed" else ""
            yield escaped(f'{question.text} "{either(labels)}".{before}{_dissent(words)}')
        elif words:
            yield escaped(f"{question.text} Left open.{_dissent(words)}")


def dissents(part: Part) -> Iterator[str]:
    """Yield what was said against what the team settled on, each with what it is about."""
    settlement = part.merged.settlement
    for key, words in settlement.dissent.items() if settlement else ():
        about = "what decides"
        if key != PROPOSAL:
            about = within_a_sentence(part.merged.model.questions[QuestionId(key)].short)
        yield escaped(f"Dissent on {about}: {words}")


def _proposal(part: Part, settlement: Settlement) -> str:
    """Return the deciding criteria and must-haves that were settled, and who had proposed which others."""
    model, (taken,) = part.merged.model, part.merged.proposals
    others = [
        f"{listed(one.members)}: {decided_by(model, one.sheet.deciding, one.sheet.must)}"
        for one in part.merged.proposed
        if (one.sheet.deciding, one.sheet.must) != (taken.sheet.deciding, taken.sheet.must)
    ]
    before = f" Proposed before: {'; '.join(others)}." if others else ""
    chosen = decided_by(model, taken.sheet.deciding, taken.sheet.must)
    return escaped(f"What decides: {chosen}.{before}{_dissent(settlement.dissent.get(PROPOSAL))}")


def _dissent(words: str | None) -> str:
    return f" Dissent: {words}" if words else ""
