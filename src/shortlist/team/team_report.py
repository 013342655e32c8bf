"""Team report, as plain data: each member's own result first, then what they share and what is left to talk about."""

from collections.abc import Iterator
from datetime import date

from shortlist.evidence.overrides import overrides_in
from shortlist.explain.changes import input_table
from shortlist.faults import either
from shortlist.method.evaluation import Evaluation
from shortlist.model.model import Model
from shortlist.report.reasons import labels
from shortlist.report.report import FORMAT, model_table, so_far_table
from shortlist.report.sentences import decided_by, number, sentence_of, so_far_sentence, standing_of, verdict_words
from shortlist.report.shapes_sheets import (
    MeetingShape,
    MemberShape,
    ProposalShape,
    ProposedShape,
    TeamAnswerShape,
    TeamQuestionShape,
)
from shortlist.sheets.sheet import table_of
from shortlist.team.ends import end_sentence
from shortlist.team.meeting import Meeting, advice_of
from shortlist.team.merged import Proposal, View
from shortlist.team.settlement import settlement_table


def meeting_of(meeting: Meeting, *, as_of: date | None = None) -> MeetingShape:
    """Return what a team has to talk about as plain data.

    ``as_of`` is the day of the meeting: else the latest of the sheets, else that of the newest check in the model.
    """
    merged, evaluation = meeting.merged, meeting.evaluation
    model = merged.model
    day = as_of or merged.proposals[0].sheet.as_of or model.newest_evidence
    return {
        "format": FORMAT,
        "model": model_table(model),
        "as_of": day.isoformat(),
        "members": list(merged.members),
        "own": [_member(name, found) for name, found in meeting.own.items()],
        "headline": team_headline(meeting),
        "outcome": evaluation.kind,
        "is_settled": evaluation.is_settled,
        "exact": evaluation.exact and meeting.exact,
        "sentence": sentence_of(evaluation),
        "front": list(evaluation.front),
        "close": list(evaluation.close) if evaluation.is_settled else [],
        "so_far": so_far_table(evaluation),
        "shortlist": list(evaluation.front),
        "necessary": list(evaluation.necessary),
        "possible": list(evaluation.possible),
        "verdicts": {key: verdict_words(*verdicts) for key, verdicts in evaluation.verdicts.items()},
        "advice": advice_of(meeting),
        "discuss": list(meeting.discuss),
        "find_out": list(meeting.find_out),
        "leave": list(meeting.leave),
        "settled": list(meeting.settled),
        "could_change": list(meeting.decisive),
        "prototype": [input_table(key) for key in meeting.ratings],
        "proposals_differ": meeting.proposals_differ,
        "proposals": [_proposal(one, each) for one, each in zip(merged.proposals, meeting.evaluations, strict=True)],
        "proposed": [_proposed(model, one) for one in merged.proposed],
        "settlement": settlement_table(merged.settlement) if merged.settlement else None,
        "own_ratings": list(_own_ratings(model)),
        "questions": [_question(meeting, view) for view in merged.views.values()],
    }


def team_headline(meeting: Meeting) -> str:
    """Return what a team's sheets say in plain words, and how many disagreements could still change that."""
    evaluation = meeting.evaluation
    if evaluation.is_settled:
        model = evaluation.problem.model
        return f"Settled: {standing_of(model, evaluation.so_far.outcome, evaluation.close)}."
    counted = ((len(meeting.discuss), "disagreement"), (len(meeting.find_out), "open question"))
    words = " and ".join(f"{number(count)} {what}{'' if count == 1 else 's'}" for count, what in counted if count)
    if not words:
        words = "the deciding criteria and must-haves" if meeting.proposals_differ else "what a prototype shows"
    most = "" if meeting.exact else "at most "
    told = f"{most}{words}"
    return f"{so_far_sentence(evaluation)} {told[0].upper()}{told[1:]} could still change that."


def _member(name: str, found: Evaluation) -> MemberShape:
    return {
        "member": name,
        "outcome": found.kind,
        "is_settled": found.is_settled,
        "front": list(found.so_far.outcome.members),
        "close": list(found.so_far.close),
        "sentence": f"{name}: {standing_of(found.problem.model, found.so_far.outcome, found.so_far.close)}.",
    }


def _proposed(model: Model, proposal: Proposal) -> ProposedShape:
    return {
        "members": list(proposal.members),
        "words": decided_by(model, proposal.sheet.deciding, proposal.sheet.must),
        "deciding": list(proposal.sheet.deciding),
        "must": list(proposal.sheet.must),
        "set_aside": list(proposal.set_aside),
    }


def _proposal(proposal: Proposal, evaluation: Evaluation) -> ProposalShape:
    return {
        **_proposed(evaluation.problem.model, proposal),
        "sheet": table_of(proposal.sheet),
        "outcome": evaluation.kind,
        "sentence": sentence_of(evaluation) if evaluation.is_settled else so_far_sentence(evaluation),
    }


def _own_ratings(model: Model) -> Iterator[str]:
    """Yield each rating of the team's own in a sentence, with its source."""
    for (name, key), rating in overrides_in(model).items():
        criterion, source = model.criteria[key], rating.source
        level = either(labels(criterion.levels, rating.positions))
        subject = f"{criterion.title} of {model.alternatives[name].title}"
        yield f'{subject}: "{level}" ({source.title}, {source.checked.isoformat()}).'


def _question(meeting: Meeting, view: View) -> TeamQuestionShape:
    settlement = meeting.merged.settlement
    question = meeting.merged.model.questions[view.question]
    return {
        "id": question.id,
        "text": question.text,
        "short": question.short,
        "status": view.status,
        "end_to_end": view.is_end_to_end(question),
        "remark": remark_on(meeting, view),
        "answers": list(_answers(meeting, view)),
        "unsure": list(view.unsure),
        "abstained": list(view.abstained),
        "settled": list(view.settled),
        "dissent": settlement.dissent.get(question.id) if settlement else None,
    }


def _answers(meeting: Meeting, view: View) -> Iterator[TeamAnswerShape]:
    model = meeting.merged.model
    told = view.question in meeting.settled or (view.question in meeting.discuss and not _ends_alike(meeting, view))
    for level in model.questions[view.question].levels:
        if level.id in view.by_level:
            ends = meeting.ends.get(view.question, {}).get(level.id, ())
            yield {
                "level": level.id,
                "label": level.label,
                "members": list(view.by_level[level.id]),
                "leads_to": end_sentence(model, ends) if told and ends else None,
            }


def remark_on(meeting: Meeting, view: View) -> str | None:
    """Return in one sentence what each side of a disagreement leads to, where that is the same; else nothing."""
    model = meeting.merged.model
    if view.question in meeting.discuss and _ends_alike(meeting, view):
        return "By itself this changes nothing; together with other open answers it can."
    if view.question not in meeting.leave or not view.is_end_to_end(model.questions[view.question]):
        return None
    return "Whichever of these you choose, the result is the same."


def _ends_alike(meeting: Meeting, view: View) -> bool:
    """Say whether each side of a disagreement leads to the same so far."""
    return len(set(meeting.ends[view.question].values())) == 1
