"""The appendix of a decision record: when to look again, every fact with its source, dissent, links and the sheets."""

import re
from dataclasses import replace
from datetime import date

import pytest

from shortlist import Model, built_in_model, read_sheet
from shortlist.evidence.overrides import parse_overrides, with_overrides
from shortlist.model.model import frozen
from shortlist.records.record import record_of
from tests.shortlist.records.samples import ORDERS, SEARCH, folded, plain_record, record, section, sheet
from tests.support.house import SCENARIOS

AGAIN = "When to look again:\n\n"


def again(text: str) -> list[str]:
    """Return the lines that say when to look again."""
    return text.split(AGAIN)[1].split("\n\n", maxsplit=1)[0].splitlines()


def test_every_fact_stands_on_its_side_with_its_source() -> None:
    """Below an alternative, what is met, what is open and what is not met stand each with its source."""
    lines = folded(plain_record(ORDERS), "Evidence on Flask").splitlines()
    sides = {line.split(': "')[0]: line for line in lines if line.startswith("* ")}

    assert "checked 2025-08-18, due for another look)" in sides["* For: People who know it"]
    assert '(need: "don\'t know yet"). ' in sides["* Open: Admin interface"]
    assert 'Data layer: "Companion" (need: "Essential"). ' in sides["* Against: Data layer"]
    assert sides["* Against: Your team knows it"].endswith("(your own answer)")


def test_the_answers_stand_in_a_table_with_what_is_unknown() -> None:
    """Each question has a row and each service a column; what nobody knows says so."""
    text = folded(plain_record(ORDERS, SEARCH), "All answers")
    asked = built_in_model().questions.values()

    assert "| Step | Question | Orders | Search |" in text
    for key, answers in (
        ("data-model", "Essential | don't know yet"),
        ("ai", "don't know yet | Essential (must-have)"),
        ("admin", "don't know yet | Not needed"),
    ):
        assert f"| {next(each.text for each in asked if each.id == key)} | {answers} |" in text


def disputed() -> Model:
    """Return the built-in model with a rating of the team's own that is not settled and can decide."""
    model = built_in_model()
    entry = 'because = "It depends."\nsource = "Us"\nchecked = 2026-12-01\n'
    own = f'[overrides.django.data-layer]\nbetween = ["bring", "companion", "integrated"]\n{entry}'
    return with_overrides(model, parse_overrides(own, model))


def test_evidence_of_the_team_s_own_is_named_and_carried() -> None:
    """An overridden rating is told apart from the model's, and the record can be evaluated again with it."""
    text = record_of([sheet(ORDERS + 'admin = "none"\nai = "none"')], disputed())

    assert "The team's own ratings replace the model's: Data layer of Django." in text
    assert "```toml overrides\n[overrides.django.data-layer]\n" in text
    assert "(Us, observed, checked 2026-12-01)" in text


def test_dissent_is_kept() -> None:
    """Who differed on what is recorded with names, and so is whether it mattered."""
    answers = {"Ada": 'admin = "none"\nai = "none"', "Ben": 'admin = "useful"', "Cem": 'admin = "none"'}
    text = record(*(f'member = "{name}"\n{ORDERS}{given}' for name, given in answers.items()))
    details = folded(text, "Who answered what")

    assert "You differ, and it changes nothing: no meeting is needed." in section(text, "Decision Outcome")
    assert "Sheets were filled in by Ada, Ben and Cem." in details
    assert 'Ada and Cem: "Not needed"; Ben: "Useful" (neighbouring; it changes nothing)' in details
    assert 'Ada: "Not at all"; Ben and Cem: don\'t know yet (open; it changes nothing)' in details


def test_a_member_who_abstained_is_named() -> None:
    """Whoever left a question to the others is named where these differ, and agreement is told too."""
    base = 'title = "Orders"\n[answers]\ndata-model = "simple"\n'
    answers = {"A": '"none"', "B": '"essential"', "C": "{ abstain = true }"}
    text = record(*(f'member = "{name}"\n{base}admin = {given}' for name, given in answers.items()))

    assert "C: left to the others (split; it can change the outcome)" in text
    assert "Nobody differed." in record(*(f'member = "{name}"\n{ORDERS}' for name in answers))


def test_when_to_look_again_is_told_by_what_is_open_by_answers_by_ratings_and_by_time() -> None:
    """What is open, the nearest other answers, ratings that turn the outcome, and the next day on which some is due."""
    lines = again(plain_record(SEARCH))

    assert lines[0] == "* An open question is answered: an old Python version."
    assert all(line.startswith("* With ") for line in lines[1:-1])
    assert re.search(r"one piece now, the next on \d{4}-\d\d-\d\d\. \{to be filled", lines[-1])
    rated = "\n".join(again(record('[answers]\nserverless = "all"')))
    assert re.search(r'^\* With \w+ rated ".+" for .+, ', rated, re.MULTILINE)


def test_evidence_that_is_due_is_counted() -> None:
    """On a later day more is due, and in the end everything."""
    assert "another look: one piece now, the next on " in again(record(ORDERS, as_of=date(2026, 11, 22)))[-1]
    late = again(record(ORDERS, as_of=date(2040, 1, 1)))[-1]

    assert re.match(r"\* Evidence is due for another look: \d+ pieces now\. \{to be filled", late)


def test_a_day_before_all_checks_has_nothing_due() -> None:
    """Nothing is due on a day on which everything is fresh."""
    assert again(record(ORDERS, as_of=date(2025, 9, 1)))[-1].startswith(
        "* Evidence is due for another look: the next on "
    )


@pytest.mark.parametrize("names", [["order-service"], ["catalogue", "ml-api", "dashboard"]], ids=["one", "three"])
def test_when_to_look_again_takes_five_lines_at_most(names: list[str]) -> None:
    """However many services there are."""
    text = record_of([read_sheet(SCENARIOS / f"{name}.toml", built_in_model()) for name in names], built_in_model())

    assert 2 <= len(again(text)) <= 5


def test_where_nothing_can_change_it_that_is_said() -> None:
    """With one alternative there is nothing to choose, and so nothing that would change the choice."""
    model = built_in_model()
    only = {key: one for key, one in model.alternatives.items() if key == "django"}
    alone = replace(model, alternatives=frozen(only))

    assert again(record_of([sheet("")], alone))[0].startswith("* No one or two other answers, and no other rating,")


def test_a_link_opens_each_sheet() -> None:
    """Given the address of a page, each sheet has a link to it."""
    text = record(ORDERS, SEARCH, site="https://example.org/checklist/")

    assert "[Orders](<https://example.org/checklist/#v1;title=Orders;deciding=data-layer;already-binding=free;" in text
    assert "[Search](<https://example.org/checklist/#v1;service=Search;must=ai;admin=none;ai=core;" in text
    assert "To open the answers" not in plain_record(ORDERS)


def test_a_hybrid_has_its_cost_with_sources() -> None:
    """Where no framework serves both services, the appendix tells the cost; where one does, there is none."""
    text = plain_record(ORDERS, SEARCH)

    assert "* More services to run. " in folded(text, "What a hybrid costs, and what softens it")
    assert "What a hybrid costs" not in plain_record(ORDERS)
    assert "What a hybrid costs" not in record(ORDERS, ORDERS.replace("Orders", "Second"))
