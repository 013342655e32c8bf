"""After one visit the checklist works without a network, and says so."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checklist import PATIENCE, Checklist
from tests.support.patience import be_patient
from tests.support.server import Site, replaced, serving
from tests.support.service_worker import manifest_of


def test_the_checklist_works_once_its_server_is_gone(browser: Browser, built_site: Path) -> None:
    """Who has answered once can close the browser's page, lose the network, and answer on."""
    context = be_patient(browser.new_context())
    with serving(Site(built_site)) as site:
        checklist = Checklist(context.new_page(), site).open()
        checklist.answer("admin", "essential")
        checklist.wait()
        expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)

    later = Checklist(context.new_page(), site).open().wait()
    later.answer("html", "most")
    later.wait()

    expect(later.body.locator("[data-alternative=django] [data-criterion=html]")).to_have_count(1)
    assert later.fragment == "v1;admin=essential;html=most"
    context.close()


@pytest.mark.first_visit
def test_a_newer_version_is_offered(checklist: Checklist) -> None:
    """When the site was rebuilt, the page says that a newer version is ready, and nothing is loaded unasked."""
    checklist.open().answer("admin", "essential")
    expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)

    checklist.site.break_("pyodide-offline.js", replaced(b"// @ts-check", b"// rebuilt"))
    checklist.page.evaluate("navigator.serviceWorker.ready.then((registration) => void registration.update())")

    expect(checklist.notices).to_contain_text("newer version", timeout=PATIENCE)
    assert checklist.fragment == "v1;admin=essential"


@pytest.mark.first_visit
def test_neither_a_first_nor_a_newer_version_fetches_what_only_other_pages_need(checklist: Checklist) -> None:
    """Both know of the files of all pages: who only uses the checklist pays for no framework."""
    manifest = manifest_of(checklist.site.folder)
    own = (checklist.site.folder / "checklist" / "index.html").read_text("utf-8")
    others = [name for name in manifest["python"] if Path(name).name not in own]
    checklist.open().answer("admin", "essential")
    expect(checklist.part("offline")).to_be_visible(timeout=PATIENCE)

    checklist.site.break_("pyodide-offline.js", replaced(rb"\"version\":\"", rb"\"version\":\"newer-"))
    checklist.page.evaluate("navigator.serviceWorker.ready.then((registration) => void registration.update())")
    expect(checklist.notices).to_contain_text("newer version", timeout=PATIENCE)

    assert len(checklist.site.requested("/code/django/")) == 2
    assert any("django" in name for name in others)
    assert [name for name in others if checklist.site.requested(name)] == []


def test_what_python_needs_is_known_of_each_page_that_is_kept(built_site: Path) -> None:
    """Pages with examples name it as the checklist does: none of them is called ready without it."""
    pages = manifest_of(built_site)["pages"]

    without = [address for address, page in pages.items() if not any(".wasm" in name for name in page["python"])]

    assert {"checklist/", "library/tutorial/"} <= set(pages)
    assert without == []
