"""What people who see, hear or move otherwise can count on; docs/contributing/accessibility.md names each of these."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from shortlist import built_in_model
from tests.browser.checklist import Checklist

MODEL = built_in_model()
MOST_TABS = 400
DECIDED = "v1;deciding=data-layer;data-model=complex;experience-django=production;productive-by=months"
FOCUS_IS_SEEN = """element => {
    const outlined = (each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    };
    return [element, element.parentElement].some(outlined);
}"""


def reach(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is on what a selector names."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{MOST_TABS} times {key} do not lead to {selector}")


def test_the_whole_way_can_be_gone_without_a_mouse(checklist: Checklist) -> None:
    """From the top of the page the keyboard alone ticks, stars, answers, plays, clears and undoes."""
    page = checklist.open().page
    reach(page, "[name=essential][value=admin]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    reach(page, "[data-part=next]")
    page.keyboard.press("Enter")
    reach(page, "[name=experience-django]")
    page.keyboard.press("ArrowUp")
    reach(page, "[data-part=next]")
    page.keyboard.press("Enter")
    reach(page, "[name=productive-by]")
    page.keyboard.press("Space")
    reach(page, "[data-part=next]")
    page.keyboard.press("Enter")
    checklist.wait_for_stage("asked")
    answered = checklist.fragment

    reach(page, "#fold-what-if > summary")
    page.keyboard.press("Enter")
    reach(page, ".levers select")
    reach(page, "[data-do=start-over]")
    page.keyboard.press("Enter")
    reach(page, "dialog [value=go]")
    page.keyboard.press("Enter")
    expect(checklist.notices).to_contain_text("removed")
    cleared = checklist.fragment
    reach(page, ".notices button", "Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    assert "deciding=admin" in answered
    assert "admin=essential" in answered
    assert "productive-by=later" in answered
    assert (cleared, checklist.fragment) == ("", answered)


def test_every_stop_of_the_keyboard_is_seen(checklist: Checklist) -> None:
    """Wherever the focus is, an outline shows it."""
    checklist.open(DECIDED).wait_for_stage("asked")
    page = checklist.page

    unseen = []
    for stops in range(60):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement")
        if stops > 20 and focused.evaluate("element => element === document.body"):
            break  # past the last stop, the focus is the browser's own
        if not focused.evaluate(FOCUS_IS_SEEN):
            unseen.append(focused.evaluate("element => element.outerHTML.slice(0, 120)"))

    assert unseen == []


def test_every_question_is_a_group_that_bears_its_name(checklist: Checklist) -> None:
    """Assistive technology hears the question with each of its answers."""
    checklist.open()
    checklist.show_all()

    unnamed = [
        question.id
        for question in MODEL.questions.values()
        if checklist.page.get_by_role("group", name=question.text.replace("'", "\u2019"), exact=True).count() != 1
    ]

    assert unnamed == []


def test_an_answer_is_told_in_one_region(checklist: Checklist) -> None:
    """Once Python runs, an answer changes one live region, by one short sentence."""
    checklist.open(DECIDED).wait_for_stage("asked")
    checklist.page.evaluate(
        """() => {
            globalThis.told = [];
            for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
                new MutationObserver(() => told.push(region.textContent)).observe(
                    region, {childList: true, characterData: true, subtree: true});
            }
        }"""
    )

    checklist.answer("serverless", "all")
    checklist.wait_for_stage("asked")

    # What Python is ready for may come at any time, in a region of its own.
    told = [text for text in checklist.page.evaluate("told") if not text.startswith("Python is ready")]
    assert len(set(told)) <= 2  # its two halves are one region
    assert told[-1] == checklist.headline.text_content()
    assert len(told[-1]) < 200


def test_a_fault_is_tied_to_its_question(checklist: Checklist) -> None:
    """What is wrong stands in the question's group, describes it, and is linked from a list beside the result."""
    checklist.open("v1;deciding=data-layer;data-model=none")
    link = checklist.part("faults").get_by_role("link")
    expect(link).to_contain_text("cannot decide")

    link.click()

    field = checklist.page.locator("#deciding")
    expect(field).to_be_focused()
    described = (field.get_attribute("aria-describedby") or "").split()
    expect(checklist.page.locator(f"#{described[-1]}")).to_contain_text("cannot decide")


