"""A site that is published anew between two visits: no page mixes two builds, and "ready" is never said too soon."""

import json
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.pyodide_sphinx_extension.counter import Visit
from tests.pyodide_sphinx_extension.test_offline import CACHES, NEWER, OFF, READY, used
from tests.support.fixtures import SAMPLE, Reader, Serve
from tests.support.server import Fault, Reply, Site, not_found, refused, replaced
from tests.support.sites import Sites
from tests.support.sphinx import Built

pytestmark = pytest.mark.first_visit

PREPARING = READY.replace("ready", "preparing")
ONE_VERSION = f"(await {CACHES}).length === 1"
STYLE = "alabaster.css"
OF_ANOTHER_BUILD = replaced(b"body {", b"body { --build: another;")


@pytest.fixture(scope="module")
def first(sites: Sites) -> Built:
    """Give the sample site that works offline."""
    return sites.built("offline", SAMPLE, pyodide_offline=True)


@pytest.fixture(scope="module")
def second(sites: Sites) -> Built:
    """Give it published anew: its package has another name, and each page points at it."""
    return sites.built("rebuilt", SAMPLE, pyodide_offline=True, pyodide_strip_docstrings=True)


@pytest.fixture
def published(first: Built, serve: Serve) -> Iterator[Site]:
    """Serve the first build."""
    with serve(first.folder) as served:
        yield served


def held(gate: threading.Event) -> Fault:
    """Answer nothing before the gate is opened."""

    def hold(reply: Reply) -> Reply:
        gate.wait()
        return reply

    return hold


def package_of(visit: Visit) -> str:
    """Return the address of the package that the page's Python loads: another in each build."""
    config = json.loads(visit.reader.evaluate("document.querySelector('.pyodide-app').dataset.pyodideApp"))
    return str(config["packages"][0])


def leave(visit: Visit, site: Site) -> None:
    """Go where the service worker has no say, and wait until the version that waited has taken over.

    Firefox lets it wait for longer, as the page may still be gone back to.
    """
    visit.reader.goto(f"{site.address}/elsewhere")
    visit.wait_until(ONE_VERSION)


def works_alone(visit: Visit, site: Site) -> str:
    """Open the first page with the server gone, use Python, and return the package that it was started with."""
    site.break_("", refused)
    visit.open(site.url).count("one two")
    visit.expect_result("2 words")
    return package_of(visit)


def test_an_update_seen_once_leaves_what_works_offline(reader: Reader, published: Site, second: Built) -> None:
    """The one tab is reloaded after an update and says ready; with the server gone it opens, and Python starts."""
    visit = used(reader, published)
    published.folder = second.folder

    used(reader, published)

    works_alone(visit, published)


def test_what_worked_offline_still_does_after_an_update(reader: Reader, published: Site, second: Built) -> None:
    """Nobody used Python in the newer version; it takes over, and has what replaces the files that were kept."""
    visit = used(reader, published)
    old = package_of(visit)
    published.folder = second.folder
    visit.open(published.url).wait_until(NEWER)

    visit.load_newer()
    visit.wait_until(ONE_VERSION)

    assert works_alone(visit, published) != old


def test_a_rollback_before_the_newer_version_took_over(page: Page, published: Site, second: Built) -> None:
    """The older version is whole already: nothing of it is fetched again, and nothing that fails can hurt it."""
    visit = used(page, published)
    old, folder = package_of(visit), published.folder
    published.folder = second.folder
    visit.open(published.url).wait_until(NEWER)

    published.folder = folder
    published.break_(STYLE, not_found)
    visit.open(published.url)
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update()).then(() => 0)")
    leave(visit, published)

    assert works_alone(visit, published) == old


def test_a_rollback_after_the_newer_version_took_over(page: Page, published: Site, second: Built) -> None:
    """It is an update like any other."""
    visit = used(page, published)
    old, folder = package_of(visit), published.folder
    for build in (second.folder, folder):
        published.folder = build
        visit.open(published.url).wait_until(NEWER)
        leave(visit, published)

    assert works_alone(visit, published) == old


