"""The laws of the method, on random models, with brute force as the referee.

The numbers are those under which the page about the method tells them.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import Degree, Outcome, Problem, evaluate, json_of, parse_sheet, report_of, table_of, toml_of
from shortlist.method.evaluation import evaluated
from shortlist.method.outcome import beats, close_of, counts, is_out, verdict_of
from shortlist.method.problem import World
from shortlist.model.model import AlternativeId
from tests.laws.models import Case, Tables, arguments_in, brute_force, cases, many, outcome_in, shuffled, worlds


@many
@given(cases())
def test_p1_outcomes_are_exact(case: Case) -> None:
    """P1: the search finds the outcomes that looking at every world finds, and no others."""
    found = evaluate(case.model, case.sheet)

    assert brute_force(case) == found.outcomes
    assert found.exact


@many
@given(cases())
def test_p1_who_is_in_front_is_exact(case: Case) -> None:
    """P1: necessary are members of every outcome, possible of some; settled says that there is one outcome."""
    outcomes = brute_force(case)
    evaluation = evaluate(case.model, case.sheet)
    members = [set(outcome.members) for outcome in outcomes]

    assert set(evaluation.necessary) == set.intersection(*members)
    assert set(evaluation.possible) == set.union(*members)
    assert evaluation.is_settled == (len(outcomes) == 1)
    assert evaluation.kind == ("undecided" if len(outcomes) > 1 else min(outcomes).kind)


@many
@given(cases())
def test_p1_too_few_steps_leave_bounds(case: Case) -> None:
    """P1: without a step for searching, nothing is claimed that is not so, and what is settled is known."""
    outcomes = brute_force(case)
    evaluation = evaluate(case.model, case.sheet, most_steps=0)
    members = [set(outcome.members) for outcome in outcomes]

    assert set(evaluation.necessary) == set.intersection(*members)
    assert set(evaluation.possible) >= set.union(*members)
    assert evaluation.is_settled == (len(outcomes) == 1)
    assert evaluation.exact <= (set(evaluation.possible) == set.union(*members))


@many
@given(cases())
def test_p2_verdicts_are_the_hull(case: Case) -> None:
    """P2: the worst and the best verdict of each alternative occur, and none lies outside them."""
    problem = Problem.of(case.model, case.sheet)
    evaluation = evaluate(case.model, case.sheet)

    for name in problem.alternatives:
        verdicts = {verdict_of(problem.places(name, world)) for world in worlds(problem)}
        assert (min(verdicts), max(verdicts)) == evaluation.verdicts[name]


@many
@given(cases(), st.data())
def test_p3_an_answer_never_widens_what_is_possible(case: Case, data: st.DataObject) -> None:
    """P3: answering what is unknown removes outcomes and narrows verdicts, and never adds any."""
    model = case.model
    problem = Problem.of(model, case.sheet)
    still_open = [key for key in model.questions if len(problem.domains[key]) > 1]
    assume(still_open)
    chosen = data.draw(st.sampled_from(still_open))
    at = data.draw(st.sampled_from(problem.domains[chosen]))
    before, after = evaluate(model, case.sheet), evaluated(problem.with_domain(chosen, (at,)))

    assert set(after.possible) <= set(before.possible)
    assert set(after.necessary) >= set(before.necessary) or not after.possible
    assert after.outcomes <= before.outcomes
    for name, (worst, best) in after.verdicts.items():
        assert before.verdicts[name][0] <= worst <= best <= before.verdicts[name][1]


@many
@given(cases())
def test_p5_no_order_matters(case: Case) -> None:
    """P5: questions, criteria, alternatives and answers may stand in any order."""
    other = Case(shuffled(case.tables), shuffled(case.sheet_table))
    one, two = evaluate(case.model, case.sheet), evaluate(other.model, other.sheet)

    assert (one.kind, one.possible, one.necessary, one.close) == (two.kind, two.possible, two.necessary, two.close)
    assert (one.verdicts, one.so_far.outcome, one.so_far.close) == (two.verdicts, two.so_far.outcome, two.so_far.close)
    assert case.model.hash == other.model.hash


@many
@given(cases())
def test_p6_the_same_input_gives_the_same_bytes(case: Case) -> None:
    """P6: evaluating again, from tables read again, prints the same report."""
    again = Case(deepcopy(case.tables), deepcopy(case.sheet_table))
    first, second = (json_of(report_of(evaluate(each.model, each.sheet), each.sheet)) for each in (case, again))

    assert first == second


@many
@given(cases(), st.data())
def test_p7_a_higher_need_improves_no_verdict(case: Case, data: st.DataObject) -> None:
    """P7: raising a need by a level leaves every verdict as it was or worse."""
    problem, world = known(case, data)
    needs = [key for key, question in case.model.questions.items() if question.role == "need"]
    key = data.draw(st.sampled_from(needs))
    assume(world[key] + 1 < len(case.model.questions[key].levels))
    raised = {**world, key: world[key] + 1}

    for name in problem.alternatives:
        before, after = problem.places(name, world), problem.places(name, raised)
        assert verdict_of(after) <= verdict_of(before)
        assert counts(after) >= counts(before)


@many
@given(cases(), st.data())
def test_p7_a_better_capability_worsens_nothing_of_its_own(case: Case, data: st.DataObject) -> None:
    """P7: raising one capability leaves its alternative as it was or better, and no other changes."""
    problem, world = known(case, data)

    for name, raised in improved(problem, world):
        for other in problem.alternatives:
            before, after = problem.places(other, world), problem.places(other, raised)
            assert before == after if other != name else counts(after) <= counts(before)
            assert verdict_of(after) >= verdict_of(before)


def known(case: Case, data: st.DataObject) -> tuple[Problem, World]:
    """Return one of the first worlds of a case."""
    problem = Problem.of(case.model, case.sheet)
    return problem, data.draw(st.sampled_from(worlds(problem)[:50]))


def improved(problem: Problem, world: World) -> Iterator[tuple[AlternativeId, World]]:
    """Yield every world in which one capability of one alternative is a level higher."""
    for name in problem.alternatives:
        for criterion in problem.criteria:
            key = problem.capability(name, criterion)
            if world[key] + 1 < len(criterion.levels):
                yield name, {**world, key: world[key] + 1}


@many
@given(cases(), st.data())
def test_p8_what_is_dominated_is_never_in_front(case: Case, data: st.DataObject) -> None:
    """P8: what is nowhere lighter and somewhere graver than another has no better counts and is never in front."""
    problem, world = known(case, data)
    arguments = arguments_in(problem, world)
    front = outcome_in(problem, world).members

    for one, mine in arguments.items():
        for theirs in arguments.values():
            if mine != theirs and all(mine[place] >= theirs[place] for place in mine):
                assert verdict_of(mine) <= verdict_of(theirs)
                assert one not in front


@many
@given(cases(most_unknown=2), st.data())
def test_p9_what_is_not_in_front_can_go(case: Case, data: st.DataObject) -> None:
    """P9: removing an alternative that is in no front, or adding it back, changes no front."""
    before = brute_force(case)
    members = {name for outcome in before for name in outcome.members}
    losers = [name for name in case.model.alternatives if name not in members]
    assume(losers and len(case.model.alternatives) > 1)
    after = _without(case, data.draw(st.sampled_from(losers)))

    assert before == brute_force(after)


def _without(case: Case, name: AlternativeId) -> Case:
    tables = {key: table for key, table in case.tables.items() if key != f"alternatives/{name}.toml"}
    answers = {key: value for key, value in case.sheet_table["answers"].items() if key != f"skill-{name}"}
    return Case(tables, case.sheet_table | {"answers": answers})


@many
@given(cases(), st.data())
def test_p10_improving_whoever_is_in_front_keeps_them_there(case: Case, data: st.DataObject) -> None:
    """P10: a better rating or more experience never takes an alternative out of the front."""
    problem, world = known(case, data)
    front = outcome_in(problem, world).members

    for name, raised in improved(problem, world):
        assert name not in front or name in outcome_in(problem, raised).members


@many
@given(cases(), st.data())
def test_lexi_refines_discri(case: Case, data: st.DataObject) -> None:
    """Whoever beats another outright is ahead of it by counts too, so that nobody in front is beaten."""
    problem, world = known(case, data)
    arguments = arguments_in(problem, world)
    front = outcome_in(problem, world).members

    for one, mine in arguments.items():
        for theirs in arguments.values():
            assert not beats(mine, theirs) or counts(mine) < counts(theirs)
            assert one not in front or not beats(theirs, mine)


@many
@given(cases(), st.data())
def test_close_behind_is_behind_and_beaten_by_nobody(case: Case, data: st.DataObject) -> None:
    """Whoever is close behind is not in front, not out, and beaten by nobody."""
    problem, world = known(case, data)
    arguments = arguments_in(problem, world)
    outcome = outcome_in(problem, world)
    close = close_of(arguments, outcome)

    for name, mine in arguments.items():
        unbeaten = not any(beats(theirs, mine) for theirs in arguments.values())
        assert (name in close) == (name not in outcome.members and not is_out(mine) and unbeaten)


@many
@given(cases())
def test_settled_names_who_is_close_in_every_world(case: Case) -> None:
    """Where it is settled, close behind are those who are so in every world; while undecided nobody is named."""
    problem = Problem.of(case.model, case.sheet)
    evaluation = evaluate(case.model, case.sheet)
    each = [set(close_of(arguments_in(problem, world), outcome_in(problem, world))) for world in worlds(problem)]

    assert set(evaluation.close) == (set.intersection(*each) if evaluation.is_settled else set())


@many
@given(cases())
def test_so_far_is_one_of_the_worlds(case: Case) -> None:
    """What a sheet says so far is the outcome of one of its worlds."""
    evaluation = evaluate(case.model, case.sheet)

    assert evaluation.so_far.world in worlds(evaluation.problem)
    assert evaluation.so_far.outcome in brute_force(case)


@many
@given(cases(), st.data())
def test_so_far_is_the_outcome_where_all_is_known(case: Case, data: st.DataObject) -> None:
    """Where all is answered and no rating is disputed, what the sheet says so far is the outcome."""
    problem, world = known(case, data)
    evaluation = evaluated(replace(problem, domains={key: (at,) for key, at in world.items()}))

    assert evaluation.is_settled
    assert evaluation.so_far.outcome == outcome_in(problem, world)
    assert evaluation.front == evaluation.so_far.outcome.members
    assert (
        evaluation.close == evaluation.so_far.close == close_of(arguments_in(problem, world), evaluation.so_far.outcome)
    )
    assert not evaluation.could_change.inputs


@many
@given(cases())
def test_what_is_chosen_as_deciding_or_must_is_asked_for(case: Case) -> None:
    """A need behind a deciding criterion or a must-have is at least at its middle level in every world."""
    evaluation = evaluate(case.model, case.sheet)
    criteria = (case.model.criteria[key] for key in case.sheet.deciding)
    asked = {*case.sheet.must, *(criterion.need for criterion in criteria if criterion.practice is None)}

    for key in asked:
        assert min(evaluation.problem.domains[key]) >= 1
        assert evaluation.so_far.world[key] >= 1


@many
@given(cases(), st.data())
def test_a_must_have_is_a_veto(case: Case, data: st.DataObject) -> None:
    """Whoever has a gap on a must-have is never in front, whatever speaks for it."""
    problem, world = known(case, data)

    for name in outcome_in(problem, world).members:
        assert Degree.OUT not in problem.places(name, world).values()


@many
@given(cases(most_unknown=2))
def test_p14_names_do_not_matter(case: Case) -> None:
    """P14: alternatives under other names, in another order, lead to the same outcome under these names."""
    names = sorted(case.model.alternatives)
    renamed = {name: f"z{len(names) - at}" for at, name in enumerate(names)}
    other = _renamed(case, renamed)
    expected = {
        Outcome(outcome.kind, tuple(sorted(AlternativeId(renamed[name]) for name in outcome.members)))
        for outcome in brute_force(case)
    }

    assert expected == evaluate(other.model, other.sheet).outcomes


def _renamed(case: Case, names: dict[AlternativeId, str]) -> Case:
    tables = {key: table for key, table in case.tables.items() if not key.startswith("alternatives/")}
    tables |= {f"alternatives/{new}.toml": case.tables[f"alternatives/{old}.toml"] for old, new in names.items()}
    skills = {f"skill-{old}": f"skill-{new}" for old, new in names.items()}
    answers = {skills.get(key, key): value for key, value in case.sheet_table["answers"].items()}
    return Case(tables, case.sheet_table | {"answers": answers})


@many
@given(cases(most_unknown=2))
def test_p14_a_level_that_means_the_same_changes_nothing(case: Case) -> None:
    """P14: splitting the best level of a capability in two that earn the same grades changes no outcome."""
    tables = {key: table for key, table in case.tables.items() if key != "model.toml"}
    tables["model.toml"] = {key: value for key, value in case.tables["model.toml"].items() if key != "own_data"}
    for name in case.model.alternatives:
        resting = case.tables[f"alternatives/{name}.toml"]
        tables[f"alternatives/{name}.toml"] = {key: it for key, it in resting.items() if key != "rests_on_own_data"}
    whole = Case(tables, case.sheet_table)
    split = Case(_with_split_levels(tables), case.sheet_table)

    assert brute_force(whole) == evaluate(split.model, split.sheet).outcomes


def _with_split_levels(tables: Tables) -> Tables:
    split = deepcopy(tables)
    for table in split["criteria.toml"].values():
        if "levels" in table:
            best = table["levels"][-1]["id"]
            table["levels"].append({"id": "more", "label": "More", "means": "…"})
            for row in table["fit"].values():
                row["more"] = row[best]
    return split


@many
@given(cases())
def test_p16_a_sheet_survives_being_written(case: Case) -> None:
    """P16: a sheet written as a table or as TOML reads back as the same sheet."""
    model, sheet = case.model, case.sheet

    assert sheet == parse_sheet(toml_of(sheet), model)
    assert sheet == parse_sheet(json_of(table_of(sheet)), model)
