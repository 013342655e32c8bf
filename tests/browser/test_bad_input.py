"""Whatever a link, a browser or a reader in a hurry does: a sentence that helps, nothing lost, and the page alive."""

import pytest
from playwright.sync_api import expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.browser.tabs import Tabs, payload

ADMIN = "v1;must=admin;admin=essential"
OTHER = "v1;deciding=html;html=most"
SAVED = "localStorage.getItem('shortlist.sheet')"


def saved(checklist: Checklist) -> str:
    return str(checklist.page.evaluate(SAVED) or "")


def leave(checklist: Checklist) -> Checklist:
    """Go to another page, so that the next visit to the checklist loads it anew."""
    checklist.page.goto(f"{checklist.site.url}comparison/")
    return checklist


def takes_answers(checklist: Checklist) -> bool:
    """Answer something and say whether the page takes note of it."""
    checklist.answer("typing", "useful")
    return "typing=useful" in checklist.fragment


def is_alive(checklist: Checklist) -> bool:
    """Answer something and say whether the answer counts."""
    taken = takes_answers(checklist)
    checklist.wait()
    return taken


LINKS = {
    "cut off in a level": ("v1;admin=essenti", "admin=essenti"),
    "cut off in a question": ("v1;admi", "admi"),
    "cut off in an encoded letter": ("v1;title=%E2%82", "title=%E2%82"),
    "of no kind at all": ("eyJhZG1pbiI6ICJlc3NlbnRpYWwifQ==", "leads to nothing on this page"),
    "with unknown ids": ("v1;colour=green", "colour=green"),
    "far too long": ("v1;title=" + "a" * 100_000, "too long"),
    "far too long, of many answers": ("v1;" + "admin=essential;" * 6_000, "too long"),
    "with markup": ("v1;%3Cscript%3Ealert(1)%3C%2Fscript%3E=1", "%3Cscript%3E"),
}


def test_a_link_without_answers_leaves_saved_ones_alone(checklist: Checklist, subtests: pytest.Subtests) -> None:
    """A link in which nothing is understood says so, asks nothing, and the saved answers stand."""
    checklist.open(ADMIN).wait()

    for name, (fragment, words) in LINKS.items():
        with subtests.test(name):
            leave(checklist).follow(fragment)

            expect(checklist.notices).to_contain_text(words)
            expect(checklist.page.get_by_role("dialog")).to_have_count(0)
            assert (checklist.fragment, saved(checklist)) == (ADMIN, ADMIN)
            assert takes_answers(checklist)
            checklist.answer("typing", "")

    assert is_alive(checklist)


@pytest.mark.parametrize("garbage", ["{}", "null", "<b>x</b>", "a" * 50_000])
def test_saved_answers_that_cannot_be_read_are_kept_aside(checklist: Checklist, garbage: str) -> None:
    """What stands where a sheet was expected is told, not thrown away, and the page goes on."""
    leave(checklist).page.evaluate("text => localStorage.setItem('shortlist.sheet', text)", garbage)

    checklist.open()

    expect(checklist.notices).to_contain_text("could not be read")
    assert is_alive(checklist)
    assert checklist.page.evaluate("localStorage.getItem('shortlist.unreadable')") == garbage


REFUSALS = {
    "full": "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
    "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(''); } })",
}


SAID = {"full": "storage for this site is full", "forbidden": "does not let the page save"}


@pytest.mark.parametrize("why", REFUSALS)
def test_storage_that_refuses_is_told_once_and_in_sight(checklist: Checklist, why: str) -> None:
    """Where nothing can be saved the page says so once, wherever one looks; answers live on in the address."""
    checklist.page.add_init_script(REFUSALS[why])
    checklist.open()

    checklist.answer("admin", "essential")
    checklist.answer("html", "most")

    told = checklist.notices.get_by_text(SAID[why])
    expect(told).to_have_count(1)
    expect(told).to_be_in_viewport()
    assert checklist.fragment == "v1;admin=essential;html=most"
    checklist.reload()
    assert checklist.chosen() == {"admin": "essential", "html": "most"}


def test_a_worker_that_is_killed_is_told_and_started_again(checklist: Checklist) -> None:
    """When Python's worker ends in the middle, the answers stay, and trying again brings the result."""
    checklist.open(ADMIN).wait()
    (worker,) = checklist.page.workers
    worker.evaluate("self.close()")
    checklist.answer("html", "most")
    checklist.wait_for_failure()
    kept = (checklist.fragment, saved(checklist))

    checklist.press("Try again")
    checklist.wait()

    assert kept == ("v1;must=admin;admin=essential;html=most",) * 2
    expect(checklist.body.locator("[data-alternative=django] [data-criterion=admin]")).to_have_count(1)


def test_double_clicks_do_no_harm(checklist: Checklist) -> None:
    """Who clicks twice gets the same as who clicks once."""
    checklist.open(ADMIN).wait()

    checklist.show_all()
    checklist.level("html", "most").dblclick()
    checklist.page.get_by_role("link", name="One thing at a time").dblclick()
    checklist.page.get_by_role("link", name="All questions on one page").dblclick()
    checklist.page.get_by_role("button", name="Start over", exact=True).first.dblclick()
    checklist.press("Keep the answers")
    checklist.wait()

    assert checklist.fragment == "v1;must=admin;admin=essential;html=most"


