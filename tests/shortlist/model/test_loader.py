"""Loading a model: what is right is read, and of what is wrong every fault is named at once."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from shortlist import CriterionId, Degree, FaultsError, Grade, built_in_model, load_model
from shortlist.model.files import DATA
from shortlist.model.loader import model_of
from tests.shortlist.data import Tables, tables

SAW = "alternatives/saw.toml"

KEEPS = {"question": "speed", "level": "high"}
PRACTICE = {"low": {"low": ["friction"]}, "high": {"low": ["gap"]}}


def practised(tables: Tables, **usual: Tables) -> None:
    """Let the criterion about experience take its arguments from a table."""
    known = tables["criteria.toml"]["known"]
    del known["fit"]
    known |= {"practice": {"low": {}, "high": {}} | usual, "practice_deciding": {"low": {}, "high": {}}}


FAULTS: list[tuple[Callable[[Tables], object], str]] = [
    (
        lambda t: t[SAW]["ratings"].pop("pace"),
        f"{SAW}: ratings.pace: is missing; expected a table with its reason, source and date",
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(level="hihg"),
        f"{SAW}: ratings.pace.level: expected one of low or high; got 'hihg' (did you mean 'high'?)",
    ),
    (
        lambda t: t[SAW]["ratings"].update(peace={}),
        f"{SAW}: ratings.peace: is not a key here (did you mean 'pace'?)",
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(because=" "),
        f"{SAW}: ratings.pace.because: expected a text; got ' '",
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(url="example.org"),
        f"{SAW}: ratings.pace.url: expected an address that starts with https://; got 'example.org'",
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(checked=date(2027, 1, 1)),
        (
            f"{SAW}: ratings.pace.checked: expected a date that is not in the future; got 2027-01-01, "
            "and today is 2026-11-22"
        ),
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(checked="2026-01-01"),
        f"{SAW}: ratings.pace.checked: expected a date such as 2026-11-22, without quotes; got '2026-01-01'",
    ),
    (
        lambda t: t[SAW]["ratings"]["pace"].update(between=["low", "high"]),
        f"{SAW}: ratings.pace.level: stands beside 'between'; expected one of the two",
    ),
    (lambda t: t[SAW].update(titel="x"), f"{SAW}: titel: is not a key here (did you mean 'title'?)"),
    (lambda t: t[SAW].pop("home"), f"{SAW}: home: is missing; expected a text"),
    (
        lambda t: t[SAW]["facts"].pop("licence"),
        f"{SAW}: facts.licence: is missing; expected a table with its reason, source and date",
    ),
    (
        lambda t: t["criteria.toml"]["pace"]["fit"]["high"].update(high="blocks"),
        (
            "criteria.toml: pace.fit.high.high: 'blocks' is worse than 'gap' one level below; "
            "better capability never worsens a grade"
        ),
    ),
    (
        lambda t: t["criteria.toml"]["pace"]["fit"].pop("high"),
        "criteria.toml: pace.fit.high: is missing; expected a table",
    ),
    (
        lambda t: t["criteria.toml"]["pace"].update(need="sped"),
        "criteria.toml: pace.need: expected one of speed; got 'sped' (did you mean 'speed'?)",
    ),
    (
        lambda t: t["criteria.toml"]["pace"].update(stale_after=0),
        "criteria.toml: pace.stale_after: expected a whole number of at least 1; got a number",
    ),
    (
        lambda t: t["questions.toml"]["speed"].update(levels=[]),
        "questions.toml: speed.levels: expected a list of two to four levels; got an empty list",
    ),
    (
        lambda t: t["questions.toml"]["speed"]["levels"].append({"id": "low", "label": "x", "means": "x"}),
        "questions.toml: speed.levels[3].id: stands twice: 'low'",
    ),
    (
        lambda t: t["questions.toml"]["speed"]["levels"].append({"id": "Top speed", "label": "x", "means": "x"}),
        "questions.toml: speed.levels[3].id: expected an id of lower-case letters, digits and single hyphens",
    ),
    (
        lambda t: t.update({"alternatives/Saw 2.toml": t[SAW]}),
        "alternatives/Saw 2.toml: expected a file name of lower-case letters, digits and single hyphens",
    ),
    (
        lambda t: t["questions.toml"]["skill"].pop("each"),
        'questions.toml: skill.each: is missing; a team question is asked for each = "alternative"',
    ),
    (
        lambda t: t["questions.toml"]["skill"].update(text="Do you?"),
        "questions.toml: skill.text: expected {alternative} where the alternative's name is to stand",
    ),
    (
        lambda t: t["questions.toml"]["skill"].update(role="need"),
        "questions.toml: skill.role: expected 'team' where a question is asked for each alternative",
    ),
    (lambda t: t["facts.toml"].update({"Gap 2": 3}), "facts.toml: Gap 2: expected a table; got a number"),
    (
        lambda t: t["criteria.toml"]["known"].update(practice=PRACTICE, practice_deciding=PRACTICE),
        "criteria.toml: known.fit: is not a key here",
    ),
    (
        lambda t: practised(t, low={"low": ["gapp"]}),
        (
            "criteria.toml: known.practice.low.low: expected one of friction, practice, friction-essential, "
            "friction-deciding, friction-must, gap or gap-deciding; got 'gapp' (did you mean 'gap'?)"
        ),
    ),
    (
        lambda t: practised(t, low={"low": ["gap", "gap", "gap"]}),
        "criteria.toml: known.practice.low.low: expected at most 2 degrees; got 3",
    ),
    (
        lambda t: practised(t, low={"high": ["gap"]}, high={"high": ["gap"], "low": ["gap"]}),
        "criteria.toml: known.practice.low.high: is graver than one level below; more experience never worsens it",
    ),
    (
        lambda t: practised(t, low={"low": ["gap"]}, high={"low": ["friction"]}),
        "criteria.toml: known.practice.high.low: is lighter than at the level before it; more hurry never improves it",
    ),
    (
        lambda t: t["model.toml"].update(own_data={"keeps": KEEPS, "assembles": {"question": "speed", "level": "x"}}),
        "model.toml: own_data.assembles.level: expected one of high; got 'x'",
    ),
    (
        lambda t: t[SAW].update(rests_on_own_data=["pace"]),
        f"{SAW}: rests_on_own_data: has no effect; expected [own_data] in model.toml to say when it matters",
    ),
    (
        lambda t: t[SAW].update(rests_on_own_data=["pac"]),
        f"{SAW}: rests_on_own_data: expected one of pace; got 'pac' (did you mean 'pace'?)",
    ),
    (lambda t: t["model.toml"].pop("steps"), "model.toml: steps: is missing; expected a table"),
]


def test_a_complete_model_is_read() -> None:
    """The small model of these tests is right, so that each fault below is the one that was made."""
    model = model_of(tables(), today=date(2026, 11, 22))

    assert list(model.questions) == ["speed", "skill-saw"]
    assert model.questions["skill-saw"].text == "Do you know Saw?"  # type: ignore[index]


@pytest.mark.parametrize(("break_it", "words"), FAULTS, ids=range(len(FAULTS)))
def test_a_fault_is_named_with_file_and_key(break_it: Callable[[Tables], object], words: str) -> None:
    """Each fault is named with file and key, what was found, what was expected, and the nearest right word."""
    broken = tables()
    break_it(broken)

    with pytest.raises(FaultsError) as caught:
        model_of(broken, today=date(2026, 11, 22))

    assert words in str(caught.value).splitlines()


def test_all_faults_are_named_at_once() -> None:
    """Faults in several files are reported together."""
    broken = tables()
    broken[SAW]["ratings"]["pace"]["level"] = "hihg"
    broken[SAW]["titel"] = "x"
    broken["facts.toml"]["licence"]["means"] = 3

    with pytest.raises(FaultsError) as caught:
        model_of(broken)

    assert len(caught.value.faults) == 3


def test_a_higher_need_never_improves_a_grade() -> None:
    """A table that is better for a higher need is refused."""
    broken = tables()
    broken["questions.toml"]["speed"]["levels"].append({"id": "top", "label": "Top", "means": "More."})
    broken["criteria.toml"]["pace"]["fit"]["top"] = {"low": "met", "high": "met"}
    broken["criteria.toml"]["known"]["fit"]["top"] = {"low": "friction", "high": "met"}

    with pytest.raises(FaultsError, match="a higher need never improves a grade"):
        model_of(broken)


def test_a_disputed_rating_names_neighbouring_levels() -> None:
    """A rating between two levels may be either of them."""
    disputed = tables()
    del disputed[SAW]["ratings"]["pace"]["level"]
    disputed[SAW]["ratings"]["pace"]["between"] = ["high", "low"]
    model = model_of(disputed)

    assert model.alternatives["saw"].ratings["pace"].positions == (0, 1)  # type: ignore[index]


def test_a_disputed_rating_needs_two_levels() -> None:
    """A rating "between" one level is a fault."""
    disputed = tables()
    del disputed[SAW]["ratings"]["pace"]["level"]
    disputed[SAW]["ratings"]["pace"]["between"] = ["high"]

    with pytest.raises(FaultsError, match="expected two or more neighbouring levels of low or high"):
        model_of(disputed)


def test_a_directory_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A wrong path is said to be one."""
    with pytest.raises(FaultsError, match="is not a directory"):
        load_model(tmp_path / "none")


