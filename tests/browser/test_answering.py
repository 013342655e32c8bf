"""A reader answers in the page, and the library answers as it does on the command line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from shortlist import Sheet, built_in_model, evaluate, read_sheet
from shortlist.report.sentences import headline
from shortlist.sheets.address import to_fragment
from tests.browser.checklist import PATIENCE, Checklist, texts
from tests.support.house import ROOT

CLICKED = "catalogue"
"""The scenario with an answer between two levels and a criterion among those that few choose."""
NO_TIME_TO_SPARE = "globalThis.waiting = []; globalThis.requestIdleCallback = (run) => waiting.push(run)"
"""A browser that keeps for later what it is asked to do when it has time."""
SHEETS = sorted((ROOT / "docs" / "scenarios").glob("*.toml"))


def sheet_at(path: Path) -> Sheet:
    return read_sheet(path, built_in_model())


def printed(path: Path) -> bytes:
    """Return what the command line prints about a sheet."""
    command = [sys.executable, "-m", "shortlist_cli", "evaluate", str(path), "--json"]
    return subprocess.run(command, capture_output=True, check=False).stdout


def enter(checklist: Checklist, sheet: Sheet) -> None:
    """Answer as a reader does, question by question."""
    checklist.open().fill_in(sheet)


def follow(checklist: Checklist, sheet: Sheet) -> None:
    """Open a link to the answers, and make them one's own."""
    checklist.open(to_fragment(sheet))


@pytest.mark.parametrize(
    ("path", "give"),
    [pytest.param(path, enter if path.stem == CLICKED else follow, id=path.stem) for path in SHEETS],
)
def test_the_page_reports_what_the_command_line_prints(
    checklist: Checklist, path: Path, give: Callable[[Checklist, Sheet], None], tmp_path: Path
) -> None:
    """Scenarios, one of them entered by clicking, have the library's address and the command line's report."""
    sheet = sheet_at(path)
    give(checklist, sheet)
    checklist.wait()

    report = checklist.save("Save report (JSON)", tmp_path)

    assert checklist.fragment == to_fragment(sheet)
    assert report.read_bytes() == printed(path)
    expect(checklist.headline).to_have_text(headline(evaluate(built_in_model(), sheet)))


def test_a_saved_sheet_gives_the_same_report(checklist: Checklist, tmp_path: Path) -> None:
    """Answers saved as a file of either kind and given to the command line lead to the report of the page."""
    checklist.open(to_fragment(sheet_at(SHEETS[0]))).wait()

    sheets = {kind: checklist.save(f"Save answers ({kind})", tmp_path) for kind in ("TOML", "JSON")}
    report = checklist.save("Save report (JSON)", tmp_path).read_bytes()

    assert [kind for kind, sheet in sheets.items() if printed(sheet) != report] == []


def test_no_request_leaves_the_site(checklist: Checklist) -> None:
    """Answering, evaluating and saving ask nothing of any other host."""
    checklist.open().answer("admin", "essential")
    checklist.wait()

    assert checklist.origins == {checklist.site.address}


@pytest.mark.first_visit
def test_python_starts_while_the_first_screen_is_read(checklist: Checklist) -> None:
    """Python is fetched before anything is answered, once."""
    checklist.open()
    expect(checklist.python).to_have_attribute("data-state", "ready", timeout=PATIENCE)

    checklist.answer("admin", "essential")
    checklist.wait()

    assert len(checklist.site.requested("pyodide.asm.wasm")) == 1


def test_the_newest_answer_is_the_one_that_counts(checklist: Checklist, tmp_path: Path) -> None:
    """Answers given faster than they are evaluated end in the result, sheet and address of the last."""
    checklist.open().show_all()
    for level in ["none", "useful", "essential"] * 10:
        checklist.page.evaluate(f"document.querySelector('[name=admin][value={level}]').click()")
    checklist.wait()

    sheet = checklist.save("Save answers (TOML)", tmp_path)

    report = checklist.save("Save report (JSON)", tmp_path)
    assert report.read_bytes() == printed(sheet)
    assert sheet_at(sheet).answers == {"admin": ("essential",)}
    assert checklist.fragment == "v1;admin=essential"
    expect(checklist.body.locator("[data-alternative=flask] [data-group=against]")).to_have_count(1)


def test_an_answer_can_be_taken_back(checklist: Checklist) -> None:
    """Choosing "Don't know yet" is the same as never having answered."""
    checklist.open()
    empty = checklist.headline.text_content()
    checklist.answer("admin", "essential")

    checklist.answer("admin", "")
    checklist.wait()

    assert (checklist.fragment, checklist.headline.text_content()) == ("", empty)


