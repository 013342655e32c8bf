"""The main flow of the checklist and its failures, in Firefox, clicked and typed as a reader does."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.firefox import Firefox, FirefoxPage
from tests.support.server import Site, not_found

SHARED = "v1;deciding=html;must=admin;admin=essential;html=most"
MOUNTED = "document.querySelector('[data-pyodide-state=mounted]')"
READY = "document.querySelector('[data-part=python]')?.dataset.state === 'ready'"
SETTLED = f"{READY} && document.querySelector('[data-part=result-body]').getAttribute('aria-busy') === 'false'"
COMPLETE = "document.querySelector('[data-part=result-body]').dataset.stage === 'asked'"
FAILED = "document.querySelector('[data-part=python]').dataset.state === 'failed'"


class Guest:
    """A reader of the checklist in Firefox."""

    def __init__(self, page: FirefoxPage, site: Site) -> None:
        self.page = page
        self.site = site

    def open(self, fragment: str = "") -> None:
        """Open the page, by way of another: a new fragment alone would load nothing anew."""
        self.page.goto(f"{self.site.url}comparison/")
        self.page.goto(f"{self.site.url}checklist/{fragment and f'#{fragment}'}")
        self.page.wait_for(MOUNTED)

    def click(self, selector: str) -> None:
        """Click on what a selector names."""
        self.page.click(f"document.querySelector('{selector}')")

    def press(self, words: str) -> None:
        """Press the button of these words, once it is there."""
        seen = f"it.checkVisibility() && it.textContent === '{words}'"
        button = f"[...document.querySelectorAll('button')].find((it) => {seen})"
        self.page.wait_for(button)
        self.page.click(button)

    def answer(self, question: str, level: str) -> None:
        """Choose a level of a question, on the page with all of them."""
        self.page.evaluate("document.querySelector('[data-view=one] .to-all')?.click()")
        self.click(f'input[name="{question}"][value="{level}"]')

    def text(self, part: str) -> str:
        """Return what a part of the page says."""
        return str(self.page.evaluate(f"document.querySelector('[data-part={part}]').textContent"))

    @property
    def fragment(self) -> str:
        """What stands behind the ``#`` of the address."""
        return str(self.page.evaluate("location.hash.slice(1)"))


@pytest.fixture
def guest(firefox: Firefox, guide: Site) -> Iterator[Guest]:
    """Give a reader who was never here."""
    with firefox.page() as page:
        yield Guest(page, guide)


def test_answers_lead_to_a_result_and_its_evidence_and_are_kept(guest: Guest, built_site: Path) -> None:
    """What decides and what is answered changes the result; a reason leads to its evidence; a reload keeps all."""
    guest.open()
    before = guest.text("headline")
    guest.answer("deciding", "html")
    guest.answer("admin", "essential")
    guest.answer("html", "most")
    guest.page.wait_for(f"{SETTLED} && document.querySelector('[data-alternative=django] [data-criterion=html]')")
    after = guest.text("headline")
    address = guest.page.evaluate("document.querySelector('[data-alternative=flask] a.to-rating').href")
    guest.page.goto(address)
    shown = guest.page.evaluate("document.querySelector(':target').textContent.trim().length > 0")
    guest.page.goto(f"{guest.site.url}checklist/")
    guest.page.wait_for(f"{MOUNTED} && {SETTLED} && location.hash")

    assert (before != after, shown) == (True, True)
    assert (built_site / urlsplit(address).path.removeprefix(guest.site.subpath) / "index.html").is_file()
    assert (guest.fragment, guest.text("headline")) == ("v1;deciding=html;admin=essential;html=most", after)


def test_a_shared_link_ends_in_the_record_of_the_command_line(guest: Guest, tmp_path: Path) -> None:
    """Whoever makes the answers of a link their own gets the record that ``shortlist record`` writes of that sheet."""
    guest.open(SHARED)
    guest.page.wait_for(COMPLETE)  # what is told last pushes down what is pressed next
    unsaved = guest.page.evaluate("localStorage.getItem('shortlist.sheet')")
    guest.press("Make it mine")
    guest.page.wait_for(SETTLED)
    guest.press("Record")
    guest.page.wait_for("!document.querySelector('.panel[data-panel=record]').dataset.state")
    guest.press("Preview the record")
    guest.page.wait_for("document.querySelector('[data-part=preview]').textContent")

    (tmp_path / "sheet.toml").write_text(
        'deciding = ["html"]\nmust = ["admin"]\n[answers]\nadmin = "essential"\nhtml = "most"\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "shortlist_cli", "record", "sheet.toml"]
    written = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert unsaved is None
    assert guest.text("preview") == written


@pytest.mark.first_visit
def test_a_failed_start_is_told_and_can_be_mended(guest: Guest) -> None:
    """Without Python the page says so and keeps the answers; trying again gives the result."""
    guest.site.break_("pyodide.asm.wasm", not_found)
    guest.open()
    guest.answer("admin", "essential")
    guest.page.wait_for(FAILED)
    told, kept = guest.text("python"), guest.fragment

    guest.site.mend()
    guest.press("Try again")
    guest.page.wait_for(f"{SETTLED} && document.querySelector('[data-alternative=django] [data-criterion=admin]')")

    assert "Try again" in told
    assert (kept, guest.fragment) == ("v1;admin=essential", "v1;admin=essential")


@pytest.mark.first_visit
def test_a_tab_that_could_not_be_loaded_opens_once_the_site_answers(guest: Guest) -> None:
    """Firefox remembers that a module could not be had; trying again still ends in the tab, with the answers."""
    guest.site.break_("team/team.mjs", not_found)
    guest.open("v1;admin=essential")
    guest.press("Make it mine")
    guest.press("Team")
    guest.page.wait_for("document.querySelector('.panel[data-panel=team]').dataset.state === 'failed'")
    told = str(
        guest.page.evaluate("document.querySelector('.panel[data-panel=team] [data-part=panel-said]').textContent")
    )

    guest.site.mend()
    guest.press("Try again")
    guest.page.wait_for("document.querySelector('#team--files')?.checkVisibility()")

    assert "could not be loaded" in told
    assert guest.fragment == "v1;admin=essential"


def test_a_click_waits_for_what_covers_its_button(guest: Guest) -> None:
    """The hand of these tests hits what it aims at, and nothing that lies in the way for a while."""
    guest.page.goto(
        "data:text/html,<button onclick='this.dataset.hit=1'>Press</button>"
        "<div style='position:fixed;inset:0' onclick='document.body.dataset.hit=1'></div>"
        "<script>setTimeout(() => document.querySelector('div').remove(), 300)</script>"
    )
    guest.press("Press")

    assert guest.page.evaluate("document.querySelector('button').dataset.hit") == "1"
    assert guest.page.evaluate("document.body.dataset.hit ?? null") is None
