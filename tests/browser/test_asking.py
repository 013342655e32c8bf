"""Three screens lead to an answer, one thing at a time, with a way back; what is answered while loading counts."""

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from shortlist import built_in_model
from tests.browser.checklist import MOUNTED, PATIENCE, SHIFTS, Checklist, texts
from tests.support.patience import be_patient
from tests.support.server import Site

MODEL = built_in_model()
PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 800}
TICKS = ("data-model", "admin", "html", "sign-in")
KNOWN = {"django": "production", "fastapi": "tried", "flask": "tried", "litestar": "never"}
MOST_TAPS = 12
SCRIPT = "**/checklist/checklist.mjs"
"""What looks after the page; held back here until something was chosen."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A link of 1.6 Mb/s."""


def shown(checklist: Checklist) -> list[str]:
    """Return the ids of the screens that are seen."""
    return [each.get_attribute("id") or "" for each in checklist.page.locator(".screen").all() if each.is_visible()]


def tap_pill(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def walk(checklist: Checklist) -> int:
    """Go from the first screen to the pace as a reader does, and return how many taps it took."""
    for need in TICKS:
        checklist.page.locator(f'label[for="essential--{need}"]').click()
    checklist.go_on()
    for name, level in KNOWN.items():
        tap_pill(checklist.page, f"experience-{name}", level)
    checklist.go_on()
    tap_pill(checklist.page, "productive-by", "months")
    return len(TICKS) + 1 + len(KNOWN) + 1 + 1


def test_the_first_screen_of_a_phone_holds_the_first_control(checklist: Checklist) -> None:
    """Nobody scrolls to the first answer, and the bar does not lie on top of it."""
    checklist.page.set_viewport_size(PHONE)
    checklist.open()

    box = checklist.page.locator("[name=essential]").first.bounding_box()
    bar = checklist.part("bar").bounding_box()

    assert box is not None
    assert bar is not None
    assert 0 < box["y"] + box["height"] < bar["y"] < PHONE["height"]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_team_sees_on_arrival_that_there_is_a_place_for_it(checklist: Checklist, size: ViewportSize) -> None:
    """The other tabs are named on the first screen, and the keyboard leads from there to where a tab leads."""
    checklist.page.set_viewport_size(size)
    checklist.open()
    ways = checklist.part("beside").get_by_role("button")
    boxes = [way.bounding_box() for way in ways.all()]
    bar = checklist.part("bar").bounding_box()

    assert texts(ways.all()) == ["Services", "Team", "Record"]
    assert bar is not None
    assert [box for box in boxes if not box or box["y"] + box["height"] > bar["y"]] == []
    ways.get_by_text("Team").press("Enter")
    expect(checklist.page.get_by_role("heading", name="Compare your team\u2019s answers")).to_be_focused()
    expect(checklist.page.locator(".tabs [aria-current]")).to_have_text("Team")


def test_an_answer_is_a_dozen_taps_from_home(checklist: Checklist) -> None:
    """Home, four ticks, what the team knows and the pace: the bar then says who is in front."""
    checklist.page.set_viewport_size(PHONE)
    checklist.page.goto(checklist.site.url)
    checklist.page.locator(".first-step").first.click()
    expect(checklist.page.locator("[data-pyodide-app]")).to_have_attribute(*MOUNTED, timeout=PATIENCE)

    taps = 1 + walk(checklist)

    assert taps <= MOST_TAPS
    expect(checklist.headline).to_contain_text("So far: Django")


def test_three_screens_lead_to_the_answer_one_at_a_time(checklist: Checklist) -> None:
    """Each screen is shown alone; the last leads to the answer, whose heading has the focus."""
    checklist.open()
    seen = [shown(checklist)]
    walk(checklist)
    seen.append(shown(checklist))
    checklist.go_on()
    seen.append(shown(checklist))

    assert seen == [["essentials"], ["pace"], ["result"]]
    expect(checklist.page.locator("#result h2")).to_be_focused()
    expect(checklist.title).to_have_text("Django")


def test_the_headline_moves_with_each_of_the_first_answers(checklist: Checklist) -> None:
    """After each of the first five answers the bar says something new."""
    checklist.open()
    said = [checklist.headline.inner_text()]
    for need in ("data-model", "admin", "html", "api", "typing"):
        checklist.tick(need)
        checklist.wait()
        expect(checklist.headline).not_to_have_text(said[-1], use_inner_text=True)
        said.append(checklist.headline.inner_text())

    assert len(set(said)) == len(said)


def test_what_is_not_ticked_stays_open_below_essential(checklist: Checklist) -> None:
    """Going on answers the rest with all levels but the highest; a tick taken away later does too."""
    checklist.open().tick("admin")
    before = checklist.chosen()
    checklist.go_on()
    passed = checklist.chosen()
    checklist.page.go_back()
    checklist.page.locator("[name=essential][value=admin]").uncheck()

    assert before == {"admin": "essential"}
    assert passed["admin"] == "essential"
    assert passed["html"] == "none|some"
    assert checklist.chosen()["admin"] == "none|useful"


def test_a_star_ticks_its_need_and_goes_with_it(checklist: Checklist) -> None:
    """What decides is essential; what is not ticked any more decides nothing."""
    checklist.open().decides("admin").check()
    starred = checklist.fragment
    checklist.page.locator("[name=essential][value=admin]").uncheck()

    assert (starred, checklist.fragment) == ("v1;deciding=admin;admin=essential", "")


def test_every_need_of_a_link_shows_on_the_first_screen(checklist: Checklist) -> None:
    """Ticks follow the answers, wherever they come from."""
    checklist.open("v1;admin=essential;html=some").wait()

    ticked = checklist.page.locator("[name=essential]:checked").evaluate_all("all => all.map((each) => each.value)")

    assert ticked == ["admin"]


@pytest.mark.parametrize("way", ["browser", "link"])
def test_back_returns_to_the_screen_before_with_all_answers(checklist: Checklist, way: str) -> None:
    """The browser's way back and the link lead from screen to screen, and take no answer back."""
    checklist.open().tick("admin")
    checklist.go_on()
    tap_pill(checklist.page, "experience-django", "production")
    kept = checklist.fragment

    if way == "browser":
        checklist.page.go_back()
    else:
        checklist.page.locator("#bring .back").click()

    expect(checklist.page.get_by_role("heading", name="What is essential?")).to_be_focused()
    assert (shown(checklist), checklist.fragment) == (["essentials"], kept)


def test_a_question_can_be_asked_alone(checklist: Checklist) -> None:
    """From the answer, a tap leads to a question that stands alone; the way on leads to the next and back."""
    checklist.open("v1;title=Shop;admin=essential;experience-django=production").wait_for_stage("asked")
    link = checklist.part("asked-list").get_by_role("link").first
    first = (link.get_attribute("href") or "").removeprefix("#")
    link.click()

    seen = checklist.page.locator(".question").evaluate_all(
        "all => all.filter((each) => each.checkVisibility({contentVisibilityAuto: true})).map((each) => each.id)"
    )
    assert seen == [first]
    assert checklist.screen == first
    checklist.page.go_back()
    assert shown(checklist) == ["result"]


def test_all_questions_stand_on_one_page_for_those_who_want_it(checklist: Checklist) -> None:
    """Every question is there, and the choice is remembered."""
    checklist.open().page.get_by_role("link", name="All questions on one page").click()
    checklist.page.goto(f"{checklist.site.url}comparison/")
    checklist.open()

    seen = checklist.page.locator("[data-question]").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).length"
    )

    assert seen == len(MODEL.questions)


