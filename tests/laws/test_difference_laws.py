"""Laws of what lies between two runs: applied one by one, the changes lead from the first to the second."""

from copy import deepcopy
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from shortlist import Evaluation, Sheet, evaluate, sheet_of
from shortlist.diff.alterations import Run, altered
from shortlist.diff.blends import blended, bundled
from shortlist.diff.difference import diff
from shortlist.model.loader import model_of
from shortlist.model.model import frozen
from tests.laws.models import Case, Tables, cases, few, ratings, sheets


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, Run]:
    """Draw two runs of two versions of a model, of which the second has lost, gained and changed this and that."""
    case = draw(cases(most_unknown=1))
    other = deepcopy(case.tables)
    names = sorted(case.model.alternatives)
    for name in names:
        for key, table in other["criteria.toml"].items():
            if "levels" in table and draw(st.integers(0, 4)) == 0:
                other[f"alternatives/{name}.toml"]["ratings"][key] = draw(ratings(len(table["levels"])))
    if draw(st.booleans()):
        _lose_a_criterion(draw, other)
    kept = names
    if draw(st.booleans()):
        gone = draw(st.sampled_from(names))
        del other[f"alternatives/{gone}.toml"]
        kept = [name for name in names if name != gone]
    answers = draw(sheets(other, [*kept], 1))
    if draw(st.booleans()):
        _grow_a_scale(draw, other, answers)
    pair = Run(case.model, case.sheet), _run(other, answers)
    return pair if draw(st.booleans()) else (pair[1], pair[0])


def _run(tables: Tables, answers: Tables) -> Run:
    model = model_of(tables)
    return Run(model, sheet_of(answers, model))


def _lose_a_criterion(draw: st.DrawFn, tables: Tables) -> None:
    key = draw(st.sampled_from(sorted(tables["criteria.toml"])))
    del tables["criteria.toml"][key]
    for name, table in tables.items():
        if name.startswith("alternatives/"):
            table["ratings"].pop(key, None)
            resting = [each for each in table.pop("rests_on_own_data", []) if each != key]
            if resting:  # an empty list is a fault
                table["rests_on_own_data"] = resting


def _grow_a_scale(draw: st.DrawFn, tables: Tables, answers: Tables) -> None:
    """Give a question a level above "not needed", or a criterion one below all others, and perhaps use it."""
    if draw(st.booleans()):
        needs = sorted(key for key in tables["questions.toml"] if key != "skill")
        key = draw(st.sampled_from(needs))
        tables["questions.toml"][key]["levels"].insert(1, {"id": "new", "label": "New", "means": "…"})
        for criterion in tables["criteria.toml"].values():
            if criterion["need"] == key:
                _grow_a_table(criterion)
        if draw(st.booleans()):
            answers["answers"][key] = "new"
        return
    rated = sorted(key for key, table in tables["criteria.toml"].items() if "levels" in table)
    if rated:
        key = draw(st.sampled_from(rated))
        table = tables["criteria.toml"][key]
        table["levels"].insert(0, {"id": "new", "label": "New", "means": "…"})
        for row in table["fit"].values():
            row["new"] = "blocks"
        for name, alternative in tables.items():
            if name.startswith("alternatives/") and draw(st.booleans()):
                evidence = {part: one for part, one in alternative["ratings"][key].items() if part != "between"}
                alternative["ratings"][key] = evidence | {"level": "new"}


def _grow_a_table(criterion: Tables) -> None:
    """Give a criterion a row for a need above the lowest, which is met like the lowest."""
    for table in ("practice", "practice_deciding"):
        if table in criterion:
            criterion[table] = {"l0": criterion[table]["l0"], "new": criterion[table]["l0"], **criterion[table]}
    if "fit" in criterion:
        grades = {level: "met" for row in criterion["fit"].values() for level in row}
        criterion["fit"] = {"new": grades, **criterion["fit"]}


def result(run: Run) -> tuple[Any, ...]:
    """Return what two runs are compared by."""
    return result_of(evaluate(run.model, run.sheet))


