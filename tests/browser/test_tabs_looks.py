"""Accessibility and reflow of the rooms beside the form, and the way through them by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Rooms, payload
from tests.browser.test_looks import SCHEMES, faults_in, width_needed
from tests.browser.test_services import DATA, add
from tests.browser.test_team import PEOPLE


def services(rooms: Rooms) -> None:
    rooms.enter("Services")
    add(rooms, "A service with a rather long name that has to go somewhere")
    expect(rooms.room).to_have_attribute("aria-busy", "false", timeout=PATIENCE)


def naming(rooms: Rooms) -> None:
    rooms.enter("Services")
    rooms.press("Add a service")


def gathering(rooms: Rooms) -> None:
    rooms.enter("Team")
    rooms.bring(payload("ada.toml", PEOPLE["ada"]), payload("logo.png", b"\x89\xff"), payload("x.toml", "admin = 1"))
    expect(rooms.refusals).to_have_count(2, timeout=PATIENCE)


def revealed(rooms: Rooms) -> None:
    rooms.enter("Team")
    rooms.bring(*[payload(f"{name}.toml", text) for name, text in PEOPLE.items()])
    rooms.expect_members("Ada", "Ben", "Cem")
    rooms.reveal()
    rooms.settle("admin", "Useful")
    rooms.topic("admin").get_by_text("Keep a dissent").click()


def record(rooms: Rooms) -> None:
    rooms.enter("Record")
    rooms.press("Preview the record")
    expect(rooms.room.locator("[data-part=preview]")).to_contain_text("proposed", timeout=PATIENCE)


STATES: dict[str, Callable[[Rooms], None]] = {
    "services": services,
    "naming": naming,
    "gathering": gathering,
    "revealed": revealed,
    "record": record,
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_cut_off(checklist: Checklist, state: str) -> None:
    """No state of a room breaks a rule that axe knows, in light and in dark, and none scrolls sideways."""
    STATES[state](Rooms(checklist.open(DATA)))

    found = {scheme: faults_in(checklist.page, scheme) for scheme in SCHEMES}

    assert found == {"light": "", "dark": ""}
    assert [width_needed(checklist.page, width) for width in (320, 360)] == [320, 360]


def test_a_team_meets_without_a_mouse(checklist: Checklist) -> None:
    """From the door to the settled answer and on to the record, the keyboard is enough."""
    rooms = Rooms(checklist.open())
    keyboard = checklist.page.keyboard
    checklist.page.locator(".doors").get_by_role("button", name="Team").focus()
    keyboard.press("Enter")
    expect(rooms.room.get_by_role("heading", name="Lay your sheets together")).to_be_focused()
    rooms.wait_for_all()
    keyboard.press("Tab")
    expect(rooms.room.get_by_label("Open files")).to_be_focused()
    rooms.bring(*[payload(f"{name}.toml", text) for name, text in PEOPLE.items()])
    rooms.expect_members("Ada", "Ben", "Cem")

    rooms.room.get_by_role("button", name="Reveal together").focus()
    keyboard.press("Enter")
    expect(rooms.room.get_by_role("heading", name="Revealed")).to_be_focused(timeout=PATIENCE)
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    expect(rooms.topic("deciding").get_by_label("Data layer")).to_be_checked()
    expect(rooms.topic("deciding").get_by_label("Data layer")).to_be_focused()
    rooms.room.get_by_role("button", name="Write the record").focus()
    keyboard.press("Enter")

    expect(rooms.room.get_by_role("heading", name="Leave with something")).to_be_focused()
    expect(rooms.room.get_by_label("The team\u2019s sheets")).to_be_checked()