def test_a_link_to_a_question_opens_it(checklist: Checklist) -> None:
    """Other pages lead to one question, which is then shown."""
    checklist.page.goto(f"{checklist.site.url}checklist/#admin")
    expect(checklist.page.locator("[data-pyodide-app]")).to_have_attribute(*MOUNTED, timeout=PATIENCE)

    expect(checklist.page.locator("fieldset#admin")).to_be_in_viewport()
    assert checklist.screen == "admin"


def test_one_tap_answers_a_whole_grid(checklist: Checklist) -> None:
    """Where nothing is there yet, one tap says so of every framework."""
    checklist.open().tick("admin")
    checklist.go_on()

    checklist.press("All: Nothing")

    assert {checklist.chosen()[f"already-{name}"] for name in KNOWN} == {"nothing"}


@pytest.mark.parametrize(("value", "kept"), [("none|useful", "v1;admin=none|useful"), ("-", "v1;admin=-")])
def test_an_answer_between_levels_can_be_given(checklist: Checklist, value: str, kept: str) -> None:
    """Who cannot tell two levels apart, or leaves the question to others, says so in the form."""
    checklist.open().answer("admin", value)
    checklist.wait()

    checklist.reload()
    checklist.wait()

    assert (checklist.fragment, checklist.chosen()) == (kept, {"admin": value})
    expect(checklist.level("admin", value)).to_be_visible()