def test_a_file_of_another_build_is_not_kept(page: Page, published: Site) -> None:
    """A style sheet without a hash in its name is known by its content: nothing of such a version is kept."""
    published.break_(STYLE, OF_ANOTHER_BUILD)

    visit = Visit(page).open(published.url)

    visit.wait_until(OFF)
    assert page.evaluate(CACHES) == []


def test_an_update_that_fails_half_way_changes_nothing(page: Page, published: Site, second: Built) -> None:
    """A newer version of which one file is missing is given up; the one before works on."""
    visit = used(page, published)
    old = package_of(visit)
    published.folder = second.folder
    published.break_(STYLE, not_found)
    visit.open(published.url)
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update()).catch(() => 0)")
    visit.wait_until("!(await navigator.serviceWorker.getRegistration()).installing")

    leave(visit, published)

    assert works_alone(visit, published) == old


def test_a_page_reloaded_while_all_is_being_kept(reader: Reader, published: Site) -> None:
    """Keeping goes on behind the page that comes and goes, and ends in the same state."""
    gate = threading.Event()
    published.break_("/several/", held(gate))
    visit = Visit(reader).open(published.url)
    visit.wait_until("(await navigator.serviceWorker.getRegistration())?.installing")
    visit.open(published.url)
    before = visit.python("python.offline.state")
    gate.set()

    works_alone(used(reader, published), published)

    assert before == "preparing"


def test_a_slow_server_after_an_update_mixes_nothing(page: Page, published: Site) -> None:
    """The kept page that is shown instead comes with the kept style, not with the one of the newer build."""
    gate = threading.Event()
    visit = used(page, published, "deep/page/")
    published.break_(STYLE, OF_ANOTHER_BUILD)
    published.break_("/deep/page/", held(gate))

    visit.open(published.url + "deep/page/")
    gate.set()

    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--build')") == ""


def test_two_tabs_of_two_builds(page: Page, published: Site, second: Built) -> None:
    """One tab takes the newer version over: the other, loaded again without a connection, is of that version too."""
    older = used(page, published)
    published.folder = second.folder
    newer = used(page.context.new_page(), published)
    newer.wait_until(NEWER)

    newer.load_newer()
    older.wait_until(ONE_VERSION)
    older.wait_until(READY)

    assert works_alone(older, published) == package_of(newer)


@pytest.mark.parametrize("cache", [CACHES, "['pyodide-sphinx-extension']"], ids=["pages", "python"])
def test_ready_is_taken_back_when_a_browser_has_removed_what_was_kept(page: Page, published: Site, cache: str) -> None:
    """When the connection goes, the page looks again; what cannot be had without one is no longer promised."""
    visit = used(page, published)
    published.break_("", refused)
    page.evaluate(f"(async () => {{ for (const name of await {cache}) await caches.delete(name); }})()")

    page.evaluate("void dispatchEvent(new Event('offline'))")

    visit.wait_until(PREPARING)
    assert visit.sentence() == "Python is ready."


def test_pages_that_a_browser_has_removed_are_kept_again(page: Page, published: Site) -> None:
    """The next visit with a connection brings them back."""
    visit = used(page, published)
    page.evaluate(f"(async () => {{ for (const name of await {CACHES}) await caches.delete(name); }})()")

    used(page, published)

    works_alone(visit, published)


def test_where_there_is_no_room_nothing_is_promised(page: Page, published: Site) -> None:
    """A full disk keeps Python from being kept: the page works, and does not say that it would without a connection."""
    control = page.context.new_cdp_session(page)
    control.send("Storage.overrideQuotaForOrigin", {"origin": published.address, "quotaSize": 3_000_000})
    visit = Visit(page).open(published.url)
    visit.wait_until("(await navigator.serviceWorker.getRegistration())?.active")
    visit.python("python.offline.noteKept()")
    looked = "new Promise((tell) => python.offline.addEventListener('change', () => tell(python.offline.state)))"
    visit.python(f"{{ globalThis.looked = {looked}; }}")

    visit.count("one two")

    visit.expect_result("2 words")
    assert page.evaluate("looked") == "preparing"
