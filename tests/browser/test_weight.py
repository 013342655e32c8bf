"""What the checklist's page loads: little before it is used, a tab when it is entered, and everything offline."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Tabs
from tests.support.html import STARTED_WHILE_READ
from tests.support.patience import be_patient
from tests.support.server import Site, not_found, refused, serving

BUDGET = 100_000
"""Bytes under gzip that the page may transfer before anyone touches the form."""
TABS = ("Services", "Team", "Record")


def test_the_page_is_light_before_it_is_used(browser: Browser, built_site: Path) -> None:
    """Page, styles and modules are within the budget as they are sent; nothing of the tabs is with them."""
    # What it keeps for later is not what the page waits for.
    context = be_patient(browser.new_context(service_workers="block"))
    with serving(Site(built_site)) as site:
        Checklist(context.new_page(), site).open()
        context.close()
        own = {path: size for path, size in site.sent.items() if not STARTED_WHILE_READ.search(path)}

    assert sum(own.values()) <= BUDGET
    assert [path for path in own if path.endswith(("panels.css", "team/team.css", "team/team.mjs"))] == []


def test_the_page_loads_nothing_that_it_has_no_use_for(built_site: Path) -> None:
    """Other pages mark searched words and colour code; the checklist's loads no file for that."""
    loaded = re.compile(r'(?:src|href)="[^"]*?/(design-tabs|doctools|pygments|sphinx_highlight)\b')
    checklist, home = ((built_site / at / "index.html").read_text("utf-8") for at in ("checklist", "why"))

    assert (set(loaded.findall(checklist)), "doctools" in loaded.findall(home)) == (set(), True)


def test_a_tab_is_fetched_when_it_is_entered_and_only_once(browser: Browser, built_site: Path) -> None:
    """A second visit to a tab asks the server for nothing."""
    context = be_patient(browser.new_context(service_workers="block"))
    with serving(Site(built_site)) as site:
        tabs = Tabs(Checklist(context.new_page(), site).open())
        before = site.requested("team/team.mjs")
        for tab in ("Team", "Services", "Team"):
            tabs.enter(tab)
        context.close()

    assert (before, len(site.requested("team/team.mjs"))) == ([], 1)


def test_every_tab_opens_without_a_connection(browser: Browser, built_site: Path) -> None:
    """Tabs that were never entered while there was a network are there without one."""
    context = be_patient(browser.new_context())
    with serving(Site(built_site)) as site:
        checklist = Checklist(context.new_page(), site).open()
        checklist.answer("admin", "essential")
        expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)

    tabs = Tabs(Checklist(context.new_page(), site).open().wait())
    shown = [tabs.enter(tab).locator(":scope > :nth-child(2)").is_visible() for tab in TABS]

    assert shown == [True, True, True]
    context.close()


@pytest.mark.first_visit
def test_a_tab_that_cannot_be_loaded_says_so_and_is_tried_again(checklist: Checklist) -> None:
    """One that fails leaves the answers and the other tabs alone, and opens once the server has it."""
    tabs = Tabs(checklist.open("v1;admin=essential"))
    checklist.site.break_("sheet-reader.mjs", refused)
    tabs.page.locator(".tabs").get_by_role("button", name="Team").click()
    expect(tabs.said).to_contain_text("could not be loaded", timeout=PATIENCE)
    tabs.enter("Services")
    checklist.site.mend()
    tabs.page.locator(".tabs").get_by_role("button", name="Team").click()

    expect(tabs.panel.get_by_label("Open files")).to_be_visible(timeout=PATIENCE)
    assert checklist.fragment == "v1;admin=essential"


@pytest.mark.first_visit
def test_tabs_without_their_style_are_not_shown_bare(checklist: Checklist) -> None:
    """The style sheet belongs to a tab: without it the tab says that it could not be loaded."""
    tabs = Tabs(checklist.open())
    checklist.site.break_("panels.css", not_found)
    tabs.page.locator(".tabs").get_by_role("button", name="Record").click()
    expect(tabs.said).to_contain_text("could not be loaded", timeout=PATIENCE)
    bare = tabs.panel.get_by_label("Title", exact=True).is_visible()
    checklist.site.mend()
    tabs.press("Try again")

    expect(tabs.panel.get_by_label("Title", exact=True)).to_be_visible(timeout=PATIENCE)
    assert not bare