def test_starting_over_can_be_undone(checklist: Checklist) -> None:
    """After all answers are removed, one click brings them back."""
    checklist.open("v1;title=Shop;must=admin;admin=essential").wait()
    checklist.press("Start over")
    checklist.page.get_by_role("dialog").get_by_role("button", name="Start over").click()
    expect(checklist.notices).to_contain_text("removed")
    cleared = checklist.fragment

    checklist.press("Bring them back")

    assert (cleared, checklist.fragment) == ("", "v1;title=Shop;must=admin;admin=essential")


def test_nothing_moves_while_question_follows_question(checklist: Checklist) -> None:
    """What a finger is on its way to stays there, whatever the answer says in the meantime."""
    checklist.page.set_viewport_size(PHONE)
    checklist.open()
    for need in TICKS[:2]:
        checklist.tick(need)
    checklist.wait_for_stage("asked").watch()
    checklist.tick(TICKS[2])
    checklist.wait_for_stage("asked")
    for _ in range(3):
        checklist.go_on()
    for _ in range(4):
        if checklist.screen == "result":
            checklist.part("asked-list").locator("a").first.click()
        checklist.page.locator(".question:visible input[type=radio]").first.check()
        checklist.wait_for_stage("asked")
        checklist.go_on()

    assert checklist.shifts == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_lever_stays_where_it_is_while_the_answer_moves(checklist: Checklist, width: int) -> None:
    """Whoever plays with *What if?* finds the lever where it was, however many lines come and go above it."""
    checklist.page.set_viewport_size({"width": width, "height": 800})
    checklist.open("v1;admin=essential;html=most").wait_for_stage("asked")
    checklist.page.locator("#fold-what-if > summary").click()
    lever = checklist.page.locator("#fold-what-if select").first
    lever.scroll_into_view_if_needed()
    lever.focus()
    checklist.watch()
    place = lever.bounding_box()

    for key in ("ArrowUp", "ArrowUp", "ArrowDown"):
        checklist.page.keyboard.press(key)
        checklist.wait_for_stage("asked")

        assert lever.bounding_box() == pytest.approx(place, abs=1)
    assert [shift for shift in checklist.shifts if shift.startswith("lever")] == []


def test_on_paper_all_screens_are_there(checklist: Checklist) -> None:
    """Printing one screen prints them all."""
    checklist.open()

    checklist.page.emulate_media(media="print")

    seen = checklist.page.locator("[data-question]").evaluate_all(
        "all => all.filter(each => each.checkVisibility()).length"
    )
    assert seen == len(MODEL.questions)


def test_answers_given_before_the_script_are_kept_and_nothing_moves(browser: Browser, guide: Site) -> None:
    """At a sixth of the processor and 1.6 Mb/s, ticks that come before the script count, and the page stands still."""
    context = be_patient(browser.new_context(viewport={"width": 360, "height": 740}))
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.emulateNetworkConditions", SLOW)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    held: list[Route] = []
    page.route(SCRIPT, lambda route: held.append(route))  # noqa: PLW0108  # it takes no built-in method

    page.goto(f"{guide.url}checklist/", wait_until="commit")
    page.locator('label[for="essential--real-time"]').click()
    page.locator('input[name=deciding][value="async-io"]').click()
    was_mounted = page.locator('[data-pyodide-state="mounted"]').count()
    for script in held:
        script.continue_()
    page.unroute(SCRIPT)
    app = page.locator("[data-pyodide-app]")
    expect(app).to_have_attribute(*MOUNTED)
    shift = page.evaluate(SHIFTS)
    fragment = page.evaluate("location.hash.slice(1)")
    tools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    context.close()

    assert was_mounted == 0
    assert fragment == "v1;deciding=async-io;real-time=core;waiting=fan-out"
    assert shift < 0.001  # a hair's breadth of one line, where a font arrives late; 0.1 is what a reader would notice
