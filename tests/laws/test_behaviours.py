"""What today's decision systems do, and what this one does instead.

The numbers are those under which the behaviours were collected; each docstring says first what others do.
"""

import json
from copy import deepcopy
from datetime import date
from importlib.resources import as_file, files

import pytest
from hypothesis import given

from shortlist import FaultsError, Model, Outcome, Problem, built_in_model, evaluate, json_of, parse_sheet, report_of
from shortlist.model.files import read_tables
from shortlist.model.loader import model_of
from tests.laws.models import Case, brute_force, cases, levels, many
from tests.shortlist.data import SOURCE, Tables, tables


def two_linked_needs() -> Tables:
    """Return a model in which one unknown question feeds two criteria that pull in opposite directions."""
    linked = tables()
    linked["questions.toml"] = {"need": {**linked["questions.toml"]["speed"], "levels": levels(2)}}
    rating = {"because": "…", "basis": "judged", "confidence": "high", **SOURCE}
    for key in ("one", "two"):
        linked["criteria.toml"][key] = {
            "step": "one",
            "title": key,
            "means": "…",
            "need": "need",
            "stale_after": 365,
            "levels": levels(2),
            "fit": {"l1": {"l0": "friction", "l1": "met"}},
        }
    for key in ("pace", "known"):
        del linked["criteria.toml"][key]
    saw = linked.pop("alternatives/saw.toml")
    for name, strong in (("axe", "one"), ("saw", "two")):
        ratings = {key: {"level": "l1" if key == strong else "l0", **rating} for key in ("one", "two")}
        linked[f"alternatives/{name}.toml"] = {**saw, "title": name.title(), "ratings": ratings}
    return linked


def test_b3_a_shared_answer_stays_one_answer() -> None:
    """B3: a system that gives each criterion the whole set of a shared unknown finds outcomes that cannot happen.

    Here the two criteria always get the same answer, so the alternatives are always level and both are chosen.
    """
    model = model_of(two_linked_needs())
    evaluation = evaluate(model, parse_sheet("", model))

    assert evaluation.outcomes == {Outcome("shortlist", ("axe", "saw"))}  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", ["7", "'l7'", "-1", "true"], ids=["number", "level", "negative", "truth"])
def test_b5_an_answer_out_of_range_is_refused(answer: str) -> None:
    """B5: an answer outside its scale evaluates to nothing elsewhere, and no error is reported."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(f"[answers]\nadmin = {answer}", built_in_model())

    assert caught.value.faults[0].place == "sheet: answers.admin"


def test_b5_a_missing_answer_is_unknown() -> None:
    """B5: a missing answer elsewhere gives no result at all; here every level stays possible."""
    model = built_in_model()
    problem = Problem.of(model, parse_sheet("", model))

    assert problem.domains[next(iter(model.questions))] == (0, 1, 2)


def test_b6_a_table_that_rewards_the_worst_is_refused() -> None:
    """B6: a rule table in which the worst input gives the best output is accepted elsewhere."""
    upside_down = tables()
    upside_down["criteria.toml"]["pace"]["fit"]["high"] = {"low": "met", "high": "gap"}

    with pytest.raises(FaultsError, match="better capability never worsens a grade"):
        model_of(upside_down)


def test_b7_an_unknown_is_neither_an_error_nor_the_mean() -> None:
    """B7: elsewhere a missing value raises, keeps everything, or silently becomes the average.

    Here it leaves every outcome that it can lead to, and the question that decides is named.
    """
    model = built_in_model()
    answers: Tables = {key: question.levels[0].id for key, question in model.questions.items() if key != "admin"}
    sheet = parse_sheet(json_of({"answers": answers | {"data-model": "complex", "html": "most"}}), model)
    evaluation = evaluate(model, sheet)

    assert set(evaluation.could_change.questions) == (set() if evaluation.is_settled else {"admin"})


@many
@given(cases(most_unknown=2))
def test_b8_labels_and_spacing_never_matter(case: Case) -> None:
    """B8: a weighted sum picks other winners when the same ordinal scale is coded 0, 1, 4 instead of 0, 1, 2.

    Here levels have no codes: other ids for the same levels change nothing.
    """
    outcomes = brute_force(case)
    renamed = Case(_with_other_levels(case.tables), _with_other_levels(case.sheet_table))

    assert outcomes == evaluate(renamed.model, renamed.sheet).outcomes


def _with_other_levels(table: Tables) -> Tables:
    """Return a table in which every level id is another word."""
    text = json.dumps(table, default=str)
    for level, word in (("l0", "zero"), ("l1", "fifty"), ("l2", "three")):
        text = text.replace(f'"{level}"', f'"{word}"')
    renamed: Tables = json.loads(text)
    for name, alternative in renamed.items():
        if name.startswith("alternatives/"):
            alternative["released"] = date.fromisoformat(alternative["released"])
            for rating in alternative["ratings"].values():
                rating["checked"] = date.fromisoformat(rating["checked"])
    return renamed


def test_b9_a_dominated_newcomer_changes_nothing() -> None:
    """B9: adding an option that nobody would choose reorders the others in the usual scoring methods."""
    model = built_in_model()
    answers = {key: question.levels[1].id for key, question in model.questions.items()}
    sheet = parse_sheet(json_of({"answers": answers}), model)
    before = evaluate(model, sheet)
    worse = with_a_weaker_litestar()

    unused = {"experience-weaker": "never", "already-weaker": "nothing"}
    after = evaluate(worse, parse_sheet(json_of({"answers": {**answers, **unused}}), worse))

    assert (before.kind, before.necessary, before.possible) == (after.kind, after.necessary, after.possible)


def with_a_weaker_litestar() -> Model:
    """Return our model with a copy of Litestar that is weaker everywhere that it can be."""
    with as_file(files("shortlist") / "data") as directory:
        read: Tables = {**read_tables(directory)}
    weaker = deepcopy(read["alternatives/litestar.toml"])
    for key, rating in weaker["ratings"].items():
        rating.pop("between", None)
        rating["level"] = read["criteria.toml"][key]["levels"][0]["id"]
    return model_of({**read, "alternatives/weaker.toml": weaker})


def test_b12_nothing_is_added_up() -> None:
    """B12: an aggregate number hides the many ways to reach it, and people ask for thresholds on it.

    Here a report holds no number but its format, and dates, versions and words.
    """
    model = built_in_model()
    sheet = parse_sheet('[answers]\nadmin = "useful"', model)

    assert {1} == set(_numbers(report_of(evaluate(model, sheet), sheet)))


def _numbers(value: object) -> list[float]:
    """Return every number in plain data."""
    if isinstance(value, dict):
        return [number for inner in value.values() for number in _numbers(inner)]
    if isinstance(value, list):
        return [number for inner in value for number in _numbers(inner)]
    return [value] if isinstance(value, int | float) and not isinstance(value, bool) else []


def test_b13_tables_stay_small_enough_to_read() -> None:
    """B13: rule tables of a hundred rows are hard to write and of five hundred impossible; ours have sixteen."""
    for criterion in built_in_model().criteria.values():
        assert sum(len(row) for row in criterion.fit) <= 16