def test_every_missing_file_is_named(tmp_path: Path) -> None:
    """An empty directory lacks four files and the alternatives."""
    with pytest.raises(FaultsError) as caught:
        load_model(tmp_path)

    assert len(caught.value.faults) == 5


def test_the_hash_changes_with_the_content_alone() -> None:
    """A rating changes the hash; the order of keys does not."""
    other = tables()
    other[SAW]["ratings"]["pace"]["level"] = "low"
    turned = dict(reversed(list(tables().items())))

    assert model_of(tables()).hash == model_of(turned).hash
    assert model_of(tables()).hash != model_of(other).hash


def test_our_own_model_is_right_today() -> None:
    """The model that ships has no fault and no date after the newest release of its data."""
    model = built_in_model()

    assert sorted(model.alternatives) == ["django", "fastapi", "flask", "litestar"]
    assert max(source.checked for source in model.sources) == model.newest_evidence


def test_what_older_formats_needed_is_passed_over_with_a_notice() -> None:
    """A group of criteria and a file of rules are no fault; a notice says what became of them."""
    older = tables() | {"rules.toml": {"gap": {"at_most": "workable"}}}
    older["criteria.toml"]["pace"]["group"] = "speed"
    model = model_of(older)

    assert [notice.place for notice in model.notices] == ["rules.toml", "criteria.toml: pace.group"]
    assert model_of(tables() | {"rules.toml": {}}).hash == model_of(tables()).hash


def test_a_file_of_rules_beside_the_others_is_noticed(tmp_path: Path) -> None:
    """Loading a directory that still has the file of rules says that it is passed over."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "rules.toml").write_text("[gap]\n", encoding="utf-8")

    assert [str(notice) for notice in load_model(tmp_path / "data").notices] == [
        "rules.toml: is no longer needed and was passed over: verdicts follow from arguments"
    ]


def test_a_table_of_practice_is_read() -> None:
    """Experience that is left out has no argument; the grades are those that the arguments amount to."""
    changed = tables()
    practised(changed, low={"low": ["friction"]}, high={"low": ["friction", "gap"]})
    known = model_of(changed).criteria[CriterionId("known")]

    assert known.practice is not None
    assert known.practice.usual[1] == ((Degree.FRICTION, Degree.GAP), (Degree.NONE, Degree.NONE))
    assert known.fit == ((Grade.FRICTION, Grade.MET), (Grade.GAP, Grade.MET))