def result_of(evaluation: Evaluation) -> tuple[Any, ...]:
    """Return what two evaluations are compared by."""
    so_far = evaluation.so_far.outcome
    return evaluation.kind, evaluation.necessary, evaluation.possible, so_far, dict(evaluation.verdicts)


@few
@given(runs())
def test_all_changes_lead_to_the_second_run_and_none_to_the_first(pair: tuple[Run, Run]) -> None:
    """Nothing applied is the first result, everything the second, and what differs is told both ways."""
    first, second = pair
    changes, _ = altered(first, second)

    assert result(first) == result(blended(first, second, []))
    assert result(second) == result(blended(first, second, changes))
    assert {change.place for change in changes} == {change.place for change in altered(second, first)[0]}


@few
@given(runs(), st.data())
def test_any_of_the_bundles_can_be_applied(pair: tuple[Run, Run], data: st.DataObject) -> None:
    """Every choice of bundles is a model and a sheet that can be evaluated, with no answer and no rating lost."""
    first, second = pair
    bundles = bundled(altered(first, second)[0], first, second)
    chosen = [bundle for bundle in bundles if data.draw(st.booleans())]
    between = blended(first, second, [change for bundle in chosen for change in bundle])
    found = evaluate(between.model, between.sheet)

    assert set(found.verdicts) == set(between.model.alternatives)
    assert all(found.problem.domains.values())
    for alternative in between.model.alternatives.values():
        assert all(rating.positions for rating in alternative.ratings.values())


@few
@given(runs())
def test_the_cause_is_enough_and_no_part_of_it_is(pair: tuple[Run, Run]) -> None:
    """The cause alone leads to the second outcome; where it is called minimal, no part of it does."""
    found = diff(*pair)
    after = result_of(found.after)[:-1]

    def leads(bundles: tuple[Any, ...]) -> tuple[Any, ...]:
        run = blended(*pair, [change for bundle in bundles for change in bundle])
        return result(run)[:-1]

    assert leads(found.cause.bundles) == after
    if found.cause.minimal:
        for size in range(len(found.cause.bundles)):
            assert all(leads(part) != after for part in combinations(found.cause.bundles, size))


@few
@given(runs())
def test_each_changed_verdict_has_a_cause_that_is_enough(pair: tuple[Run, Run]) -> None:
    """The cause of a verdict alone gives the alternative its second verdict."""
    for one in diff(*pair).verdicts:
        run = blended(*pair, one.cause.changes)

        assert one.before != one.after == evaluate(run.model, run.sheet).verdicts[one.alternative]


@few
@given(cases(most_unknown=1), st.data())
def test_what_lies_in_between_is_what_tables_say(case: Case, data: st.DataObject) -> None:
    """Answers and ratings applied one by one lead where the same edits to sheet and tables lead."""
    names: list[str] = sorted(case.model.alternatives)
    answers = data.draw(sheets(case.tables, names, 1))
    rated = [key for key, table in case.tables["criteria.toml"].items() if "levels" in table]
    key, name = data.draw(st.sampled_from(rated)), data.draw(st.sampled_from(names))
    rating = data.draw(ratings(len(case.tables["criteria.toml"][key]["levels"])))
    other = deepcopy(case.tables)
    other[f"alternatives/{name}.toml"]["ratings"][key] = rating
    first, second = Run(case.model, case.sheet), _run(other, answers)
    chosen = [change for change in altered(first, second)[0] if data.draw(st.booleans())]
    places = {change.place for change in chosen}
    model = second.model if ("rating", f"{name}.{key}") in places else first.model
    merged = dict(first.sheet.answers)
    for question in {key for kind, key in places if kind == "answer"}:
        merged.pop(question, None)  # type: ignore[call-overload]
        merged |= {one: levels for one, levels in second.sheet.answers.items() if one == question}
    deciding, must = (
        tuple(sorted(set(before) ^ {key for what, key in places if what == kind}))
        for kind, before in (("deciding", first.sheet.deciding), ("must", first.sheet.must))
    )
    expected = evaluate(model, Sheet(frozen(merged), deciding, must))  # type: ignore[arg-type]

    assert result_of(expected) == result(blended(first, second, chosen))
