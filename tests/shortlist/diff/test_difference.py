"""What lies between two runs: named one by one, with the few changes that are enough for what became of it."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from shortlist import Model, json_of, parse_sheet
from shortlist.diff.alterations import Run, altered
from shortlist.diff.blends import blended, bundled
from shortlist.diff.difference import Difference, diff, difference_of, difference_sentence
from shortlist.model.loader import model_of
from tests.shortlist import data

Tables = dict[str, Any]
PACE = data.tables()["alternatives/saw.toml"]["ratings"]["pace"]
BASE = 'deciding = ["pace"]\n[answers]\nspeed = "high"\nskill-saw = "high"\nskill-axe = "high"\n'


def tables() -> Tables:
    """Return a model of two tools, of which the saw is fast and the axe is not."""
    both = data.tables()
    both["alternatives/axe.toml"] = deepcopy(both["alternatives/saw.toml"]) | {"title": "Axe"}
    both["alternatives/axe.toml"]["ratings"]["pace"]["level"] = "low"
    return both


def run(sheet: str = BASE, *, model: Tables | None = None, as_of: date | None = None) -> Run:
    """Return a run of the two tools."""
    found = model_of(model or tables())
    return Run(found, parse_sheet(sheet, found), as_of)


def changed(**files: Tables) -> Tables:
    """Return the model with some files changed by a few entries, all the way down."""
    changed_tables = tables()
    for name, entries in files.items():
        _merge(changed_tables[f"{name}.toml"], entries)
    return changed_tables


def _merge(into: Tables, entries: Tables) -> None:
    for key, value in entries.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = value


def places(found: Difference) -> list[tuple[str, str]]:
    """Return the kind and the key of every change that could matter."""
    return [(change.kind, change.key) for change in found.changes]


def test_nothing_lies_between_a_run_and_itself() -> None:
    """Two equal runs differ in nothing, and nothing is the cause of nothing."""
    found = diff(run(), run())

    assert (found.same, found.changes, found.rest, found.verdicts) == (True, (), (), ())
    assert found.cause.changes == ()
    assert difference_sentence(found) == "The same as before. The shortlist: Saw."


def test_an_answer_that_changed_is_named_with_both_levels() -> None:
    """An answer is told before and now; to hold every level possible is not to know."""
    found = diff(run(), run(BASE.replace('skill-axe = "high"', 'skill-axe = ["low", "high"]')))
    (change,) = found.changes

    assert (change.kind, change.key, change.before, change.after) == ("answer", "skill-axe", "High", "don't know yet")
    assert change.words == 'Do you know Axe? Before: "High". Now: "don\'t know yet".'
    assert diff(run(), run(BASE.replace('skill-axe = "high"', ""))).changes == found.changes


def test_few_of_many_changes_are_enough() -> None:
    """Of two answers and a criterion that is deciding no longer, the one that turned the outcome is told."""
    found = diff(run(), run('[answers]\nspeed = "low"\nskill-saw = "low"\nskill-axe = "high"\n'))

    assert places(found) == [("answer", "skill-saw"), ("answer", "speed"), ("deciding", "pace")]
    assert [(change.kind, change.key) for change in found.cause.changes] == [("answer", "speed")]
    assert found.cause.minimal
    assert difference_sentence(found) == (
        "Before: The shortlist: Saw. Now: The shortlist: Axe and Saw. One of three changes is enough for that."
    )


def test_verdicts_have_causes_of_their_own() -> None:
    """An alternative whose verdict changed is told with the changes that are enough for that."""
    better = changed(**{"alternatives/axe": {"ratings": {"pace": {"level": "high"}}}})
    found = diff(run(), run(BASE.replace('skill-saw = "high"', 'skill-saw = "low"'), model=better))

    assert [(one.alternative, [change.key for change in one.cause.changes]) for one in found.verdicts] == [
        ("axe", ["axe.pace"]),
        ("saw", ["skill-saw"]),
    ]


def test_what_is_deciding_or_a_must_have_is_told_by_its_name() -> None:
    """Each criterion and each question is a change of its own, in both directions."""
    there = diff(run('deciding = ["pace"]'), run('deciding = ["known"]\nmust = ["speed"]'))
    back = diff(run('must = ["speed"]'), run(""))

    assert [change.words for change in there.changes] == [
        "Known decides now.",
        "Pace decides no longer.",
        '"How fast?" is a must-have now.',
    ]
    assert [change.words for change in back.changes] == ['"How fast?" is a must-have no longer.']
    assert [(change.before, change.after) for change in there.changes] == [(None, "yes"), ("yes", None), (None, "yes")]


def test_what_one_model_lacks_is_not_told_as_chosen_too() -> None:
    """A deciding criterion and a must-have of which only one model knows are told as new, and not a second time."""
    more = changed(
        questions={"noise": deepcopy(tables()["questions.toml"]["speed"])},
        criteria={"calm": deepcopy(tables()["criteria.toml"]["pace"]) | {"title": "Calm", "need": "noise"}},
        **{f"alternatives/{name}": {"ratings": {"calm": PACE}} for name in ("axe", "saw")},
    )
    found = diff(run(""), run('deciding = ["calm"]\nmust = ["noise"]', model=more))

    assert places(found) == [("criterion", "calm")]


def test_a_rating_and_a_table_are_changes() -> None:
    """What the model says otherwise is named by kind."""
    other = changed(
        criteria={"pace": {"fit": {"high": {"low": "friction"}}}},
        **{"alternatives/axe": {"ratings": {"pace": {"level": "high"}}}},
    )
    found = diff(run(), run(model=other))

    assert [(change.kind, change.words) for change in found.changes] == [
        ("rating", 'Pace of Axe: "High" instead of "Low".'),
        ("criterion", "The criterion Pace is another one."),
    ]


def test_a_criterion_that_answers_another_need_is_another_one() -> None:
    """Where the same table belongs to another question, the criterion is a change."""
    more = {"noise": deepcopy(tables()["questions.toml"]["speed"])}
    found = diff(run(""), run("", model=changed(questions=more, criteria={"pace": {"need": "noise"}})))

    assert places(found) == [("criterion", "pace")]


def test_what_is_new_or_gone_is_named() -> None:
    """Alternatives, criteria and questions that only one model has are told, in both directions."""
    more = changed(questions={"noise": deepcopy(tables()["questions.toml"]["speed"]) | {"text": "How loud?"}})
    more["criteria.toml"]["calm"] = deepcopy(more["criteria.toml"]["pace"]) | {"need": "noise", "title": "Calm"}
    for name in ("axe", "saw"):
        pace = more[f"alternatives/{name}.toml"]["ratings"]["pace"]
        more[f"alternatives/{name}.toml"]["ratings"]["calm"] = pace
    less = tables()
    del less["alternatives/axe.toml"]
    there = diff(run("", model=less), run("", model=more))
    back = diff(run("", model=more), run("", model=less))

    assert [change.words for change in there.changes] == [
        "The criterion Calm is new.",
        "The alternative Axe is new.",
    ]
    assert [change.words for change in back.changes] == ["The criterion Calm is gone.", "The alternative Axe is gone."]
    assert [change.words for change in there.rest] == ['"How loud?" is new.', '"Do you know Axe?" is new.']
    assert [change.words for change in back.rest] == ['"How loud?" is gone.', '"Do you know Axe?" is gone.']


def test_an_alternative_that_is_new_can_be_the_cause() -> None:
    """Something better that joins the model turns the outcome all by itself."""
    less = tables()
    del less["alternatives/saw.toml"]
    found = diff(run(BASE.replace('skill-saw = "high"\n', ""), model=less), run())

    assert [change.key for change in found.cause.changes] == ["saw"]


def test_wording_sources_and_dates_cannot_matter() -> None:
    """What changes no result is listed apart."""
    other = changed(
        questions={"speed": {"text": "How quick?"}},
        criteria={"pace": {"title": "Speed"}},
        **{  # type: ignore[arg-type]
            "alternatives/axe": {"version": "3"},
            "alternatives/saw": {"ratings": {"pace": {"because": "It is quick."}}},
        },
    )
    found = diff(run(), run(model=other, as_of=date(2027, 1, 1)))

    assert (found.same, found.changes) == (True, ())
    assert [change.key for change in found.rest] == [
        "as_of",
        "questions.speed",
        "criteria.pace",
        "alternatives.axe",
        "alternatives.saw.pace",
    ]
    assert found.rest[0].words == "Evidence is judged as of 2027-01-01 instead of 2026-11-22."
    assert found.rest[-1].words == "Speed of Saw is worded or supported in another way."


def test_a_new_scale_and_the_answers_on_it_belong_together() -> None:
    """Where the levels of a question change, its answer and the tables that rest on it change with it."""
    levels = [{"id": key, "label": key, "means": "…"} for key in ("low", "mid", "top")]
    other = changed(questions={"speed": {"levels": levels}})
    for key in ("pace", "known"):
        other["criteria.toml"][key]["fit"] = {one: {"low": "gap", "high": "met"} for one in ("mid", "top")}
    first, second = run(), run(BASE.replace('speed = "high"', 'speed = "top"'), model=other)
    bundles = bundled(altered(first, second)[0], first, second)

    assert [[change.place for change in bundle] for bundle in bundles] == [
        [("answer", "speed"), ("criterion", "known"), ("criterion", "pace"), ("question", "speed")]
    ]


def test_a_new_capability_level_and_the_ratings_by_it_belong_together() -> None:
    """A rating by a level that only one scale has changes with its criterion; others move along with theirs."""
    levels = [{"id": key, "label": key, "means": "…"} for key in ("none", "low", "high", "top")]
    fit = {"high": {"none": "gap", "low": "gap", "high": "met", "top": "met"}}
    other = changed(
        criteria={"pace": {"levels": levels, "fit": fit}},
        **{"alternatives/axe": {"ratings": {"pace": {"level": "top"}}}},
    )
    first, second = run(), run(model=other)
    changes = altered(first, second)[0]
    only = [change for change in changes if change.kind == "criterion"]

    assert [[change.place for change in bundle] for bundle in bundled(changes, first, second)] == [
        [("rating", "axe.pace"), ("criterion", "pace")]
    ]
    assert blended(first, second, only).model.alternatives["saw"].ratings["pace"].positions == (2,)  # type: ignore[index]


def test_an_alternative_and_a_criterion_that_never_met_belong_together() -> None:
    """Where one is new and the other gone, there is no rating for both, so they change together."""
    first_tables, second_tables = tables(), tables()
    del first_tables["alternatives/axe.toml"]
    second_tables["criteria.toml"]["pace"] |= {"capability": "skill"}
    del second_tables["criteria.toml"]["pace"]["levels"]
    del second_tables["criteria.toml"]["pace"]["stale_after"]
    for name in ("axe", "saw"):
        second_tables[f"alternatives/{name}.toml"]["ratings"] = {}
    first, second = run("", model=first_tables), run("", model=second_tables)

    assert [[change.place for change in bundle] for bundle in bundled(altered(first, second)[0], first, second)] == [
        [("criterion", "pace"), ("alternative", "axe")]
    ]


def test_a_cause_of_many_changes_says_that_a_smaller_one_may_exist() -> None:
    """Where many changes are needed together, it is not claimed that no part of them would do."""
    speed, pace = (tables()[f"{file}.toml"][key] for file, key in (("questions", "speed"), ("criteria", "pace")))
    keys = [f"c{at}" for at in range(9)]
    model = changed(
        questions={f"q{key}": deepcopy(speed) for key in keys},
        criteria={key: deepcopy(pace) | {"need": f"q{key}"} for key in keys},
    )
    for name, levels in (("axe", ["high"] + ["low"] * 8), ("saw", ["high"] * 9)):
        rated = {key: deepcopy(PACE) | {"level": level} for key, level in zip(keys, levels, strict=True)}
        model[f"alternatives/{name}.toml"]["ratings"] |= rated
    worse = deepcopy(model)
    for key in keys:
        worse["alternatives/saw.toml"]["ratings"][key]["level"] = "low"
    answers = "[answers]\nspeed = 'low'\n" + "".join(f"q{key} = 'high'\n" for key in keys)
    found = diff(run(answers, model=model), run(answers, model=worse))

    assert (found.before.front, found.after.front) == (("saw",), ("axe",))
    assert (len(found.cause.changes), found.cause.minimal) == (9, False)


@pytest.mark.parametrize("as_of", [None, date(2027, 1, 1)], ids=["as the model says", "as asked"])
def test_the_plain_data_tells_both_runs(as_of: date | None) -> None:
    """Models, days and sentences of both runs, the changes and the cause are plain data."""
    plain = difference_of(diff(run(), run('[answers]\nspeed = "low"\n', as_of=as_of)))
    second: Any = plain["second"]
    cause: Any = plain["cause"]

    assert second["as_of"] == (as_of or date(2026, 11, 22)).isoformat()
    assert [change["key"] for change in cause["changes"]] == ["speed"]
    assert '"same": false' in json_of(plain)


def test_a_model_in_between_is_a_model() -> None:
    """Nothing applied is the first run, and everything the second."""
    first, second = run(), run('must = ["speed"]\n[answers]\nskill-axe = "low"\n')
    changes = altered(first, second)[0]
    everything: Model = blended(first, second, changes).model

    assert blended(first, second, []).sheet == first.sheet
    assert blended(first, second, changes).sheet == second.sheet
    assert everything.alternatives == second.model.alternatives