def press_away(checklist: Checklist) -> None:
    checklist.open("v1;admin=essential;colour=green").wait()
    checklist.press("Remove it from the link")


def close_dialog(checklist: Checklist) -> None:
    checklist.open(DECIDED).wait()
    checklist.press("Start over")
    checklist.page.keyboard.press("Escape")


def undo_trial(checklist: Checklist) -> None:
    checklist.open(DECIDED).wait_for_stage("asked")
    checklist.page.locator("#fold-what-if > summary").click()
    checklist.part("turns").get_by_role("button", name="Try it").first.click()
    checklist.press("Undo it")


PRESSED: dict[str, Callable[[Checklist], None]] = {
    "a notice": press_away,
    "a dialog": close_dialog,
    "a trial": undo_trial,
}


@pytest.mark.parametrize("press", PRESSED.values(), ids=PRESSED)
def test_the_focus_is_never_lost(checklist: Checklist, press: Callable[[Checklist], None]) -> None:
    """What goes when it is pressed hands the focus on, and does not drop it at the top of the page."""
    press(checklist)

    assert checklist.page.evaluate("document.activeElement !== document.body")


def test_a_closed_dialog_gives_the_focus_back(checklist: Checklist) -> None:
    """After a question of the page, the focus is where it was before."""
    close_dialog(checklist)

    expect(checklist.page.locator("[data-do=start-over]").first).to_be_focused()


def test_nothing_covers_a_window_of_a_few_lines(checklist: Checklist) -> None:
    """At 400 percent a window of 1280 by 1024 is 320 by 256: what stands still in it leaves room for the rest."""
    checklist.page.set_viewport_size({"width": 320, "height": 256})
    checklist.open(DECIDED).wait()
    checklist.show_all()
    checklist.page.locator("#admin").scroll_into_view_if_needed()

    fixed = checklist.page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter((each) => {
            const { position } = getComputedStyle(each);
            const { top, bottom, left, right, height } = each.getBoundingClientRect();
            return (position === 'fixed' || position === 'sticky') && height > 90 && bottom > 0 && top < innerHeight
                && right > 0 && left < innerWidth && each.checkVisibility();
        }).map((each) => each.className)"""
    )

    assert fixed == []
    assert checklist.page.evaluate("document.documentElement.scrollWidth") == 320


def test_nothing_moves_for_who_wants_no_motion(checklist: Checklist) -> None:
    """With reduced motion the page neither glides nor animates."""
    checklist.page.emulate_media(reduced_motion="reduce")
    checklist.open(DECIDED).wait_for_stage("asked")

    glides = checklist.page.evaluate(
        "[...document.querySelectorAll('html, .result')].map((each) => getComputedStyle(each).scrollBehavior)"
    )

    assert set(glides) == {"auto"}
    assert checklist.page.evaluate("document.getAnimations().length") == 0


def test_a_choice_is_seen_in_forced_colours(checklist: Checklist) -> None:
    """Where the system takes all colours, a ticked need and a chosen answer still stand out."""
    checklist.page.emulate_media(forced_colors="active")
    checklist.open("v1;admin=essential").wait()
    checklist.show_all()

    chosen = checklist.page.locator("#admin .level:has(:checked), #need--admin")

    styles = chosen.evaluate_all("all => all.map((each) => getComputedStyle(each).outlineStyle)")
    assert styles == ["solid", "solid"]


def test_grades_are_told_by_shape_and_word(checklist: Checklist) -> None:
    """No cell of the picture speaks by colour alone: each has a drawing and a word."""
    checklist.open(DECIDED).wait()
    cells = checklist.page.locator(".picture-cell").evaluate_all(
        "all => all.map((each) => [each.querySelectorAll('svg use').length, each.textContent.trim() !== ''])"
    )

    assert cells
    assert {tuple(cell) for cell in cells} == {(1, True)}


def test_targets_are_large_enough(checklist: Checklist) -> None:
    """Buttons, links that stand alone and what opens are at least 24 pixels high, answers 44."""
    checklist.page.set_viewport_size({"width": 360, "height": 780})
    checklist.open(DECIDED).wait_for_stage("asked")
    selector = (
        ".checklist :is(button, summary, .back, .ways-on a, .views a, .asked a, .legend a, .chip, .picture-cell a)"
    )

    small = checklist.page.locator(selector).evaluate_all(
        """all => all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 24)
            .map((each) => each.textContent)"""
    )

    assert small == []
