"""What explains an outcome, on random models, with brute force as the referee."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import Degree, Evaluation, FaultsError, Outcome, Problem, evaluate
from shortlist.explain.changes import change_sentence, is_given
from shortlist.explain.counterfactuals import minimal_changes
from shortlist.explain.explanation import why, why_not
from shortlist.explain.explanation_tables import comparisons_table
from shortlist.explain.pairwise import Comparison
from shortlist.explain.sensitivity import Nudge, firmness, plus_minus, watch_list
from shortlist.explain.sufficient import sufficient_reasons
from shortlist.explain.variations import Variations
from shortlist.method.outcome import outcome_of, verdict_of
from shortlist.method.problem import Input, World
from shortlist.method.so_far import so_far_in, so_far_of
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.laws.models import Case, cases, many, worlds
from tests.laws.test_deciding_laws import essential_by_brute_force

MOST_WORLDS = 96


def evaluation_of(case: Case) -> Evaluation:
    """Return what the sheet of a case leads to."""
    return evaluate(case.model, case.sheet)


def every_world(problem: Problem) -> list[World]:
    """Return every world of a problem, where these are not too many."""
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    return worlds(problem)


def changed(problem: Problem, positions: Mapping[Input, int]) -> Problem:
    """Return the problem in which some inputs have another position."""
    for key, position in positions.items():
        problem = problem.with_domain(key, (position,))
    return problem


@many
@given(cases(most_unknown=2), st.data())
def test_variations_are_exact(case: Case, data: st.DataObject) -> None:
    """What changes add up to, whether they meet at a place or not, is what the changed world leads to."""
    problem = Problem.of(case.model, case.sheet)
    world = data.draw(st.sampled_from(every_world(problem)))
    variations = Variations(problem, world)
    scales: dict[Input, int] = {key: len(question.levels) for key, question in case.model.questions.items()}
    scales |= {key: len(case.model.criteria[key[1]].levels) for key in problem.domains if not isinstance(key, str)}
    keys = st.sets(st.sampled_from(sorted(scales, key=str)), max_size=3)
    for drawn in data.draw(st.lists(keys, min_size=1, max_size=6)):
        changes = {key: data.draw(st.integers(0, scales[key] - 1)) for key in sorted(drawn, key=str)}
        plainly = so_far_in(problem, {**world, **changes})
        verdicts = [
            {name: verdict_of(places) for name, places in found.arguments.items()}
            for found in (so_far_in(problem, world), plainly)
        ]

        assert variations.outcome(changes) == plainly.outcome
        assert variations.verdicts(changes) == {
            name: verdict for name, verdict in verdicts[1].items() if verdict != verdicts[0][name]
        }


@many
@given(cases(most_unknown=1))
def test_p11_sufficient_reasons_force_the_outcome(case: Case) -> None:
    """P11: the reasons alone settle the outcome, and without any one of them it is another, or none."""
    found = sufficient_reasons(evaluation_of(case))
    before = ended(case, set(case.sheet.answers))

    assert found.settled == (before is not None)
    if found.settled:
        assert ended(case, set(found.questions)) == before
        for key in found.questions:
            assert ended(case, set(found.questions) - {key}) != before


def ended(case: Case, kept: set[QuestionId]) -> Outcome | None:
    """Return the one outcome of a sheet that gives some of its answers only; that this is exact is law P1."""
    answers = {key: levels for key, levels in case.sheet.answers.items() if key in kept}
    return evaluate(case.model, replace(case.sheet, answers=answers)).outcome


@many
@given(cases(most_unknown=1))
def test_p12_changes_are_all_there_and_none_is_too_large(case: Case) -> None:
    """P12: every change of one or two answers that alters the outcome is found, and none that contains another.

    The referee writes every changed sheet, skips those that are refused, and asks what each says so far.
    """
    before = said(case)
    singles = list(answer_changes(case, only_needs=not before.members))
    expected: dict[frozenset[tuple[QuestionId, int]], Outcome] = {}
    for count in (1, 2):
        for way in map(frozenset, combinations(singles, count)):
            if len({key for key, _ in way}) == count and not any(smaller < way for smaller in expected):
                after = said(answered(case, way))
                expected |= {way: after} if after != before else {}

    assert expected == {
        frozenset((change.key, change.after) for change in way): turn.outcome
        for turn in minimal_changes(evaluation_of(case)).turns
        for way in turn.ways
    }


def said(case: Case) -> Outcome:
    """Return what the sheet of a case says so far."""
    return so_far_of(Problem.of(case.model, case.sheet)).outcome


def answered(case: Case, way: frozenset[tuple[QuestionId, int]]) -> Case:
    """Return the case with some answers changed."""
    return case.answering(**{key: case.model.questions[key].levels[at].id for key, at in way})


def answer_changes(case: Case, *, only_needs: bool) -> Iterator[tuple[QuestionId, int]]:
    """Yield each other answer to a question, of those that a sheet accepts."""
    problem = Problem.of(case.model, case.sheet)
    for key in case.sheet.answers:
        question = case.model.questions[key]
        if not is_given(problem, question) or (only_needs and question.role == "team"):
            continue
        for at in set(range(len(question.levels))) - set(problem.domains[key]):
            try:
                _ = answered(case, frozenset([(key, at)])).sheet
            except FaultsError:
                continue
            yield key, at


@many
@given(cases(most_unknown=1))
def test_turns_tell_who_joins_from_who_falls_behind(case: Case) -> None:
    """Who joins was not in front and is, who leaves was and is not, and smaller changes come first."""
    found = minimal_changes(evaluation_of(case))
    was = set(found.before.members)
    sizes = [(len(way), sum(change.steps for change in way)) for way, _ in found.ways]

    assert sizes == sorted(sizes)
    for turn in found.turns:
        now = set(turn.outcome.members)
        assert (set(turn.joins), set(turn.leaves), set(turn.stays)) == (now - was, was - now, now & was)
        for way in turn.ways:
            words = change_sentence(case.model, way, found.before, turn.outcome)
            named = [case.model.alternatives[name].title for name in now ^ was]
            assert not turn.outcome.members or all(title in words for title in named)


@many
@given(cases(most_unknown=1))
def test_firmness_agrees_with_every_single_step(case: Case) -> None:
    """An outcome is firm where no step of an answer or a rating alters it, and all that do are named."""
    evaluation = evaluation_of(case)
    problem, before = evaluation.problem, said(case)
    rated: list[Input] = [key for key in problem.domains if not isinstance(key, str)]
    steps = {
        (key, at)
        for key in (*case.sheet.answers, *rated)
        for at in steps_of(case, key)
        if so_far_of(changed(problem, {key: at})).outcome != before
    }
    nudges = plus_minus(evaluation)
    found = firmness(nudges)

    assert steps == {stepped(nudge) for nudge in (*found.answers, *found.ratings)}
    assert found.word == ("open" if not evaluation.is_settled else "sensitive" if steps else "firm")
    assert {step for step in steps if not isinstance(step[0], str)} == set(map(stepped, watch_list(nudges)))


def steps_of(case: Case, key: Input) -> list[int]:
    """Return the positions one step beyond both ends of what is possible, of those that a sheet accepts."""
    domain = Problem.of(case.model, case.sheet).domains[key]
    ends = [min(domain) - 1, max(domain) + 1]
    if isinstance(key, str):
        accepted = {at for other, at in answer_changes(case, only_needs=False) if other == key}
        return [at for at in ends if at in accepted]
    return [at for at in ends if 0 <= at < len(case.model.criteria[key[1]].levels)]


def stepped(nudge: Nudge) -> tuple[Input, int]:
    """Return what a step changes, and to which position."""
    return nudge.what.key, nudge.what.after


@many
@given(cases(most_unknown=2))
def test_what_is_unknown_is_on_no_side(case: Case) -> None:
    """A criterion speaks for or against only where it does in every world, and each stands in one list."""
    evaluation = evaluation_of(case)
    problem = evaluation.problem
    name = problem.alternatives[0]
    found = why(evaluation, name)
    sides: dict[CriterionId, set[str]] = {criterion.id: set() for criterion in problem.criteria}
    for world in every_world(problem):
        for criterion in problem.criteria:
            needed = world[criterion.need] > 0 or criterion.practice is not None
            met = criterion.fit[world[criterion.need]][problem.credit(name, criterion, world)].word == "met"
            sides[criterion.id].add(("for" if met else "against") if needed else "not needed")

    for side, reasons in (("for", found.in_favour), ("against", found.against), ("not needed", found.not_needed)):
        assert {reason.criterion.id for reason in reasons} == {key for key, seen in sides.items() if seen == {side}}
    assert {reason.criterion.id for reason in found.unknown} == {key for key, seen in sides.items() if len(seen) > 1}


@many
@given(cases(most_unknown=2), st.data())
def test_a_comparison_holds_in_every_world(case: Case, data: st.DataObject) -> None:
    """Who is ahead, and where each is better, is what looking at every world finds."""
    evaluation = evaluation_of(case)
    problem = evaluation.problem
    one, other = data.draw(st.permutations(problem.alternatives))[:2]
    found = why_not(evaluation, one, other)
    results = {ahead(problem, world, one, other) for world in every_world(problem)}

    assert found.result == (min(results) if len(results) == 1 else "cannot be compared yet")
    assert_sides(problem, found)


def ahead(problem: Problem, world: World, one: AlternativeId, other: AlternativeId) -> str:
    """Return which of two is ahead in one world."""
    arguments = problem.arguments(world)
    members = outcome_of({name: arguments[name] for name in (one, other)}).members
    if len(members) == 1:
        return "one" if one in members else "other"
    return "level" if members else "neither fits"


def assert_sides(problem: Problem, found: Comparison) -> None:
    """Hold the criteria of a comparison to every world."""
    signs: dict[CriterionId, set[int]] = {criterion.id: set() for criterion in problem.criteria}
    for world in worlds(problem):
        for criterion in problem.criteria:
            mine, theirs = (degree(problem, name, criterion.id, world) for name in (found.one, found.other))
            signs[criterion.id].add((mine < theirs) - (mine > theirs))
    assert set(found.better) == {key for key, each in signs.items() if each == {1}}
    assert set(found.worse) == {key for key, each in signs.items() if each == {-1}}
    assert set(found.unclear) == {key for key, each in signs.items() if len(each) > 1}


def degree(problem: Problem, name: AlternativeId, key: CriterionId, world: World) -> Degree:
    """Return the degree of a criterion's argument against an alternative."""
    return problem.argument(name, problem.model.criteria[key], world)


