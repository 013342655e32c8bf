"""What a reader takes along: the record, sheets, links, the command line, and a print-out."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shortlist import built_in_model, read_sheet
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.samples import orders
from tests.browser.tabs import Tabs, payload, sheet
from tests.support.house import SCENARIOS

FRAGMENT = to_fragment(orders())


@pytest.fixture
def tabs(checklist: Checklist) -> Tabs:
    """Give the tab of the record, of a page that is answered."""
    tabs = Tabs(checklist.open(FRAGMENT))
    tabs.enter("Record")
    return tabs


def saved(tabs: Tabs, words: str, place: Path) -> Path:
    """Press a button that saves a file, and return where it is."""
    with tabs.page.expect_download(timeout=PATIENCE) as download:
        tabs.press(words)
    path = place / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_every_word_reaches_the_record_and_the_command(tabs: Tabs, tmp_path: Path) -> None:
    """Quotes, spaces and letters of any script are in the record, and the command writes the same bytes."""
    fields = {
        "Title": 'Django\'s "data" layer',
        "The project in a sentence or two": "A shop; `rm -rf` $HOME & more.",
        "Who decides": "Zoë, Ünal the 2nd",
        "Who was asked": "O'Brien",
        "Who is informed": "all",
        "Why you picked it": "it carries the data well.",
    }
    for label, words in fields.items():
        tabs.panel.get_by_label(label, exact=True).fill(words)
    tabs.panel.get_by_label("What you picked").select_option("Django")

    record = saved(tabs, "Download the record", tmp_path)
    saved(tabs, "TOML Orders", tmp_path)
    command = tabs.panel.locator("[data-part=command]").inner_text()
    command = command.replace("shortlist ", f"{sys.executable} -m shortlist_cli ", 1)
    printed = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False)

    assert (printed.returncode, printed.stderr) == (0, b"")
    assert record.read_bytes() == (tmp_path / "record.md").read_bytes()
    assert 'decision-makers: ["Zoë", "Ünal the 2nd"]' in record.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["TOML", "JSON"])
def test_the_sheet_is_saved_as_it_is(tabs: Tabs, kind: str, tmp_path: Path) -> None:
    """A saved sheet holds the answers of the page, whatever its form."""
    path = saved(tabs, f"{kind} Orders", tmp_path)

    assert read_sheet(path, built_in_model()) == orders()


def test_the_preview_shows_what_is_copied_and_grows_old(tabs: Tabs) -> None:
    """The preview is the record; once something above it changes, the tab says that it is older."""
    tabs.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tabs.press("Preview the record")
    preview = tabs.panel.locator("[data-part=preview]")
    expect(preview).to_contain_text('status: "proposed"', timeout=PATIENCE)
    tabs.press("Copy the record")
    expect(tabs.said).to_have_text("Copied.", timeout=PATIENCE)

    assert tabs.page.evaluate("navigator.clipboard.readText()") == preview.text_content()
    tabs.panel.get_by_label("Title").fill("Another")
    expect(tabs.said).to_contain_text("The preview no longer matches")


def test_a_link_opens_the_same_answers(tabs: Tabs) -> None:
    """The link of a sheet is the address that the library gives it, with the day on which it is copied."""
    tabs.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tabs.press("Copy link Orders")
    expect(tabs.said).to_have_text("Copied.")

    copied = str(tabs.page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith(f"{tabs.checklist.site.url}checklist/#{FRAGMENT};date=20")


def test_paper_shows_the_answers_and_the_reasons(checklist: Checklist) -> None:
    """The print-out of answers has no form; the evidence is on paper though its fold is closed, and so is the day."""
    checklist.open(FRAGMENT).wait()
    page = checklist.page
    page.emulate_media(media="print")
    for _ in ("opened", "changed a setting"):
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator("[data-part=paper]")

    expect(paper.get_by_role("heading", name="Orders")).to_be_visible()
    expect(paper.get_by_role("row").filter(has_text="relational data?")).to_contain_text("Essential")
    expect(page.locator("form.questions")).to_be_hidden()
    expect(page.locator("[data-part=grounds]")).to_contain_text("Django fits")
    expect(page.locator("[data-alternative=django] [data-criterion=data-layer] .evidence")).to_be_visible()
    expect(page.locator("#fold-what-if")).to_be_hidden()
    expect(page.locator("#result > .print-day")).to_have_text(re.compile(r"^Orders · Printed on \d+ \w+ \d{4}$"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(paper).to_be_hidden()
    expect(page.locator("#result > h2")).to_be_visible()
    expect(page.locator("#fold-each")).to_have_js_property("open", value=False)
    expect(page.locator(".print-day")).to_have_count(0)


@pytest.mark.parametrize("name", ["dashboard", "ml-api", "order-service"])
def test_a_printed_result_is_five_sheets_at_most(checklist: Checklist, name: str) -> None:
    """The answer, its evidence and the answers given: as many sheets as somebody takes to a meeting."""
    sheet = read_sheet(SCENARIOS / f"{name}.toml", built_in_model())
    checklist.open(to_fragment(sheet)).wait_for_stage("asked")

    printed = checklist.page.pdf(format="A4")

    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 5


def sheets_of_paper(page: Page) -> int:
    """Print a page as a reader does, and count its sheets."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", margin=margin)))  # type: ignore[arg-type]


def test_the_worksheet_is_short(checklist: Checklist) -> None:
    """All questions with their levels take seven sheets, where each had half a sheet of its own before."""
    assert sheets_of_paper(checklist.open().page) <= 7


def test_a_previewed_record_is_short_on_paper(tabs: Tabs) -> None:
    """The page to sign stands first and alone; the appendix follows in small print, and nothing else does."""
    tabs.press("Preview the record")
    preview = tabs.panel.locator("[data-part=preview]")
    expect(preview).to_contain_text("More Information", timeout=PATIENCE)

    assert 3 <= sheets_of_paper(tabs.page) <= 6
    assert preview.locator(".appendix").inner_text().startswith("## More Information")


def test_a_team_is_short_on_paper(checklist: Checklist) -> None:
    """Matters stand beside each other: two people's sheets, with all that is open, take four sheets of paper."""
    tabs = Tabs(checklist.open())
    tabs.enter("Team")
    tabs.bring(
        payload("a.toml", sheet("Ada", {"admin": "essential"})), payload("b.toml", sheet("Ben", {"admin": "none"}))
    )
    tabs.expect_members("Ada", "Ben")
    tabs.reveal()

    assert sheets_of_paper(tabs.page) <= 4


def test_paper_without_answers_is_the_worksheet(checklist: Checklist) -> None:
    """While nothing is answered, the form itself is printed."""
    page = checklist.open().page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    expect(page.locator("form.questions")).to_be_visible()
    expect(page.locator("[data-part=paper]")).to_be_hidden()
