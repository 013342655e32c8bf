"""The steps of the form: all on one page or one at a time, with a way back."""

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model
from tests.browser.checklist import Checklist

MODEL = built_in_model()
TEAM = MODEL.steps["team"].title  # type: ignore[index]
DATA = MODEL.steps["data"].title  # type: ignore[index]


def steps_in_sight(checklist: Checklist) -> list[str]:
    headings = checklist.page.locator(".step > h2").all()
    return [(heading.text_content() or "").rstrip("\u00b6") for heading in headings if heading.is_visible()]


def one_at_a_time(checklist: Checklist) -> Checklist:
    checklist.open().press("One step at a time")
    return checklist


def go_to(checklist: Checklist, title: str) -> None:
    checklist.page.locator(".steps").get_by_role("link", name=title).click()


def test_all_steps_stand_on_one_page(checklist: Checklist) -> None:
    """Unless a reader chooses otherwise, everything is there to be scrolled through."""
    checklist.open()

    assert steps_in_sight(checklist) == ["What decides", *[step.title for step in MODEL.steps.values()]]


def test_one_step_at_a_time_is_remembered(checklist: Checklist) -> None:
    """Who prefers one step at a time finds it so on the next visit."""
    one_at_a_time(checklist)
    go_to(checklist, TEAM)

    checklist.reload()

    assert steps_in_sight(checklist) == [TEAM]


def test_a_step_says_where_it_stands_and_how_much_is_answered(checklist: Checklist) -> None:
    """Progress is told in words, at the step and in the title of the window."""
    one_at_a_time(checklist)
    go_to(checklist, TEAM)

    checklist.answer("hiring", "not")

    expect(checklist.page.locator("#step-team .step-place")).to_have_text("Step 2 of 6: 1 of 9 answered")
    assert checklist.page.title().startswith(f"Step 2 of 6: {TEAM}")


def test_back_returns_to_the_step_before_with_all_answers(checklist: Checklist) -> None:
    """The browser's way back leads from step to step, and takes no answer back."""
    one_at_a_time(checklist)
    go_to(checklist, TEAM)
    checklist.page.get_by_role("link", name=f"Next: {DATA}").click()
    checklist.answer("admin", "useful")

    checklist.page.go_back()

    assert steps_in_sight(checklist) == [TEAM]
    expect(checklist.page.get_by_role("heading", name=TEAM)).to_be_focused()
    assert (checklist.fragment, checklist.chosen()) == ("v1;admin=useful", {"admin": "useful"})
    expect(checklist.page.get_by_role("dialog")).to_have_count(0)


def test_a_link_to_a_question_opens_its_step(checklist: Checklist) -> None:
    """A question on another step comes into sight, with the focus on it."""
    checklist.open("v1;hiring=welcome").wait()
    checklist.press("One step at a time")
    checklist.body.locator("[data-alternative=django] [data-group=for] > summary").click()
    checklist.body.locator("[data-alternative=django] [data-criterion=talent] summary").click()

    checklist.body.locator("[data-alternative=django] [data-criterion=talent] .to-question").click()

    assert steps_in_sight(checklist) == [TEAM]
    expect(checklist.page.locator("#hiring")).to_be_focused()


def test_on_paper_all_steps_are_there(checklist: Checklist) -> None:
    """Printing one step prints them all."""
    one_at_a_time(checklist)

    checklist.page.emulate_media(media="print")

    assert len(steps_in_sight(checklist)) == 1 + len(MODEL.steps)


@pytest.mark.parametrize("kind", ["must-first", "must"])
def test_a_must_have_can_be_named_in_two_places(checklist: Checklist, kind: str) -> None:
    """A need ticked before all questions is ticked at its question too, and the other way round."""
    checklist.open().page.locator(".must-first > summary").click()

    checklist.page.locator(f'input[name="{kind}"][value=admin]').check()

    ticked = checklist.page.locator("input[value=admin][name^=must]:checked")
    expect(ticked).to_have_count(2)
    expect(checklist.part("must-count")).to_have_text("1 named")
    assert checklist.fragment == "v1;must=admin"


@pytest.mark.parametrize(("value", "kept"), [("none|useful", "v1;admin=none|useful"), ("-", "v1;admin=-")])
def test_an_answer_between_levels_can_be_given(checklist: Checklist, value: str, kept: str) -> None:
    """Who cannot tell two levels apart, or leaves the question to others, says so in the form."""
    checklist.open().answer("admin", value)

    checklist.reload()
    checklist.wait()

    assert (checklist.fragment, checklist.chosen()) == (kept, {"admin": value})
    expect(checklist.level("admin", value)).to_be_visible()


def test_starting_over_can_be_undone(checklist: Checklist) -> None:
    """After all answers are removed, one click brings them back."""
    checklist.open("v1;title=Shop;must=admin;admin=essential").wait()
    checklist.press("Start over")
    checklist.page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    cleared = checklist.fragment

    checklist.press("Bring them back")

    assert (cleared, checklist.fragment) == ("", "v1;title=Shop;must=admin;admin=essential")
