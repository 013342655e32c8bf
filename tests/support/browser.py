"""Finding a browser and starting it."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
VARIABLE = "BROWSER_PATH"


def find_browser(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return a Chromium or Chrome: the named one, the machine's, or Playwright's own."""
    named = environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Return the Chromium that Playwright installed, if it did."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Start a browser without a window, and end it when the block ends."""
    path = find_browser()
    if path is None:
        msg = (
            "no browser found, and tests in a browser are never skipped: set $BROWSER_PATH to a "
            "Chromium or Chrome, install one, or run `playwright install chromium`."
        )
        raise RuntimeError(msg)
    with sync_playwright() as playwright:
        yield from started(playwright, path)


def started(playwright: Playwright, path: str) -> Iterator[Browser]:
    """Start the browser at a path; root may run it only without its sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if root else []
    browser = playwright.chromium.launch(executable_path=path, args=arguments)
    try:
        yield browser
    finally:
        browser.close()
