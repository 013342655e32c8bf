"""What a browser asks about many sheets is answered as the functions answer, or with all faults."""

import json
from typing import Any

import pytest

from shortlist import Sheet, built_in_model, json_of, table_of
from shortlist.evidence.overrides import parse_overrides, with_overrides
from shortlist.model.model import AlternativeId
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from shortlist.services.services import services_of, side_by_side
from shortlist.sheets.sheet import MOST_SHEETS
from shortlist.team.meeting import meet
from shortlist.team.merged import merge
from shortlist.team.settlement import parse_settlement, settlement_table, settlement_toml
from shortlist.team.team_report import meeting_of
from shortlist.wire.requests import answer
from tests.shortlist.records.samples import ORDERS, OWN, plain_record, sheet

ADA = f'member = "Ada"\n{ORDERS}admin = "none"\nai = "none"'
BEN = f'member = "Ben"\n{ORDERS}admin = "essential"\nai = "none"'
SETTLED = '[answers]\nadmin = "useful"\n[dissent]\nadmin = "Ben: no."'
WORDS = {
    "title": "Orders",
    "context": "A shop.",
    "because": "it fits.",
    "decision_makers": ["Zoë"],
    "consulted": ["Cem"],
    "informed": ["All"],
    "chosen": {"Orders": "django"},
}
BAD = [
    ({"do": "team"}, "request: sheets"),
    ({"do": "team", "sheets": []}, "request: sheets"),
    ({"do": "team", "sheets": [3]}, "request: sheets[1]"),
    ({"do": "team", "sheets": [{"name": "a.toml", "sheet": {"answers": {"admin": "x"}}}]}, "a.toml: answers.admin"),
    ({"do": "team", "sheets": [{"sheet": {"x": 1}}]}, "sheet 1: x"),
    ({"do": "team", "sheets": [{"sheet": {}}], "settled": [{"answers": {"admin": 1}}]}, "settled 1: answers.admin"),
    ({"do": "team", "sheets": [{"sheet": {}}], "settled": [{}, {}]}, "request: settled"),
    ({"do": "team", "sheets": [{"sheet": {}}], "as_of": "soon"}, "request: as_of"),
    ({"do": "team", "sheets": [{"sheet": {}}] * (MOST_SHEETS + 1)}, "request: sheets"),
    ({"do": "team", "sheets": [{"sheet": {}}], "overrides": [{"overrides": {"x": {}}}]}, "overrides 1: overrides.x"),
    ({"do": "team", "sheets": [{"sheet": {}}], "overrides": {}}, "request: overrides"),
    ({"do": "record", "sheets": [{"sheet": {}}], "words": {"title": 1}}, "request: words.title"),
    ({"do": "record", "sheets": [{"sheet": {}}], "words": {"consulted": [1]}}, "request: words.consulted"),
    ({"do": "record", "sheets": [{"sheet": {}}], "words": {"chosen": {"": "jango"}}}, "record: chosen."),
    ({"do": "open", "name": "a"}, "request: text"),
    ({"do": "open", "name": "a", "text": 1}, "request: text"),
    ({"do": "open", "name": "a", "text": "x"}, "a:1"),
    ({"do": "settled", "settled": {"member": "Ada"}}, "settled: member"),
    ({"do": "settled"}, "request: settled"),
    ({"do": "services", "sheets": [{"sheet": {}}], "more": 1}, "request: more"),
]


def ask(**request: object) -> str:
    """Return the answer to a request."""
    return answer(json.dumps(request))


def named(*texts: str) -> list[dict[str, object]]:
    """Return sheets as a page sends them."""
    return [{"name": f"{at}.toml", "sheet": table_of(sheet(text))} for at, text in enumerate(texts)]


@pytest.mark.parametrize("settled", ["", SETTLED], ids=["as it is", "settled"])
def test_a_team_is_answered_as_the_library_does(settled: str) -> None:
    """The answer is the plain data of the meeting."""
    model = built_in_model()
    agreed = parse_settlement(settled, model) if settled else None
    expected = json_of(meeting_of(meet(merge([sheet(ADA), sheet(BEN)], model, settled=agreed))))
    more = {"settled": [settlement_table(agreed)]} if agreed else {}

    assert expected == ask(do="team", sheets=named(ADA, BEN), **more)


