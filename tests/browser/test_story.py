"""The story of a shop: two services, three people, one disagreement, one record, and a check a month later."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.samples import LIVE, SPLIT, sheet_of
from tests.browser.tabs import Tabs, payload, sheet

HEAD = 'title = "Orders"\ndeciding = ["data-layer"]'
PEOPLE = {"Ada": SPLIT, "Ben": SPLIT | {"data-model": "simple"}, "Cem": SPLIT}
"""Three people who judge the order service; they differ on its data alone."""
STREAMS = to_fragment(sheet_of(LIVE, 'title = "Live"\nmember = "Ada"\ndeciding = ["websockets"]'))
"""The service that pushes what happens, which Ada answers for."""
DECIDED = date(2026, 11, 27)
MONTH = timedelta(days=31)


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder."""
    command = [sys.executable, "-m", "shortlist_cli", *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, check=False, encoding="utf-8")


def saved(tabs: Tabs, button: str, place: Path) -> str:
    """Press a button that saves a file, and return its name."""
    with tabs.page.expect_download(timeout=PATIENCE) as download:
        tabs.panel.get_by_role("button", name=button).click()
    name = download.value.suggested_filename
    download.value.save_as(place / name)
    return name


def test_a_shop_decides_on_two_services_and_looks_again_a_month_later(checklist: Checklist, tmp_path: Path) -> None:
    """The page settles what three people see differently; the command writes one record of both, which still holds."""
    live = checklist.open(STREAMS).wait().save("Save answers (TOML)", tmp_path).name
    tabs = Tabs(checklist)
    tabs.enter("Team")
    tabs.bring(*[payload(f"orders-{name}.toml", sheet(name, given, HEAD)) for name, given in PEOPLE.items()])
    tabs.expect_members(*PEOPLE)
    tabs.reveal()
    expect(tabs.panel.locator("[data-part=own] > li")).to_contain_text(["Ada: Django", "Ben: FastAPI", "Cem: Django"])
    expect(tabs.panel.locator('[data-group="discuss"] .matter')).to_have_count(1)
    tabs.settle("data-model", "Essential")
    expect(tabs.panel.locator("[data-part=team-sentence]")).to_contain_text("Settled: Django")
    tabs.press("Write the record")
    orders = [saved(tabs, f"TOML {name}", tmp_path) for name in PEOPLE]
    settled = saved(tabs, "TOML What you settled", tmp_path)

    options = ["--settled", settled, "--date", DECIDED.isoformat(), "-o", "decision.md"]
    picked = ["--chosen", "Orders=django", "--chosen", "Live=litestar"]
    written = run(tmp_path, "record", *orders, live, *options, *picked)
    record = (tmp_path / "decision.md").read_text(encoding="utf-8")
    checked = run(tmp_path, "check", ".", "--as-of", (DECIDED + MONTH).isoformat())

    assert live == "live.toml"
    assert (written.returncode, written.stderr) == (0, "")
    assert f"date: {DECIDED.isoformat()}" in record
    assert "# Use Litestar for Live and Django for Orders" in record
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.startswith("decision.md still holds for each of its services.")
    assert "decision.md, Orders: still holds. The shortlist: Django." in checked.stdout
    assert "decision.md, Live: still holds. The shortlist: Litestar." in checked.stdout
