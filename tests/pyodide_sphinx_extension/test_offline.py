import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import SAMPLE, Reader, Serve
from tests.support.server import Site, not_found, refused, replaced
from tests.support.service_worker import manifest_of
from tests.support.sites import Sites
from tests.support.sphinx import Build, Built

pytestmark = pytest.mark.first_visit

READY = "document.querySelector('.pyodide-app').python.offline.state === 'ready'"
OFF = "document.querySelector('.pyodide-app').python.offline.state === 'off'"
NEWER = "document.querySelector('.pyodide-app').python.offline.newer"
CACHES = "caches.keys().then((names) => names.filter((name) => name.startsWith('pyodide-offline')))"


@pytest.fixture(scope="module")
def built(sites: Sites) -> Built:
    """Give the sample site that works offline."""
    return sites.built("offline", SAMPLE, pyodide_offline=True)


@pytest.fixture(scope="module")
def rebuilt(sites: Sites) -> Built:
    """Give it with other files behind the same pages."""
    return sites.built("rebuilt", SAMPLE, pyodide_offline=True, pyodide_strip_docstrings=True)


@pytest.fixture
def offline_site(built: Built, serve: Serve) -> Iterator[Site]:
    """Serve the site that works offline."""
    with serve(built.folder) as served:
        yield served


def used(reader: Reader, site: Site, page: str = "") -> Visit:
    """Visit a page and use Python on it, until it says that it works offline."""
    visit = Visit(reader).open(site.url + page)
    visit.count("one")
    visit.expect_result("1 words")
    visit.wait_until(READY)
    return visit


def test_what_other_extensions_write_last_is_known_as_published(tmp_path: Path) -> None:
    """Some themes write their style sheet when the build has finished: its hash is that of what browsers get."""
    built = Build(SAMPLE, tmp_path).run(pyodide_offline=True, html_theme="furo")

    files = manifest_of(built.folder)["files"]
    published = {name: (built.folder / urlsplit(name).path).read_bytes() for name in files}

    assert any("pygments.css" in name for name in files)
    assert {name: hashlib.sha256(content).hexdigest() for name, content in published.items()} == files


def test_what_was_used_once_works_without_a_connection(reader: Reader, offline_site: Site) -> None:
    """After one visit every page with an app opens and answers, with the server gone."""
    visit = used(reader, offline_site)
    offline_site.break_("", refused)

    visit.open(offline_site.url + "deep/page/").count("one two three")

    visit.expect_result("3 words")
    assert visit.reader.evaluate("getComputedStyle(document.querySelector('.pyodide-status')).display") == "flex"


def test_the_status_says_that_no_connection_is_needed(page: Page, offline_site: Site) -> None:
    """Readers are told, in the same words in which they are told that Python is ready."""
    visit = used(page, offline_site)

    assert visit.sentence() == "Python is ready, also without a connection."


def test_a_page_comes_from_the_network_while_there_is_one(page: Page, offline_site: Site) -> None:
    """What is kept of a page is not shown as long as the server has it."""
    visit = used(page, offline_site)
    offline_site.break_("/deep/page/", replaced(b"one folder down", b"one folder up"))

    visit.open(offline_site.url + "deep/page/")

    assert "one folder up" in page.inner_text("body")


def test_a_newer_version_waits_and_can_be_called_for(page: Page, offline_site: Site, rebuilt: Built) -> None:
    """A rebuilt site is kept beside the old one and said so; called for, it takes over and the old goes."""
    visit = used(page, offline_site)
    old = page.evaluate(CACHES)
    offline_site.folder = rebuilt.folder
    visit.open(offline_site.url)
    visit.wait_until(NEWER)
    both = page.evaluate(CACHES)

    visit.load_newer()
    visit.wait_until(f"(await {CACHES}).length === 1")

    assert len(both) == 2
    assert page.evaluate(CACHES) != old


def test_pages_and_modules_of_two_builds_are_never_mixed(page: Page, offline_site: Site, rebuilt: Built) -> None:
    """While a newer version waits, the old page without a connection has the old files, and they work."""
    visit = used(page, offline_site)
    old = page.evaluate("document.querySelector('.pyodide-app').dataset.pyodideApp")
    offline_site.folder = rebuilt.folder
    visit.open(offline_site.url)
    visit.wait_until(NEWER)
    offline_site.break_("", refused)

    visit.open(offline_site.url).count("one two")

    visit.expect_result("2 words")
    assert page.evaluate("document.querySelector('.pyodide-app').dataset.pyodideApp") == old


def test_a_site_in_the_middle_of_a_change_is_not_kept(page: Page, offline_site: Site) -> None:
    """A page that points at files of another build is no part of this version: nothing of it is kept."""
    offline_site.break_("/several/", replaced(b"/worker.mjs", b"/other.mjs"))
    visit = Visit(page).open(offline_site.url)
    visit.wait_until(OFF)
    kept = page.evaluate(CACHES)

    offline_site.mend()
    used(page, offline_site)

    assert kept == []


def test_a_host_may_add_to_pages(page: Page, offline_site: Site) -> None:
    """What some hosts put into every page does not make it a page of another build."""
    offline_site.break_("", replaced(b"</body>", b"<script src='/host/menu.js' async></script></body>"))

    used(page, offline_site)


def test_switched_off_it_leaves_no_trace(reader: Reader, offline_site: Site, sample: Built) -> None:
    """When the site works offline no more, the next visit takes worker and caches away by itself."""
    visit = used(reader, offline_site)
    offline_site.folder = sample.folder
    offline_site.break_("pyodide-offline", not_found)

    visit.open(offline_site.url)

    visit.wait_until(f"!(await navigator.serviceWorker.getRegistration()) && (await {CACHES}).length === 0")


def test_a_page_elsewhere_on_the_site_takes_it_away_too(page: Page, offline_site: Site, sample: Built) -> None:
    """Pages without an app load no script of this extension: there the browser itself finds the farewell."""
    visit = used(page, offline_site)
    offline_site.folder = sample.folder

    page.goto(offline_site.url + "plain/")

    visit.wait_until(f"!(await navigator.serviceWorker.getRegistration()) && (await {CACHES}).length === 0")


def test_a_browser_without_service_workers_does_without(page: Page, offline_site: Site) -> None:
    """A worker that cannot be registered is no failure of the page."""
    offline_site.break_("pyodide-offline", not_found)
    visit = Visit(page).open(offline_site.url)

    visit.count("one two")

    visit.expect_result("2 words")
    visit.wait_until(OFF)


def test_the_same_site_has_the_same_worker(built: Built, tmp_path: Path) -> None:
    """A rebuild without a change is no newer version."""
    again = Build(SAMPLE, tmp_path).run(pyodide_offline=True)

    assert again.read("pyodide-offline.js") == built.read("pyodide-offline.js")


def test_another_prose_is_another_version(built: Built, rebuilt: Built) -> None:
    """Whatever changes in what is kept makes another worker."""
    assert rebuilt.read("pyodide-offline.js") != built.read("pyodide-offline.js")
