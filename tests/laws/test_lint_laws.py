"""What the lints say of random models is so, with brute force as the referee."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from shortlist import FaultsError, Grade, Model, Problem, json_of
from shortlist.lint import lint_model, lint_table, survey_of
from shortlist.lint.completeness import complete, monotone
from shortlist.lint.dominance import nowhere_better, separates
from shortlist.lint.effect import effective, flip_of, settled_by, starts_of
from shortlist.lint.reach import suits
from shortlist.lint.samples import Drawn, _spoiling, drawn_sheets
from shortlist.method.problem import World, asked_by
from shortlist.model.loader import model_of
from shortlist.model.model import AlternativeId, Criterion, QuestionId
from shortlist.report.sentences import names_of
from shortlist.schema import schemas_of
from shortlist.sheets.sheet import Sheet
from shortlist.team.settlement import settlement_of, settlement_table
from tests.laws.models import Case, brute_force, cases, few, many, outcome_in, shuffled, worlds
from tests.shortlist.data import Tables
from tests.shortlist.schemas import faults_in, schema_name, validators

SHEETS = 8


@many
@given(cases())
def test_what_the_loader_reads_is_complete_and_monotone(case: Case) -> None:
    """L1 and L2: nothing that was loaded lacks anything, or has a table that is not monotone."""
    assert [*complete(case.model), *monotone(case.model)] == []


@few
@given(cases())
def test_the_lints_say_the_same_in_any_order(case: Case) -> None:
    """P5 and P6: findings and survey are the same bytes, whatever the order of a model's files and keys."""
    model, other = case.model, model_of(shuffled(case.tables))

    first, second = (json_of(lint_table(one, lint_model(one, sheets=SHEETS))) for one in (model, other))

    assert first == second


@many
@given(cases())
def test_a_survey_counts_every_sheet_once(case: Case) -> None:
    """L5: shortlists of one, of two, too close and none add up to all sheets, and each is what brute force says."""
    survey = survey_of(case.model, SHEETS)
    sizes = [len(outcome_in(one.problem, one.world).members) for one in drawn_sheets(case.model, SHEETS)]

    counted = (survey.none_fits, survey.alone, survey.in_two, survey.too_close)
    assert counted == (sizes.count(0), sizes.count(1), sizes.count(2), sum(size > 2 for size in sizes))


@many
@given(cases())
def test_the_sheet_that_suits_an_alternative_best_does(case: Case) -> None:
    """L5: where any answers leave nothing against one alternative alone, the most favourable ones do."""
    for name in case.model.alternatives:
        # Whom a sheet is found to suit needs no search through all of them.
        assert suits(case.model, name) or not any(
            _only_clean(problem, name) for problem in _complete_sheets(case.model, name)
        )


def _complete_sheets(model: Model, name: AlternativeId) -> list[Problem]:
    """Return every complete sheet that keeps what an alternative rests on; the team knows that one and no other."""
    needs = [question for question in model.questions.values() if question.role == "need"]
    known = {
        question.id: (question.levels[-1 if question.about == name else 0].id,)
        for question in model.questions.values()
        if question.role == "team"
    }
    spoiling = _spoiling(model, name)
    chosen = [need.levels[:1] if need.id in spoiling else need.levels for need in needs]
    return [
        Problem.of(
            model, Sheet(answers=known | {need.id: (level.id,) for need, level in zip(needs, levels, strict=True)})
        )
        for levels in product(*chosen)
    ]


def _only_clean(problem: Problem, name: AlternativeId) -> bool:
    """Say whether nothing speaks against one for sure, and something surely against every other."""

    def clean(each: AlternativeId) -> set[bool]:
        return {_is_clean(problem, each, world) for world in worlds(problem)}

    return clean(name) == {True} and all(clean(each) == {False} for each in problem.alternatives if each != name)


def _is_clean(problem: Problem, name: AlternativeId, world: World) -> bool:
    return not any(problem.places(name, world).values())


@many
@given(cases())
def test_a_flip_proves_that_a_question_decides(case: Case) -> None:
    """L6: what no finding blames has two sheets that differ in that answer alone and in their outcome."""
    survey = survey_of(case.model, SHEETS)
    starts = [*starts_of(case.model), *survey.kept]
    flips = {question.id: flip_of(question, starts) for question in case.model.questions.values()}
    blamed = sum(one.place.startswith("questions") for one in effective(case.model, survey))

    assert blamed == sum(flip is None for flip in flips.values())
    for question, flip in flips.items():
        if flip is not None:
            before, after = flip
            assert _differences(before.world, after.world) == {question}
            assert outcome_in(before.problem, before.world) != outcome_in(after.problem, after.world)
            assert (before.problem.deciding, before.problem.must) == (after.problem.deciding, after.problem.must)


