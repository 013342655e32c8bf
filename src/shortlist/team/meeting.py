"""What a team has to talk about: the differences that can change the outcome, and those that need no meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shortlist.evidence.overrides import overrides_in
from shortlist.explain.explanation import input_table
from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.model.model import AlternativeId, CriterionId, LevelId, Model, QuestionId, frozen
from shortlist.parsing.text import Table
from shortlist.report.reasons import labels
from shortlist.report.sentences import sentence_of, verdict_words
from shortlist.sheets.sheet import table_of
from shortlist.team.merging import Merged, Proposal, View
from shortlist.team.settlement import Settlement, settlement_table
from shortlist.team.sides import Ends, end_sentence, ends_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the sheets of a team lead to together, and what is left to talk about.

    ``evaluation`` unites those of all proposals, and has the problem of the first. ``discuss`` are disputed questions
    that can change the outcome, and ``find_out`` questions that can and to which somebody does not know the answer.
    ``leave`` are disputed questions that cannot; where ``exact`` is false, they might. ``settled`` are those that the
    team settled on. ``decisive`` are all open questions that can, and ``ratings`` all disputed ratings.
    ``proposals_differ`` says whether it matters which proposal the team takes. ``ends`` holds, for each question that
    is to be discussed or was settled, what each answer of a member would lead to; ``None`` where too much is open.
    """

    merged: Merged
    evaluation: Evaluation
    evaluations: tuple[Evaluation, ...]
    discuss: tuple[QuestionId, ...]
    find_out: tuple[QuestionId, ...]
    leave: tuple[QuestionId, ...]
    settled: tuple[QuestionId, ...]
    decisive: tuple[QuestionId, ...]
    ratings: tuple[tuple[AlternativeId, CriterionId], ...]
    proposals_differ: bool
    ends: Mapping[QuestionId, Mapping[LevelId, Ends]]
    exact: bool


def meet(merged: Merged) -> Meeting:
    """Return what the sheets of a team lead to together.

    Every proposal is evaluated on the answers of the whole team, and whatever is possible under one is possible.
    """
    evaluations = tuple(evaluate(merged.model, proposal.sheet) for proposal in merged.proposals)
    found = [evaluation.could_change for evaluation in evaluations]
    decisive = {key for one in found for key in one.questions}
    views = merged.views.values()
    told = [view for view in views if view.disputed and (view.question in decisive or view.settled)]
    return Meeting(
        merged=merged,
        evaluation=united(evaluations),
        evaluations=evaluations,
        discuss=tuple(view.question for view in views if view.disputed and view.question in decisive),
        find_out=tuple(view.question for view in views if view.status == "open" and view.question in decisive),
        leave=tuple(
            view.question for view in views if view.disputed and view.question not in decisive and not view.settled
        ),
        settled=tuple(view.question for view in views if view.settled),
        decisive=tuple(key for key in merged.model.questions if key in decisive),
        ratings=tuple(sorted({key for one in found for key in one.ratings})),
        proposals_differ=len({(one.outcomes, one.possible) for one in evaluations}) > 1,
        ends=ends_of(evaluations, {view.question: tuple(view.by_level) for view in told}),
        exact=all(one.exact for one in found),
    )


def united(evaluations: Sequence[Evaluation]) -> Evaluation:
    """Return one evaluation that holds whatever is possible in any; its problem is that of the first."""
    verdicts = {
        key: (min(one.verdicts[key][0] for one in evaluations), max(one.verdicts[key][1] for one in evaluations))
        for key in evaluations[0].verdicts
    }
    is_settled = len({one.outcome for one in evaluations}) == 1
    return replace(
        evaluations[0],
        exact=all(one.exact for one in evaluations),
        kind=evaluations[0].kind if is_settled else "undecided",
        necessary=tuple(sorted(set.intersection(*(set(one.necessary) for one in evaluations)))),
        possible=tuple(sorted(set().union(*(one.possible for one in evaluations)))),
        close=tuple(sorted(set.intersection(*(set(one.close) for one in evaluations)))),
        verdicts=frozen(verdicts),
    )