@many
@given(cases(most_unknown=2), st.data())
def test_a_comparison_hangs_on_what_changes_it(case: Case, data: st.DataObject) -> None:
    """Two that cannot be compared yet hang on the inputs of which a change alters who is ahead, and on no other."""
    evaluation = evaluation_of(case)
    problem = evaluation.problem
    every_world(problem)
    one, other = data.draw(st.permutations(problem.alternatives))[:2]
    pair = replace(problem, alternatives=tuple(sorted((one, other))))

    assert set(why_not(evaluation, one, other).hangs_on) == essential_by_brute_force(pair)


@many
@given(cases(most_unknown=2))
def test_whoever_cannot_be_in_front_is_beaten_in_every_world_by_those_named(case: Case) -> None:
    """An alternative is beaten by those that are ahead of it in every world, and a possible one by nobody."""
    evaluation = evaluation_of(case)
    problem = evaluation.problem
    for name in problem.alternatives:
        beaten_by = {
            other
            for other in problem.alternatives
            if other != name and {ahead(problem, world, other, name) for world in every_world(problem)} == {"one"}
        }
        named = {found.one for found in why(evaluation, name).beaten_by}
        assert named == (set() if name in evaluation.possible else beaten_by)


@many
@given(cases(most_unknown=2))
def test_each_pair_is_told_in_one_sentence(case: Case) -> None:
    """Each of those in front or close behind is compared with all that are not before it, in one sentence each."""
    evaluation = evaluation_of(case)
    so_far = evaluation.so_far
    leading = {*so_far.outcome.members, *so_far.close}
    found = comparisons_table(evaluation)
    pairs = [frozenset((each["one"], each["other"])) for each in found]
    every = map(frozenset, combinations(evaluation.problem.alternatives, 2))

    assert sorted(pairs, key=sorted) == sorted((pair for pair in every if pair & leading), key=sorted)
    for each in found:
        titles = [case.model.alternatives[AlternativeId(each[word])].title for word in ("one", "other")]
        assert each["sentence"].endswith(".")
        assert ". " not in each["sentence"]
        assert all(title in each["sentence"] for title in titles) or "ruled out" in each["sentence"]