def test_the_second_click_of_two_hits_nothing_that_the_first_has_brought(checklist: Checklist) -> None:
    """Where a click puts a level below the pointer, the second click of a double click does not choose it."""
    page = checklist.open(ADMIN).wait().page
    checklist.show_all()
    page.evaluate("""() => {
        const find = (selector) => document.querySelector(selector);
        const place = "position: fixed; top: 200px; left: 100px; width: 80px; height: 40px; z-index: ";
        const [link, level] = [find("[data-view=one]"), find("[name=html][value=most]")];
        level.style.cssText = `${place} 98`;
        link.style.cssText = `${place} 99`;
        link.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); link.remove(); });
    }""")

    page.mouse.dblclick(140, 220)
    after_two = checklist.fragment
    page.mouse.click(140, 220)

    assert (after_two, checklist.fragment) == (ADMIN, f"{ADMIN};html=most")


def test_two_tabs_ask_which_answers_count(checklist: Checklist) -> None:
    """A tab hears of answers saved in another, saves nothing more, and goes on with what the reader chooses."""
    checklist.open(ADMIN).wait()
    other = Checklist(checklist.page.context.new_page(), checklist.site).open()
    checklist.answer("html", "most")
    other.answer("typing", "strict")
    expect(other.notices.get_by_text("Another tab")).to_be_in_viewport()

    untouched = saved(other)
    other.press("Keep the answers of this tab")

    assert untouched == "v1;must=admin;admin=essential;html=most"
    assert saved(other) == "v1;must=admin;admin=essential;typing=strict"


def test_a_choice_between_two_tabs_outlives_a_reload_and_can_be_undone(checklist: Checklist) -> None:
    """Loaded anew, a tab still holds its own answers and still asks; whatever is chosen, the other can be had back."""
    checklist.open(ADMIN).wait()
    other = Checklist(checklist.page.context.new_page(), checklist.site).open()
    other.answer("html", "most")
    expect(checklist.notices.get_by_text("Another tab")).to_be_visible()
    checklist.answer("typing", "strict")
    theirs, mine = saved(other), checklist.fragment

    checklist.reload()
    expect(checklist.notices.get_by_text("Another tab")).to_be_in_viewport()
    expect(checklist.part("sender")).to_be_hidden()
    torn = (checklist.fragment, saved(checklist))
    checklist.press("Show those answers")
    shown = checklist.fragment
    checklist.press("Bring them back")

    assert (torn, shown) == ((mine, theirs), theirs)
    assert (checklist.fragment, saved(checklist)) == (mine, mine)


def test_a_newer_link_stays_until_the_reader_leaves_it(checklist: Checklist) -> None:
    """A newer page may understand it: loading the page anew asks again, and closing brings the reader's own address."""
    checklist.open(ADMIN).wait()
    leave(checklist).follow("v9;everything=different")

    checklist.press("Reload")
    expect(checklist.notices).to_contain_text("version v9")
    kept = (checklist.fragment, saved(checklist))
    checklist.press("Close")

    assert kept == ("v9;everything=different", ADMIN)
    assert (checklist.fragment, checklist.chosen()) == (ADMIN, {"admin": "essential"})


def test_a_link_that_was_encoded_once_more_is_read(checklist: Checklist) -> None:
    """Some programs encode the signs between answers."""
    checklist.follow("v1%3Bmust%3Dadmin%3Badmin%3Dessential").wait()

    assert checklist.chosen() == {"admin": "essential"}


def test_words_about_a_link_are_in_sight_and_within_the_page(checklist: Checklist) -> None:
    """Whoever opens a link further down on a phone sees what became of it, however long its parts are."""
    checklist.page.set_viewport_size({"width": 360, "height": 740})
    checklist.open(ADMIN)
    checklist.page.mouse.wheel(0, 2000)

    checklist.page.evaluate("void (location.hash = 'v1;deciding=' + 'a'.repeat(60))")

    expect(checklist.notices.get_by_text("left out")).to_be_in_viewport()
    expect(checklist.notices).to_be_focused()
    assert checklist.page.evaluate("document.documentElement.scrollWidth") == 360


def test_answers_that_are_not_saved_can_be_taken_along_at_once(checklist: Checklist) -> None:
    """The words about it copy the link; once they are closed, they do not come again with each answer."""
    checklist.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    checklist.page.add_init_script(REFUSALS["full"])
    checklist.open().answer("admin", "essential")

    checklist.press("Copy the link")
    expect(checklist.notices).to_contain_text("The link is copied.")
    checklist.press("Close")
    checklist.answer("html", "most")

    assert "admin=essential" in checklist.page.evaluate("navigator.clipboard.readText()")
    expect(checklist.notices).to_be_empty()


DROP = """text => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "notes.md"));
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
    document.querySelector(".checklist").dispatchEvent(event);
    return event.defaultPrevented;
}"""


def test_a_dropped_file_is_opened_and_does_not_replace_the_page(checklist: Checklist) -> None:
    """Dropped anywhere, a file goes to the team's tab; one of another kind is refused in sight, in plain words."""
    checklist.page.set_viewport_size({"width": 360, "height": 740})
    tabs = Tabs(checklist.open(ADMIN))

    stays = checklist.page.evaluate(DROP, "# Use PostgreSQL\n\nAccepted\n")

    expect(tabs.refusals).to_be_in_viewport(timeout=PATIENCE, ratio=1)
    expect(tabs.refusals).not_to_contain_text("TOML:")
    tabs.bring(payload("cut.toml", "[answers"))
    expect(tabs.refusals.last).to_contain_text("is not valid TOML", timeout=PATIENCE)
    assert (stays, checklist.fragment) == (True, ADMIN)
