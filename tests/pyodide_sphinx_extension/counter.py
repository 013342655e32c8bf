"""The counter of the sample site, as a test meets it in a page."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

PATIENCE = 60_000
"""Milliseconds until a test gives up; nothing is asserted about time."""


@dataclass(frozen=True)
class Counter:
    """A page with the counter on it."""

    page: Page

    def open(self, url: str) -> "Counter":
        """Go to a page and wait until its script is mounted."""
        self.page.goto(url)
        self.page.wait_for_selector("[data-pyodide-state]")
        return self

    def count(self, sentence: str) -> None:
        """Ask for the words of a sentence to be counted."""
        self.page.get_by_label("Sentence").fill(sentence)
        self.page.get_by_role("button", name="Count").click()

    def expect_result(self, text: str) -> None:
        """Wait for a result."""
        expect(self.page.locator("output")).to_have_text(text, timeout=PATIENCE)

    def expect_state(self, state: str) -> None:
        """Wait for a state of Python."""
        status = self.page.locator(".pyodide-status")
        expect(status).to_have_attribute("data-state", state, timeout=PATIENCE)

    def sentence(self) -> str:
        """Return what the status says."""
        return self.page.locator(".pyodide-status [role=status]").inner_text()

    def try_again(self) -> None:
        """Press the button that a failure offers."""
        self.page.get_by_role("button", name="Try again").click()

    def python(self, expression: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """Evaluate a script in the page, in which ``python`` is the app's Python."""
        script = f"(async (python) => {expression})(document.querySelector('.pyodide-app').python)"
        return self.page.evaluate(script)

    def wait_until(self, condition: str) -> None:
        """Wait until a script, which may await, comes out true; Playwright's own wait cannot."""
        script = f"""async (patience) => {{
          const end = performance.now() + patience;
          while (!({condition})) {{
            if (performance.now() > end) throw new Error("waited in vain");
            await new Promise((next) => setTimeout(next, 20));
          }}
        }}"""
        self.page.evaluate(script, PATIENCE)

    def failure_kind(self) -> str:
        """Return the kind of the failure that Python is in."""
        return str(self.python("python.failure.kind"))
