"""A page with examples, as a test meets it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PATIENCE = 60_000
"""Milliseconds until a test gives up; nothing is asserted about time."""


@dataclass(frozen=True)
class ExamplePage:
    """A page whose examples are named by their number."""

    page: Page

    def open(self, url: str) -> "ExamplePage":
        """Go to a page and wait until its examples can be run."""
        self.page.goto(url)
        self.button("Run", 1).wait_for()
        return self

    def button(self, word: str, number: int) -> Locator:
        """Return a button of an example."""
        return self.page.get_by_role("button", name=f"{word} example {number}", exact=True)

    def root(self, number: int) -> Locator:
        """Return the element of an example."""
        return self.page.locator(".pyodide-example").nth(number - 1)

    def output(self, number: int) -> Locator:
        """Return what an example shows."""
        return self.page.get_by_role("group", name=f"Output of example {number}", exact=True)

    def code(self, number: int) -> Locator:
        """Return the field with the code of an example."""
        return self.page.get_by_label(f"Code of example {number}", exact=True)

    def run(self, number: int) -> None:
        """Press the button that runs an example."""
        self.button("Run", number).click()

    def change(self, number: int, code: str) -> None:
        """Put other code into an example."""
        if self.button("Edit", number).is_visible():
            self.button("Edit", number).click()
        self.code(number).fill(code)

    def expect_status(self, number: int, sentence: str) -> None:
        """Wait for a sentence."""
        status = self.root(number).get_by_role("status")
        expect(status).to_contain_text(sentence, timeout=PATIENCE)
