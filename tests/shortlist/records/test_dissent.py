"""The dissent that a record keeps, and the settlement that it can be evaluated again with."""

import pytest

from shortlist import FaultsError, Sheet, built_in_model
from shortlist.model.model import QuestionId
from shortlist.records.check import still_holds
from shortlist.records.reader import read_record
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from shortlist.team.settlement import parse_settlement
from tests.shortlist.records.samples import REST, folded, sheet

ANSWERS = REST + 'integrations = "few"\ndata-model = "complex"\nai = "none"\npython = "we"\n'
ADA = f'member = "Ada"\ntitle = "Orders"\ndeciding = ["data-layer"]\n[answers]{ANSWERS}admin = "none"'
BEN = f'member = "Ben"\ntitle = "Orders"\nmust = ["admin"]\n[answers]{ANSWERS}admin = "essential"'
SETTLED = """
deciding = ["data-layer"]
[answers]
admin = "useful"
compliance = "usual"
[dissent]
deciding = "Ben: the admin should."
admin = "Ben: we will miss *it*."
hiring = "Ada: nobody asked."
"""


def record(*settled: str, sheets: tuple[str, ...] = (ADA, BEN)) -> str:
    """Return the record of a team that settled something."""
    agreed = tuple(parse_settlement(text, built_in_model()) for text in settled)
    return record_of([sheet(text) for text in sheets], built_in_model(), words=Words(settled=agreed))


def test_the_record_tells_what_was_settled_and_who_saw_it_otherwise() -> None:
    """What decides, each answer, what was said before, and the dissent stand in one list."""
    told = folded(record(SETTLED), "Who answered what").split("keeps the dissent:\n\n")[1].split("\n\n")[0].splitlines()

    assert told[0] == (
        "* What decides: relational data. Proposed before: Ben: nothing in particular, "
        "with admin screens as a must-have. Dissent: Ben: the admin should."
    )
    assert any(
        line.endswith('"Useful". Before: Ada: "Not needed"; Ben: "Essential". Dissent: Ben: we will miss \\*it\\*.')
        for line in told
    )
    assert any(line.endswith("Left open. Dissent: Ada: nobody asked.") for line in told)
    assert len(told) == 4


def test_what_all_agreed_on_has_no_before() -> None:
    """A question on which nobody differed is settled without a word about who said what."""
    question = built_in_model().questions[QuestionId("ai")]
    text = record('[answers]\nai = "none"')

    assert f'* {question.text} "{question.levels[0].label}".\n' in text
    assert "Before:" not in text


def test_the_record_holds_what_was_settled() -> None:
    """Read back, the record carries the settlement, and it still holds."""
    model = built_in_model()
    found = read_record(record(SETTLED), model)

    assert found.settled == (parse_settlement(SETTLED, model),)
    assert still_holds(found, model).holds


@pytest.mark.parametrize(
    ("settled", "fault"),
    [
        (('service = "Search"',), "settled: service: expected one of Orders; got 'Search'"),
        (("", ""), "settled: service: 'Orders' is settled twice; expected each service once"),
    ],
    ids=["another service", "twice"],
)
def test_a_settlement_belongs_to_one_service(settled: tuple[str, ...], fault: str) -> None:
    """What is settled for a service that is not there, or twice, is a fault."""
    with pytest.raises(FaultsError) as caught:
        record(*settled)

    assert str(caught.value) == fault


def test_of_several_services_each_has_its_own() -> None:
    """Where there are several services, a settlement names its own, and one without a name is refused."""
    other = sheet(f'service = "Search"\n[answers]{ANSWERS}admin = "none"')
    sheets: list[Sheet] = [sheet(ADA), other]
    model = built_in_model()
    named = parse_settlement('service = "Search"\n[answers]\nadmin = "useful"', model)

    assert "**Search.** The team settled this" in record_of(sheets, model, words=Words(settled=(named,)))
    with pytest.raises(FaultsError, match="got ''"):
        record_of(sheets, model, words=Words(settled=(parse_settlement("", model),)))
