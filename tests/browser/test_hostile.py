"""Hostile text in the browser: it is refused or opened in words, and the page goes on answering."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Tabs, payload
from tests.hostile.texts import HOSTILE, filled, numbered

SIZES = {"60 KiB": 60 * 1024, "1,020 KiB": 1020 * 1024}
PASTED: Mapping[str, str] = {
    "links": filled("v1;admin=essential\n", SIZES["1,020 KiB"]),
    "one link": "v1;" + numbered("admin%d=essential;", SIZES["1,020 KiB"]),
    "tables": HOSTILE["arrays of tables"](SIZES["1,020 KiB"]),
    "nested lists": HOSTILE["JSON, lists"](SIZES["1,020 KiB"]),
}
"""What is pasted, in one go."""


@pytest.fixture
def tabs(checklist: Checklist) -> Tabs:
    """Give the tabs of a page that is open."""
    return Tabs(checklist.open())


def is_alive(tabs: Tabs) -> bool:
    """Say whether a small sheet is still opened, by the same Python."""
    tabs.bring(payload("small.toml", 'member = "Ada"\n[answers]\nadmin = "useful"\n'))
    expect(tabs.panel.locator(".member input").last).to_have_value("Ada", timeout=PATIENCE)
    return True


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_hostile_file_is_refused_or_opened(tabs: Tabs, size: int) -> None:
    """Each of them has its line; meanwhile the page draws, and afterwards Python answers."""
    tabs.enter("Team")
    tabs.bring(*(payload(f"{number}.toml", make(size)) for number, make in enumerate(HOSTILE.values())))

    tabs.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => drawn(true)))")

    told = tabs.panel.locator(".refusal, .member")
    expect(told).to_have_count(len(HOSTILE), timeout=5 * PATIENCE)
    assert is_alive(tabs)


@pytest.mark.parametrize("text", PASTED.values(), ids=PASTED)
def test_hostile_text_can_be_pasted(tabs: Tabs, text: str) -> None:
    """What nobody would type is answered in words too."""
    tabs.enter("Team")

    tabs.paste(text)

    expect(tabs.refusals.first).to_be_visible(timeout=PATIENCE)
    assert is_alive(tabs)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_a_hostile_link_is_refused(checklist: Checklist, size: int) -> None:
    """A link that no sheet could be is refused with a sentence, before it is read."""
    checklist.open("v1;" + numbered("k%d=%%22%%27%%3C;", size))

    expect(checklist.notices).to_contain_text("too long", timeout=PATIENCE)
    checklist.answer("admin", "essential")
    checklist.wait()
    assert checklist.fragment == "v1;admin=essential"
