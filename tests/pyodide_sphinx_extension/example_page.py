"""A page with examples, as a test meets it."""

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.pyodide_sphinx_extension import counter

PATIENCE = counter.PATIENCE


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


@dataclass(frozen=True)
class ExampleVisit(counter.Visit):
    """A page with examples in any browser: everything is done and seen by scripts."""

    def open(self, url: str) -> "ExampleVisit":
        """Go to a page and wait until its examples can be run."""
        self.reader.goto(url)
        self.wait_until("document.querySelector('.pyodide-controls button')")
        return self

    def press(self, word: str, number: int) -> None:
        """Press a button of an example, which must be there."""
        button = f"[...{root(number)}.querySelectorAll('button')].find((each) => each.textContent === {word!r})"
        assert self.reader.evaluate(f"{button}.checkVisibility()")
        self.reader.evaluate(f"{button}.click()")

    def edit(self, number: int) -> None:
        """Open the field of an example, which is loaded for that."""
        self.press("Edit", number)
        self.wait_until(f"{root(number)}.querySelector('.pyodide-editor')")

    def change(self, number: int, code: str) -> None:
        """Type other code into an example that is not edited yet."""
        self.edit(number)
        self.type(number, code)

    def type(self, number: int, code: str) -> None:
        """Type other code into the open field of an example."""
        self.reader.evaluate(f"""(() => {{
          const field = {root(number)}.querySelector(".pyodide-editor");
          field.value = {json.dumps(code)};
          field.dispatchEvent(new Event("input", {{ bubbles: true }}));
        }})()""")

    def expect_status(self, number: int, sentence: str) -> None:
        """Wait for a sentence."""
        self.wait_until(f"{root(number)}.querySelector('[role=status]').textContent.includes({json.dumps(sentence)})")

    def expect_output(self, number: int, text: str) -> None:
        """Wait until an example shows exactly this text."""
        self.wait_until(f"{text_of_output(number)} === {json.dumps(text)}")

    def output(self, number: int) -> str:
        """Return the text that an example shows."""
        return str(self.reader.evaluate(text_of_output(number)))

    def note(self, number: int) -> str:
        """Return what is said beside the button before anything has run."""
        return str(self.reader.evaluate(f"{root(number)}.querySelector('.pyodide-note').textContent"))


def plan_in(page: str) -> dict[str, Any]:
    """Return what the text of a page tells the Python that runs its examples."""
    found = re.search(r'data-pyodide-page="(.*?)"', page)
    assert found
    plan: dict[str, Any] = json.loads(html.unescape(found[1]))
    return plan


def size_in(page: str) -> str:
    """Return in megabytes what the text of a page declares that its examples load."""
    return f"{sum(file['gzip'] for file in plan_in(page)['files']) / 1e6:.1f} MB"


def root(number: int) -> str:
    """Return the script for the element of an example."""
    return f"document.querySelectorAll('.pyodide-example')[{number - 1}]"


def text_of_output(number: int) -> str:
    """Return the script for what an example shows in its blocks of text."""
    return f"[...{root(number)}.querySelectorAll('.pyodide-output pre')].map((each) => each.textContent).join('')"
