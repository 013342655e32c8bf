"""What rests on an alternative's own data, and what keys of earlier versions mean: read with every fault named."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from shortlist import FaultsError, load_model
from shortlist.evidence.overrides import overrides_of, parse_overrides
from shortlist.faults import Notice
from shortlist.model.files import DATA
from shortlist.model.loader import model_of
from shortlist.model.model import NOTHING_FORMER, Former, OwnData, Trigger
from shortlist.records.reader import read_record
from shortlist.schema import schemas_of
from shortlist.team.settlement import parse_settlement
from tests.shortlist.data import SOURCE, Tables, tables
from tests.shortlist.schemas import faults_in, schema_name, validators

SAW = "alternatives/saw.toml"


def renewed() -> Tables:
    """Return tables with a second need, credit that depends on it, and a question that both took the place of."""
    made = tables()
    made["questions.toml"]["reach"] = made["questions.toml"]["speed"] | {"text": "How far?"}
    made["criteria.toml"]["span"] = made["criteria.toml"]["pace"] | {"title": "Span", "need": "reach"}
    made["model.toml"]["own_data"] = {
        "keeps": {"question": "speed", "level": "high"},
        "assembles": {"question": "reach", "level": "high"},
    }
    made[SAW]["ratings"]["span"] = made[SAW]["ratings"]["pace"]
    made[SAW]["rests_on_own_data"] = ["pace"]
    made["former.toml"] = {
        "questions": {
            "power": {"none": {"speed": "low", "reach": "low"}, "all": {"speed": "high", "reach": "high"}},
        },
        "criteria": {"pace": {"question": "power", "becomes": ["pace", "span"], "levels": ["weak", "strong"]}},
    }
    return made


FAULTS: list[tuple[str, Callable[[Tables], object], str, bool]] = [
    (
        "model.toml",
        lambda t: t["own_data"]["keeps"].update(question="sped"),
        "model.toml: own_data.keeps.question: expected one of speed or reach; got 'sped' (did you mean 'speed'?)",
        True,
    ),
    (
        "model.toml",
        lambda t: t["own_data"]["keeps"].update(level="low"),
        "model.toml: own_data.keeps.level: expected one of high; got 'low'",
        True,
    ),
    (
        "model.toml",
        lambda t: t["own_data"].pop("assembles"),
        "model.toml: own_data.assembles: is missing; expected a table",
        True,
    ),
    (
        "model.toml",
        lambda t: t.pop("own_data"),
        f"{SAW}: rests_on_own_data: has no effect; expected [own_data] in model.toml to say when it matters",
        False,
    ),
    (
        SAW,
        lambda t: t.update(rests_on_own_data=["pase"]),
        f"{SAW}: rests_on_own_data: expected one of pace or span; got 'pase' (did you mean 'pace'?)",
        True,
    ),
    (
        SAW,
        lambda t: t.update(rests_on_own_data=["known"]),
        f"{SAW}: rests_on_own_data: expected one of pace or span; got 'known'",
        True,
    ),
    (
        SAW,
        lambda t: t.update(rests_on_own_data=["pace", "pace"]),
        f"{SAW}: rests_on_own_data: 'pace' stands twice",
        True,
    ),
    (
        "former.toml",
        lambda t: t["questions"]["power"]["all"].update(reach="hihg"),
        "former.toml: questions.power.all.reach: expected one of low or high; got 'hihg' (did you mean 'high'?)",
        True,
    ),
    (
        "former.toml",
        lambda t: t["questions"]["power"]["all"].update(rech="high"),
        "former.toml: questions.power.all.rech: is not a key here (did you mean 'reach'?)",
        True,
    ),
    (
        "former.toml",
        lambda t: t["questions"]["power"]["all"].pop("reach"),
        "former.toml: questions.power: answers other questions at one level than at another; expected the same ones",
        False,
    ),
    (
        "former.toml",
        lambda t: t["questions"]["power"].update(some={}),
        "former.toml: questions.power.some: answers nothing; expected a question of today with its level",
        True,
    ),
    (
        "former.toml",
        lambda t: t["questions"].update(force={}),
        "former.toml: questions.force: holds nothing; expected a table for each of its levels",
        True,
    ),
    (
        "former.toml",
        lambda t: t["questions"].update(speed={"low": {"reach": "low"}}),
        "former.toml: questions.speed: is a question of today; expected the id of one that is no longer asked",
        False,
    ),
    (
        "former.toml",
        lambda t: t["criteria"]["pace"].update(becomes=["span", "spam"]),
        "former.toml: criteria.pace.becomes: expected one of pace, known or span; got 'spam' (did you mean 'span'?)",
        True,
    ),
    (
        "former.toml",
        lambda t: t["criteria"]["pace"].update(question="powr"),
        "former.toml: criteria.pace.question: expected one of power; got 'powr' (did you mean 'power'?)",
        False,
    ),
    (
        "former.toml",
        lambda t: t["criteria"]["pace"].update(levels=[]),
        "former.toml: criteria.pace.levels: expected a list of the ids of its levels; got an empty list",
        True,
    ),
    (
        "former.toml",
        lambda t: t.update(criterias={}),
        "former.toml: criterias: is not a key here (did you mean 'criteria'?)",
        True,
    ),
]


def test_both_are_read() -> None:
    """A model holds from which answers on credit is taken, and what each former key has become."""
    model = model_of(renewed())

    assert model.own_data == OwnData(Trigger("speed", 1), Trigger("reach", 1))  # type: ignore[arg-type]
    assert model.alternatives["saw"].rests_on_own_data == ("pace",)  # type: ignore[index]
    assert model.former.questions == renewed()["former.toml"]["questions"]
    assert model.former.criteria["pace"].becomes == ("pace", "span")  # type: ignore[index]


def test_a_model_without_them_is_read_as_before() -> None:
    """Neither table is asked for."""
    model = model_of(tables())

    assert (model.own_data, model.former) == (None, NOTHING_FORMER)


def test_a_file_without_a_word_says_nothing() -> None:
    """An empty `former.toml` is right, and means nothing."""
    made = tables() | {"former.toml": {}}

    assert model_of(made).former == Former({}, {})


def test_a_directory_may_hold_former_keys(tmp_path: Path) -> None:
    """The file is read where it stands beside the others."""
    for path in DATA.rglob("*.toml"):
        target = tmp_path / path.relative_to(DATA)
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    with_it = load_model(tmp_path)
    (tmp_path / "former.toml").unlink()

    without = load_model(tmp_path)

    named = tomllib.loads((DATA / "former.toml").read_text(encoding="utf-8"))
    assert sorted(with_it.former.questions) == sorted(named["questions"])
    assert without.former == NOTHING_FORMER
    assert with_it.hash != without.hash


@pytest.mark.parametrize(("file", "break_it", "words", "marked"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_and_marked(
    file: str, break_it: Callable[[Tables], object], words: str, *, marked: bool
) -> None:
    """Each fault is named with file and key; what one file shows to be wrong, an editor marks by the schema."""
    broken = renewed()
    break_it(broken[file])

    with pytest.raises(FaultsError) as caught:
        model_of(broken)

    schema = validators(schemas_of(model_of(renewed())))[schema_name(file)]
    assert words in str(caught.value).splitlines()
    assert (faults_in(schema, broken[file]) != []) is marked


@pytest.mark.parametrize("file", sorted(renewed()))
def test_what_is_right_passes_its_schema(file: str) -> None:
    """An editor marks nothing in a file that the loader reads."""
    assert faults_in(validators(schemas_of(model_of(renewed())))[schema_name(file)], renewed()[file]) == []


def test_a_rating_by_former_levels_is_passed_over_and_named() -> None:
    """It rated what two criteria have taken the place of, so that nobody can say which of them it is about."""
    entry = {"because": "We measured it.", **SOURCE}
    table = {"overrides": {"saw": {"pace": {"level": "strong", **entry}, "span": {"level": "high", **entry}}}}
    notices: list[Notice] = []

    found = overrides_of(table, model_of(renewed()), notices=notices)

    assert list(found) == [("saw", "span")]
    words = "is passed over: it rates what 'pace' and 'span' have taken the place of; rate these anew"
    assert notices == [Notice("overrides: overrides.saw.pace", words)]


def test_a_disputed_rating_by_former_levels_is_passed_over() -> None:
    """A rating between two former levels is one of them, too; one by today's levels is read."""
    text = '[overrides.saw.pace]\nbetween = ["weak", "strong"]'
    today = '[overrides.saw.pace]\nlevel = "low"\nbecause = "So."\nsource = "Us"\nchecked = 2026-11-22'

    assert parse_overrides(text, model_of(renewed())) == {}
    assert list(parse_overrides(today, model_of(renewed()))) == [("saw", "pace")]


