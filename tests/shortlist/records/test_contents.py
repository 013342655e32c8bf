"""Texts of unknown kind: sheets, links and records are told apart, and all else is refused with its place."""

import pytest

from shortlist import FaultsError, built_in_model, parse_sheet
from shortlist.evidence.overrides import overrides_in, parse_overrides, with_overrides
from shortlist.records.contents import open_text
from shortlist.records.record import record_of
from shortlist.sheets.address import from_fragment, to_fragment
from tests.shortlist.records.samples import ORDERS, OWN, SEARCH, plain_record, sheet

LINK = "https://example.org/checklist/#v1;title=Orders;admin=useful;html=-;real-time=none|some"
REFUSED = {
    "another version": ("#v2;admin=useful", "text: is of version 'v2'; only v1 can be read here"),
    "no answers": (
        "https://example.org/",
        "text: holds no answers; expected a link that goes on with #v1 after the page",
    ),
    "unknown key": ("v1;colour=red", "text: answers.colour: is not a key here"),
    "twice": ("v1;admin=useful;admin=none", "text: 'admin': stands twice"),
    "no day": ("v1;admin=useful;date=2026-02-30", "text: 'date': expected a day such as 2026-11-28"),
    "bad encoding": ("v1;title=%E0%A4%A", "text: 'title': is not encoded as links are; copy the link again"),
    "the second": (f"{LINK} {LINK};x=1", "text (2): answers.x: is not a key here"),
    "too long": ("v1;title=" + "a" * 70_000, "text: is longer than 64 KiB; expected links to sheets of answers"),
    "prose": ("Dear all,", "text:1:6: is not valid TOML: expected '=' after a key in a key/value pair"),
}


@pytest.mark.parametrize(
    "link", [LINK.replace(";", "%3B"), LINK.replace("#", "%23").replace(";", "%3B").replace("|", "%7C")]
)
def test_a_link_that_was_encoded_once_more_is_opened(link: str) -> None:
    """Some programs encode the signs of an address that they find in a text."""
    assert open_text(link, built_in_model()).sheets == open_text(LINK, built_in_model()).sheets


def test_a_sheet_is_opened() -> None:
    """TOML and JSON are one sheet each."""
    found = open_text(ORDERS, built_in_model(), place="orders.toml")

    assert (found.kind, found.sheets, found.places) == ("sheet", (sheet(ORDERS),), ("orders.toml",))


def test_links_are_opened_each_by_itself() -> None:
    """Every link is the sheet that it was made of."""
    sheets = (sheet(ORDERS), sheet(SEARCH))
    links = "\n".join(f"https://example.org/#{to_fragment(each)}" for each in sheets)
    found = open_text(links.encode(), built_in_model())

    assert (found.kind, found.sheets, found.places) == ("links", sheets, ("text (1)", "text (2)"))


def test_a_link_may_leave_a_question_to_others_and_hold_a_range() -> None:
    """A fragment holds what a sheet can hold."""
    model = built_in_model()
    answers = '[answers]\nadmin = "useful"\nhtml = { abstain = true }\nreal-time = ["none", "some"]'

    assert from_fragment(LINK.split("#")[1], model) == parse_sheet(f'title = "Orders"\n{answers}', model)


def test_a_record_brings_all_its_sheets() -> None:
    """A record is opened with its provenance; a byte order mark does no harm."""
    found = open_text("\ufeff" + plain_record(ORDERS, SEARCH), built_in_model(), place="0007.md")

    assert (found.kind, found.sheets) == ("record", (sheet(ORDERS), sheet(SEARCH)))
    assert found.made is not None
    assert found.made.hash == built_in_model().hash


def test_a_record_brings_the_ratings_of_its_own() -> None:
    """Ratings that stand in a record come with its sheets; they give the model that the record was made with."""
    model = built_in_model()
    own = with_overrides(model, parse_overrides(OWN, model))
    found = open_text(record_of([sheet(ORDERS)], own), model, place="0007.md")
    assert found.made is not None

    assert found.overrides == overrides_in(own)
    assert with_overrides(model, found.overrides).hash == found.made.hash
    assert open_text(ORDERS, model).overrides == {}


@pytest.mark.parametrize(("text", "fault"), REFUSED.values(), ids=REFUSED)
def test_what_holds_no_answers_is_refused(text: str, fault: str) -> None:
    """The fault names the place and what was expected."""
    with pytest.raises(FaultsError) as caught:
        open_text(text, built_in_model())

    assert str(caught.value) == fault
