"""Keys of earlier versions: any old sheet reads without a fault, and says the same as its rewritten form."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shortlist import FaultsError, built_in_model, evaluate, parse_sheet, sheet_of
from shortlist.model.model import CriterionId, QuestionId
from shortlist.sheets.address import from_fragment, to_fragment
from shortlist.sheets.sheet import table_of
from tests.laws.models import few, many

Tables = dict[str, Any]

MODEL = built_in_model()
FORMER = MODEL.former


def old_keys() -> dict[str, list[str]]:
    """Return every question of the version before with its levels: today's that were there, and the former ones."""
    new = {name for becomes in FORMER.questions.values() for level in becomes.values() for name in level}
    today = {
        str(key): [str(level.id) for level in one.levels] for key, one in MODEL.questions.items() if key not in new
    }
    return today | {str(key): list(map(str, becomes)) for key, becomes in FORMER.questions.items()}


OLD = old_keys()


@st.composite
def old_sheets(draw: st.DrawFn) -> Tables:
    """Draw a sheet in the keys of the version before: levels, ranges and abstentions, and what decides or is a must."""
    answers: Tables = {}
    for key in draw(st.sets(st.sampled_from(sorted(OLD)), max_size=8)) | draw(
        st.sets(st.sampled_from(sorted(FORMER.questions)))
    ):
        levels = OLD[key]
        chosen = sorted(draw(st.sets(st.sampled_from(range(len(levels))), min_size=1)))
        forms: list[Any] = [levels[chosen[0]], [levels[at] for at in chosen], {"abstain": True}]
        answers[key] = draw(st.sampled_from(forms))
    needed = {key for key in OLD if answers.get(key) not in (OLD[key][0], [OLD[key][0]])}
    rated = [key for key, one in MODEL.criteria.items() if (former_need(key) or str(one.need)) in needed]
    musts = [
        key for key in sorted(needed) if key in FORMER.questions or MODEL.questions[QuestionId(key)].role == "need"
    ]
    return {
        "answers": answers,
        "deciding": sorted(draw(st.sets(st.sampled_from(sorted(rated)), max_size=3))),
        "must": sorted(draw(st.sets(st.sampled_from(musts), max_size=3))),
    }


def former_need(key: str) -> str | None:
    """Return the question that a criterion was asked for by in the version before, where it was another."""
    former = FORMER.criteria.get(CriterionId(key))
    return None if former is None else str(former.question)


@many
@given(old_sheets())
def test_an_old_sheet_reads_without_a_fault_and_as_its_rewritten_form(old: Tables) -> None:
    """What is read is written back in today's keys alone, and reads as the same without a notice."""
    sheet = sheet_of(old, MODEL)

    rewritten = sheet_of(table_of(sheet), MODEL)

    assert rewritten == sheet
    assert rewritten.notices == ()
    assert set(rewritten.answers) <= set(MODEL.questions)
    named = [key for key in FORMER.questions if key in old["answers"]]
    assert [one.place for one in sheet.notices if ".answers" in one.place or ": answers." in one.place] == [
        f"sheet: answers.{key}" for key in named
    ]


@few
@given(old_sheets())
def test_one_old_level_never_becomes_a_range(old: Tables) -> None:
    """Where an old answer was one level, each answer that it has become is one level, too."""
    sheet = sheet_of(old, MODEL)

    for key, becomes in FORMER.questions.items():
        value = old["answers"].get(key)
        if isinstance(value, str):
            expected = {name: (level,) for name, level in becomes[value].items()}  # type: ignore[index]
            assert {name: sheet.answers[name] for name in expected} == expected


@few
@given(old_sheets())
def test_an_old_link_reads_as_the_old_sheet(old: Tables) -> None:
    """A fragment with former keys reads as the table with the same keys."""
    parts = [f"{key}={'|'.join(ids)}" for key, ids in old.items() if key != "answers" and ids]
    for key, value in old["answers"].items():
        text = "-" if isinstance(value, dict) else value if isinstance(value, str) else "|".join(value)
        parts.append(f"{key}={text}")

    sheet = from_fragment(";".join(["v1", *parts]), MODEL)

    assert sheet == sheet_of(old, MODEL)
    assert len(sheet.notices) == len(sheet_of(old, MODEL).notices)


