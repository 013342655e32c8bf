"""The schemas: what the loader reads they let pass, and what a single file can show to be wrong they mark."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from shortlist import FaultsError, Model, built_in_model, sheet_of
from shortlist.evidence.overrides import overrides_of
from shortlist.model.loader import model_of
from shortlist.schema import schema_text, schemas_of
from shortlist.team.settlement import LONGEST_DISSENT, settlement_of, settlement_table
from tests.shortlist.data import SOURCE, Tables
from tests.shortlist.pair import pair_model, pair_tables
from tests.shortlist.schemas import faults_in, schema_name, validators

VALIDATORS = validators(schemas_of(pair_model()))
SAW = "alternatives/saw.toml"
RATING = {"level": "low", "because": "It is so.", **SOURCE}

FAULTS: list[tuple[str, Callable[[Any], object], str]] = [
    ("model.toml", lambda t: t.pop("id"), "$"),
    ("model.toml", lambda t: t.update(titel="x"), "$"),
    ("model.toml", lambda t: t["inclusion"].pop("remove"), "$.inclusion"),
    ("model.toml", lambda t: t["declared"][0].update(level="hihg"), "$.declared[0].level"),
    ("model.toml", lambda t: t["declared"][0].update(question="sped"), "$.declared[0].question"),
    ("model.toml", lambda t: t["declared"][0].update(marked="loudly"), "$.declared[0].marked"),
    ("questions.toml", lambda t: t["speed"].update(step="two"), "$.speed.step"),
    ("questions.toml", lambda t: t["speed"].update(each="alternative"), "$.speed"),
    ("questions.toml", lambda t: t["speed"].update(role="team"), "$.speed"),
    ("questions.toml", lambda t: t["skill"].update(text="Do you know it?"), "$.skill.text"),
    ("questions.toml", lambda t: t["speed"].update(levels=t["speed"]["levels"][:1]), "$.speed.levels"),
    ("questions.toml", lambda t: t.update({"Speed 2": t.pop("speed")}), "$"),
    ("criteria.toml", lambda t: t["pace"].update(need="sped"), "$.pace.need"),
    ("criteria.toml", lambda t: t["pace"].update(need="skill-saw"), "$.pace.need"),
    ("criteria.toml", lambda t: t["pace"].pop("stale_after"), "$.pace"),
    ("criteria.toml", lambda t: t["pace"].update(stale_after=0), "$.pace.stale_after"),
    ("criteria.toml", lambda t: t["pace"]["fit"].pop("high"), "$.pace.fit"),
    ("criteria.toml", lambda t: t["pace"]["fit"]["high"].update(low="bad"), "$.pace.fit.high.low"),
    ("criteria.toml", lambda t: t["known"].update(stale_after=30), "$.known"),
    ("criteria.toml", lambda t: t["known"]["fit"]["high"].pop("low"), "$.known.fit.high"),
    ("criteria.toml", lambda t: t["known"].update(practice={"high": {"low": ["gap"]}}), "$.known"),
    ("criteria.toml", lambda t: t["known"].pop("fit"), "$.known"),
    (SAW, lambda t: t.update(rests_on_own_data=["pac"]), "$.rests_on_own_data[0]"),
    ("facts.toml", lambda t: t["licence"].update(means=" "), "$.licence.means"),
    (SAW, lambda t: t.update(home="example.org"), "$.home"),
    (SAW, lambda t: t["facts"].pop("licence"), "$.facts"),
    (SAW, lambda t: t["ratings"].pop("pace"), "$.ratings"),
    (SAW, lambda t: t["ratings"].update(known=t["ratings"]["pace"]), "$.ratings"),
    (SAW, lambda t: t["ratings"]["pace"].update(level="hihg"), "$.ratings.pace.level"),
    (SAW, lambda t: t["ratings"]["pace"].update(between=["low", "high"]), "$.ratings.pace"),
    (SAW, lambda t: t["ratings"]["pace"].update(basis="rumour"), "$.ratings.pace.basis"),
    (SAW, lambda t: t["ratings"]["pace"].update(checked=2026), "$.ratings.pace.checked"),
]

SHEET_FAULTS: list[tuple[Tables, str]] = [
    ({"format": 2}, "$.format"),
    ({"titel": "x"}, "$"),
    ({"title": "x" * 201}, "$.title"),
    ({"deciding": ["pac"]}, "$.deciding[0]"),
    ({"deciding": ["pace", "pace"]}, "$.deciding"),
    ({"must": ["skill-saw"]}, "$.must[0]"),
    ({"answers": {"sped": "high"}}, "$.answers"),
    ({"answers": {"speed": "hihg"}}, "$.answers.speed"),
    ({"answers": {"speed": []}}, "$.answers.speed"),
    ({"answers": {"speed": {"abstain": False}}}, "$.answers.speed"),
]

SETTLED_FAULTS: list[tuple[Tables, str]] = [
    ({"member": "Ada"}, "$"),
    ({"format": 2}, "$.format"),
    ({"setled": "x"}, "$"),
    ({"service": " "}, "$.service"),
    ({"deciding": ["pac"]}, "$.deciding[0]"),
    ({"must": ["skill-saw"]}, "$.must[0]"),
    ({"answers": {"sped": "high"}}, "$.answers"),
    ({"answers": {"speed": "hihg"}}, "$.answers.speed"),
    ({"answers": {"speed": ["low", "hihg"]}}, "$.answers.speed"),
    ({"answers": {"speed": {"abstain": True}}}, "$.answers.speed"),
    ({"dissent": {"sped": "Ada: no."}}, "$.dissent"),
    ({"dissent": {"speed": " "}}, "$.dissent.speed"),
    ({"dissent": {"deciding": "x" * (LONGEST_DISSENT + 1)}}, "$.dissent.deciding"),
    ({"dissent": ["Ada: no."]}, "$.dissent"),
]


def test_there_is_a_schema_for_each_kind_of_file() -> None:
    """Thirteen kinds of file have a schema, with a heading that names the model."""
    kinds = {"alternative", "cast", "criteria", "facts", "former", "hybrid", "model", "overrides", "questions"}
    kinds |= {"others", "settled", "sheet", "stacks"}

    schemas = schemas_of(pair_model())

    assert set(schemas) == {f"{kind}.schema.json" for kind in kinds}
    assert schemas["sheet.schema.json"]["title"] == "Tools: sheet"


@pytest.mark.parametrize("model", [pair_model(), built_in_model()], ids=["small", "ours"])
def test_a_schema_is_one(model: Model) -> None:
    """Every schema keeps to the JSON Schema of JSON Schemas."""
    for schema in schemas_of(model).values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("file", sorted(pair_tables()))
def test_what_the_loader_reads_passes(file: str) -> None:
    """Each file of a model that can be loaded keeps to its schema."""
    assert faults_in(VALIDATORS[schema_name(file)], pair_tables()[file]) == []


def test_what_may_be_left_out_may_be_left_out() -> None:
    """A model may say nothing of inclusion and of what settles it; that is for the lints to judge."""
    head = pair_tables()["model.toml"]
    bare = {key: value for key, value in head.items() if key not in ("inclusion", "declared")}

    assert faults_in(VALIDATORS["model.schema.json"], bare) == []


def test_a_disputed_rating_passes() -> None:
    """A rating may lie between two levels instead of being one."""
    saw = pair_tables()[SAW]
    saw["ratings"]["pace"]["between"] = ["low", saw["ratings"]["pace"].pop("level")]

    assert faults_in(VALIDATORS["alternative.schema.json"], saw) == []


@pytest.mark.parametrize(("file", "break_it", "place"), FAULTS, ids=range(len(FAULTS)))
def test_what_one_file_shows_to_be_wrong_is_marked(file: str, break_it: Callable[[Any], object], place: str) -> None:
    """A fault that the loader would report is marked at its place while the file is typed."""
    tables = pair_tables()
    break_it(tables[file])

    with pytest.raises(FaultsError):
        model_of(tables)
    assert place in faults_in(VALIDATORS[schema_name(file)], tables[file])


def test_a_sheet_passes_in_all_its_forms() -> None:
    """One level, several, and an abstention are answers; everything may be left out."""
    full = {
        "format": 1,
        "title": "Shed",
        "member": "Ada",
        "service": "Roof",
        "as_of": date(2026, 11, 22),
        "deciding": ["pace"],
        "must": ["reach"],
        "answers": {"speed": "high", "reach": ["low", "high"], "skill-saw": {"abstain": True}},
    }

    assert sheet_of(full, pair_model()).title == "Shed"
    assert faults_in(VALIDATORS["sheet.schema.json"], full) == []
    assert faults_in(VALIDATORS["sheet.schema.json"], {}) == []


@pytest.mark.parametrize(("table", "place"), SHEET_FAULTS, ids=range(len(SHEET_FAULTS)))
def test_a_wrong_sheet_is_marked(table: Tables, place: str) -> None:
    """What the library refuses in a sheet is marked at its place."""
    with pytest.raises(FaultsError):
        sheet_of(table, pair_model())
    assert faults_in(VALIDATORS["sheet.schema.json"], table) == [place]


def test_a_fourth_deciding_criterion_is_marked() -> None:
    """Three criteria may decide, and no more."""
    tables = pair_tables()
    tables["criteria.toml"]["edge"] = tables["criteria.toml"]["pace"]
    for name in ("saw", "axe"):
        ratings = tables[f"alternatives/{name}.toml"]["ratings"]
        ratings["edge"] = ratings["pace"]
    held = validators(schemas_of(model_of(tables)))["sheet.schema.json"]

    assert faults_in(held, {"deciding": ["pace", "span", "known"]}) == []
    assert faults_in(held, {"deciding": ["pace", "span", "known", "edge"]}) == ["$.deciding"]


def test_what_a_team_settled_passes_in_all_its_forms() -> None:
    """A level or several, and dissent from any answer and from what decides; everything may be left out."""
    full = {
        "format": 1,
        "title": "Shed",
        "service": "Roof",
        "as_of": date(2026, 11, 22),
        "deciding": ["pace"],
        "must": [],
        "answers": {"speed": "high", "reach": ["low", "high"], "skill-saw": "low"},
        "dissent": {"deciding": "Ben: " + "x" * (LONGEST_DISSENT - 5), "speed": "Ada: no.", "skill-axe": "Cem: I do."},
    }
    found = settlement_of(full, pair_model())

    assert (found.chosen, len(found.dissent)) == (True, 3)
    assert faults_in(VALIDATORS["settled.schema.json"], full) == []
    assert faults_in(VALIDATORS["settled.schema.json"], settlement_table(found)) == []
    assert faults_in(VALIDATORS["settled.schema.json"], {}) == []


@pytest.mark.parametrize(("table", "place"), SETTLED_FAULTS, ids=range(len(SETTLED_FAULTS)))
def test_a_wrong_settlement_is_marked(table: Tables, place: str) -> None:
    """What the library refuses in a settlement is marked at its place."""
    with pytest.raises(FaultsError):
        settlement_of(table, pair_model())
    assert faults_in(VALIDATORS["settled.schema.json"], table) == [place]


def test_dissent_is_told_apart_by_its_question() -> None:
    """An editor shows beside each topic of dissent what it is about."""
    fields: Any = schemas_of(pair_model())["settled.schema.json"]["properties"]
    topics = fields["dissent"]["properties"]

    assert list(topics) == ["deciding", *pair_model().questions]
    assert topics["skill-axe"]["description"] == "Against the answer about: Do you know Axe?."


@pytest.mark.parametrize(
    ("rating", "places"),
    [
        (RATING, []),
        ({key: value for key, value in RATING.items() if key != "url"}, []),
        ({key: value for key, value in RATING.items() if key != "checked"}, ["$.overrides.saw.pace"]),
        (RATING | {"between": ["low", "high"]}, ["$.overrides.saw.pace"]),
        (RATING | {"level": "hihg"}, ["$.overrides.saw.pace.level"]),
    ],
    ids=["complete", "no address", "no date", "two kinds of level", "no such level"],
)
def test_an_override_has_its_own_source(rating: Tables, places: list[str]) -> None:
    """A rating of one's own names a level, a reason, a source and a date; an address only where there is one."""
    table = {"overrides": {"saw": {"pace": rating}}}
    refused = pytest.raises(FaultsError) if places else nullcontext()

    with refused:
        overrides_of(table, pair_model())
    assert faults_in(VALIDATORS["overrides.schema.json"], table) == places


def test_an_editor_can_tell_what_each_id_means() -> None:
    """The schema of an answer carries the model's words for each level, and none that say what it means."""
    answers: Any = schemas_of(pair_model())["sheet.schema.json"]["properties"]
    level = answers["answers"]["properties"]["speed"]["anyOf"][0]

    assert level["enum"] == ["low", "high"]
    assert level["description"] == "low: Low\nhigh: High"
    assert level["x-taplo"]["docs"]["enumValues"] == ["Low", "High"]


def test_a_schema_is_written_the_same_way_every_time() -> None:
    """The text of a schema is indented JSON that ends with a line break, umlauts kept."""
    assert schema_text({"title": "Säge"}) == '{\n  "title": "Säge"\n}\n'
