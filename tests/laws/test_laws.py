"""The laws of the method, on random models, with brute force as the referee.

The numbers are those under which the page about the method tells them.
"""

from copy import deepcopy

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import Outcome, Problem, Verdict, evaluate, json_of, parse_sheet, report_of, table_of, toml_of
from shortlist.method.exact.fold import Folding
from shortlist.model.model import AlternativeId
from tests.laws.models import Case, Tables, brute_force, cases, many, outcome_in, shuffled, worlds


@many
@given(cases())
def test_p1_outcomes_are_exact(case: Case) -> None:
    """P1: the fold finds the outcomes that looking at every world finds, and no others."""
    found = Folding(Problem.of(case.model, case.sheet)).outcomes()

    assert brute_force(case) == found


@many
@given(cases())
def test_p2_bounds_are_the_hull(case: Case) -> None:
    """P2: the worst and the best verdict of each alternative occur, and none lies outside them."""
    problem = Problem.of(case.model, case.sheet)
    evaluation = evaluate(case.model, case.sheet)

    for name in problem.alternatives:
        verdicts = {problem.verdict(problem.grades(name, world)) for world in worlds(problem)}
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
    possible = [model.questions[chosen].levels[at].id for at in problem.domains[chosen]]
    useful = possible if _is_chosen(case, chosen) is False else possible[1:]
    narrowed = case.answering(**{chosen: data.draw(st.sampled_from(useful))})
    before, after = evaluate(model, case.sheet), evaluate(model, narrowed.sheet)

    assert after.outcomes <= before.outcomes
    for name, (worst, best) in after.verdicts.items():
        assert before.verdicts[name][0] <= worst <= best <= before.verdicts[name][1]


def _is_chosen(case: Case, question: str) -> bool:
    """Say whether a question is a must-have or behind a deciding criterion, so that "not needed" is refused."""
    needs = {case.tables["criteria.toml"][criterion]["need"] for criterion in case.sheet_table["deciding"]}
    return question in case.sheet_table["must"] or question in needs


@many
@given(cases())
def test_p5_no_order_matters(case: Case) -> None:
    """P5: questions, criteria, rules, alternatives and answers may stand in any order."""
    other = Case(shuffled(case.tables), shuffled(case.sheet_table))

    assert evaluate(case.model, case.sheet).outcomes == evaluate(other.model, other.sheet).outcomes
    assert case.model.hash == other.model.hash


@many
@given(cases())
def test_p6_the_same_input_gives_the_same_bytes(case: Case) -> None:
    """P6: evaluating again, from tables read again, prints the same report."""
    first, second = (
        json_of(report_of(evaluate(case.model, case.sheet), case.sheet)),
        json_of(report_of(evaluate(case.model, case.sheet), case.sheet)),
    )

    assert first == second


@many
@given(cases(), st.data())
def test_p7_a_higher_need_improves_no_verdict(case: Case, data: st.DataObject) -> None:
    """P7: raising a need by a level leaves every verdict as it was or worse."""
    problem = Problem.of(case.model, case.sheet)
    world = dict(worlds(problem)[0])
    needs = [key for key, question in case.model.questions.items() if question.role == "need"]
    key = data.draw(st.sampled_from(needs))
    assume(world[key] + 1 < len(case.model.questions[key].levels))
    raised = world | {key: world[key] + 1}

    for name in problem.alternatives:
        assert problem.verdict(problem.grades(name, raised)) <= problem.verdict(problem.grades(name, world))


@many
@given(cases(), st.data())
def test_p7_a_better_capability_worsens_no_verdict_of_its_own(case: Case, data: st.DataObject) -> None:
    """P7: raising one capability leaves its alternative's verdict as it was or better, and no other changes."""
    problem = Problem.of(case.model, case.sheet)
    world = dict(worlds(problem)[0])
    criterion = data.draw(st.sampled_from(problem.criteria))
    name = data.draw(st.sampled_from(problem.alternatives))
    key = problem.capability(name, criterion)
    assume(world[key] + 1 < len(criterion.levels))
    raised = world | {key: world[key] + 1}

    for other in problem.alternatives:
        before, after = (problem.verdict(problem.grades(other, one)) for one in (world, raised))
        assert after >= before if other == name else after == before


@many
@given(cases())
def test_p8_what_is_dominated_is_never_chosen(case: Case) -> None:
    """P8: an alternative that is nowhere better and somewhere worse than another has no better verdict and is out."""
    problem = Problem.of(case.model, case.sheet)
    world = worlds(problem)[0]
    grades = {name: problem.grades(name, world) for name in problem.alternatives}
    chosen = outcome_in(problem, world).members

    for one in problem.alternatives:
        for other in problem.alternatives:
            worse = grades[one] != grades[other]
            if worse and all(grades[one][criterion] <= grades[other][criterion] for criterion in grades[one]):
                assert problem.verdict(grades[one]) <= problem.verdict(grades[other])
                assert one not in chosen


@many
@given(cases(most_unknown=0), st.data())
def test_p9_what_is_not_chosen_can_go(case: Case, data: st.DataObject) -> None:
    """P9: removing an alternative that is not a member of the outcome changes nothing."""
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
def test_p10_improving_a_member_keeps_it(case: Case, data: st.DataObject) -> None:
    """P10: an alternative that is chosen stays chosen when one of its capabilities gets better."""
    problem = Problem.of(case.model, case.sheet)
    world = dict(worlds(problem)[0])
    members = outcome_in(problem, world).members
    assume(members)
    name = data.draw(st.sampled_from(members))
    criterion = data.draw(st.sampled_from(problem.criteria))
    key = problem.capability(name, criterion)
    assume(world[key] + 1 < len(criterion.levels))

    assert name in outcome_in(problem, world | {key: world[key] + 1}).members


@many
@given(cases(most_unknown=2))
def test_p14_names_do_not_matter(case: Case) -> None:
    """P14: alternatives under other names, in another order, lead to the same outcome under these names."""
    names = sorted(case.model.alternatives)
    renamed = {name: f"z{len(names) - at}" for at, name in enumerate(names)}
    other = _renamed(case, renamed)
    expected = {
        Outcome(outcome.kind, tuple(sorted(AlternativeId(renamed[name]) for name in outcome.members)))
        for outcome in evaluate(case.model, case.sheet).outcomes
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
    split = Case(_with_split_levels(case.tables), case.sheet_table)

    assert evaluate(case.model, case.sheet).outcomes == evaluate(split.model, split.sheet).outcomes


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


@many
@given(cases())
def test_undecided_says_that_outcomes_differ(case: Case) -> None:
    """An evaluation is undecided where brute force finds more than one outcome, and has its kind where it finds one."""
    outcomes = brute_force(case)
    evaluation = evaluate(case.model, case.sheet)

    assert ("undecided" if len(outcomes) > 1 else min(outcomes).kind) == evaluation.kind


@many
@given(cases())
def test_members_are_workable(case: Case) -> None:
    """Nothing below workable is ever possible, and what is necessary is possible too."""
    evaluation = evaluate(case.model, case.sheet)

    assert all(evaluation.verdicts[name][1] >= Verdict.WORKABLE for name in evaluation.possible)
    assert set(evaluation.necessary) <= set(evaluation.possible)
