"""A reader who answers: how long each task keeps the page's own thread, in processor time."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, Playwright, expect

from tests.benchmarks.comparing import Held
from tests.benchmarks.link import serving_linked
from tests.benchmarks.visits import PATIENCE
from tests.support.browser import MISSING, find_browser, started

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
TASK, THREAD, MAIN = "RunTask", "thread_name", "CrRendererMain"
NEEDS = ("data-model", "admin", "html", "api", "typing")
"""Ticked one after another; each moves the headline."""
HEADLINE = "[data-part=headline]"
READY = "[data-pyodide-state=mounted]"
ANSWERED = "[data-part=result-body][aria-busy=false]"


def while_answering(playwright: Playwright, guide: Path, rounds: int) -> Held:
    """Return the budget of the longest task while a reader gives the first five answers, round by round."""
    path = find_browser()
    assert path, MISSING
    with serving_linked(guide) as served:
        longest = [
            max(tasks_while_ticking(browser, f"{served.url}checklist/"))
            for _ in range(rounds)
            for browser in started(playwright, path)
        ]
    what = "longest that the checklist is busy while a reader gives five answers, in processor time"
    return Held("answering", what, 50, median(longest), (min(longest), max(longest)), "ms")


def tasks_while_ticking(browser: Browser, address: str) -> list[float]:
    """Return the milliseconds of each task of the page's own thread while five needs are ticked."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.locator(READY).wait_for(state="attached")
    browser.start_tracing(page=page, categories=CATEGORIES)
    for need in NEEDS:
        tick(page, need)
    return list(tasks_in(browser.stop_tracing()))


def tick(page: Page, need: str) -> None:
    """Say that a need is essential, and wait until the headline and the answer have followed."""
    said = page.locator(HEADLINE).inner_text()
    page.locator(f'[name=essential][value="{need}"]').check()
    expect(page.locator(HEADLINE)).not_to_have_text(said, use_inner_text=True, timeout=PATIENCE)
    page.locator(ANSWERED).wait_for(state="attached")


def tasks_in(trace: bytes) -> Iterator[float]:
    """Yield the milliseconds of each task of the main threads of pages."""
    events = json.loads(trace)["traceEvents"]
    mains = {of(event) for event in events if event["name"] == THREAD and event["args"]["name"] == MAIN}
    for event in events:
        if event["name"] == TASK and "tdur" in event and of(event) in mains:
            yield event["tdur"] / 1000


def of(event: dict[str, int]) -> tuple[int, int]:
    """Return the process and the thread of an event."""
    return event["pid"], event["tid"]
