"""What explains an outcome, on random models, with brute force as the referee."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from math import prod

from hypothesis import assume, given
from hypothesis import strategies as st

from shortlist import FaultsError, Grade, Outcome, Problem, Verdict, evaluate
from shortlist.explain.counterfactuals import Change, minimal_changes
from shortlist.explain.explanation import why, why_not
from shortlist.explain.pairwise import Comparison
from shortlist.explain.sensitivity import Nudge, Threshold, Verdicts, firmness, plus_minus, watch_list
from shortlist.explain.sufficient import sufficient_reasons
from shortlist.explain.variants import Varying, variant_of
from shortlist.method.outcome import better
from shortlist.method.problem import Input, World
from shortlist.model.loading import model_of
from shortlist.model.model import AlternativeId, CriterionId, QuestionId
from tests.laws.models import Case, cases, many, outcome_in, worlds

MOST_WORLDS = 96


def outcomes_of(problem: Problem) -> frozenset[Outcome]:
    """Return every outcome of a problem by looking at every world, where these are not too many."""
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    return frozenset(outcome_in(problem, world) for world in worlds(problem))


def problem_of(case: Case) -> Problem:
    """Return the problem that a case poses."""
    return Problem.of(case.model, case.sheet)


@many
@given(cases(most_unknown=2), st.data())
def test_variants_are_exact(case: Case, data: st.DataObject) -> None:
    """Working out many variants at once finds for each what looking at all of its worlds finds."""
    problem = problem_of(case)
    scales: dict[Input, int] = {key: len(question.levels) for key, question in case.model.questions.items()}
    scales |= {
        (name, criterion.id): len(criterion.levels)
        for name in problem.alternatives
        for criterion in problem.criteria
        if (name, criterion.id) in problem.domains
    }
    drawn = data.draw(st.lists(st.sets(st.sampled_from(sorted(scales, key=str)), max_size=3), min_size=1, max_size=8))
    variants = {
        variant_of({key: data.draw(st.integers(0, scales[key] - 1)) for key in sorted(keys, key=str)}) for keys in drawn
    }
    found = Varying(problem).outcomes(variants)

    for variant in variants:
        assert found[variant] == outcomes_of(changed(problem, dict(variant)))


def changed(problem: Problem, positions: Mapping[Input, int]) -> Problem:
    """Return the problem in which some inputs have another position."""
    for key, position in positions.items():
        problem = problem.with_domain(key, (position,))
    return problem


@many
@given(cases(most_unknown=2))
def test_a_world_is_worked_out_like_any_other(case: Case) -> None:
    """The shortcut for one world finds the outcome that grades and verdicts lead to."""
    problem = problem_of(case)
    varying = Varying(problem)

    for world in worlds(problem)[:20]:
        assert outcome_in(problem, world) == varying.outcome_in(world)


@many
@given(cases(most_unknown=1))
def test_p11_sufficient_reasons_force_the_outcome(case: Case) -> None:
    """P11: with the reasons alone nothing else is possible, and without any one of them something else is."""
    problem = problem_of(case)
    found = sufficient_reasons(problem)
    before = evaluate(case.model, case.sheet).outcomes

    assert found.minimal
    assert evaluate_only(case, set(found.questions)) == before
    for key in found.questions:
        assert evaluate_only(case, set(found.questions) - {key}) > before


def evaluate_only(case: Case, kept: set[QuestionId]) -> frozenset[Outcome]:
    """Return the outcomes of a sheet that gives some of its answers only; that they are exact is law P1."""
    answers = {key: levels for key, levels in case.sheet.answers.items() if key in kept}
    return evaluate(case.model, replace(case.sheet, answers=answers)).outcomes


@many
@given(cases(most_unknown=1))
def test_p12_changes_are_all_there_and_none_is_too_large(case: Case) -> None:
    """P12: every change of one or two answers that alters the outcome is found, and none that contains another.

    The referee writes every changed sheet, skips those that are refused, and looks at all of their worlds.
    """
    problem = problem_of(case)
    before = outcomes_of(problem)
    singles = list(answer_changes(case, only_lower=before == {Outcome("none fits", ())}))
    expected: dict[frozenset[tuple[Input, int]], frozenset[Outcome]] = {}
    for count in (1, 2):
        for way in map(frozenset, combinations(singles, count)):
            if len({key for key, _ in way}) == count and not any(smaller < way for smaller in expected):
                after = outcomes_of(changed(problem, dict[Input, int](way)))
                expected |= {way: after} if after != before else {}
    found = minimal_changes(problem)

    assert found.exact
    assert expected == {
        frozenset((change.key, change.after) for change in way): turn.outcomes
        for turn in found.turns
        for way in turn.ways
    }


def answer_changes(case: Case, *, only_lower: bool) -> Iterator[tuple[QuestionId, int]]:
    """Yield each other answer to a question, of those that a sheet accepts."""
    problem = problem_of(case)
    for key, question in case.model.questions.items():
        for at, level in enumerate(question.levels):
            lower = question.role == "need" and at < min(problem.domains[key])
            if key in case.sheet.answers and at not in problem.domains[key] and (lower or not only_lower):
                try:
                    _ = case.answering(**{key: level.id}).sheet
                except FaultsError:
                    continue
                yield key, at


@many
@given(cases(most_unknown=1))
def test_turns_tell_who_joins_and_who_leaves(case: Case) -> None:
    """Who joins was not possible and is, who leaves was and is not, and smaller changes come first."""
    found = minimal_changes(problem_of(case))
    was = {name for outcome in found.before for name in outcome.members}

    for turn in found.turns:
        now = {name for outcome in turn.outcomes for name in outcome.members}
        sizes = [(len(way), sum(change.steps for change in way)) for way in turn.ways]
        assert (set(turn.joins), set(turn.leaves), set(turn.stays)) == (now - was, was - now, now & was)
        assert sizes == sorted(sizes)


@many
@given(cases(most_unknown=1))
def test_firmness_agrees_with_every_single_step(case: Case) -> None:
    """An outcome is firm where no step of an answer or a rating alters it, and all that do are named."""
    problem = problem_of(case)
    before = outcomes_of(problem)
    rated: list[Input] = [key for key in problem.domains if not isinstance(key, str)]
    steps = {
        (key, at)
        for key in (*case.sheet.answers, *rated)
        for at in steps_of(case, key)
        if outcomes_of(changed(problem, {key: at})) != before
    }
    nudges = plus_minus(problem)
    found = firmness(nudges)

    assert found.exact
    assert steps == {stepped(nudge) for nudge in (*found.answers, *found.ratings)}
    assert found.word == ("open" if len(before) > 1 else "sensitive" if steps else "firm")
    assert {step for step in steps if not isinstance(step[0], str)} == set(map(stepped, watch_list(nudges)))


def steps_of(case: Case, key: Input) -> list[int]:
    """Return the positions one step beyond both ends of what is possible, of those that a sheet accepts."""
    problem = problem_of(case)
    ends = [min(problem.domains[key]) - 1, max(problem.domains[key]) + 1]
    if isinstance(key, str):
        accepted = {at for other, at in answer_changes(case, only_lower=False) if other == key}
        return [at for at in ends if at in accepted]
    return [at for at in ends if 0 <= at < len(case.model.criteria[key[1]].levels)]


def stepped(nudge: Nudge) -> tuple[Input, int]:
    """Return what a step changes, and to which position."""
    assert isinstance(nudge.what, Change)
    return nudge.what.key, nudge.what.after


@many
@given(cases(most_unknown=1))
def test_a_step_of_a_rule_is_that_of_its_file(case: Case) -> None:
    """A rule that fires from another number on does what a rules file with that number does."""
    found = plus_minus(problem_of(case))
    numbers = {rule.id: rule.on_at_least for rule in case.model.rules}

    assert len(found.rules) == sum(2 if number > 1 else 1 for number in numbers.values())
    for nudge in found.rules:
        assert isinstance(nudge.what, Threshold)
        rules = {**case.tables["rules.toml"]}
        rule = rules[nudge.what.rule.id]
        rules[nudge.what.rule.id] = {**rule, "when": {**rule["when"], "on_at_least": nudge.what.after}}
        after = evaluate(model_of({**case.tables, "rules.toml": rules}), case.sheet)
        assert nudge.outcomes == after.outcomes
        assert_verdicts(case, nudge, after.verdicts)


@many
@given(cases(most_unknown=1))
def test_a_step_names_every_verdict_that_changes(case: Case) -> None:
    """The verdicts of a step are those of the problem after it, where they are other ones."""
    problem = problem_of(case)
    found = plus_minus(problem)

    for nudge in (*found.answers, *found.ratings):
        after = changed(problem, dict([stepped(nudge)]))
        assert_verdicts(case, nudge, {name: corners(after, name) for name in after.alternatives})


def corners(problem: Problem, name: AlternativeId) -> tuple[Verdict, Verdict]:
    """Return the worst and the best verdict of an alternative; that they are its hull is law P2."""
    return problem.verdict(problem.worst_for(name)), problem.verdict(problem.best_for(name))


def assert_verdicts(case: Case, nudge: Nudge, after: Verdicts) -> None:
    """Hold the verdicts of a step to those of a whole evaluation."""
    problem = problem_of(case)
    before = {name: corners(problem, name) for name in after}
    assert dict(nudge.verdicts) == {name: verdict for name, verdict in after.items() if verdict != before[name]}


@many
@given(cases(most_unknown=2))
def test_a_verdict_is_explained_by_rules_of_that_cap(case: Case) -> None:
    """Certain rules cap at the best verdict and fire in every world; possible ones cap at the worst and in some."""
    evaluation = evaluate(case.model, case.sheet)
    problem = evaluation.problem
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    for name in problem.alternatives:
        found = why(evaluation, name)
        fired = [{rule.id for rule, _ in problem.fired(problem.grades(name, world))} for world in worlds(problem)]
        certain = {rule.id for rule in case.model.rules if all(rule.id in one for one in fired)}
        possible = {rule.id for rule in case.model.rules if any(rule.id in one for one in fired)}
        caps = {rule.id: rule.at_most for rule in case.model.rules}
        expected = {(rule, True) for rule in certain if caps[rule] == found.best}
        if found.worst != found.best:
            expected |= {(rule, False) for rule in possible if caps[rule] == found.worst}
        assert expected == {(cap.rule.id, cap.certain) for cap in found.caps}
        assert bool(certain) == (found.best < Verdict.STRONG_FIT)


@many
@given(cases(most_unknown=2))
def test_what_is_unknown_is_on_no_side(case: Case) -> None:
    """A criterion speaks for or against only where it does in every world, and each stands in one list."""
    evaluation = evaluate(case.model, case.sheet)
    problem = evaluation.problem
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    name = problem.alternatives[0]
    found = why(evaluation, name)
    sides: dict[CriterionId, set[str]] = {criterion.id: set() for criterion in problem.criteria}
    for world in worlds(problem):
        for key, grade in problem.grades(name, world).items():
            needed = world[case.model.criteria[key].need] > 0
            sides[key].add(("for" if grade == Grade.MET else "against") if needed else "not needed")

    for side, reasons in (("for", found.in_favour), ("against", found.against), ("not needed", found.not_needed)):
        assert {reason.criterion.id for reason in reasons} == {key for key, seen in sides.items() if seen == {side}}
    assert {reason.criterion.id for reason in found.unknown} == {key for key, seen in sides.items() if len(seen) > 1}


@many
@given(cases(most_unknown=2), st.data())
def test_a_comparison_holds_in_every_world(case: Case, data: st.DataObject) -> None:
    """Who is preferred, by which steps, and where each is better, is what looking at every world finds."""
    evaluation = evaluate(case.model, case.sheet)
    problem = evaluation.problem
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    one, other = data.draw(st.permutations(problem.alternatives))[:2]
    found = why_not(evaluation, one, other)
    seen = [settled(problem, world, one, other) for world in worlds(problem)]
    results = {result for result, _ in seen}

    assert found.result == (min(results) if len(results) == 1 else "cannot be compared yet")
    assert set(found.steps) == {step for _, step in seen}
    assert_sides(problem, found)


def settled(problem: Problem, world: World, one: AlternativeId, other: AlternativeId) -> tuple[str, str]:
    """Return who is preferred in one world, and by which step."""
    mine, theirs = (problem.grades(name, world) for name in (one, other))
    verdicts = problem.verdict(mine), problem.verdict(theirs)
    if max(verdicts) < Verdict.WORKABLE:
        return "not workable", "neither"
    if min(verdicts) < Verdict.WORKABLE or verdicts[0] != verdicts[1]:
        return ("one" if verdicts[0] > verdicts[1] else "other"), "verdict"
    if not (better(mine, theirs, problem.deciding) or better(theirs, mine, problem.deciding)):
        return "neither", "neither"
    step = "deciding" if any(mine[key] != theirs[key] for key in problem.deciding) else "everywhere"
    return ("one" if better(mine, theirs, problem.deciding) else "other"), step


def assert_sides(problem: Problem, found: Comparison) -> None:
    """Hold the criteria of a comparison to every world."""
    signs: dict[CriterionId, set[int]] = {criterion.id: set() for criterion in problem.criteria}
    for world in worlds(problem):
        mine, theirs = (problem.grades(name, world) for name in (found.one, found.other))
        for key in mine:
            signs[key].add((mine[key] > theirs[key]) - (mine[key] < theirs[key]))
    assert set(found.better) == {key for key, each in signs.items() if each == {1}}
    assert set(found.worse) == {key for key, each in signs.items() if each == {-1}}
    assert set(found.unclear) == {key for key, each in signs.items() if len(each) > 1}
    assert found.nowhere_worse == all(-1 not in each for each in signs.values())


@many
@given(cases(most_unknown=2), st.data())
def test_a_comparison_hangs_on_what_changes_it(case: Case, data: st.DataObject) -> None:
    """Two that cannot be compared yet hang on the inputs of which a change alters who is preferred, and on no other."""
    evaluation = evaluate(case.model, case.sheet)
    problem = evaluation.problem
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    one, other = data.draw(st.permutations(problem.alternatives))[:2]
    ends: dict[tuple[Input, tuple[tuple[Input, int], ...]], set[str]] = {}
    for world in worlds(problem):
        result, _ = settled(problem, world, one, other)
        for key in world:
            rest = tuple((kept, at) for kept, at in world.items() if kept != key)
            ends.setdefault((key, rest), set()).add(result)

    assert {key for (key, _), results in ends.items() if len(results) > 1} == set(
        why_not(evaluation, one, other).hangs_on
    )


@many
@given(cases(most_unknown=2))
def test_whoever_cannot_be_chosen_is_beaten_in_every_world_by_those_named(case: Case) -> None:
    """An alternative is beaten by those that are preferred to it in every world, and a possible one by nobody."""
    evaluation = evaluate(case.model, case.sheet)
    problem = evaluation.problem
    assume(prod(map(len, problem.domains.values())) <= MOST_WORLDS)
    for name in problem.alternatives:
        beaten_by = {
            other
            for other in problem.alternatives
            if other != name
            and {result for result, _ in (settled(problem, w, other, name) for w in worlds(problem))} == {"one"}
        }
        assert {found.one for found in why(evaluation, name).beaten_by} == beaten_by
        assert not (beaten_by and name in evaluation.possible)
