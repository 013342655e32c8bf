"""L1 to L4: what is missing, not monotone, without a role or without evidence, one thing broken at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from shortlist import Model, Source
from shortlist.evidence.overrides import overrides_of, with_overrides
from shortlist.lint import Finding, lint_model
from shortlist.model.grades import Degree, Grade
from shortlist.model.model import Criterion, CriterionId, Practice, QuestionId, StepId, frozen
from tests.shortlist.pair import DAY, SAW, changed, found, of, pair_model, pair_tables, rated

Break = Callable[[Model], Model]
PACE, SPAN, KNOWN = CriterionId("pace"), CriterionId("span"), CriterionId("known")


def with_criterion(model: Model, key: CriterionId, **changes: Any) -> Model:  # noqa: ANN401 - a field of any type may change
    """Return the model with one criterion changed, which no loader has seen."""
    criterion: Criterion = replace(model.criteria[key], **changes)
    return replace(model, criteria=frozen({**model.criteria, key: criterion}))


def with_question(model: Model, key: str, **changes: Any) -> Model:  # noqa: ANN401 - a field of any type may change
    """Return the model with one question changed, which no loader has seen."""
    question = replace(model.questions[QuestionId(key)], **changes)
    return replace(model, questions=frozen({**model.questions, question.id: question}))


def without_rating(model: Model) -> Model:
    """Return the model with one rating missing."""
    ratings = {key: rating for key, rating in model.alternatives[SAW].ratings.items() if key != PACE}
    return changed(model, SAW, ratings=frozen(ratings))


def with_more_ratings(model: Model) -> Model:
    """Return the model with a rating that nothing asks for."""
    ratings = model.alternatives[SAW].ratings
    return changed(model, SAW, ratings=frozen({**ratings, CriterionId("shine"): ratings[PACE]}))


def with_more_facts(model: Model) -> Model:
    """Return the model with a fact of no kind."""
    facts = model.alternatives[SAW].facts
    return changed(model, SAW, facts=frozen({**facts, "colour": facts["licence"]}))


HOLES: list[tuple[Break, str, str]] = [
    (without_rating, "alternatives/saw.toml", "has no rating for 'pace'"),
    (with_more_ratings, "alternatives/saw.toml", "has a rating for 'shine', which is no criterion that is rated"),
    (
        lambda model: rated(model, SAW, "pace", positions=(1, 2)),
        "alternatives/saw.toml",
        "is rated outside the levels of 'pace'",
    ),
    (
        lambda model: rated(model, SAW, "pace", positions=()),
        "alternatives/saw.toml",
        "is rated outside the levels of 'pace'",
    ),
    (
        lambda model: changed(model, SAW, facts=frozen({})),
        "alternatives/saw.toml",
        "has no fact for 'licence'",
    ),
    (with_more_facts, "alternatives/saw.toml", "has a fact for 'colour', which is no kind of fact"),
    (
        lambda model: with_question(model, "skill-saw", step=StepId("two")),
        "questions.toml: skill",
        "is asked in the step 'two', which does not exist",
    ),
    (
        lambda model: with_criterion(model, PACE, step=StepId("two")),
        "criteria.toml: pace",
        "belongs to the step 'two', which does not exist",
    ),
    (
        lambda model: with_criterion(model, PACE, need=QuestionId("colour")),
        "criteria.toml: pace",
        "is needed by the question 'colour', which does not exist",
    ),
    (
        lambda model: with_criterion(model, PACE, fit=model.criteria[PACE].fit[:1]),
        "criteria.toml: pace",
        "has grades for 1 levels of need; expected 2",
    ),
    (
        lambda model: with_criterion(model, PACE, fit=(model.criteria[PACE].fit[0], (Grade.MET,))),
        "criteria.toml: pace",
        "has a row of 1 grades; expected one for each of the 2 levels",
    ),
    (
        lambda model: with_criterion(model, KNOWN, capability="luck"),
        "criteria.toml: known",
        "takes the answer to 'luck-axe' for a rating, and there is no such question",
    ),
]

MET, FRICTION, GAP = Grade.MET, Grade.FRICTION, Grade.GAP
UNEVEN: list[tuple[tuple[tuple[Grade, ...], ...], str]] = [
    (((FRICTION, MET), (GAP, MET)), "has a grade other than met for a need that is not there"),
    (((MET, MET), (MET, GAP)), "has a table in which better capability worsens a grade"),
    (((FRICTION, MET), (MET, MET)), "has a table in which a higher need improves a grade"),
]

A_SOURCE = Source("A page", "https://example.org/", DAY)
UNSOURCED: list[tuple[Break, str, str]] = [
    (
        lambda model: rated(model, SAW, "pace", source=replace(A_SOURCE, title=" ")),
        "alternatives/saw.toml: ratings.pace",
        "has no source",
    ),
    (
        lambda model: rated(model, SAW, "pace", source=replace(A_SOURCE, url="")),
        "alternatives/saw.toml: ratings.pace",
        "has no address of its source",
    ),
    (
        lambda model: rated(model, SAW, "pace", because=""),
        "alternatives/saw.toml: ratings.pace",
        "has no sentence",
    ),
    (
        lambda model: rated(model, SAW, "pace", source=replace(A_SOURCE, checked=date(2026, 11, 23))),
        "alternatives/saw.toml: ratings.pace",
        "was checked on 2026-11-23, after 2026-11-22",
    ),
    (
        lambda model: changed(
            model, SAW, facts=frozen({"licence": replace(model.alternatives[SAW].facts["licence"], value="")})
        ),
        "alternatives/saw.toml: facts.licence",
        "has no sentence",
    ),
    (
        lambda model: changed(model, SAW, released=date(2027, 1, 1)),
        "alternatives/saw.toml: released",
        "is 2027-01-01, after 2026-11-22",
    ),
]


@pytest.mark.parametrize(("break_it", "place", "sentence"), HOLES, ids=range(len(HOLES)))
def test_l1_names_what_is_missing_or_unknown(break_it: Break, place: str, sentence: str) -> None:
    """L1: what is missing, unknown or out of range is named with its place, and nothing is evaluated."""
    linted = lint_model(break_it(pair_model()))

    assert Finding("L1", "error", place, sentence) in linted.findings
    assert linted.survey is None
    assert not linted.passes


@pytest.mark.parametrize(("fit", "sentence"), UNEVEN, ids=range(len(UNEVEN)))
def test_l2_names_a_table_that_is_not_monotone(fit: tuple[tuple[Grade, ...], ...], sentence: str) -> None:
    """L2: a table in which better is worse, higher is easier, or no need is not met, is an error."""
    broken = with_criterion(pair_model(), PACE, fit=fit)

    assert ("criteria.toml: pace", sentence) in found(broken, "L2")


def test_l3_names_a_question_that_nothing_uses() -> None:
    """L3: a need that no criterion asks for is an error."""
    tables = pair_tables()
    tables["questions.toml"]["colour"] = tables["questions.toml"]["speed"]

    assert found(of(tables), "L3") == [("questions.toml: colour", "has the role 'need' and is used as nothing")]


def test_l3_names_a_question_with_two_roles() -> None:
    """L3: an answer cannot say both how much is needed and how capable an alternative is."""
    model = with_criterion(pair_model(), SPAN, need=QuestionId("skill-saw"))

    assert ("questions.toml: skill", "has the role 'team' and is used as need and team") in found(model, "L3")


@pytest.mark.parametrize(("break_it", "place", "sentence"), UNSOURCED, ids=range(len(UNSOURCED)))
def test_l4_names_what_has_no_evidence(break_it: Break, place: str, sentence: str) -> None:
    """L4: a rating or fact without words, source or address, or with a date to come, is an error."""
    assert (place, sentence) in found(break_it(pair_model()), "L4", as_of=DAY)


def test_l4_warns_of_what_is_due() -> None:
    """L4: a rating older than its criterion allows is a warning from the day after."""
    model = pair_model()
    due = "was checked on 2026-11-22, more than 365 days before 2027-11-23; look again"

    assert found(model, "L4", "warning", as_of=date(2027, 11, 22)) == []
    assert ("alternatives/saw.toml: ratings.pace", due) in found(model, "L4", "warning", as_of=date(2027, 11, 23))


def test_l4_judges_by_the_newest_check_where_no_day_is_given() -> None:
    """L4: without a date the day of the newest evidence counts, so that a lint says the same tomorrow."""
    model = rated(pair_model(), SAW, "pace", source=replace(A_SOURCE, checked=date(2025, 1, 1)))

    assert [place for place, _ in found(model, "L4", "warning")] == ["alternatives/saw.toml: ratings.pace"]


def test_l4_asks_for_no_address_of_what_a_team_found_out_itself() -> None:
    """L4: a rating by a prototype of one's own has a source and a day, and need not be on the web."""
    override = {"level": "low", "because": "We tried.", "source": "Our prototype", "checked": DAY}
    model = pair_model()
    overrides = overrides_of({"overrides": {"saw": {"pace": override}}}, model)

    assert found(with_overrides(model, overrides), "L4") == []


def test_l2_finds_practice_that_gets_worse_with_experience_or_better_with_hurry() -> None:
    """L2: in a model that no loader has seen, tables for practice are held to the same as all others."""
    model = pair_model()
    known = model.criteria[CriterionId("known")]
    none, friction = ((degree, Degree.NONE) for degree in (Degree.NONE, Degree.FRICTION))
    turned = Practice(usual=((none, friction), (none, none)), deciding=((none, none), (none, none)))
    broken = replace(known, practice=turned)

    findings = lint_model(replace(model, criteria=frozen({**model.criteria, known.id: broken}))).findings

    assert [(one.lint, one.sentence.split(" in which ")[1]) for one in findings] == [
        ("L2", "more experience makes an argument graver"),
        ("L2", "more hurry makes an argument lighter"),
    ]
