"""Several services: a sheet for each, side by side, with what a hybrid of them costs."""

import pytest
from playwright.sync_api import expect

from shortlist.services.cast import built_in_hybrid
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.samples import live, orders
from tests.browser.tabs import Tabs

DATA, STREAMS = (to_fragment(sheet) for sheet in (orders(), live()))


@pytest.fixture
def tabs(checklist: Checklist) -> Tabs:
    """Give the tabs of a page that is open."""
    return Tabs(checklist.open())


def add(tabs: Tabs, name: str) -> None:
    """Add a service under a name."""
    tabs.press("Add a service")
    name_it(tabs, name)
    expect(tabs.panel.get_by_role("heading", name=name, exact=True)).to_be_visible()


def name_it(tabs: Tabs, name: str) -> None:
    """Write a name into the dialog and save it."""
    dialog = tabs.page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("button", name="Save the name").click()


def names(tabs: Tabs) -> list[str]:
    """Return what the services are called."""
    return tabs.panel.locator(".card h3").all_inner_texts()


def test_each_service_has_its_own_answers(tabs: Tabs) -> None:
    """Switching shows the other sheet; both are there again after a reload."""
    tabs.checklist.answer("admin", "essential")
    tabs.enter("Services")
    add(tabs, "Search")
    tabs.press("Answer Search")
    tabs.checklist.answer("html", "none")

    tabs.checklist.reload()
    second = tabs.checklist.chosen()
    tabs.page.get_by_label("Service", exact=True).select_option("Service 1")

    assert (second, tabs.checklist.chosen()) == ({"html": "none"}, {"admin": "essential"})


@pytest.mark.parametrize("width", [360, 1280])
def test_no_button_moves_when_verdicts_come(checklist: Checklist, width: int) -> None:
    """Cards that are drawn before Python has answered have room for what it says, however it wraps."""
    checklist.page.set_viewport_size({"width": width, "height": 1600})
    tabs = Tabs(checklist.open(DATA))
    checklist.page.evaluate(f"void (location.hash = '{STREAMS}')")
    checklist.press("Add as another service")
    tabs.wait_for_all()
    checklist.reload()
    checklist.watch()

    checklist.page.evaluate("document.querySelector('.tabs [data-tab=services]').click()")

    expect(tabs.panel.locator("[data-part=services-sentence]")).to_contain_text("hybrid", timeout=PATIENCE)
    assert [moved for moved in checklist.shifts if "cards" in moved or "actions" in moved] == []


def test_services_that_end_in_different_frameworks_show_what_that_costs(checklist: Checklist) -> None:
    """Two services with nothing in common are a hybrid: each cost stands with its source, and the answer says so."""
    tabs = Tabs(checklist.open(DATA))
    checklist.page.evaluate(f"void (location.hash = '{STREAMS}')")
    checklist.press("Add as another service")
    tabs.wait_for_all()

    assert names(tabs) == ["Orders", "Live"]
    expect(tabs.panel.locator("[data-part=services-sentence]")).to_contain_text("hybrid", timeout=PATIENCE)
    costs = tabs.panel.locator("[data-part=costs] > li")
    expect(costs).to_have_count(len(built_in_hybrid()))
    assert costs.first.locator("a").get_attribute("href") == next(iter(built_in_hybrid().values())).source.url
    tabs.page.locator(".tabs").get_by_role("button", name="Answers", exact=True).click()
    checklist.level("typing", "strict").evaluate("radio => radio.click()")
    checklist.watch()
    expect(checklist.part("hybrid-answer")).to_contain_text("Orders: Django; Live: Litestar.")
    assert checklist.shifts == []
    checklist.press("Compare the services")
    expect(tabs.panel.locator("[data-part=costs]")).to_be_visible()


def test_a_removed_service_can_be_brought_back(checklist: Checklist) -> None:
    """A copy is removed and undone; its answers are there as they were."""
    tabs = Tabs(checklist.open("v1;title=Orders;admin=essential"))
    tabs.enter("Services")
    tabs.press("Copy Orders")
    before = tabs.kept("shortlist.services")

    tabs.press("Remove Orders (copy)")
    removed = names(tabs)
    tabs.press("Undo")

    assert removed == ["Orders"]
    assert names(tabs) == ["Orders", "Orders (copy)"]
    assert tabs.kept("shortlist.services") == before


