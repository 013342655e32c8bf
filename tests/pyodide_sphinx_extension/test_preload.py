import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pyodide_sphinx_extension.counter import Counter
from tests.support.fixtures import SAMPLE, Serve
from tests.support.patience import be_patient
from tests.support.server import Site
from tests.support.sites import Sites

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
SLOW = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } })"
FAST = "Object.defineProperty(navigator, 'connection', { value: { effectiveType: '4g' } })"


def test_a_pointer_that_rests_on_an_app_loads_python(page: Page, site: Site) -> None:
    """Python is on its way before the reader presses anything."""
    counter = Counter(page).open(site.url)

    page.locator(".pyodide-app").hover()

    counter.expect_state("ready")


def test_the_focus_loads_python(page: Page, site: Site) -> None:
    """Whoever comes by keyboard is served as early as others."""
    counter = Counter(page).open(site.url)

    page.get_by_label("Sentence").focus()

    counter.expect_state("ready")


def test_a_finger_that_moves_the_page_loads_nothing(browser: Browser, site: Site) -> None:
    """A touch that scrolls is no intent; a tap is."""
    context = be_patient(browser.new_context(has_touch=True))
    page = context.new_page()
    counter = Counter(page).open(site.url)
    enter = "new PointerEvent('pointerenter', { pointerType: 'touch' })"

    page.evaluate(f"document.querySelector('.pyodide-app').dispatchEvent({enter})")
    counter.wait_until("await new Promise((later) => setTimeout(later, 200, true))")
    before = counter.python("python.state")
    page.get_by_label("Sentence").tap()
    counter.expect_state("ready")

    assert before == "idle"
    context.close()


@pytest.mark.parametrize(("network", "begins"), [(SAVING, False), (SLOW, False), (FAST, True)])
@pytest.mark.first_visit
def test_a_reader_with_few_bytes_is_asked_first(page: Page, site: Site, network: str, *, begins: bool) -> None:
    """Where data is to be saved, or the connection is slow, nothing is loaded before it is used."""
    page.add_init_script(network)
    counter = Counter(page).open(site.url)

    page.get_by_label("Sentence").focus()

    assert (counter.python("python.state") != "idle") == begins


def test_a_site_can_do_without(page: Page, sites: Sites, serve: Serve) -> None:
    """With the setting at 'never', only use loads Python."""
    with serve(sites.built("never", SAMPLE, pyodide_preload="never").folder) as site:
        counter = Counter(page).open(site.url)
        page.get_by_label("Sentence").focus()
        before = counter.python("python.state")

        counter.count("one two")

        counter.expect_result("2 words")
        assert before == "idle"


def test_a_page_that_is_passed_over_loads_nothing(page: Page, site: Site) -> None:
    """A pointer that only crosses an app means nothing."""
    counter = Counter(page).open(site.url)

    page.evaluate("""(() => {
      const app = document.querySelector(".pyodide-app");
      app.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
      app.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    })()""")
    counter.wait_until("await new Promise((later) => setTimeout(later, 200, true))")

    expect(page.locator(".pyodide-status")).to_have_attribute("data-state", "idle")
