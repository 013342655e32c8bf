"""P13: what is possible for a member is possible for the team, and only what decides needs a meeting."""

from dataclasses import replace
from math import prod
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import Evaluation, Model, Outcome, Problem, Sheet, evaluate, sheet_of
from shortlist.method.problem import Input
from shortlist.method.so_far import so_far_of
from shortlist.model.model import AlternativeId, frozen
from shortlist.team.meeting import Meeting, meet
from shortlist.team.merged import merge
from shortlist.team.team_report import meeting_of
from tests.laws.models import cases, few, outcome_in, sheets, worlds

MOST_WORLDS = 500


@st.composite
def teams(draw: st.DrawFn) -> tuple[Model, list[Sheet]]:
    """Draw a model and the sheets of one to three members, of whom some leave questions to the others."""
    case = draw(cases(most_unknown=1))
    names: list[str] = sorted(case.model.alternatives)
    more = draw(st.lists(sheets(case.tables, names, 1), max_size=2))
    tables = [case.sheet_table, *more]
    return case.model, [
        sheet_of({**draw(_with_abstentions(table)), "member": f"M{at}"}, case.model) for at, table in enumerate(tables)
    ]


@st.composite
def _with_abstentions(draw: st.DrawFn, table: dict[str, Any]) -> dict[str, Any]:
    answers = table["answers"]
    left = draw(st.sets(st.sampled_from(sorted(answers)), max_size=1)) if answers else set()
    return {**table, "answers": {**answers, **{key: {"abstain": True} for key in left}}}


def together(team: tuple[Model, list[Sheet]]) -> Meeting:
    """Return the meeting of a team."""
    model, members = team
    return meet(merge(members, model))


def outcomes_of(model: Model, sheet: Sheet) -> frozenset[Outcome]:
    """Return every outcome of a sheet by looking at every world, where these are not too many."""
    problem = Problem.of(model, sheet)
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    return frozenset(outcome_in(problem, world) for world in worlds(problem))


@few
@given(teams())
def test_p13_what_is_possible_for_a_member_is_possible_for_the_team(team: tuple[Model, list[Sheet]]) -> None:
    """P13: the team may end with whatever a member may, who takes from the others what it leaves to them."""
    model, members = team
    found = together(team)
    for sheet in members:
        mine = outcomes_of(model, _completed(sheet, found.merged.proposals[0].sheet))

        assert _members(mine) <= set(found.evaluation.possible)
        assert not found.evaluation.is_settled or mine == {found.evaluation.so_far.outcome}


def _completed(sheet: Sheet, others: Sheet) -> Sheet:
    taken = {key: others.answers[key] for key in sheet.abstained if key in others.answers}
    return replace(sheet, answers=frozen({**sheet.answers, **taken}))


def _members(outcomes: frozenset[Outcome]) -> set[AlternativeId]:
    return {name for outcome in outcomes for name in outcome.members}


@few
@given(teams())
def test_p13_the_team_has_no_outcome_that_its_answers_do_not_have(team: tuple[Model, list[Sheet]]) -> None:
    """P13: who is in front, surely and possibly, is what the worlds of every proposal say together."""
    model, _ = team
    found = together(team)
    every = frozenset[Outcome]().union(*(outcomes_of(model, one.sheet) for one in found.merged.proposals))

    assert found.evaluation.is_settled == (len(every) == 1)
    assert set(found.evaluation.possible) == _members(every)
    assert set(found.evaluation.necessary) == set.intersection(*(set(outcome.members) for outcome in every))


@few
@given(teams())
def test_so_far_the_highest_level_counts_that_anybody_gave(team: tuple[Model, list[Sheet]]) -> None:
    """What a team says so far is what a sheet says that gives to each question the highest level of any member.

    A member who left several levels open is taken at the lowest of them, as in a sheet alone.
    """
    model, members = team
    found = together(team)
    proposal = found.merged.proposals[0].sheet
    asked = {*proposal.must, *(model.criteria[key].need for key in proposal.deciding)}
    highest = {}
    for key, question in model.questions.items():
        given = [levels for each in members if 0 < len(levels := each.answers.get(key, ())) < len(question.levels)]
        at = {level.id: position for position, level in enumerate(question.levels)}
        least = 1 if key in asked else 0
        lowest = [min(meant) for levels in given if (meant := [at[level] for level in levels if at[level] >= least])]
        if lowest:
            highest[key] = (question.levels[max(lowest)].id,)
    plain = so_far_of(Problem.of(model, replace(proposal, answers=frozen(highest))))

    assert found.evaluations[0].so_far.outcome == plain.outcome


@few
@given(teams())
def test_each_members_own_result_stands_first(team: tuple[Model, list[Sheet]]) -> None:
    """Each member's own result is that of the sheet alone."""
    model, members = team
    found = together(team)

    assert {name: each.kind for name, each in found.own.items()} == {
        sheet.member: evaluate(model, sheet).kind for sheet in members
    }


@few
@given(teams())
def test_p13_a_second_sheet_of_the_same_answers_changes_nothing(team: tuple[Model, list[Sheet]]) -> None:
    """P13: a member who answers like another one, under another name, changes no outcome and no difference."""
    model, members = team
    before, after = together(team), together((model, [*members, replace(members[0], member="M9")]))

    assert ends(before.evaluation) == ends(after.evaluation)
    assert [set(each) for each in (before.discuss, before.find_out, before.leave)] == [
        set(each) for each in (after.discuss, after.find_out, after.leave)
    ]


def ends(evaluation: Evaluation) -> tuple[object, ...]:
    """Return who is in front, surely, possibly and so far."""
    return evaluation.kind, evaluation.necessary, evaluation.possible, set(evaluation.close)


@few
@given(teams())
def test_p5_members_may_come_in_any_order(team: tuple[Model, list[Sheet]]) -> None:
    """P5: the order of the sheets changes nothing at all where members have names."""
    model, members = team

    assert meeting_of(together(team)) == meeting_of(together((model, members[::-1])))


@few
@given(teams())
def test_a_split_that_needs_no_meeting_leads_to_the_same_either_way(team: tuple[Model, list[Sheet]]) -> None:
    """Whatever is left aside has one end, whichever side is right, under each proposal; a split says so."""
    found = together(team)
    questions = {each["id"]: each for each in meeting_of(found)["questions"]}
    for key in found.leave:
        view = found.merged.views[key]
        split = view.is_end_to_end(found.merged.model.questions[key])

        assert len(set(found.ends[key].values())) == 1
        assert (questions[key]["remark"] is not None) == split == questions[key]["end_to_end"]


@few
@given(teams())
def test_what_matters_is_what_is_disputed_and_decides(team: tuple[Model, list[Sheet]]) -> None:
    """Disagreements that matter are the disputed questions of which a change alone alters the outcome of some world."""
    model, _ = team
    found = together(team)
    decisive: set[Input] = set()
    for one in found.merged.proposals:
        decisive |= essential(model, one.sheet)
    disputed = set(found.merged.disputed)

    assert disputed & decisive == set(found.discuss)
    assert disputed - decisive == set(found.leave)


def essential(model: Model, sheet: Sheet) -> set[Input]:
    """Return the inputs that decide, by comparing worlds that differ in nothing else."""
    problem = Problem.of(model, sheet)
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    found: set[Input] = set()
    ends: dict[tuple[Input, tuple[int, ...]], Outcome] = {}
    for world in worlds(problem):
        outcome = outcome_in(problem, world)
        for key in problem.domains:
            rest = tuple(position for other, position in world.items() if other != key)
            if ends.setdefault((key, rest), outcome) != outcome:
                found.add(key)
    return found
