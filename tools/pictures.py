"""Pictures of the README: the checklist's result and the comparison, in light and dark, taken in Chromium.

``python -m tools.pictures SITE [FOLDER]`` takes them from a built site.
"""

import base64
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from shortlist import built_in_model, parse_sheet
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import Checklist
from tests.support.browser import browsing
from tests.support.server import Site, serving
from tools.addresses import ROOT

FOLDER = ROOT / "docs" / "pictures"
SHEET = ROOT / "docs" / "scenarios" / "ml-api.toml"
WINDOW: ViewportSize = {"width": 1120, "height": 900}
TALLEST = 640
"""How much of a page a picture shows, in CSS pixels; readers of a README look, and read on the page itself."""
QUALITY = 85
SHARPNESS = 1.5
"""Pixels for each CSS pixel: legible on dense screens, and small enough to be loaded by everybody."""

FRAME = """
(one, tallest) => {
  one.style.padding = '24px';
  const box = one.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(one);
  const lines = [...range.getClientRects()].map(({ top, bottom }) => [top - box.top, bottom - box.top]);
  let height = Math.min(box.height, tallest);
  const straddling = () => lines.find(([top, bottom]) => top < height && height < bottom && bottom - top < 60);
  for (let line = straddling(); line; line = straddling()) height = line[0];
  return [box.x + scrollX, box.y + scrollY, box.width, height];
}
"""
"""Gives an element room around it, and returns what to show of it: no line of text is cut through."""

Scheme = Literal["light", "dark"]
Subject = Callable[[Page, Site], Locator]


def result(page: Page, site: Site) -> Locator:
    """Answer the checklist as in a scenario of the guide, and return its result."""
    sheet = parse_sheet(SHEET.read_text(encoding="utf-8"), built_in_model())
    Checklist(page, site).open(to_fragment(sheet)).wait_for_stage("asked")
    page.mouse.move(0, 0)  # nothing looks as if it were about to be pressed
    page.add_style_tag(
        content=".screen-top { inset: 12px 24px auto !important } .screen-top .back { display: none !important }"
    )
    return page.locator("#result")


def comparison(page: Page, site: Site) -> Locator:
    """Open the comparison, and return its first picture of levels."""
    page.goto(f"{site.url}comparison/")
    return page.locator("article .level-chart, article figure, article table").first


SUBJECTS: dict[str, Subject] = {"result": result, "comparison": comparison}
"""What is shown, by the name of the file."""


def photograph(page: Page, subject: Locator) -> bytes:
    """Return a picture of the top of an element, as WebP."""
    x, y, width, height = subject.evaluate(FRAME, TALLEST)
    clip = {"x": x, "y": y, "width": width, "height": height, "scale": SHARPNESS}
    options = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", options)
    return base64.b64decode(taken["data"])


def take(context: BrowserContext, site: Site, name: str, scheme: Scheme, folder: Path) -> Path:
    """Take one picture, and return where it is."""
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    path = folder / f"{name}-{scheme}.webp"
    path.write_bytes(photograph(page, SUBJECTS[name](page, site)))
    return path


def take_all(browser: Browser, built: Path, folder: Path = FOLDER) -> list[Path]:
    """Take every picture of a built site, and return where they are."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    context = browser.new_context(viewport=WINDOW)
    try:
        with serving(Site(built)) as site:
            return [take(context, site, name, scheme, folder) for name in SUBJECTS for scheme in schemes]
    finally:
        context.close()


def main(arguments: list[str]) -> int:
    """Take the pictures, and say how large each is."""
    with browsing() as browser:
        taken = take_all(browser, *(Path(each) for each in arguments))
    for path in taken:
        sys.stdout.write(f"{path}: {path.stat().st_size / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
