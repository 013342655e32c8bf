"""P13: what is possible for a member is possible for the team, and only what decides needs a meeting."""

from dataclasses import replace
from math import prod
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import Model, Outcome, Problem, Sheet, sheet_of
from shortlist.method.problem import Input
from shortlist.model.model import frozen
from shortlist.team.meeting import Meeting, meet
from shortlist.team.merging import merge
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
    """P13: the outcomes of the team hold those of each member, who takes from the others what it leaves to them."""
    model, members = team
    found = together(team)
    for sheet in members:
        mine = outcomes_of(model, _completed(sheet, found.merged.proposals[0].sheet))

        assert mine <= found.evaluation.outcomes


def _completed(sheet: Sheet, others: Sheet) -> Sheet:
    taken = {key: others.answers[key] for key in sheet.abstained if key in others.answers}
    return replace(sheet, answers=frozen({**sheet.answers, **taken}))


@few
@given(teams())
def test_p13_the_team_has_no_outcome_that_its_answers_do_not_have(team: tuple[Model, list[Sheet]]) -> None:
    """P13: the outcomes of the team are those of every proposal, world by world."""
    model, _ = team
    found = together(team)
    expected = frozenset[Outcome]().union(*(outcomes_of(model, one.sheet) for one in found.merged.proposals))

    assert expected == found.evaluation.outcomes


@few
@given(teams())
def test_p13_a_second_sheet_of_the_same_answers_changes_nothing(team: tuple[Model, list[Sheet]]) -> None:
    """P13: a member who answers like another one, under another name, changes no outcome and no difference."""
    model, members = team
    before, after = together(team), together((model, [*members, replace(members[0], member="M9")]))

    assert before.evaluation.outcomes == after.evaluation.outcomes
    assert (before.discuss, before.find_out, before.leave) == (after.discuss, after.find_out, after.leave)


@few
@given(teams())
def test_p5_members_may_come_in_any_order(team: tuple[Model, list[Sheet]]) -> None:
    """P5: the order of the sheets changes nothing at all where members have names."""
    model, members = team

    assert together(team) == together((model, members[::-1]))


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
