"""The counter of the sample site, as a test meets it in a page."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Page, expect

from tests.support.fixtures import Reader
from tests.support.patience import MILLISECONDS

PATIENCE = MILLISECONDS


@dataclass(frozen=True)
class Visit:
    """A page with the counter on it, in any browser: everything is done and seen by scripts."""

    reader: Reader

    def open(self, url: str) -> "Visit":
        """Go to a page and wait until its script is mounted, or could not be."""
        self.reader.goto(url)
        self.wait_until("document.querySelector('[data-pyodide-state]')")
        return self

    def count(self, sentence: str) -> None:
        """Ask for the words of a sentence to be counted."""
        self.reader.evaluate(f"""(() => {{
          document.querySelector("input").value = {json.dumps(sentence)};
          document.querySelector("form button").click();
        }})()""")

    def expect_result(self, text: str) -> None:
        """Wait for a result."""
        self.wait_until(f"document.querySelector('output').textContent === {json.dumps(text)}")

    def expect_state(self, state: str) -> None:
        """Wait for a state of Python, as the page shows it."""
        self.wait_until(f"document.querySelector('.pyodide-status').dataset.state === {json.dumps(state)}")

    def sentence(self) -> str:
        """Return what the page says of Python."""
        words = "document.querySelector('.pyodide-status [role]').textContent"
        return str(self.reader.evaluate(words))

    def try_again(self) -> None:
        """Press the button that a failure offers."""
        button = "[...document.querySelectorAll('.pyodide-status button')].find((each) => !each.hidden)"
        assert self.reader.evaluate(f"{button}?.textContent") == "Try again"
        self.reader.evaluate(f"{button}.click()")

    def python(self, expression: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """Evaluate a script in the page, in which ``python`` is the first app's Python."""
        script = f"(async (python) => {expression})(document.querySelector('.pyodide-app').python)"
        return self.reader.evaluate(script)

    def wait_until(self, condition: str) -> None:
        """Wait until a script, which may await, comes out true; Playwright's own wait cannot."""
        script = f"""(async () => {{
          const end = performance.now() + {PATIENCE};
          while (!({condition})) {{
            if (performance.now() > end) throw new Error("waited in vain: " + {json.dumps(condition)});
            await new Promise((next) => setTimeout(next, 20));
          }}
        }})()"""
        while True:
            try:
                self.reader.evaluate(script)
            except Error as error:
                # The page is being loaded again, perhaps from a bare one in between; the next may come out true.
                if "context was destroyed" not in error.message:
                    raise
            else:
                return

    def load_newer(self) -> None:
        """Have the newer version take over, and wait until the page is there again: it cannot be left before."""
        self.python("{ globalThis.older = true; void python.offline.reload(); }")
        self.wait_until("!globalThis.older && document.querySelector('[data-pyodide-state]')")

    def failure_kind(self) -> str:
        """Return the kind of the failure that Python is in."""
        return str(self.python("python.failure.kind"))


@dataclass(frozen=True)
class Counter(Visit):
    """A page with the counter on it in Chromium, used by pointer and keys."""

    page: Page

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        object.__setattr__(self, "page", page)

    def count(self, sentence: str) -> None:
        """Ask for the words of a sentence to be counted."""
        self.page.get_by_label("Sentence").first.fill(sentence)
        self.page.get_by_role("button", name="Count").first.click()

    def expect_result(self, text: str) -> None:
        """Wait for a result."""
        expect(self.page.locator("output").first).to_have_text(text, timeout=PATIENCE)

    def try_again(self) -> None:
        """Press the button that a failure offers."""
        self.page.get_by_role("button", name="Try again").click()
