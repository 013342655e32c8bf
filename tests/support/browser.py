"""Finding a browser, starting it, and giving pages to readers who come back or were never here."""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

from tests.support.patience import be_patient

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""The same engine without windows, tabs and menus: they are work for each page, and no test looks at them."""
VARIABLE = "BROWSER_PATH"
MISSING = (
    "no browser found, and tests in a browser are never skipped: set $BROWSER_PATH to a "
    "Chromium or Chrome, install one, or run `playwright install chromium`."
)
RUNTIME = "pyodide-sphinx-extension"
"""The cache in which a reader's browser keeps the runtime, and the memory of a started Python."""
WITHOUT_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker"
ALL_BUT_CACHES = "cookies,file_systems,indexeddb,local_storage,service_workers"
FORGET_CACHES = """async (runtime) => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== runtime).map((name) => caches.delete(name)));
}"""
HOLD_COMPILED = """async (urls) => {
  globalThis.compiled = await Promise.all(urls.map((url) => WebAssembly.compileStreaming(fetch(url))));
}"""


def find_browser(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return a Chromium or Chrome with all that a reader's has: the named one, the machine's, or Playwright's own."""
    return named(environ) if environ.get(VARIABLE) else first_on_path(NAMES) or playwrights_own()


def find_engine(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return what the tests drive: the named browser, the engine alone where the machine has it, or any browser."""
    return named(environ) if environ.get(VARIABLE) else first_on_path(SHELLS) or find_browser(environ)


def named(environ: Mapping[str, str]) -> str | None:
    """Return the browser that the variable names, if there is one."""
    return shutil.which(environ[VARIABLE])


def first_on_path(names: Iterable[str]) -> str | None:
    """Return the first program of these names that the machine has."""
    found = (shutil.which(name) for name in names)
    return next((path for path in found if path), None)


def playwrights_own() -> str | None:
    """Return the Chromium that Playwright installed, if it did."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Start a browser without a window, and end it when the block ends."""
    path = find_engine()
    if path is None:
        raise RuntimeError(MISSING)
    with sync_playwright() as playwright:
        yield from started(playwright, path)


def started(playwright: Playwright, path: str) -> Iterator[Browser]:
    """Start the browser at a path; root may run it only without its sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Pages of one host share a process, and so what it has compiled.
    arguments = ["--process-per-site", *(["--no-sandbox"] if root else [])]
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    try:
        yield browser
    finally:
        browser.close()


class Profile:
    """A reader's profile, in which pages come and go.

    Two pages stay open in it. One looks after what sites have kept. The other holds compiled WebAssembly, as the engine
    compiles none that its process holds already: compiling the runtime for each page takes as long as all else that a
    start does.

    Args:
        browser: the running browser.
    """

    def __init__(self, browser: Browser) -> None:
        self.context = be_patient(browser.new_context())
        self.lasting, self.holding = self.context.new_page(), self.context.new_page()
        self.control = self.context.new_cdp_session(self.lasting)
        self.visited: set[str] = set()
        self.known: set[str] = set()
        self.context.on("page", self.watch)

    def hold(self, urls: list[str]) -> None:
        """Compile WebAssembly that a host serves, and hold on to it."""
        self.holding.goto(f"{origin_of(urls[0])}/nothing")
        self.holding.evaluate(HOLD_COMPILED, urls)

    def watch(self, page: Page) -> None:
        """Note each origin that a page goes to: it may leave something behind."""
        page.on("framenavigated", lambda frame: self.visited.add(origin_of(frame.url)))

    @contextlib.contextmanager
    def visiting(self, *, first: bool) -> Iterator[Page]:
        """Give an empty page, and forget all but the runtime when the block ends.

        Args:
            first: forget the runtime too, before the page is given. Only such a page has service workers: they
                keep all of a site at each visit, which takes as long as the visit itself.
        """
        if first:
            for origin in self.known:
                self.remove(origin, "all")
            self.known.clear()
        page = self.context.new_page()
        if not first:
            page.add_init_script(WITHOUT_SERVICE_WORKER)
        yield page
        for page in self.context.pages:
            if page not in (self.lasting, self.holding):
                page.close()
        self.context.clear_permissions()
        self.forget()

    def forget(self) -> None:
        """Remove what the visited sites have kept, but for the runtime."""
        for origin in self.visited - {""}:
            self.remove(origin, ALL_BUT_CACHES)
            try:
                if origin_of(self.lasting.url) != origin:
                    self.lasting.goto(f"{origin}/nothing")
                self.lasting.evaluate(FORGET_CACHES, RUNTIME)
            except Error:  # nobody serves it any more
                self.remove(origin, "all")
        self.known |= self.visited - {""}
        self.visited.clear()

    def remove(self, origin: str, kinds: str) -> None:
        """Remove what a site has kept, of the kinds that the protocol of the browser's tools names."""
        self.control.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": kinds})


def origin_of(url: str) -> str:
    """Return scheme and host of an address; what never leaves the browser has none.

    >>> [origin_of(each) for each in ("http://127.0.0.1:80/a", "data:,a", "blob:http://127.0.0.1:80/a")]
    ['http://127.0.0.1:80', '', '']
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
