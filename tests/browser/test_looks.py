"""Accessibility and reflow of the pages, in light and dark, empty and with a result."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.checklist import Checklist
from tests.support.axe import SCHEMES, faults_in
from tests.support.server import Site, not_found

DECIDED = "v1;deciding=data-layer;data-model=complex;experience-django=production;productive-by=months"
SHEET = "v1;deciding=data-layer;must=admin;admin=essential;data-model=complex;html=none|some"


def plain(address: str) -> Callable[[Checklist], None]:
    """Return what opens a page that has no script to wait for."""

    def opens(checklist: Checklist) -> None:
        checklist.page.goto(checklist.site.url + address)

    return opens


def empty(checklist: Checklist) -> None:
    checklist.open()


def with_result(checklist: Checklist) -> None:
    checklist.open(SHEET).wait_for_stage("asked")
    for fold in checklist.page.locator(".folds > .fold > summary").all():
        fold.click()
    for summary in checklist.body.locator("[data-alternative=django] summary").all():
        if summary.is_visible():
            summary.click()


def with_failure(checklist: Checklist) -> None:
    checklist.site.break_("pyodide.asm.wasm", not_found)
    checklist.open().answer("admin", "essential")
    checklist.wait_for_failure()


def on_trial(checklist: Checklist) -> None:
    checklist.open(DECIDED).wait_for_stage("asked")
    checklist.page.locator("#fold-what-if > summary").click()
    checklist.part("turns").get_by_role("button", name="Try it").first.click()
    checklist.wait()


def ticked(checklist: Checklist) -> None:
    checklist.open().tick("admin")
    checklist.decides("admin").check()
    checklist.wait()


def bring(checklist: Checklist) -> None:
    ticked(checklist)
    checklist.go_on()
    checklist.page.locator("[name=experience-django][value=production]").check()
    checklist.wait()


def pace(checklist: Checklist) -> None:
    bring(checklist)
    checklist.go_on()
    checklist.page.locator(".names > summary").click()


def one_question(checklist: Checklist) -> None:
    checklist.open("v1;admin=none|useful;experience-django=tried").wait_for_stage("asked")
    checklist.part("asked-list").get_by_role("link").last.click()


def all_questions(checklist: Checklist) -> None:
    checklist.open("v1;admin=none|useful").wait()
    checklist.show_all()


def with_fault(checklist: Checklist) -> None:
    checklist.open("v1;deciding=data-layer;data-model=none")
    checklist.part("faults").get_by_role("link").wait_for()


def shared(checklist: Checklist) -> None:
    checklist.follow(SHEET).wait_for_stage("asked")
    checklist.page.get_by_role("button", name="Make it mine").wait_for()


def with_choice(checklist: Checklist) -> None:
    checklist.open("v1;admin=essential").wait()
    checklist.page.evaluate("void (location.hash = 'v1;html=most')")
    checklist.press("Make it mine")


def overstarred(checklist: Checklist) -> None:
    checklist.follow("v1;deciding=admin|html|talent|typing")
    checklist.notices.get_by_text("at most 3").wait_for()


def torn(checklist: Checklist) -> None:
    checklist.open()
    Checklist(checklist.page.context.new_page(), checklist.site).open("v1;admin=essential")
    checklist.notices.get_by_text("Another tab").wait_for()


def with_dialog(checklist: Checklist) -> None:
    checklist.open("v1;admin=essential;colour=green").wait()
    checklist.press("Start over")


def with_refusal(checklist: Checklist) -> None:
    checklist.open("v1;deciding=admin|html|typing").wait()
    checklist.show_all()
    checklist.decides("talent").click()


STATES: dict[str, Callable[[Checklist], None]] = {
    "home": plain(""),
    "comparison": plain("comparison/"),
    "comparison-opened": plain("comparison/#admin-django"),
    "code": plain("code/"),
    "code-django": plain("code/django/"),
    "scenario": plain("scenarios/e-commerce/"),
    "checklist-empty": empty,
    "checklist-result": with_result,
    "checklist-failure": with_failure,
    "checklist-dialog": with_dialog,
    "checklist-refusal": with_refusal,
    "checklist-ticked": ticked,
    "checklist-bring": bring,
    "checklist-pace": pace,
    "checklist-all": all_questions,
    "checklist-trial": on_trial,
    "checklist-one-question": one_question,
    "checklist-fault": with_fault,
    "checklist-choice": with_choice,
    "checklist-shared": shared,
    "checklist-overstarred": overstarred,
    "checklist-torn": torn,
}


@pytest.mark.parametrize(
    "state",
    [pytest.param(each, marks=[pytest.mark.first_visit] if each == "checklist-failure" else []) for each in STATES],
)
def test_axe_finds_nothing_and_a_phone_shows_all(checklist: Checklist, state: str) -> None:
    """No state of a page breaks a rule that axe knows, in light and in dark; none scrolls sideways on a phone."""
    STATES[state](checklist)

    found = {scheme: faults_in(checklist.page, scheme) for scheme in SCHEMES}
    needed = [width_needed(checklist.page, width) for width in (320, 360)]

    assert found == {"light": "", "dark": ""}
    assert needed == [320, 360]


def width_needed(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 780})
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_the_headline_is_in_sight_on_a_narrow_page(checklist: Checklist) -> None:
    """While a reader answers on a phone, the headline stands at the foot of the window."""
    checklist.page.set_viewport_size({"width": 360, "height": 780})
    checklist.open().tick("admin")
    checklist.wait()

    box = checklist.headline.bounding_box()

    assert box is not None
    assert 0 < box["y"] < 780


def test_touch_targets_are_large(page: Page, guide: Site) -> None:
    """Every answer can be hit with a thumb: its row is at least 44 pixels high."""
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{guide.url}checklist/")

    heights = page.locator(".level:not(.unknown), .choice, .must, .need, .star").evaluate_all(
        "rows => rows.filter(row => row.checkVisibility()).map(row => row.getBoundingClientRect().height)"
    )

    assert heights
    assert [height for height in heights if height < 44] == []