def meeting_of(meeting: Meeting, *, as_of: date | None = None) -> Table:
    """Return what a team has to talk about as plain data.

    ``as_of`` is the day of the meeting: else the latest of the sheets, else that of the newest check in the model.
    """
    merged, evaluation = meeting.merged, meeting.evaluation
    model = merged.model
    decided = evaluation.kind in ("shortlist", "too close")
    day = as_of or merged.proposals[0].sheet.as_of or model.newest_evidence
    return {
        "format": FORMAT,
        "model": {"id": model.id, "title": model.title, "version": model.version, "hash": model.hash},
        "as_of": day.isoformat(),
        "members": list(merged.members),
        "outcome": evaluation.kind,
        "exact": evaluation.exact and meeting.exact,
        "sentence": sentence_of(evaluation),
        "shortlist": list(evaluation.necessary) if decided else [],
        "necessary": list(evaluation.necessary),
        "possible": list(evaluation.possible),
        "verdicts": {key: verdict_words(*verdicts) for key, verdicts in evaluation.verdicts.items()},
        "advice": advice_of(meeting),
        "discuss": list(meeting.discuss),
        "find_out": list(meeting.find_out),
        "leave": list(meeting.leave),
        "settled": list(meeting.settled),
        "prototype": [input_table(key) for key in meeting.ratings],
        "proposals_differ": meeting.proposals_differ,
        "proposals": [_proposal(one, each) for one, each in zip(merged.proposals, meeting.evaluations, strict=True)],
        "proposed": [_proposed(one) for one in merged.proposed],
        "settlement": settlement_table(merged.settlement) if merged.settlement else None,
        "own_ratings": list(_own_ratings(model)),
        "questions": [_question(meeting, view) for view in merged.views.values()],
    }


def advice_of(meeting: Meeting) -> str:
    """Return in one or two sentences what the team should talk about."""
    if meeting.evaluation.kind != "undecided":
        if meeting.settled or _chosen(meeting.merged.settlement):
            return "What you settled on leaves one outcome."
        differ = bool(meeting.leave) or len(meeting.merged.proposals) > 1
        return "You differ, and it changes nothing: no meeting is needed." if differ else "You agree on what matters."
    advice = []
    if meeting.proposals_differ:
        advice.append("First agree on the deciding criteria and the must-haves: your proposals lead to different ends.")
    if meeting.discuss:
        advice.append(f"Talk about {_questions(len(meeting.discuss))}: you differ, and the outcome hangs on it.")
    if meeting.find_out:
        advice.append(f"Find out about {_questions(len(meeting.find_out))} that somebody could not answer.")
    return " ".join(advice) or "No answer of yours decides what is still open: it is the evidence that differs."


def _chosen(settlement: Settlement | None) -> bool:
    return settlement is not None and settlement.chosen


def _questions(count: int) -> str:
    return "one question" if count == 1 else f"{count} questions"


def _proposed(proposal: Proposal) -> Table:
    return {
        "members": list(proposal.members),
        "deciding": list(proposal.sheet.deciding),
        "must": list(proposal.sheet.must),
        "set_aside": list(proposal.set_aside),
    }


def _proposal(proposal: Proposal, evaluation: Evaluation) -> Table:
    return {
        **_proposed(proposal),
        "sheet": table_of(proposal.sheet),
        "outcome": evaluation.kind,
        "sentence": sentence_of(evaluation),
    }


def _own_ratings(model: Model) -> Iterator[str]:
    """Yield each rating of the team's own in a sentence, with its source."""
    for (name, key), rating in overrides_in(model).items():
        criterion, source = model.criteria[key], rating.source
        level = " or ".join(labels(criterion.levels, rating.positions))
        subject = f"{criterion.title} of {model.alternatives[name].title}"
        yield f'{subject}: "{level}" ({source.title}, {source.checked.isoformat()}).'


def _question(meeting: Meeting, view: View) -> Table:
    model, settlement = meeting.merged.model, meeting.merged.settlement
    question = model.questions[view.question]
    ends = meeting.ends.get(view.question, {})
    return {
        "id": question.id,
        "text": question.text,
        "status": view.status,
        "answers": [
            {
                "level": level.id,
                "label": level.label,
                "members": list(view.by_level[level.id]),
                "leads_to": end_sentence(model, ends[level.id]) if level.id in ends else None,
            }
            for level in question.levels
            if level.id in view.by_level
        ],
        "unsure": list(view.unsure),
        "abstained": list(view.abstained),
        "settled": list(view.settled),
        "dissent": settlement.dissent.get(question.id) if settlement else None,
    }
