"""What decides, on random models, with brute force as the referee."""

from collections.abc import Iterator

from hypothesis import given

from shortlist import Outcome, Problem, evaluate
from shortlist.method.open_questions import Plan, deciding, essential, open_inputs, plan
from shortlist.method.problem import Input, World
from tests.laws.models import Case, brute_force, cases, many, outcome_in, worlds


def essential_by_force(problem: Problem) -> set[Input]:
    """Return the inputs of which a change alters the outcome, by looking at every world."""
    ends: dict[tuple[Input, tuple[tuple[Input, int], ...]], set[Outcome]] = {}
    for world in worlds(problem):
        outcome = outcome_in(problem, world)
        for key in open_inputs(problem):
            rest = tuple((other, at) for other, at in world.items() if other != key)
            ends.setdefault((key, rest), set()).add(outcome)
    return {key for (key, _), outcomes in ends.items() if len(outcomes) > 1}


@many
@given(cases())
def test_p4_what_decides_is_found_exactly(case: Case) -> None:
    """P4: the questions and ratings that decide are those of which brute force finds that a change matters."""
    problem = Problem.of(case.model, case.sheet)

    assert essential_by_force(problem) == set(essential(problem))


@many
@given(cases())
def test_p4_undecided_means_that_something_decides(case: Case) -> None:
    """P4: a sheet is undecided where, and only where, some open question or disputed rating decides."""
    evaluation = evaluate(case.model, case.sheet)
    found = deciding(evaluation.problem)

    assert found.exact
    assert (evaluation.kind == "undecided") == bool(found.inputs)


@many
@given(cases())
def test_the_next_question_leaves_the_fewest_outcomes(case: Case) -> None:
    """The question to ask first is the one whose worst answer leaves the fewest outcomes."""
    problem = Problem.of(case.model, case.sheet)
    found = deciding(problem)
    left = {
        key: max(
            len({outcome_in(problem, world) for world in worlds(problem.with_domain(key, (at,)))})
            for at in problem.domains[key]
        )
        for key in found.questions
    }

    if found.next_question is None:
        assert not left
    else:
        assert min(left.values()) == left[found.next_question]


@many
@given(cases(most_unknown=3))
def test_a_plan_leads_to_the_outcomes_of_its_answers(case: Case) -> None:
    """Whoever follows a plan's answers ends with the outcomes that brute force finds in that world."""
    problem = Problem.of(case.model, case.sheet)
    drawn = plan(problem)

    if drawn is not None:
        for world in worlds(problem):
            assert outcome_in(problem, world) in followed(drawn, world)
        assert brute_force(case) == {end for world in worlds(problem) for end in followed(drawn, world)}


@many
@given(cases(most_unknown=3))
def test_a_plan_ends_where_no_question_decides(case: Case) -> None:
    """No branch of a plan stops while another answer could still change the outcome."""
    problem = Problem.of(case.model, case.sheet)
    drawn = plan(problem)

    assert drawn is None or not any(deciding(end).questions for end in ends(problem, drawn))


def ends(problem: Problem, drawn: Plan) -> Iterator[Problem]:
    """Yield what is left of a problem at each end of a plan."""
    for branch in drawn.branches:
        for position in branch.positions:
            left = problem.with_domain(drawn.question, (position,))
            yield from ends(left, branch.then) if isinstance(branch.then, Plan) else [left]


def followed(drawn: Plan, world: World) -> frozenset[Outcome]:
    """Return where a plan leads in one world."""
    then = next(branch.then for branch in drawn.branches if world[drawn.question] in branch.positions)
    return followed(then, world) if isinstance(then, Plan) else then
