"""Hostile text in the browser: it is refused or opened in words, and the page goes on answering."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Tabs, payload
from tests.hostile.texts import HOSTILE, filled, numbered

SMALL, LARGE = 60 * 1024, 1020 * 1024
"""Just below what a sheet, and what a record may have: whatever is longer is not even read."""
LONGEST_LINK = 20_000
"""Characters up to which a link is read."""
FILES: Mapping[str, int] = {
    "dotted key, quoted line ends": SMALL,
    "many deep headers": SMALL,
    "unknown answers": SMALL,
    "escapes": SMALL,
    "JSON, deep": SMALL,
    "JSON, halves of characters": SMALL,
    "a link of many values": SMALL,
    "links": LARGE,
    "rules": LARGE,
    "blocks": LARGE,
    "fences without an end": LARGE,
    "combining marks": LARGE,
}
"""Texts that cost the most of their kind, each as long as it may be."""
LINKS: Mapping[str, str] = {
    "unknown questions": "v1;" + numbered("k%d=%%22%%27%%3C;", LONGEST_LINK - 10),
    "one question, many levels": "v1;admin=" + filled("x|", LONGEST_LINK - 10),
    "signs that end lines and turn text around": "v1;title=" + filled("%E2%80%A8%E2%80%AE%1B", LONGEST_LINK - 30),
    "a name of two lines": "v1;member=Ada%0ASettled",
    "a day that no calendar has": "v1;as_of=2026-02-30;service=%20",
}


@pytest.fixture
def tabs(checklist: Checklist) -> Tabs:
    """Give the tabs of a page that is open."""
    return Tabs(checklist.open())


def is_alive(tabs: Tabs) -> bool:
    """Say whether a small sheet is still opened, by the same Python."""
    tabs.bring(payload("small.toml", 'member = "Ada"\n[answers]\nadmin = "useful"\n'))
    expect(tabs.panel.locator(".member input").last).to_have_value("Ada", timeout=PATIENCE)
    return True


def test_every_hostile_file_is_refused_in_words(tabs: Tabs) -> None:
    """Each of them has its line; the page draws meanwhile, and Python answers afterwards."""
    tabs.enter("Team")
    tabs.bring(*(payload(f"{at}.toml", HOSTILE[name](size)) for at, (name, size) in enumerate(FILES.items())))

    tabs.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => drawn(true)))")

    expect(tabs.refusals).to_have_count(len(FILES), timeout=PATIENCE)
    assert is_alive(tabs)


def test_hostile_text_can_be_pasted(tabs: Tabs) -> None:
    """What nobody would type is answered in words too, and stays where it was pasted."""
    tabs.enter("Team")
    text = filled("v1;admin=essential\n", LARGE)
    tabs.panel.get_by_label("Or paste links, or one sheet").evaluate("(area, text) => { area.value = text; }", text)

    tabs.press("Add what is pasted")

    expect(tabs.refusals.first).to_be_visible(timeout=PATIENCE)
    assert is_alive(tabs)


@pytest.mark.parametrize("fragment", LINKS.values(), ids=LINKS)
def test_a_hostile_link_is_told_in_words(checklist: Checklist, fragment: str) -> None:
    """Of a link as long as one may be, what is not understood is told, and the next answer counts."""
    checklist.follow(fragment)

    expect(checklist.notices).not_to_be_empty()
    checklist.answer("typing", "useful")
    checklist.wait()
    assert "typing=useful" in checklist.fragment
