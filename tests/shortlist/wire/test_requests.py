"""The one door for a browser: it answers every request, and never raises."""

import json

import pytest

from shortlist import Evaluation, Model, Sheet, built_in_model, evaluate, json_of, parse_sheet, report_of
from shortlist.wire import requests
from shortlist.wire.requests import REQUEST_BYTES, answer

BAD_REQUESTS = [
    ("", "request: do"),
    ("{", "request:1:2"),
    ("[1, 2]", "request:1:3"),
    ('{"do": "evaluat", "sheet": {}}', "request: do"),
    ('{"do": "evaluate"}', "request: sheet"),
    ('{"do": "evaluate", "sheet": 3}', "sheet"),
    ('{"do": "evaluate", "sheet": {}, "as_of": "tomorrow"}', "request: as_of"),
    ('{"do": "evaluate", "sheet": {}, "model": "x"}', "request: model"),
    ('{"do": "evaluate", "sheet": {}, "quick": 1}', "request: quick"),
    ('{"do": "evaluate", "sheet": ' + '{"a":' * 5000 + "1" + "}" * 5001, "request"),
    ('{"do": "evaluate", "sheet": {"title": "' + "x" * REQUEST_BYTES + '"}}', "request"),
]


def test_the_answer_is_the_report() -> None:
    """What the door answers is the text of the report, byte for byte."""
    model = built_in_model()
    sheet = parse_sheet('[answers]\nadmin = "useful"', model)
    expected = json_of(report_of(evaluate(model, sheet), sheet))

    assert expected == answer('{"do": "evaluate", "sheet": {"answers": {"admin": "useful"}}}')


def test_the_day_can_be_asked_for() -> None:
    """A request may say on which day evidence is judged."""
    found = json.loads(answer('{"do": "evaluate", "sheet": {}, "as_of": "2027-01-01"}'))

    assert found["as_of"] == "2027-01-01"


def test_a_quick_answer_claims_nothing_that_the_full_one_does_not() -> None:
    """The quick report is an upper bound of what may be in front, and of what could still change that."""
    sheet = '{"deciding": ["websockets", "api-contract"], "answers": {"ai": "core"}}'
    quick = json.loads(answer(f'{{"do": "evaluate", "sheet": {sheet}, "quick": true}}'))
    full = json.loads(answer(f'{{"do": "evaluate", "sheet": {sheet}}}'))

    assert set(full["possible"]) <= set(quick["possible"])
    assert set(full["could_change"]) <= set(quick["could_change"])


def test_what_to_ask_next_is_answered() -> None:
    """With nothing answered the screen of what is essential comes first, with needs alone."""
    found = json.loads(answer('{"do": "order", "sheet": {}}'))

    assert found["stage"] == "essentials"
    assert "admin" in found["questions"]
    assert "productive-by" not in found["questions"]


def test_stages_of_one_sheet_share_its_evaluation(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet is evaluated once, and its explanation and what would change it are worked out from that."""
    asked: list[object] = []

    def noted(model: Model, sheet: Sheet, **more: int) -> Evaluation:
        asked.append(sheet)
        return evaluate(model, sheet, **more)

    monkeypatch.setattr(requests, "evaluate", noted)

    for word in ("evaluate", "order", "explain", "evaluate"):
        answer(f'{{"do": "{word}", "sheet": {{"answers": {{"typing": "strict", "html": "some"}}}}}}')

    assert len(asked) == 1


def test_a_sheet_comes_back_as_toml() -> None:
    """The page asks for the file that the command line reads."""
    found = json.loads(answer('{"do": "sheet", "sheet": {"answers": {"admin": "useful"}}}'))

    assert parse_sheet(found["toml"], built_in_model()).answers == {"admin": ("useful",)}


@pytest.mark.parametrize(("request_text", "place"), BAD_REQUESTS, ids=range(len(BAD_REQUESTS)))
def test_a_bad_request_is_answered_with_faults(request_text: str, place: str) -> None:
    """Whatever is sent, words come back that say where the fault is."""
    found = json.loads(answer(request_text))

    assert place in [fault["place"] for fault in found["faults"]]
