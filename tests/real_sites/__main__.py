"""Builds the real sites below a folder, runs examples of theirs in Chromium, and writes the table of the docs.

``python -m tests.real_sites FOLDER [NAME …]`` builds all or the named ones; the table is written if all were built.
"""

import json
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.pyodide_sphinx_extension.example_page import ExamplePage
from tests.real_sites.site import DIFFERENCE, RealSite
from tests.support.browser import browsing
from tests.support.house import ROOT
from tests.support.server import Site, serving

DECLARED = tomllib.loads(Path(__file__).with_name("sites.toml").read_text(encoding="utf-8"))
TABLE = ROOT / "docs" / "runtime" / "real-sites.json"
PRESSED = 3
"""Examples that are run in the browser on each named page."""

PROMISED = "Traceback (most recent call last)"
"""What a doctest says that is to raise an error."""

COLUMNS = [
    "project",
    "theme",
    "examples",
    "run in the browser",
    "statements that differ",
    "without, s",
    "own doctest run, s",
    "first, s",
    "again, s",
    "again / without",
    "MB added to the site",
]


def main(folder: Path, names: list[str]) -> int:
    """Build the sites, tell surprises, and return the exit code."""
    rows, surprises = [], []
    with browsing() as browser:
        for name in names or list(DECLARED):
            row, found = tried(name, folder / name, browser)
            sys.stderr.write("\t".join(map(str, row)) + "\n")
            rows.append(row)
            surprises += found
    sys.stderr.write("".join(f"{each}\n" for each in surprises))
    if not surprises and not names:
        day = datetime.now(UTC).date().isoformat()
        TABLE.write_text(json.dumps({"date": day, "columns": COLUMNS, "rows": rows}, indent=1) + "\n", encoding="utf-8")
    return bool(surprises)


def tried(name: str, folder: Path, browser: Browser) -> tuple[list[str | int], list[str]]:
    """Build one site, run examples of it, and return its row and its surprises."""
    declared: dict[str, Any] = DECLARED[name]
    differs = declared["differs"]
    site = RealSite(name, declared["version"], declared["package"], tuple(declared["pages"]), differs, folder)
    docs = site.fetch()
    plain = site.build(docs, "plain", live=False)
    doctests = site.doctests(docs)
    live = site.build(docs, "live", live=True)
    again = site.build(docs, "again", live=True)
    surprises = [*site.surprises(plain, live), *pressed(site, browser)]
    run, count = live.coverage
    added = (size_of(folder / "live") - size_of(folder / "plain")) / 1e6
    seconds = [f"{each.seconds:.0f}" for each in (plain, doctests, live, again)]
    ratio = f"{again.seconds / plain.seconds:.2f}"
    differing = len(DIFFERENCE.findall(live.warnings))
    row = [f"{name} {site.version}", declared["theme"], count, run, differing, *seconds, ratio, f"{added:.1f}"]
    return row, surprises


def pressed(site: RealSite, browser: Browser) -> list[str]:
    """Run the first examples of each named page, and return what went wrong."""
    wrong = []
    with serving(Site(site.built)) as served:
        for name in site.pages:
            page = ExamplePage(browser.new_page()).open(f"{served.url}{name}")
            for number in range(1, PRESSED + 1):
                promised = PROMISED in (page.root(number).text_content() or "")
                page.run(number)
                page.expect_status(number, "Done")
                if page.root(number).locator(".pyodide-error").count() and not promised:
                    wrong.append(f"{site.name}: {name}: example {number} raised an error")
            page.page.close()
    return wrong


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