def test_a_record_is_answered_as_the_library_writes_it() -> None:
    """With everything that people can say, the record is the same text."""
    model = built_in_model()
    agreed = parse_settlement(SETTLED, model)
    words = Words(
        title="Orders",
        context="A shop.",
        because="it fits.",
        decision_makers=("Zoë",),
        consulted=("Cem",),
        informed=("All",),
        chosen={"Orders": AlternativeId("django")},
        settled=(agreed,),
    )
    text = record_of([sheet(ADA), sheet(BEN)], model, words=words)
    found = ask(do="record", sheets=named(ADA, BEN), words=WORDS, settled=[settlement_table(agreed)])

    assert found == json_of({"record": text})


def test_a_record_needs_no_words() -> None:
    """Without words the record is the plain one."""
    assert ask(do="record", sheets=named(ORDERS)) == json_of({"record": plain_record(ORDERS)})


def test_services_are_answered_side_by_side() -> None:
    """The answer is the plain data, as of the day that is asked for."""
    model = built_in_model()
    sheets: list[Sheet] = [sheet(ORDERS), sheet("")]
    found = json.loads(ask(do="services", sheets=named(ORDERS, ""), as_of="2027-01-01"))

    assert found == json.loads(json_of(services_of(side_by_side(sheets, model)))) | {"as_of": "2027-01-01"}


def test_a_settlement_comes_back_as_toml() -> None:
    """The page asks for the file that ``--settled`` reads."""
    agreed = parse_settlement(SETTLED, built_in_model())

    assert json.loads(ask(do="settled", settled=settlement_table(agreed))) == {"toml": settlement_toml(agreed)}


def test_a_text_is_opened() -> None:
    """A sheet and a record come back as plain data; a record says whether it was made by this model."""
    record = plain_record(ORDERS)
    plain: Any = json.loads(ask(do="open", name="orders.toml", text=ORDERS))
    whole: Any = json.loads(ask(do="open", name="0007.md", text=record))
    other: Any = json.loads(ask(do="open", name="0007.md", text=record.replace(built_in_model().hash, "0" * 64)))

    assert plain["sheets"] == [{"place": "orders.toml", "sheet": json.loads(json.dumps(table_of(sheet(ORDERS))))}]
    assert (plain["kind"], plain["made"]) == ("sheet", None)
    assert (whole["kind"], whole["made"]["here"], other["made"]["here"]) == ("record", True, False)


def test_ratings_of_a_record_count_where_they_are_sent_along() -> None:
    """What "open" answers of a record's own ratings goes back with its sheets, to a team, services and a record."""
    model = built_in_model()
    own = with_overrides(model, parse_overrides(OWN, model))
    sheets = [sheet(ADA), sheet(BEN)]
    whole: Any = json.loads(ask(do="open", name="0007.md", text=record_of(sheets, own)))
    sent = {"sheets": named(ADA, BEN), "overrides": [whole["overrides"]]}
    met: Any = json.loads(ask(do="team", **sent))

    assert met == json.loads(json_of(meeting_of(meet(merge(sheets, own)))))
    assert met["own_ratings"] == ['Admin interface of Flask: "Included" (Our prototype, 2026-11-20).']
    assert met["model"]["hash"] == own.hash != model.hash
    assert ask(do="record", **sent) == json_of({"record": record_of(sheets, own)})
    assert ask(do="services", **sent) == json_of(services_of(side_by_side(sheets, own)))


def test_without_ratings_of_ones_own_none_are_named() -> None:
    """A record and a team without ratings of their own say so by a null and an empty list."""
    whole: Any = json.loads(ask(do="open", name="0007.md", text=plain_record(ORDERS)))

    assert whole["overrides"] is None
    assert json.loads(ask(do="team", sheets=named(ADA, BEN)))["own_ratings"] == []


@pytest.mark.parametrize(("request_table", "place"), BAD, ids=range(len(BAD)))
def test_a_bad_request_is_answered_with_faults(request_table: dict[str, object], place: str) -> None:
    """Whatever is asked, words come back that say where the fault is."""
    found = json.loads(answer(json.dumps(request_table)))

    assert place in [fault["place"] for fault in found["faults"]]


@pytest.mark.parametrize(
    "text",
    ["[" * 300_000, "a." * 400_000, '"' * 900_000, "```toml sheet\n" * 60_000, "v1;" + ";".join(["x=1"] * 15_000)],
    ids=["nested", "dotted", "quoted", "fences", "keys"],
)
def test_a_hostile_text_is_answered_with_faults(text: str) -> None:
    """A text that was made to hurt is refused like any other."""
    assert json.loads(ask(do="open", name="x", text=text))["faults"]
