"""Our own model: it passes its lints, its shares are reported, and its schemas are up to date."""

import tomllib
from pathlib import Path

import pytest

from shortlist import AlternativeId, built_in_model
from shortlist.lint import Linted, lint_model, share_words
from shortlist.model.model import Question
from shortlist.schema import schema_text, schemas_of
from tests.shortlist.schemas import faults_in, schema_name, validators
from tests.support.house import ROOT, name_of

DATA = ROOT / "src" / "shortlist" / "data"
SCHEMAS = ROOT / "schemas"
FILES = sorted(DATA.rglob("*.toml"))
SHEETS = sorted((ROOT / "docs" / "scenarios").glob("*.toml"))
MADE = schemas_of(built_in_model())
VALIDATORS = validators(MADE)


@pytest.fixture(scope="module")
def linted() -> Linted:
    """What the lints find in our model, worked out once."""
    return lint_model(built_in_model())


def test_our_model_passes_its_lints(linted: Linted) -> None:
    """No lint finds an error in our data."""
    assert [str(one) for one in linted.findings if one.gravity == "error"] == []


def test_the_only_warnings_are_of_evidence_that_is_due(linted: Linted) -> None:
    """Evidence ages by itself; everything else that a lint warns of is looked at before it is released."""
    assert [str(one) for one in linted.findings if one.gravity == "warning" and one.lint != "L4"] == []


def test_our_shares_are_reported(linted: Linted) -> None:
    """A note tells for each framework on how many of the drawn sheets it is alone in front, and each is so on some."""
    survey = linted.survey
    notes = {one.place: one.sentence for one in linted.findings if (one.lint, one.gravity) == ("L5", "note")}

    assert survey is not None
    for share in survey.shares:
        alone = share_words(share.alone, survey.sheets)
        assert 0 < share.alone < survey.sheets
        assert f"alone in front on {alone} of 3000 sheets" in notes[f"alternatives/{share.alternative}.toml"]


def test_most_sheets_lead_to_a_shortlist(linted: Linted) -> None:
    """Nine sheets in ten lead to one or two frameworks, so that "too close" and "none fits" stay the exception."""
    survey = linted.survey

    assert survey is not None
    assert 10 * (survey.alone + survey.in_two) >= 9 * survey.sheets


@pytest.mark.parametrize("question", built_in_model().questions.values(), ids=lambda question: question.id)
def test_every_question_has_a_short_name_and_every_need_says_what_it_buys(question: Question) -> None:
    """Lists and sentences name a question in two to five words; a list of needs says what each gives a project."""
    words = len(question.short.split())

    assert 2 <= words <= 5
    assert (question.buys is None) is (question.role == "team")
    assert question.buys is None or question.buys not in [level.means for level in question.levels]


def test_short_names_are_told_apart() -> None:
    """No two questions have the same name."""
    names = [question.short for question in built_in_model().questions.values()]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", list(built_in_model().alternatives))
def test_each_framework_is_alone_best_at_something(name: AlternativeId) -> None:
    """For each framework there is a criterion on which no other reaches its level, whatever is disputed."""
    ratings = {key: one.ratings for key, one in built_in_model().alternatives.items()}
    others = [key for key in ratings if key != name]

    best = [
        criterion
        for criterion, rating in ratings[name].items()
        if all(rating.positions[0] > ratings[other][criterion].positions[-1] for other in others)
    ]

    assert best != []


def test_our_model_is_linted_the_same_every_time() -> None:
    """Linting again finds the same to the letter."""
    first, second = (lint_model(built_in_model(), sheets=50) for _ in range(2))

    assert [str(one) for one in first.findings] == [str(one) for one in second.findings]


@pytest.mark.parametrize("name", sorted(MADE))
def test_the_committed_schemas_are_up_to_date(name: str) -> None:
    """The schemas that editors read are those that our data makes."""
    path = SCHEMAS / name
    committed = path.read_text(encoding="utf-8") if path.is_file() else None

    assert committed == schema_text(MADE[name]), f"schemas/{name} is out of date; run: shortlist schema schemas"


def test_no_schema_is_left_over() -> None:
    """There is no schema of a kind of file that is gone."""
    assert sorted(path.name for path in SCHEMAS.iterdir() if path.is_file()) == sorted(MADE)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_data_file_names_its_schema(path: Path) -> None:
    """The first line of a data file tells editors where its schema is."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    directive, _, place = first.partition(" ")

    assert directive == "#:schema"
    assert (path.parent / place).resolve() == SCHEMAS / schema_name(path.name)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_data_file_keeps_to_its_schema(path: Path) -> None:
    """An editor marks nothing in our data."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    assert faults_in(VALIDATORS[schema_name(path.name)], table) == []


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_every_sheet_of_a_scenario_keeps_to_the_schema(path: Path) -> None:
    """An editor marks nothing in the sheets of our scenarios."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))

    assert faults_in(VALIDATORS["sheet.schema.json"], table) == []