def test_a_swapped_part_keeps_the_data_layer() -> None:
    """An own stack with a part or two replaced means that the data layer stays, and nothing else is replaced."""
    sheet = parse_sheet('must = ["own-stack"]\ndeciding = ["freedom"]\n[answers]\nown-stack = "swap"', MODEL)

    assert sheet.answers == {"own-data": ("kept",), "own-parts": ("accept",)}
    assert (sheet.must, sheet.deciding) == (("own-data",), ("own-data",))
    assert [str(one) for one in sheet.notices] == [
        "sheet: answers.own-stack: is no longer asked, and was read as own-data = 'kept' and own-parts = 'accept'",
        "sheet: must: 'own-stack' was read as 'own-data'",
        "sheet: deciding: 'freedom' was read as 'own-data'",
    ]


def test_an_assembled_stack_keeps_the_data_layer_and_chooses_the_parts() -> None:
    """Both of what took the question's place are at their highest level."""
    sheet = parse_sheet('deciding = ["freedom"]\n[answers]\nown-stack = "assemble"', MODEL)

    assert sheet.answers == {"own-data": ("kept",), "own-parts": ("assemble",)}
    assert sheet.deciding == ("freedom", "own-data")


def test_where_three_decide_already_one_successor_takes_the_place() -> None:
    """No old sheet comes to more than three deciding criteria; what has no room is named."""
    text = 'deciding = ["freedom", "admin", "html"]\n[answers]\nown-stack = "assemble"'

    sheet = parse_sheet(text, MODEL)

    assert sheet.deciding == ("admin", "html", "own-data")
    assert "there is no room for 'freedom' as well" in sheet.notices[-1].message


def test_todays_criterion_of_the_same_name_is_left_alone() -> None:
    """Without its former question, a criterion that kept its name means today's."""
    sheet = parse_sheet('deciding = ["freedom"]\n[answers]\nown-parts = "some"', MODEL)

    assert (sheet.deciding, sheet.notices) == (("freedom",), ())


def test_a_newer_answer_stays_beside_a_former_one() -> None:
    """Where both are given, the answer to today's question counts."""
    sheet = parse_sheet('[answers]\nown-stack = "assemble"\nown-data = "none"\nown-parts = "some"', MODEL)

    assert sheet.answers == {"own-data": ("none",), "own-parts": ("some",)}
    assert "nothing, since there are answers to 'own-data' and 'own-parts'" in str(sheet.notices[0])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            '[answers]\nown-stack = "swapp"',
            "sheet: answers.own-stack: expected one of accept, swap or assemble; got 'swapp' (did you mean 'swap'?)",
        ),
        ('must = ["in-app", "in-app"]', "sheet: must: 'in-app' stands twice"),
        (
            'must = ["in-app"]\n[answers]\nin-app = "none"',
            "sheet: must: 'sign-in' cannot be a must-have, because its answer says that it is not needed",
        ),
        (
            "[answers]\nin-app = { abstain = false }",
            "sheet: answers.sign-in.abstain: expected true; got a truth value",
        ),
    ],
)
def test_a_mistake_in_a_former_key_is_a_fault_all_the_same(text: str, fault: str) -> None:
    """A wrong level, a key twice, or a must-have that is not needed is named as in today's keys."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet(text, MODEL)

    assert fault in [str(one) for one in caught.value.faults]


def test_an_old_link_evaluates() -> None:
    """What a link of the version before says is evaluated, and its new link has today's keys."""
    sheet = from_fragment("v1;must=in-app;admin=essential;in-app=some;own-stack=accept|swap", MODEL)

    assert evaluate(MODEL, sheet).possible
    assert to_fragment(sheet) == (
        "v1;must=service-parts|sign-in;admin=essential;own-data=none|kept;own-parts=accept;"
        "service-parts=some;sign-in=some"
    )
