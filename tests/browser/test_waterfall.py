"""How the requests of a shared link follow from each other: what can be asked for early is, in one round trip."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.checklist import PATIENCE
from tests.support.server import Site

pytestmark = pytest.mark.first_visit

LINK = "checklist/#v1;deciding=data-layer;data-model=complex;python=we"
BY_THE_PAGE = ("/loader.mjs", "/mount.mjs", "/worker.mjs", "/checklist.mjs", "/sheets/")
"""What the page itself names: asked for once it is there."""
LOOKS = ("/sheets/",)
"""What the page's own scripts wait for, and with them the rest of the page."""
PYTHONS = ("/mount.mjs", "/worker.mjs")
"""What of that starts Python: the loader waits for the end of the page and for other scripts."""
RUNTIME = ("/pyodide.mjs", "/pyodide.asm.mjs", "/pyodide.asm.wasm")
BY_SCRIPTS = (*RUNTIME, "/recipient.mjs", "/recipient.css")
"""What those ask for: the runtime, and what only the recipient of a link needs."""
BY_ITS_PACE = ("/memory-",)
EVERYTHING = ("/",)
"""What comes while the WebAssembly does, as soon as its first bytes have shown how fast the connection is."""
FOR_LATER = "/pyodide-offline.js"
MOST = 16
"""Requests to the result: some hosts answer six at a time."""


class Waves:
    """Holds back what a browser asks for until it is let through, wave by wave.

    Args:
        page: what asks.
        address: of the page, which is let through at once.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.through: Callable[[str], bool] = lambda url: url == address
        self.held: list[Route] = []
        # Of this page alone: a worker of the page before may be ending, and Chromium answers nothing for it any more.
        page.route("**/*", self.ask)

    def ask(self, route: Route) -> None:
        """Note a request, and hold it back unless its wave has come."""
        self.asked.append(route.request.url)
        if self.through(route.request.url):
            route.continue_()
        else:
            self.held.append(route)

    def wait_for(self, parts: tuple[str, ...]) -> None:
        """Wait until all of some files are asked for."""
        missing = set(parts)

        def none_is_missing() -> bool:
            missing.difference_update(part for part in parts if any(part in url for url in self.asked))
            return not missing

        if not self.wait_until(none_is_missing):
            pytest.fail(f"{sorted(missing)} wait for what is held back: {self.asked}")

    def wait_until(self, comes: Callable[[], bool]) -> bool:
        """Wait until something comes true, and return whether it did; the page's policy lets no script ask for it."""
        for _ in range(PATIENCE // 20):
            if comes():
                return True
            self.page.wait_for_timeout(20)
        return False

    def let_through(self, parts: tuple[str, ...]) -> None:
        """Answer what is held back of some files, and from now on at once."""
        before = self.through
        self.through = lambda url: before(url) or any(part in url for part in parts)
        held, self.held = self.held, []
        for route in held:
            if self.through(route.request.url):
                route.continue_()
            else:
                self.held.append(route)


@pytest.fixture
def waves(page: Page, guide: Site) -> Iterator[Waves]:
    """Give what holds back all but the page, and nothing any more once the test is over."""
    yield Waves(page, guide.url + LINK.partition("#")[0])
    page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("first", [PYTHONS, LOOKS], ids=["before the page is read", "after it is read"])
def test_from_a_link_to_the_result_in_three_round_trips(
    page: Page, guide: Site, waves: Waves, first: tuple[str, ...]
) -> None:
    """The page, what it names, what that asks for: no file waits for one of its own wave."""
    page.goto(guide.url + LINK, wait_until="commit")
    waves.wait_for(BY_THE_PAGE)
    waves.let_through(first)
    if first is LOOKS:
        assert waves.wait_until(lambda: page.evaluate("document.readyState") == "interactive")
    waves.let_through((*PYTHONS, *LOOKS))
    waves.wait_for(RUNTIME)
    waves.let_through(BY_THE_PAGE)
    waves.wait_for(BY_SCRIPTS)
    before = list(waves.asked)
    waves.let_through(EVERYTHING)

    expect(page.locator("[data-part=result-body]")).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
    expect(page.locator("[data-part=sender]")).to_be_visible()

    assert [url for url in before if any(part in url for part in BY_ITS_PACE)] == []
    assert [url for url in waves.asked if FOR_LATER in url] == []
    assert len(set(waves.asked)) <= MOST, waves.asked


def test_what_is_kept_for_later_waits_for_the_answer(page: Page, guide: Site) -> None:
    """The service worker fetches the whole site: not before the reader has what was asked for."""
    page.goto(guide.url + LINK)
    expect(page.locator("[data-part=result-body]")).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    assert guide.requests.index(guide.requested(FOR_LATER)[0]) > guide.requests.index(guide.requested("/memory-")[0])