def test_dissent_from_a_former_question_is_kept_at_one_of_its_successors() -> None:
    """Nobody's words are lost, and a notice says where they are."""
    text = '[answers]\npower = "all"\n[dissent]\npower = "Ada: too much."'

    settled = parse_settlement(text, model_of(renewed()))

    assert settled.dissent == {"speed": "Ada: too much."}
    assert [str(one) for one in settled.sheet.notices] == [
        "settled: answers.power: is no longer asked, and was read as speed = 'high' and reach = 'high'",
        "settled: dissent.power: is no longer asked; its dissent is kept at 'speed'",
    ]


def test_dissent_moves_to_where_there_is_none_yet() -> None:
    """Today's own dissent stays where it is, and where all have one the former is left out and named."""
    one = '[dissent]\npower = "Ada: no."\nspeed = "Ben: no."'
    both = f'{one}\nreach = "Cem: no."'

    assert parse_settlement(one, model_of(renewed())).dissent == {"speed": "Ben: no.", "reach": "Ada: no."}
    assert "is left out" in parse_settlement(both, model_of(renewed())).sheet.notices[0].message


def test_a_record_tells_what_its_former_keys_were_read_as() -> None:
    """The notices of its sheets, of what was settled and of its own ratings stand together."""
    head = 'model = "tools"\nversion = "1"\nhash = "x"\nas_of = 2026-11-22'
    blocks = {
        "record": f"{head}\n[[results]]\noutcome = 'none fits'\n[ratings]",
        "sheet": '[answers]\npower = "all"',
        "settled": '[dissent]\npower = "Ada: no."',
        "overrides": '[overrides.saw.pace]\nlevel = "weak"',
    }
    text = "\n".join(f"```toml {info}\n{content}\n```" for info, content in blocks.items())

    record = read_record(text, model_of(renewed()))

    assert [one.place.rpartition(": ")[2] for one in record.notices] == [
        "answers.power",
        "dissent.power",
        "overrides.saw.pace",
    ]
    assert record.overrides == {}
