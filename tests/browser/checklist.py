"""The checklist as its readers handle it."""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from shortlist import Sheet
from tests.support.browser import origin_of
from tests.support.patience import MILLISECONDS
from tests.support.server import Site

PATIENCE = MILLISECONDS
MOUNTED = ("data-pyodide-state", "mounted")


WATCH = """() => {
    globalThis.shifted = [];
    const control = "a, button, input, label, select, summary, textarea";
    const holds = ({ node }) => node?.nodeType === 1 && (node.closest(control) ?? node.querySelector(control));
    const told = ({ node, previousRect: from, currentRect: to }) =>
        `${node.className || node.nodeName}: ${from.y} to ${to.y}, ${from.height} to ${to.height} high`;
    new PerformanceObserver((list) => {
        for (const { hadRecentInput, sources } of list.getEntries()) {
            if (!hadRecentInput) shifted.push(...sources.filter(holds).map(told));
        }
    }).observe({type: 'layout-shift'});
}"""
SHIFTS = """() => new Promise((tell) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => tell(sum), 300);
})"""
AFTER_A_FRAME = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(shifted), 0)))"


class Checklist:
    """The page with the checklist, in one tab."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site
        self.origins: set[str] = set()
        page.on("request", lambda request: self.origins.add(origin_of(request.url)))

    def open(self, fragment: str = "") -> "Checklist":
        """Open the page with answers of the reader's own, and wait until its script looks after it."""
        self.follow(fragment)
        if self.page.locator(".checklist[data-linked]").count():
            self.press("Make it mine")
        return self

    def follow(self, fragment: str) -> "Checklist":
        """Follow a link to somebody's answers, and wait until the script looks after the page."""
        self.page.goto(f"{self.site.url}checklist/{fragment and f'#{fragment}'}")
        expect(self.page.locator("[data-pyodide-app]")).to_have_attribute(*MOUNTED, timeout=PATIENCE)
        return self

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        expect(self.page.locator("[data-pyodide-app]")).to_have_attribute(*MOUNTED, timeout=PATIENCE)

    def level(self, question: str, level: str) -> Locator:
        """Return the radio button of a level; "" is "don't know yet"."""
        return self.page.locator(f'input[type=radio][name="{question}"][value="{level}"]')

    def answer(self, question: str, level: str) -> None:
        """Choose a level, or an answer that stands among those that few need."""
        self.show_all()
        radio = self.level(question, level)
        if not radio.is_visible():
            self.page.locator(f"#{question} .otherwise > summary").click()
        radio.check()

    def show_all(self) -> None:
        """Have all questions on one page, unless they are."""
        if self.page.locator(".checklist").get_attribute("data-view") == "one":
            self.page.locator(".to-all").evaluate("link => link.click()")

    def tick(self, need: str) -> None:
        """Tick a need on the first screen."""
        self.page.locator(f'input[name=essential][value="{need}"]').check()

    def go_on(self) -> None:
        """Press what leads on to the next screen."""
        self.page.locator("[data-part=next]").click()

    @property
    def screen(self) -> str:
        """The id of the screen that is shown, or of the question where one is asked alone."""
        spot = self.page.evaluate("history.state.spot")
        return str(spot.get("question", spot["screen"]))

    def decides(self, criterion: str) -> Locator:
        """Return the box of a criterion that may decide."""
        return self.page.locator(f'input[name=deciding][value="{criterion}"]')

    def fill_in(self, sheet: Sheet) -> None:
        """Enter a sheet the way a reader does."""
        self.show_all()
        self.page.locator(".names > summary").click()
        self.page.get_by_label("Name of the project or service").fill(sheet.title or "")
        if not all(self.decides(criterion).is_visible() for criterion in sheet.deciding):
            self.page.locator(".others > summary").click()
        for criterion in sheet.deciding:
            self.decides(criterion).check()
        for question in sheet.must:
            self.page.locator(f'input[name=must][value="{question}"]').check()
        for question, levels in sheet.answers.items():
            self.answer(question, "|".join(levels))

    def chosen(self) -> dict[str, str]:
        """Return what is chosen, question by question."""
        boxes = self.page.locator("form.questions input[type=radio]:checked").all()
        return {box.get_attribute("name") or "": box.get_attribute("value") or "" for box in boxes}

    def wait(self) -> "Checklist":
        """Wait until the result follows the answers."""
        expect(self.body).to_have_attribute("aria-busy", "false", timeout=PATIENCE)
        return self

    def wait_for_stage(self, stage: str) -> "Checklist":
        """Wait until what follows from the outcome is shown: "asked", once the next questions are named."""
        expect(self.wait().body).to_have_attribute("data-stage", stage, timeout=PATIENCE)
        return self

    def part(self, name: str) -> Locator:
        """Return a part of the page by its name."""
        return self.page.locator(f'[data-part="{name}"]')

    def watch(self) -> None:
        """Take note, from here on, of every control that moves while nobody touches the page."""
        self.page.evaluate(WATCH)

    @property
    def shifts(self) -> list[str]:
        """The controls that have moved since then, and how far."""
        return list(self.page.evaluate(AFTER_A_FRAME))

    def wait_for_failure(self) -> None:
        """Wait until Python is said to have failed."""
        expect(self.python).to_have_attribute("data-state", "failed", timeout=PATIENCE)

    @property
    def body(self) -> Locator:
        """Everything that changes with the answers."""
        return self.page.locator("[data-part=result-body]")

    @property
    def python(self) -> Locator:
        """The words about Python's state."""
        return self.page.locator("[data-part=python]")

    @property
    def headline(self) -> Locator:
        """What the bar says in the status region."""
        return self.page.locator("[data-part=headline]")

    @property
    def title(self) -> Locator:
        """The heading of the answer: who is in front."""
        return self.page.locator("#result h2 [data-slot=front]")

    @property
    def notices(self) -> Locator:
        """The words above the form."""
        return self.page.locator("[data-part=notices]")

    def press(self, button: str) -> None:
        """Press a button by its words; the fold that holds it is opened first."""
        files = self.page.locator(".files-fold")
        if button.startswith(("Save answers", "Save report", "Save picture")) and files.get_attribute("open") is None:
            files.locator("summary").click()
        self.page.get_by_role("button", name=button, exact=True).click()

    def save(self, button: str, place: Path) -> Path:
        """Press a button that saves a file, and return where the file is."""
        with self.page.expect_download() as download:
            self.press(button)
        path = place / download.value.suggested_filename
        download.value.save_as(path)
        return path

    @property
    def fragment(self) -> str:
        """What stands behind the ``#`` of the address."""
        return str(self.page.evaluate("location.hash.slice(1)"))


def texts(locators: Iterable[Locator]) -> list[str]:
    """Return what elements say."""
    return [(locator.text_content() or "").strip() for locator in locators]