def test_every_alternative_is_shown_in_the_order_of_the_alphabet(checklist: Checklist) -> None:
    """All are there after an answer, also those that fit poorly."""
    checklist.open().answer("admin", "essential")
    checklist.wait()

    expect(checklist.body.locator("[data-alternative]")).to_have_count(len(built_in_model().alternatives))
    shown = texts(checklist.body.locator(".alternative-title [data-slot=title]").all())

    titles = [alternative.title for alternative in built_in_model().alternatives.values()]
    assert shown == sorted(titles, key=str.lower)


def test_the_answer_stands_before_what_is_folded_away(checklist: Checklist) -> None:
    """Who is in front does not wait for a hundred reasons in a closed fold, and nothing moves when they come."""
    checklist.page.add_init_script(NO_TIME_TO_SPARE)
    checklist.follow("v1;admin=essential").wait_for_stage("asked")
    entries = checklist.body.locator("[data-alternative]")
    expect(checklist.part("grounds").locator("li").first).to_be_visible()
    expect(entries).to_have_count(0)
    checklist.watch()

    checklist.page.evaluate("waiting.forEach((run) => run())")

    expect(entries).to_have_count(len(built_in_model().alternatives))
    assert checklist.shifts == []


@pytest.mark.parametrize(
    "look",
    ["dispatchEvent(new Event('beforeprint'))", "document.querySelector('#fold-each > summary').click()"],
    ids=["on paper", "opened"],
)
def test_what_is_folded_away_is_there_for_whoever_looks(checklist: Checklist, look: str) -> None:
    """Whoever prints or opens the fold before the browser had time for it sees all of it, and of the newest answer."""
    checklist.page.add_init_script(NO_TIME_TO_SPARE)
    checklist.follow("v1;admin=essential").wait()
    reasons = checklist.body.locator("[data-alternative=flask] [data-group=against] [data-criterion=admin]")
    expect(reasons).to_have_count(0)

    checklist.page.evaluate(look)

    expect(reasons).to_have_count(1)
    checklist.page.evaluate("document.querySelector('[name=admin][value=none]').click()")
    expect(reasons).to_have_count(0)


def test_what_is_open_stays_open(checklist: Checklist) -> None:
    """A list that a reader has opened is still open, with focus, after the next answer."""
    checklist.open().answer("admin", "essential")
    checklist.wait()
    checklist.page.locator("#fold-each > summary").click()
    opened = checklist.body.locator("[data-alternative=django] [data-group=unknown]")
    opened.locator("> summary").focus()
    checklist.page.keyboard.press("Enter")

    checklist.page.evaluate("document.querySelector('[name=html][value=none]').click()")
    checklist.wait()

    expect(opened).to_have_attribute("open", "")
    expect(opened.locator("> summary")).to_be_focused()


def test_reasons_lead_to_the_evidence(checklist: Checklist) -> None:
    """Each reason of a result links to its cell in the comparison, which then stands open."""
    checklist.open().answer("admin", "essential")
    checklist.wait()
    reason = checklist.body.locator("[data-alternative=django] [data-criterion=admin]")

    address = reason.locator(".to-comparison").evaluate("link => link.href")
    checklist.page.goto(str(address))

    expect(checklist.page.locator("#admin-django")).to_be_visible()


def test_a_fourth_deciding_criterion_is_refused_in_words(checklist: Checklist) -> None:
    """At most three decide; the fourth is refused, and the three stay."""
    checklist.open()
    criteria = ["admin", "html", "typing", "talent"]

    for criterion in criteria[:3]:
        checklist.decides(criterion).check()
    checklist.decides(criteria[3]).click()

    expect(checklist.page.get_by_role("alert")).to_contain_text("at most 3")
    chosen = [checklist.decides(criterion).is_checked() for criterion in criteria]
    assert chosen == [True, True, True, False]


def test_answers_that_contradict_each_other_are_marked(checklist: Checklist) -> None:
    """What the library refuses is said beside the field, and no answer is lost."""
    checklist.open()
    checklist.decides("data-layer").check()

    checklist.answer("data-model", "none")
    fault = checklist.page.locator("#deciding > .fault")

    expect(fault).to_contain_text("cannot decide")
    expect(checklist.headline).to_contain_text("do not fit together")
    assert checklist.fragment == "v1;deciding=data-layer;data-model=none"