def test_two_services_cannot_have_one_name(checklist: Checklist) -> None:
    """A name that is taken is refused in words, and the dialog stays open: also once answers were looked through."""
    tabs = Tabs(checklist.open("v1;title=Orders").wait())
    tabs.enter("Services")
    tabs.press("Add a service")
    name_it(tabs, "Orders")

    expect(tabs.page.get_by_role("alert")).to_contain_text("is there already")
    name_it(tabs, "Search")
    expect(tabs.panel.locator(".card")).to_have_count(2)


def test_renaming_renames_the_sheet(checklist: Checklist) -> None:
    """The name of the service in the form is the name of its sheet."""
    tabs = Tabs(checklist.open("v1;title=Orders"))
    tabs.enter("Services")
    tabs.press("Rename Orders")
    name_it(tabs, "Shop")

    expect(tabs.panel.get_by_role("heading", name="Shop", exact=True)).to_be_visible()
    assert checklist.fragment == "v1;title=Shop"


def test_another_tab_adds_a_service(checklist: Checklist) -> None:
    """A service that another tab adds is offered here too, and the sheet in this form stays."""
    tabs = Tabs(checklist.open("v1;title=Orders;admin=useful"))
    other = Tabs(Checklist(checklist.page.context.new_page(), checklist.site).open())
    other.enter("Services")
    add(other, "Search")

    expect(tabs.page.get_by_label("Service", exact=True)).to_contain_text("Search")
    assert checklist.chosen() == {"admin": "useful"}


def test_services_that_are_called_alike_keep_names_of_their_own(checklist: Checklist) -> None:
    """A second service of the same name stands beside the first, under a number, and both have a result."""
    tabs = Tabs(checklist.open(DATA))
    checklist.page.evaluate(f"void (location.hash = '{STREAMS.replace('Live', 'Orders')}')")
    checklist.press("Add as another service")
    tabs.wait_for_all()

    assert names(tabs) == ["Orders", "Orders (2)"]
    expect(tabs.panel.locator(".card-sentence").nth(1)).to_contain_text("Litestar", timeout=PATIENCE)
    assert checklist.fragment == DATA


def test_another_tab_that_answers_another_service_overwrites_none(checklist: Checklist) -> None:
    """A tab that follows another one to its service leaves the one before as that tab left it."""
    tabs = Tabs(checklist.open("v1;title=Orders;admin=useful").wait())
    tabs.enter("Services")
    add(tabs, "Search")
    other = Checklist(checklist.page.context.new_page(), checklist.site).open().wait()
    tabs.page.locator(".tabs").get_by_role("button", name="Answers").click()
    checklist.answer("html", "most")
    tabs.page.get_by_label("Service", exact=True).select_option("Search")
    checklist.answer("typing", "strict")

    other.page.get_by_label("Service", exact=True).select_option("Search")
    expect(other.notices.get_by_role("button", name="Show those answers")).to_be_focused()
    other.press("Show those answers")
    other.answer("real-time", "none")

    expect(tabs.page.get_by_text("Another tab has changed")).to_be_visible()
    kept = [one["fragment"] for one in tabs.kept("shortlist.services")["sheets"]]
    assert kept == ["v1;title=Orders;admin=useful;html=most", "v1;title=Search;real-time=none;typing=strict"]


def test_services_that_the_browser_does_not_keep_are_told(checklist: Checklist) -> None:
    """Where there is room for one sheet and not for several, the page says which are not kept."""
    refuses = "if (key === 'shortlist.services') throw new DOMException('', 'QuotaExceededError');"
    checklist.page.add_init_script(
        f"const keep = Storage.prototype.setItem;"
        f"Storage.prototype.setItem = function (key, text) {{ {refuses} keep.call(this, key, text); }}"
    )
    tabs = Tabs(checklist.open("v1;title=Orders"))
    tabs.enter("Services")

    add(tabs, "Search")

    expect(checklist.notices.get_by_text("does not keep your services")).to_be_in_viewport()
