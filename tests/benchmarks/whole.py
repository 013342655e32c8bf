"""Visits that are measured whole: a shared link from its opening to the result, and an answer in Firefox."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, Playwright

from tests.benchmarks.comparing import Held, held_ratio, ratio_of
from tests.benchmarks.contestants import OURS, RIVAL, Contestant
from tests.benchmarks.link import LinkedSite, serving_linked
from tests.benchmarks.visits import PATIENCE, STAYS, browsing_as
from tests.support.firefox import Firefox, firefox_running

SHARED = "checklist/#v1;deciding=data-layer;data-model=complex;python=we"
"""The address of a result that somebody has shared."""

RESULT = """(() => {
  const there = document.querySelector("[data-part=result-body][aria-busy=false]");
  const front = document.querySelector("#result h2 [data-slot=front]")?.textContent;
  return Boolean(there && front) && performance.now() / 1000;
})()"""
"""The seconds since the address was opened, once the result is there."""

PRESSED = "globalThis.seen && document.querySelector('button') && (document.querySelector('button').click(), true)"
ANSWERED = "seen.done && seen.done / 1000"

Pairs = dict[str, list[tuple[float, float]]]
"""Seconds of ours and of stock by which visit it was, round by round."""


def in_firefox(site: LinkedSite, rounds: int) -> Iterator[Held]:
    """Yield the budgets of an answer in Firefox: the first visit, and the next in the same browser."""
    found: Pairs = {"first": [], "second": []}
    with firefox_running() as firefox:
        for contestant in (OURS, RIVAL):
            answered(firefox, site, contestant)
        for _ in range(rounds):
            ours, theirs = (answered(firefox, site, contestant) for contestant in (OURS, RIVAL))
            for which, pair in zip(found, zip(ours, theirs, strict=True), strict=True):
                found[which].append(pair)
    for which, pairs in found.items():
        what = f"first answer in Firefox, {which} visit, to stock"
        yield held_ratio(f"firefox-{which}", what, 0.20, ratio_of(*zip(*pairs, strict=True)))


def answered(firefox: Firefox, site: LinkedSite, contestant: Contestant) -> tuple[float, float]:
    """Return the seconds from the pointer going down to the answer, at a first visit and at the next."""
    seconds = []
    with firefox.page() as page:
        for _ in range(2):
            page.goto(site.url + contestant.address)
            page.wait_for("globalThis.seen && document.querySelector('button')")
            page.click("document.querySelector('button')")
            page.wait_for("seen.done")
            seconds.append(float(page.evaluate("seen.done - seen.begun")) / 1000)
            page.evaluate("new Promise((next) => setTimeout(next, 4000))")
    return seconds[0], seconds[1]


def from_a_link(playwright: Playwright, site: LinkedSite, guide: Path, rounds: int) -> Iterator[Held]:
    """Yield the budgets of a shared link, the page and all that it loads counted, beside a page of stock's."""
    found: Pairs = {"first": [], "second": []}
    with serving_linked(guide) as served:
        for _ in range(rounds):
            ours = opened(playwright, served.url + SHARED, None, RESULT)
            theirs = opened(playwright, site.url + RIVAL.address, PRESSED, ANSWERED)
            for which, pair in zip(found, zip(ours, theirs, strict=True), strict=True):
                found[which].append(pair)
    for (which, pairs), most in zip(found.items(), (0.35, 0.30), strict=True):
        what = f"shared link to result, {which} visit, the whole page, to stock"
        yield held_ratio(f"shared-{which}", what, most, ratio_of(*zip(*pairs, strict=True)))


def opened(playwright: Playwright, address: str, press: str | None, there: str) -> tuple[float, float]:
    """Return the seconds from opening an address to what is there in the end, at a first and a second visit."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        first, second = (seconds_of(playwright, Path(profile), address, press, there) for _ in range(2))
    return first, second


def seconds_of(playwright: Playwright, profile: Path, address: str, press: str | None, there: str) -> float:
    """Open an address, press what is to be pressed as soon as that is there, and wait for the end."""
    with browsing_as(playwright, profile) as context:
        page = context.new_page()
        page.goto(address, wait_until="commit", timeout=PATIENCE)
        if press:
            value_of(page, press)
        seconds = float(value_of(page, there))
        page.wait_for_timeout(STAYS["first"] * 1000)
    return seconds


def value_of(page: Page, expression: str) -> float:
    """Ask until an expression is something, and return it; the guide's policy forbids Playwright's own way to wait."""
    end = time.monotonic() + PATIENCE / 1000
    while True:
        value: float | bool | None = page.evaluate(expression)
        if value:
            return value
        assert time.monotonic() < end, f"waited in vain: {expression}"
        page.wait_for_timeout(10)
