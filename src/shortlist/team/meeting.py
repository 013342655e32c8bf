"""Agenda of a team's meeting: the differences that can change who is in front, and those that need no meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from shortlist.method.evaluation import Evaluation, evaluate
from shortlist.method.problem import Input, Problem
from shortlist.method.question_order import best_first
from shortlist.method.so_far import so_far_in, so_far_world
from shortlist.model.model import AlternativeId, CriterionId, LevelId, QuestionId, frozen
from shortlist.report.sentences import number
from shortlist.sheets.sheet import Sheet
from shortlist.team.ends import Ends, ends_of
from shortlist.team.merged import Merged, View
from shortlist.team.settlement import Settlement


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the sheets of a team lead to together, and what is left to talk about.

    ``own`` is what each member's sheet leads to by itself. ``evaluation`` unites those of all proposals, and has the
    problem of the first; so far, the highest level counts that any member gave. ``discuss`` are disputed questions that
    can change who is in front, the hardest first. ``find_out`` are questions that can and to which somebody does not
    know the answer, in the order of asking. ``leave`` are disputed questions that cannot; where ``exact`` is false,
    they might. ``settled`` are those that the team settled on. ``decisive`` are all open questions that can, and
    ``ratings`` all disputed ratings. ``proposals_differ`` says whether it matters which proposal the team takes.
    ``ends`` holds, for each disputed or settled question, what each answer of a member leads to so far.
    """

    merged: Merged
    own: Mapping[str, Evaluation]
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
    evaluations = tuple(_together(merged, proposal.sheet) for proposal in merged.proposals)
    found = [evaluation.could_change for evaluation in evaluations]
    decisive = {key for one in found for key in one.questions}
    views = merged.views.values()
    told = [view for view in views if view.disputed or view.settled]
    ends = ends_of(evaluations, {view.question: tuple(view.by_level) for view in told})
    discuss = [view for view in views if view.disputed and view.question in decisive]
    find_out = [view.question for view in views if view.status == "open" and view.question in decisive]
    return Meeting(
        merged=merged,
        own=frozen({name: evaluate(merged.model, sheet) for name, sheet in merged.sheets.items()}),
        evaluation=united(evaluations),
        evaluations=evaluations,
        discuss=tuple(view.question for view in sorted(discuss, key=lambda view: _ease(view, ends))),
        find_out=tuple(best_first(evaluations[0], find_out)),
        leave=tuple(
            view.question for view in views if view.disputed and view.question not in decisive and not view.settled
        ),
        settled=tuple(view.question for view in views if view.settled),
        decisive=tuple(key for key in merged.model.questions if key in decisive),
        ratings=tuple(sorted({key for one in found for key in one.ratings})),
        proposals_differ=len({(one.kind, one.possible, one.so_far.outcome) for one in evaluations}) > 1,
        ends=ends,
        exact=all(one.exact for one in found),
    )


def _together(merged: Merged, sheet: Sheet) -> Evaluation:
    """Return what the sheet of a whole team leads to.

    So far, the highest level counts that any member gave; of several levels that one member left open, the lowest.
    """
    evaluation = evaluate(merged.model, sheet)
    problem = evaluation.problem
    given: dict[Input, int] = {
        key: _highest(problem, view) for key, view in merged.views.items() if view.by_level or view.settled
    }
    return replace(evaluation, so_far=so_far_in(problem, {**so_far_world(problem), **given}))


def _highest(problem: Problem, view: View) -> int:
    """Return the position of the highest level that a member gave, of those that the team can mean."""
    scale, possible = problem.model.questions[view.question].levels, problem.domains[view.question]
    lowest: dict[str, int] = {}
    for at in () if view.settled else possible:
        for name in view.by_level.get(scale[at].id, ()):
            lowest.setdefault(name, at)
    return max(lowest.values(), default=possible[0])


def _ease(view: View, ends: Mapping[QuestionId, Mapping[LevelId, Ends]]) -> tuple[bool, bool]:
    """Return how easy a disagreement is: the hardest are split, and each side leads to something else."""
    leads_elsewhere = len(set(ends[view.question].values())) > 1
    return not leads_elsewhere, view.status != "split"


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


def advice_of(meeting: Meeting) -> str:
    """Return in one or two sentences what the team should talk about."""
    if meeting.evaluation.is_settled:
        if meeting.settled or _chosen(meeting.merged.settlement):
            return "What you settled on leaves one outcome."
        differ = bool(meeting.leave) or len(meeting.merged.proposals) > 1
        return "You differ, and it changes nothing: no meeting is needed." if differ else "You agree on what matters."
    advice = []
    if meeting.proposals_differ:
        advice.append("First agree on the deciding criteria and the must-haves: they differ, and so does the result.")
    if meeting.discuss:
        advice.append(_to_discuss(meeting))
    if meeting.find_out:
        advice.append(f"Find out about {_questions(len(meeting.find_out))} that somebody could not answer.")
    return " ".join(advice) or "No answer of yours could still change it: it is the evidence that differs."


def _to_discuss(meeting: Meeting) -> str:
    """Return how many questions to talk about, and how many of these are hard: each side leads to something else."""
    hard = sum(len(set(meeting.ends[key].values())) > 1 for key in meeting.discuss)
    count = _questions(len(meeting.discuss))
    if hard == len(meeting.discuss):
        return f"Talk about {count}: you differ, and it could change who is in front."
    if not hard:
        alone = "alone it does not change who is in front, with other answers it could"
        several = "none changes who is in front by itself, together they could"
        return f"Talk about {count} on which you differ: {alone if len(meeting.discuss) == 1 else several}."
    alone = f"{'which' if hard == 1 else 'each of which'} changes who is in front by itself"
    return f"Talk about {count} on which you differ, first about {number(hard)}, {alone}."


def _chosen(settlement: Settlement | None) -> bool:
    return settlement is not None and settlement.chosen


def _questions(count: int) -> str:
    return f"{number(count)} question{'' if count == 1 else 's'}"
