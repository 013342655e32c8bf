"""Accessibility and reflow of the tabs beside the form, and the way through them by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Tabs, payload
from tests.browser.test_looks import width_needed
from tests.browser.test_services import DATA, STREAMS, add
from tests.browser.test_team import PEOPLE
from tests.support.axe import SCHEMES, faults_in


def services(tabs: Tabs) -> None:
    tabs.enter("Services")
    add(tabs, "A service with a rather long name that has to go somewhere")
    expect(tabs.panel).to_have_attribute("aria-busy", "false", timeout=PATIENCE)


def naming(tabs: Tabs) -> None:
    tabs.enter("Services")
    tabs.press("Add a service")


def gathering(tabs: Tabs) -> None:
    tabs.enter("Team")
    tabs.bring(payload("ada.toml", PEOPLE["ada"]), payload("logo.png", b"\x89\xff"), payload("x.toml", "admin = 1"))
    expect(tabs.refusals).to_have_count(2, timeout=PATIENCE)


def revealed(tabs: Tabs) -> None:
    tabs.enter("Team")
    tabs.bring(*[payload(f"{name}.toml", text) for name, text in PEOPLE.items()])
    tabs.expect_members("Ada", "Ben", "Cem")
    tabs.reveal()
    tabs.settle("admin", "Useful")
    tabs.topic("admin").get_by_text("Keep a dissent").click()


def record(tabs: Tabs) -> None:
    tabs.enter("Record")
    tabs.press("Preview the record")
    expect(tabs.panel.locator("[data-part=preview]")).to_contain_text("proposed", timeout=PATIENCE)


def several(tabs: Tabs) -> None:
    tabs.page.evaluate(f"void (location.hash = '{STREAMS}')")
    tabs.checklist.press("Add as another service")
    tabs.wait_for_all()
    tabs.page.locator(".tabs").get_by_role("button", name="Answers", exact=True).click()
    tabs.checklist.level("typing", "strict").evaluate("radio => radio.click()")
    expect(tabs.checklist.part("hybrid-answer")).to_contain_text("Your services differ.", timeout=PATIENCE)


STATES: dict[str, Callable[[Tabs], None]] = {
    "several": several,
    "services": services,
    "naming": naming,
    "gathering": gathering,
    "revealed": revealed,
    "record": record,
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_cut_off(checklist: Checklist, state: str) -> None:
    """No state of a tab breaks a rule that axe knows, in light and in dark, and none scrolls sideways."""
    STATES[state](Tabs(checklist.open(DATA)))

    found = {scheme: faults_in(checklist.page, scheme) for scheme in SCHEMES}

    assert found == {"light": "", "dark": ""}
    assert [width_needed(checklist.page, width) for width in (320, 360)] == [320, 360]


def test_a_team_meets_without_a_mouse(checklist: Checklist) -> None:
    """From the tab to the settled answer and on to the record, the keyboard is enough."""
    tabs = Tabs(checklist.open())
    keyboard = checklist.page.keyboard
    checklist.page.locator(".tabs").get_by_role("button", name="Team").focus()
    keyboard.press("Enter")
    expect(tabs.panel.get_by_role("heading", name="Compare your team\u2019s answers")).to_be_focused()
    tabs.wait_for_all()
    keyboard.press("Tab")
    expect(tabs.panel.get_by_label("Open files")).to_be_focused()
    tabs.bring(*[payload(f"{name}.toml", text) for name, text in PEOPLE.items()])
    tabs.expect_members("Ada", "Ben", "Cem")

    tabs.panel.get_by_role("button", name="Reveal together").focus()
    keyboard.press("Enter")
    expect(tabs.panel.get_by_role("heading", name="Revealed")).to_be_focused(timeout=PATIENCE)
    keyboard.press("Tab")  # who said what
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    expect(tabs.topic("deciding").get_by_label("Relational data")).to_be_checked()
    expect(tabs.topic("deciding").get_by_label("Relational data")).to_be_focused()
    tabs.panel.get_by_role("button", name="Write the record").focus()
    keyboard.press("Enter")

    expect(tabs.panel.get_by_role("heading", name="Write it down")).to_be_focused()
    expect(tabs.panel.get_by_label("The team\u2019s sheets")).to_be_checked()
