"""A team lays its sheets together, settles what matters, and leaves with a record."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from shortlist import built_in_model, evaluate, parse_sheet, read_sheet
from shortlist.report.sentences import standing_of
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist, texts
from tests.browser.samples import SPLIT
from tests.browser.tabs import Tabs, payload, sheet
from tests.shortlist.records.samples import OWN

DECIDED = 'title = "Orders"\ndeciding = ["data-layer"]'
PEOPLE = {
    "ada": sheet("Ada", SPLIT, DECIDED),
    "ben": sheet("Ben", SPLIT | {"data-model": "simple", "admin": "none"}, DECIDED),
    "cem": sheet("Cem", SPLIT | {"admin": "useful"}, 'title = "Orders"'),
}


@pytest.fixture
def tabs(checklist: Checklist) -> Tabs:
    """Give the tabs of a page that is open."""
    return Tabs(checklist.open())


@pytest.fixture
def sheets(tmp_path: Path) -> list[Path]:
    """Return the files of three people."""
    for name, text in PEOPLE.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return [tmp_path / f"{name}.toml" for name in PEOPLE]


def run(place: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a folder."""
    command = [sys.executable, "-m", "shortlist_cli", *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, check=False)


def test_three_people_leave_with_one_record(tabs: Tabs, sheets: list[Path], tmp_path: Path) -> None:
    """Sheets are opened, revealed and settled; the record is that of the command line, and it still holds."""
    tabs.enter("Team")
    tabs.bring(*sheets)
    tabs.expect_members("Ada", "Ben", "Cem")
    tabs.reveal()
    tabs.settle("deciding", "Relational data")
    tabs.settle("data-model", "Essential")
    tabs.settle("admin", "Useful")
    tabs.topic("admin").get_by_text("Keep a dissent").click()
    tabs.topic("admin").get_by_role("textbox").fill("Ben: by the second release we will not miss it.")
    tabs.press("Write the record")
    tabs.panel.get_by_label("Title").fill("Orders' framework")
    tabs.panel.get_by_label("What you picked").select_option("Django")

    with tabs.page.expect_download(timeout=PATIENCE) as download:
        tabs.press("Download the record")
    record = tmp_path / download.value.suggested_filename
    download.value.save_as(record)
    with tabs.page.expect_download() as download:
        tabs.panel.get_by_role("button", name="TOML What you settled").click()
    download.value.save_as(tmp_path / "settled.toml")
    command = tabs.panel.locator("[data-part=command]").inner_text()
    printed = subprocess.run(
        ["sh", "-c", command.replace("shortlist ", f"{sys.executable} -m shortlist_cli ", 1)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    checked = run(tmp_path, "check", record.name)

    assert (printed.returncode, printed.stderr) == (0, b"")
    assert record.read_bytes() == (tmp_path / "record.md").read_bytes()
    assert "Dissent: Ben: by the second release we will not miss it." in record.read_text(encoding="utf-8")
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_nothing_of_others_is_shown_before_the_reveal(tabs: Tabs, sheets: list[Path]) -> None:
    """A sheet that is here shows whose it is and where it came from."""
    tabs.enter("Team")
    tabs.bring(*sheets)
    tabs.expect_members("Ada", "Ben", "Cem")

    shown = tabs.panel.locator(".member").first.inner_text()

    assert " ".join(shown.split()) == "Name from ada.toml Remove Ada"
    expect(tabs.panel.locator("[data-part=revealed]")).to_be_hidden()
    expect(tabs.panel.locator(".matter")).to_have_count(0)


def test_a_disagreement_says_what_each_side_leads_to(tabs: Tabs, sheets: list[Path]) -> None:
    """Who said what stands by name, with what it would lead to; what changes nothing is folded away."""
    tabs.enter("Team")
    tabs.bring(*sheets)
    tabs.expect_members("Ada", "Ben", "Cem")
    tabs.reveal()

    shown = tabs.topic("data-model").inner_text()

    assert "Essential: Ada, Cem" in shown
    assert "\u2192 FastAPI is in front." in shown
    expect(tabs.panel.locator('[data-group="rest"]')).to_have_js_property("open", value=False)


def test_a_meeting_begins_with_each_result_and_ends_with_what_changes_nothing(tabs: Tabs, sheets: list[Path]) -> None:
    """Everybody's own result stands first; a split from end to end is shown, and what is settled folds away."""
    tabs.enter("Team")
    tabs.bring(*sheets)
    tabs.expect_members("Ada", "Ben", "Cem")
    tabs.reveal()
    own = tabs.panel.locator("[data-part=own] > li")
    model = built_in_model()
    found = {name.title(): evaluate(model, parse_sheet(text, model)) for name, text in PEOPLE.items()}

    assert own.all_inner_texts() == [
        f"{name}: {standing_of(model, each.so_far.outcome, each.so_far.close)}." for name, each in found.items()
    ]
    assert "So far: " in tabs.panel.locator("[data-part=team-sentence]").inner_text()
    tabs.settle("deciding", "Relational data")
    tabs.settle("data-model", "Essential")
    talk = tabs.topic("data-model").locator(".talk")
    expect(talk).to_have_js_property("open", value=True)
    tabs.settle("admin", "Useful")
    expect(talk).to_have_js_property("open", value=False)
    expect(tabs.topic("data-model")).to_contain_text("Settled: Essential.")
    tabs.press("Back to the sheets")
    tabs.reveal()
    expect(tabs.panel.locator("[data-part=team-sentence]")).to_contain_text("Settled: Django")


def test_a_split_from_end_to_end_is_shown_though_it_changes_nothing(tabs: Tabs) -> None:
    """Ada and Ben stand at the two ends of a question that cannot change the front: it is shown, with a word why."""
    far = SPLIT | {"typing": "strict"}
    tabs.enter("Team")
    tabs.bring(payload("ada.toml", sheet("Ada", far, DECIDED)), payload("ben.toml", sheet("Ben", SPLIT, DECIDED)))
    tabs.expect_members("Ada", "Ben")
    tabs.reveal()

    expect(tabs.panel.locator('[data-group="ends"] [data-topic="typing"]')).to_be_visible()
    expect(tabs.topic("typing")).to_contain_text("Whichever of these you choose, the result is the same.")


def test_a_team_with_few_answers_finds_out_the_most_useful_first(tabs: Tabs) -> None:
    """Of many open questions the first five are seen, folded; the others wait behind their number."""
    tabs.enter("Team")
    tabs.bring(
        payload("ada.toml", sheet("Ada", {"admin": "essential"})), payload("ben.toml", sheet("Ben", {"ai": "core"}))
    )
    tabs.expect_members("Ada", "Ben")
    tabs.reveal()
    group = tabs.panel.locator('[data-group="find_out"]')
    topics = group.locator("[data-topic]")

    expect(topics.filter(visible=True)).to_have_count(5)
    expect(topics.first.locator(".talk")).to_have_js_property("open", value=False)
    expect(topics.first).to_contain_text("Don\u2019t know yet: Ada")
    group.get_by_text(f"{topics.count() - 5} more", exact=True).click()
    expect(topics.last).to_be_visible()


def test_links_and_the_page_itself_are_members_too(tabs: Tabs, sheets: list[Path]) -> None:
    """Pasted links and the sheet in the form join the team under names that can be written."""
    model = built_in_model()
    links = [f"https://example.org/#{to_fragment(read_sheet(path, model))}" for path in sheets[:2]]
    tabs.enter("Team")
    tabs.paste("\n".join(links))
    tabs.expect_members("Ada", "Ben")
    tabs.press("Add the sheet of this page")
    tabs.panel.locator(".member input").nth(2).fill("Cem")

    tabs.reveal()

    expect(tabs.topic("data-model")).to_contain_text("Don\u2019t know yet: Cem")


def test_a_team_outlives_a_reload(tabs: Tabs, sheets: list[Path]) -> None:
    """What was revealed and settled is there again when the team comes back."""
    tabs.enter("Team")
    tabs.bring(*sheets)
    tabs.expect_members("Ada", "Ben", "Cem")
    tabs.reveal()
    tabs.settle("data-model", "A little")

    tabs.checklist.reload()
    tabs.enter("Team")

    expect(tabs.topic("data-model").get_by_label("A little", exact=True)).to_be_checked(timeout=PATIENCE)


BAD = {
    "another kind": (payload("logo.png", b"\x89PNG\r\n\x1a\n\x00\xff"), "is not text"),
    "empty": (payload("empty.toml", ""), "is empty"),
    "prose": (payload("notes.txt", "Dear all,\nplease find our answers below."), "notes.txt"),
    "another version": (
        payload("old.toml", '[answers]\ncolour = "green"\nadmin = "essential"'),
        "answers.colour: is not a key here",
    ),
    "a newer link": (payload("link.txt", "https://example.org/#v2;admin=useful"), "version"),
}


def test_what_is_no_sheet_is_refused_in_words(tabs: Tabs, tmp_path: Path, subtests: pytest.Subtests) -> None:
    """The sentence names the file and what was expected; the sheets that are here stay, and more can come."""
    huge = tmp_path / "disk.iso"
    huge.write_bytes(b"x" * 50_000_000)
    files = [*BAD.items(), ("huge", (huge, "50 MB"))]
    tabs.enter("Team")
    tabs.bring(payload("ada.toml", PEOPLE["ada"]))

    for name, (file, words) in files:
        with subtests.test(name):
            tabs.bring(file)  # type: ignore[arg-type]

            refusal = tabs.refusals.filter(has_text=words)
            expect(refusal).to_contain_text("Expected a sheet of answers", timeout=PATIENCE)
    tabs.bring(payload("ben.toml", PEOPLE["ben"]))
    tabs.expect_members("Ada", "Ben")


def test_a_record_cut_in_half_is_refused_and_a_whole_one_opens(tabs: Tabs, sheets: list[Path]) -> None:
    """Half a record opens nothing and says so; the whole one brings every member back."""
    record = run(sheets[0].parent, "record", *[path.name for path in sheets]).stdout
    tabs.enter("Team")

    tabs.bring(payload("half.md", record[: len(record) // 2]))
    expect(tabs.refusals).to_contain_text("holds no block", timeout=PATIENCE)
    tabs.press("Close")
    tabs.bring(payload("whole.md", record))

    tabs.expect_members("Ada", "Ben", "Cem")
    expect(tabs.refusals).to_have_count(0)


def test_a_record_of_another_model_says_so(tabs: Tabs, sheets: list[Path]) -> None:
    """Sheets of a record that was made with other evidence are opened, with a word about that."""
    record = run(sheets[0].parent, "record", *[path.name for path in sheets]).stdout.decode()
    tabs.enter("Team")

    tabs.bring(payload("old.md", record.replace(built_in_model().hash, "0" * 64)))

    tabs.expect_members("Ada", "Ben", "Cem")
    expect(tabs.refusals).to_contain_text("was made with other evidence")


def test_a_record_with_ratings_of_its_own_says_where_they_count(tabs: Tabs, sheets: list[Path]) -> None:
    """Its sheets are opened by the guide's ratings, with a word about the command that counts the team's own."""
    own = sheets[0].parent / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    record = run(own.parent, "record", "--overrides", own.name, *[path.name for path in sheets]).stdout.decode()
    tabs.enter("Team")

    tabs.bring(payload("ours.md", record))

    tabs.expect_members("Ada", "Ben", "Cem")
    expect(tabs.refusals).to_contain_text("ratings of its own")
    expect(tabs.refusals).to_contain_text("shortlist team ours.md")


def test_markup_in_a_name_stays_text(tabs: Tabs) -> None:
    """Names are shown as they are, in the list, in the differences and in the record."""
    name = "<img src=x onerror=alert(1)>"
    tabs.enter("Team")
    tabs.bring(payload("a.toml", sheet(name, {"admin": "none"})), payload("b.toml", PEOPLE["ben"]))
    tabs.expect_members(name, "Ben")
    tabs.reveal()

    assert tabs.panel.locator("img").count() == 0
    assert name in (tabs.panel.text_content() or "")


def test_the_same_member_twice_is_asked_about(tabs: Tabs) -> None:
    """Two sheets of one name are both kept; revealing waits until they can be told apart."""
    tabs.enter("Team")
    tabs.bring(payload("ada.toml", PEOPLE["ada"]), payload("again.toml", PEOPLE["ada"]))
    tabs.expect_members("Ada", "Ada")

    tabs.press("Reveal together")
    second = tabs.panel.locator(".member input").nth(1)

    expect(second).to_be_focused()
    expect(second).to_have_attribute("aria-invalid", "true")
    second.fill("Adam")
    tabs.reveal()


def test_links_without_names_are_asked_about_once(tabs: Tabs) -> None:
    """What was pasted says so; of several sheets without a name each is marked, and one sentence says why."""
    tabs.enter("Team")
    tabs.paste("https://example.org/checklist/#v1;admin=essential\nhttps://example.org/checklist/#v1;admin=none")
    tabs.expect_members("", "")

    tabs.press("Reveal together")

    assert texts(tabs.panel.locator("[data-slot=origin]").all()) == ["pasted", "pasted"]
    assert tabs.panel.locator(".member [aria-invalid=true]").count() == 2
    assert tabs.panel.get_by_text("Write whose sheet this is.").locator("visible=true").count() == 1
    expect(tabs.said).to_have_text("")


def test_one_sheet_is_no_team(tabs: Tabs) -> None:
    """With one sheet nothing is revealed, and the tab says what is missing."""
    tabs.enter("Team")
    tabs.bring(payload("ada.toml", PEOPLE["ada"]))
    tabs.expect_members("Ada")

    tabs.press("Reveal together")

    expect(tabs.said).to_have_text("Open at least two sheets: one person is not a team.")
