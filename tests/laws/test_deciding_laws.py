"""The laws of what is still open, on random models, with brute force as the referee."""

from hypothesis import given

from shortlist import Problem, evaluate
from shortlist.method.evaluation import evaluated
from shortlist.method.plan import Plan, plan
from shortlist.method.problem import Input
from shortlist.method.question_order import asking, stages_of
from shortlist.model.model import QuestionId
from tests.laws.models import Case, brute_force, cases, few, many, outcome_in, that_alter, worlds


def essential_by_brute_force(problem: Problem) -> set[Input]:
    """Return the inputs of which a change alone alters the outcome of some world."""
    ends = {tuple(world.values()): outcome_in(problem, world) for world in worlds(problem)}
    return that_alter(problem.domains, ends)


@many
@given(cases())
def test_p4_what_could_change_is_exact(case: Case) -> None:
    """P4: the questions and ratings that could change who is in front are those that brute force finds."""
    evaluation = evaluate(case.model, case.sheet)
    found = evaluation.could_change

    assert found.exact
    assert set(found.inputs) == essential_by_brute_force(evaluation.problem)


@many
@given(cases())
def test_p4_undecided_says_that_something_could_change(case: Case) -> None:
    """P4: a sheet is undecided exactly where some question or rating could still change who is in front."""
    evaluation = evaluate(case.model, case.sheet)

    assert bool(evaluation.could_change.inputs) == (len(brute_force(case)) > 1)


@many
@given(cases())
def test_too_few_steps_leave_an_upper_bound(case: Case) -> None:
    """Without a step for searching, nothing that could change who is in front is left out."""
    evaluation = evaluate(case.model, case.sheet, most_steps=0)
    found = evaluation.could_change
    truth = essential_by_brute_force(evaluation.problem)

    assert set(found.inputs) >= truth
    assert not found.exact or set(found.inputs) == truth


@few
@given(cases())
def test_a_plan_leads_from_every_answer_to_an_end(case: Case) -> None:
    """Each branch of a plan leads to what the sheet with that answer leads to."""
    evaluation = evaluate(case.model, case.sheet)
    found = plan(evaluation)

    def check(problem: Problem, part: Plan) -> None:
        asked = [at for branch in part.branches for at in branch.positions]
        assert sorted(asked) == list(problem.domains[part.question])
        for branch in part.branches:
            for at in branch.positions:
                after = problem.with_domain(part.question, (at,))
                if isinstance(branch.then, Plan):
                    check(after, branch.then)
                else:
                    end = evaluated(after)
                    assert (branch.then.kind, branch.then.possible) == (end.kind, end.possible)
                    assert not end.could_change.questions

    if found:
        check(evaluation.problem, found)
        left = {key: left_at_most(evaluation.problem, key) for key in evaluation.could_change.questions}
        assert left[found.question] == min(left.values())


def left_at_most(problem: Problem, key: QuestionId) -> tuple[int, int]:
    """Return how many may be in front once a question is answered, nobody where it is settled: at worst, and summed."""
    after = [evaluated(problem.with_domain(key, (at,))) for at in problem.domains[key]]
    left = [0 if each.is_settled else len(each.possible) for each in after]
    return max(left), sum(left)


@many
@given(cases())
def test_a_plan_is_made_where_at_most_three_questions_are_left(case: Case) -> None:
    """With more questions a plan would not be read, and with none there is nothing to plan."""
    evaluation = evaluate(case.model, case.sheet)

    assert (plan(evaluation) is not None) == (1 <= len(evaluation.could_change.questions) <= 3)


@few
@given(cases())
def test_asking_in_order_settles_what_answers_can_settle(case: Case) -> None:
    """Asked one after the other, questions end where none could change who is in front; none is asked twice."""
    problem = Problem.of(case.model, case.sheet)
    asked: list[str] = []
    while True:
        evaluation = evaluated(problem)
        found = asking(evaluation, case.sheet)
        if found.stage == "done":
            break
        question = found.questions[0]
        if found.stage == "best":
            asked.append(question)
        problem = problem.with_domain(question, problem.domains[question][:1])

    assert len(asked) == len(set(asked))
    assert not evaluated(problem).could_change.questions


@many
@given(cases())
def test_every_question_has_its_stage(case: Case) -> None:
    """The three screens together hold every question once."""
    stages = stages_of(case.model)

    assert sorted(key for keys in stages.values() for key in keys) == sorted(case.model.questions)
