"""Several services: a sheet for each, side by side, with what a hybrid of them costs."""

import pytest
from playwright.sync_api import expect

from shortlist.services.cast import built_in_hybrid
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.rooms import Rooms
from tests.shortlist.records.samples import sheet
from tests.shortlist.services.test_services import KNOWN, LIVE

DATA, STREAMS = (to_fragment(sheet(text)) for text in (KNOWN, LIVE))


@pytest.fixture
def rooms(checklist: Checklist) -> Rooms:
    """Give the rooms of a page that is open."""
    return Rooms(checklist.open())


def add(rooms: Rooms, name: str) -> None:
    """Add a service under a name."""
    rooms.press("Add a service")
    name_it(rooms, name)
    expect(rooms.room.get_by_role("heading", name=name, exact=True)).to_be_visible()


def name_it(rooms: Rooms, name: str) -> None:
    """Write a name into the dialog and save it."""
    dialog = rooms.page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("button", name="Save the name").click()


def names(rooms: Rooms) -> list[str]:
    """Return what the services are called."""
    return rooms.room.locator(".card h3").all_inner_texts()


def test_each_service_has_its_own_answers(rooms: Rooms) -> None:
    """Switching shows the other sheet; both are there again after a reload."""
    rooms.checklist.answer("admin", "essential")
    rooms.enter("Services")
    add(rooms, "Search")
    rooms.press("Answer Search")
    rooms.checklist.answer("html", "none")

    rooms.checklist.reload()
    second = rooms.checklist.chosen()
    rooms.page.get_by_label("Service", exact=True).select_option("Service 1")

    assert (second, rooms.checklist.chosen()) == ({"html": "none"}, {"admin": "essential"})


def test_services_that_end_in_different_frameworks_show_what_that_costs(checklist: Checklist) -> None:
    """Two services with nothing in common are a hybrid, and each cost stands with its source."""
    rooms = Rooms(checklist.open(DATA))
    rooms.enter("Services")
    add(rooms, "Search")
    rooms.press("Answer Search")
    checklist.page.evaluate(f"location.hash = '{STREAMS}'")
    checklist.press("Open these")
    rooms.enter("Services")

    assert names(rooms) == ["Orders", "Live"]
    expect(rooms.room.locator("[data-part=services-sentence]")).to_contain_text("hybrid", timeout=PATIENCE)
    costs = rooms.room.locator("[data-part=costs] > li")
    expect(costs).to_have_count(len(built_in_hybrid()))
    assert costs.first.locator("a").get_attribute("href") == next(iter(built_in_hybrid().values())).source.url


def test_a_removed_service_can_be_brought_back(checklist: Checklist) -> None:
    """A copy is removed and undone; its answers are there as they were."""
    rooms = Rooms(checklist.open("v1;title=Orders;admin=essential"))
    rooms.enter("Services")
    rooms.press("Copy Orders")
    before = rooms.kept("shortlist.services.services")

    rooms.press("Remove Orders (copy)")
    removed = names(rooms)
    rooms.press("Undo")

    assert removed == ["Orders"]
    assert names(rooms) == ["Orders", "Orders (copy)"]
    assert rooms.kept("shortlist.services.services") == before


def test_two_services_cannot_have_one_name(checklist: Checklist) -> None:
    """A name that is taken is refused in words, and the dialog stays open."""
    rooms = Rooms(checklist.open("v1;title=Orders"))
    rooms.enter("Services")
    rooms.press("Add a service")
    name_it(rooms, "Orders")

    expect(rooms.page.get_by_role("alert")).to_contain_text("is there already")
    name_it(rooms, "Search")
    expect(rooms.room.locator(".card")).to_have_count(2)


def test_renaming_renames_the_sheet(checklist: Checklist) -> None:
    """The name of the service in the form is the name of its sheet."""
    rooms = Rooms(checklist.open("v1;title=Orders"))
    rooms.enter("Services")
    rooms.press("Rename Orders")
    name_it(rooms, "Shop")

    expect(rooms.room.get_by_role("heading", name="Shop", exact=True)).to_be_visible()
    assert checklist.fragment == "v1;title=Shop"


def test_another_tab_adds_a_service(checklist: Checklist) -> None:
    """A service that another tab adds is offered here too, and the sheet in this form stays."""
    rooms = Rooms(checklist.open("v1;title=Orders;admin=useful"))
    other = Rooms(Checklist(checklist.page.context.new_page(), checklist.site).open())
    other.enter("Services")
    add(other, "Search")

    expect(rooms.page.get_by_label("Service", exact=True)).to_contain_text("Search")
    assert checklist.chosen() == {"admin": "useful"}