def _differences(one: World, other: World) -> set[object]:
    return {key for key in one if one[key] != other[key]}


@many
@given(cases())
def test_what_settles_the_outcome_is_found(case: Case) -> None:
    """L7: a sheet settles where brute force finds one outcome, or no more than one alternative in all of them."""
    outcomes = brute_force(case)
    members = tuple(sorted({member for outcome in outcomes for member in outcome.members}))
    settled = len(outcomes) == 1 or len(members) <= 1

    words = settled_by(case.model, case.sheet, survey_of(case.model, SHEETS).kept)

    assert words == (f"leaves {names_of(case.model, members) or 'nothing'}" if settled else None)


@many
@given(cases())
def test_a_criterion_separates_where_two_grades_can_differ(case: Case) -> None:
    """L8: a criterion tells alternatives apart where, for some need, two of them can have different grades."""
    problem = Problem.of(case.model, Sheet(answers={}))

    for criterion in problem.criteria:
        assert separates(case.model, criterion) == any(
            len(set(grades)) > 1 for grades in _possible_grades(problem, criterion, problem.alternatives)
        )


@many
@given(cases())
def test_nowhere_better_is_what_no_world_contradicts(case: Case) -> None:
    """L8: one is nowhere better than another where no need and no evidence gives it a better grade."""
    problem = Problem.of(case.model, Sheet(answers={}))
    rated = [criterion for criterion in problem.criteria if criterion.capability is None]

    for one, other in product(problem.alternatives, repeat=2):
        if one != other:
            pairs = [pair for criterion in rated for pair in _possible_grades(problem, criterion, (one, other))]
            found = nowhere_better(case.model, case.model.alternatives[one], case.model.alternatives[other])
            assert found == all(first <= second for first, second in pairs)


def _possible_grades(
    problem: Problem, criterion: Criterion, names: tuple[AlternativeId, ...]
) -> list[tuple[Grade, ...]]:
    """Return the grades of some alternatives on a criterion in every world of its need and their capabilities."""
    capabilities = [problem.domains[problem.capability(name, criterion)] for name in names]
    return [
        tuple(problem.grade(criterion, need, capability) for capability in chosen)
        for need in problem.domains[criterion.need]
        for chosen in product(*capabilities)
    ]


@many
@given(cases(), st.data())
def test_a_moved_sheet_differs_in_one_answer(case: Case, data: st.DataObject) -> None:
    """A drawn sheet is moved unless the move calls not needed what the sheet marks."""
    one: Drawn = data.draw(st.sampled_from(list(drawn_sheets(case.model, SHEETS))))
    question = data.draw(st.sampled_from(sorted(case.model.questions)))
    position = data.draw(st.sampled_from(range(len(case.model.questions[question].levels))))

    moved = one.moved(question, position)

    forbidden = position == 0 and question in _marked(one)
    assert (moved is None) == forbidden
    assert moved is None or moved.world == {**one.world, question: position}


def _marked(one: Drawn) -> set[QuestionId]:
    return set(one.problem.must) | asked_by(one.problem.model, one.problem.deciding)


@many
@given(cases())
def test_what_the_library_reads_keeps_to_the_schemas(case: Case) -> None:
    """Every file of a model that loads, and every sheet that is read, passes the schema made from that model."""
    held = validators(schemas_of(case.model))

    assert [faults_in(held[schema_name(file)], table) for file, table in case.tables.items()] == [[]] * len(case.tables)
    assert faults_in(held["sheet.schema.json"], case.sheet_table) == []


@many
@given(cases(), st.data())
def test_what_a_team_can_settle_keeps_to_the_schema(case: Case, data: st.DataObject) -> None:
    """The schema of what a team settled lets pass what the loader reads, what is written of it, and nothing else."""
    held = validators(schemas_of(case.model))["settled.schema.json"]
    topics = data.draw(st.sets(st.sampled_from(["deciding", *case.model.questions])))
    abstains = {"answers": {topic: {"abstain": True} for topic in topics}}
    wrong: Tables = data.draw(st.sampled_from([{}, {"member": "Ada"}, abstains]))
    table = {**case.sheet_table, "dissent": dict.fromkeys(topics, "Ada: no."), **wrong}
    try:
        written = settlement_table(settlement_of(table, case.model))
    except FaultsError:
        written = None

    assert (written is not None) == (wrong in ({}, {"answers": {}}))
    assert (faults_in(held, table) == []) == (written is not None)
    assert faults_in(held, written or {}) == []
