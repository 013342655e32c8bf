"""Old evidence: what is due, whether the result holds if it is one level off, and what to check again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shortlist import Model, Sheet, built_in_model, evaluate, json_of, parse_sheet
from shortlist.evidence.staleness import (
    BATCH,
    Staleness,
    stale_ratings,
    staleness,
    staleness_sentence,
    staleness_table,
    widened,
)
from shortlist.model.model import AlternativeId, CriterionId, frozen

REST = """
admin = "none"
html = "none"
api = "own"
experience-django = "production"
experience-fastapi = "tried"
experience-flask = "never"
experience-litestar = "never"
productive-by = "months"
real-time = "none"
waiting = "little"
serverless = "none"
ai = "none"
newcomers = "experienced"
team-size = "several"
own-stack = "accept"
typing = "useful"
operations = "shared"
lifetime = "medium"
compliance = "asked"
integrations = "few"
data-model = "complex"
"""
ORDERS = f'deciding = ["data-layer"]\n[answers]\n{REST}hiring = "welcome"\n'
TALENT = f'deciding = ["talent"]\n[answers]\n{REST}hiring = "required"\n'
SOON, LATER, MUCH_LATER = date(2026, 11, 22), date(2027, 3, 1), date(2040, 1, 1)


def sheet(text: str) -> Sheet:
    """Return a sheet of the built-in model."""
    return parse_sheet(text, built_in_model())


def found(text: str, day: date) -> Staleness:
    """Return what old evidence does to a sheet of the built-in model."""
    return staleness(built_in_model(), sheet(text), as_of=day)


def aged(*names: str) -> Model:
    """Return the built-in model with the ratings of people who know a framework old, and nothing else."""
    model = built_in_model()
    old = date(2020, 1, 1)
    alternatives = {
        key: replace(
            one,
            ratings=frozen(
                {
                    criterion: replace(
                        rating,
                        source=replace(
                            rating.source, checked=old if key in names and criterion == "talent" else MUCH_LATER
                        ),
                    )
                    for criterion, rating in one.ratings.items()
                }
            ),
        )
        for key, one in model.alternatives.items()
    }
    return replace(model, alternatives=frozen(alternatives))


def test_what_is_old_depends_on_the_criterion() -> None:
    """A rating is due once it is older than its criterion allows, in the order of ids."""
    assert [key for key, _ in stale_ratings(built_in_model(), SOON)] == ["django", "fastapi", "flask", "litestar"]
    assert stale_ratings(built_in_model(), date(2020, 1, 1)) == ()


def test_an_old_rating_may_be_one_level_off() -> None:
    """It is widened in both directions, as far as its scale goes, and no other rating is."""
    model = built_in_model()
    name, criterion, other = AlternativeId("django"), CriterionId("async-io"), CriterionId("websockets")
    changed = widened(model, [(name, criterion)])

    assert model.alternatives[name].ratings[criterion].positions == (1,)
    assert changed.alternatives[name].ratings[criterion].positions == (0, 1, 2)
    assert changed.alternatives[name].ratings[other] == model.alternatives[name].ratings[other]
    assert widened(changed, [(name, criterion)]).alternatives[name].ratings[criterion].positions == (0, 1, 2)


def test_fresh_evidence_is_left_alone() -> None:
    """Where nothing is old there is nothing to check."""
    fresh = found(ORDERS, date(2020, 1, 1))

    assert (fresh.word, fresh.stale, fresh.check) == ("fresh", (), ())
    assert staleness_sentence(fresh) == "No evidence is due for another look."


def test_a_result_may_hold_whatever_the_old_evidence_is_now() -> None:
    """Old ratings that cannot alter what is possible need no check."""
    holds = found(ORDERS, SOON)

    assert (holds.word, len(holds.stale), holds.check) == ("holds", 4, ())
    assert staleness_sentence(holds) == (
        "4 ratings are due for another look. The result holds even if the stale evidence is one level off."
    )


def test_the_old_ratings_that_decide_are_named() -> None:
    """Where the result hangs on old evidence, the check list holds what decides, and a batch of it to begin with."""
    check = found(TALENT, SOON)

    assert check.word == "check"
    assert set(check.before.possible) <= set(check.widened.possible)
    assert set(check.check) <= set(check.stale)
    assert check.batches[0][0] in check.check
    assert f"4 ratings are due for another look. The result hangs on {len(check.check)} of them." == (
        staleness_sentence(check)
    )


def test_one_old_rating_is_told_in_the_singular() -> None:
    """One is one."""
    model = aged("django")
    lowest = "".join(f'{key} = "{each.levels[0].id}"\n' for key, each in model.questions.items() if key != "hiring")
    only = sheet(f'deciding = ["talent"]\n[answers]\n{lowest}hiring = "required"\n')
    one = staleness(model, only, as_of=LATER)

    assert staleness_sentence(one) == "One rating is due for another look. The result hangs on one of them."
    assert one.check == one.stale == (("django", "talent"),)


def test_too_much_that_is_old_is_checked_in_batches() -> None:
    """Beyond what can be worked out there are bounds, and batches that begin with what alone alters the result."""
    bounds = found(TALENT, MUCH_LATER)
    batched = [key for batch in bounds.batches for key in batch]
    alone = [key for key in bounds.stale if _alters(key)]

    assert (bounds.word, bounds.exact) == ("bounds", False)
    assert sorted(batched) == list(bounds.stale) == list(bounds.check)
    assert {len(batch) for batch in bounds.batches[:-1]} == {BATCH}
    assert sorted(batched[: len(alone)]) == sorted(alone)
    assert "too many to tell which of them decide. Begin with the first 8." in staleness_sentence(bounds)


def _alters(key: tuple[AlternativeId, CriterionId]) -> bool:
    model, answers = built_in_model(), sheet(TALENT)
    before, after = evaluate(model, answers), evaluate(widened(model, [key]), answers)
    return (before.kind, before.necessary, before.possible) != (after.kind, after.necessary, after.possible)


def test_what_old_evidence_does_to_an_open_sheet_is_flagged() -> None:
    """Where much is open, the check list may be short of something, and says so."""
    open_sheet = staleness(aged("django"), sheet('deciding = ["talent"]\n[answers]\nadmin = "none"\n'), as_of=LATER)

    assert (open_sheet.word, open_sheet.exact) in (("check", False), ("bounds", False), ("holds", True))
    assert staleness_sentence(replace(found(TALENT, SOON), exact=False, check=())).endswith(
        "The result hangs on some of them. Others may decide too."
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("", built_in_model().newest_evidence.isoformat()), ("as_of = 2027-03-01\n", "2027-03-01")],
    ids=["newest check", "sheet"],
)
def test_the_day_is_never_taken_from_the_clock(text: str, day: str) -> None:
    """The day is the sheet's, else that of the newest check in the model."""
    model = built_in_model()
    plain = staleness_table(staleness(model, sheet(text + ORDERS)))

    assert plain["as_of"] == day


def test_the_plain_data_names_sources_to_look_up() -> None:
    """Each rating comes with its source, its address and the day on which it was last checked."""
    plain = staleness_table(found(TALENT, SOON))
    stale: Any = plain["stale"]

    assert '"result": "check"' in json_of(plain)
    assert (stale[0]["alternative"], stale[0]["criterion"]) == ("django", "talent")
    assert stale[0]["source"]["checked"] == "2025-08-18"
