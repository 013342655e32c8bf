"""Names that look alike are compared in one form, or the difference is said."""

import pytest

from shortlist import FaultsError, Sheet, built_in_model, parse_sheet
from shortlist.characters import look, one_form
from shortlist.records.by_service import by_service
from shortlist.records.check import still_holds
from shortlist.records.reader import read_record
from shortlist.records.record import record_of
from shortlist.records.typed_fields import Words
from shortlist.team.merged import merge
from shortlist.team.settlement import parse_settlement
from tests.shortlist.records.samples import ORDERS

ALIKE = [
    ("Zo\u00eb", "Zoe\u0308"),
    ("O'Brien", "O\u2019Brien"),
    ('the "new" shop', "the \u201cnew\u201d shop"),
    ("Ada", "A\u200bda"),
    ("Ada", "Ada\ufe0f"),
    ("Ada", "Ada\U000e0101"),
    ("Ada", "\u2800Ada"),
    ("Ada", "A\u2065da"),
    ("co-op", "co\u2011op"),
    ("co-op", "co\u2010op"),
    ("cooperation", "coop\u00aderation"),
    ("file", "\ufb01le"),
    ("a b", "a\u00a0b"),
    ("a b", " a  b "),
    ("\uac00", "\u1100\u1161"),
]
DIFFERENT = [("Ada", "Adam"), ("a b", "ab"), ("resume", "r\u00e9sum\u00e9"), ("1", "2"), ("O'Brien", "OBrien")]


def sheets(*lines: str) -> list[Sheet]:
    """Return sheets of our model, each with a line of its own."""
    return [parse_sheet(f"{line}\n{ORDERS.partition(chr(10))[2]}", built_in_model()) for line in lines]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=range(len(ALIKE)))
def test_names_that_look_alike_are_one_service(one: str, other: str) -> None:
    """Sheets of one service are laid together however its name was typed, and it is called as the first one is."""
    found = by_service(sheets(f"service = '''{one}'''\nmember = 'Ada'", f"service = '''{other}'''\nmember = 'Ben'"))

    assert list(found) == [one_form(one)]


@pytest.mark.parametrize(("one", "other"), ALIKE, ids=range(len(ALIKE)))
def test_members_that_look_alike_are_told_apart_by_a_fault(one: str, other: str) -> None:
    """Two members whose names a reader cannot tell apart are asked for names of their own."""
    with pytest.raises(FaultsError, match="is the member of sheet 1 too; expected a name of its own for each"):
        merge(sheets(f"member = '''{one}'''", f"member = '''{other}'''"), built_in_model())


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_names_that_differ_stay_different(one: str, other: str) -> None:
    """An accent, a letter or a space between words makes another name."""
    assert look(one) != look(other)


def test_a_service_may_be_named_in_another_spelling() -> None:
    """What was picked and settled counts for the service that was meant, and the record holds."""
    model = built_in_model()
    answers = sheets('service = "L\'\u00e9tal"', "service = 'Other'")
    settled = parse_settlement("service = \"L\u2019e\u0301tal\"\n[answers]\nadmin = 'none'", model)
    words = Words(chosen={"L\u2019e\u0301tal": "django"}, settled=(settled,))  # type: ignore[dict-item]
    text = record_of(answers, model, words=words)

    assert 'Chosen option: "Django"' in text
    other = text.replace('service = "L\'\u00e9tal"\noutcome', 'service = "L\u2019e\u0301tal"\noutcome')

    assert other != text
    assert still_holds(read_record(other, model), model).holds


def test_one_form_is_kept() -> None:
    """A name is read in its composed form, whatever a file system or a keyboard made of it."""
    assert parse_sheet('member = "Zoe\u0308"', built_in_model()).member == "Zo\u00eb"


def test_a_key_that_looks_right_and_is_not_is_spelled() -> None:
    """A key with an invisible character is told with it, and with the word that was meant."""
    with pytest.raises(FaultsError) as caught:
        parse_sheet('[answers]\n"ad\u200bmin" = "none"\nhtml = "no\u200bne"', built_in_model())

    assert str(caught.value).splitlines() == [
        r"sheet: answers.html: expected one of none, some or most; got 'no\u200bne' (did you mean 'none'?)",
        r"sheet: answers.'ad\u200bmin': is not a key here (did you mean 'admin'?)",
    ]
