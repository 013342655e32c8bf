"""The tabs beside the form, as their readers handle them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.checklist import PATIENCE, Checklist


class Tabs:
    """The services, the team and the record of a checklist."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.page: Page = checklist.page

    def enter(self, name: str) -> Locator:
        """Go to a tab by its words, wait until all that it needs is there, and return it."""
        self.page.locator(".tabs").get_by_role("button", name=name, exact=True).click()
        self.wait_for_all()
        return self.panel

    def wait_for_all(self) -> None:
        """Wait until all that the tab needs is there."""
        expect(self.page.locator(".panel:not([hidden], [data-state])")).to_be_visible(timeout=PATIENCE)

    @property
    def panel(self) -> Locator:
        """The tab that is shown."""
        return self.page.locator(".panel:not([hidden])")

    @property
    def said(self) -> Locator:
        """What the tab says was done."""
        return self.panel.locator("[data-part=panel-said]")

    def press(self, words: str) -> None:
        """Press a button of the tab."""
        self.panel.get_by_role("button", name=words, exact=True).click()

    def bring(self, *files: Path | FilePayload) -> None:
        """Open files in the team's tab."""
        self.panel.get_by_label("Open files").set_input_files(list(files))  # type: ignore[arg-type]

    def paste(self, text: str) -> None:
        """Paste a text in the team's tab, and add it."""
        self.panel.get_by_label("Or paste links, or one sheet").fill(text)
        self.press("Add what is pasted")

    def expect_members(self, *names: str) -> None:
        """Wait until these sheets are here, in this order."""
        expect(self.panel.locator(".member")).to_have_count(len(names), timeout=PATIENCE)
        for at, name in enumerate(names):
            expect(self.panel.locator(".member input").nth(at)).to_have_value(name)

    @property
    def refusals(self) -> Locator:
        """The words about what could not be opened."""
        return self.panel.locator(".refusal")

    def reveal(self) -> None:
        """Reveal all sheets, and wait until they are."""
        self.press("Reveal together")
        expect(self.panel.get_by_role("heading", name="Revealed")).to_be_visible(timeout=PATIENCE)

    def topic(self, question: str) -> Locator:
        """Return what is shown about one question."""
        return self.panel.locator(f'[data-topic="{question}"]')

    def settle(self, question: str, words: str) -> None:
        """Settle a question, and wait until the library has followed."""
        self.topic(question).get_by_label(words, exact=True).check()
        expect(self.panel).to_have_attribute("aria-busy", "false", timeout=PATIENCE)

    def kept(self, key: str) -> Any:  # noqa: ANN401  # whatever was kept
        """Return what the browser keeps under a key."""
        return json.loads(str(self.page.evaluate(f"localStorage.getItem('{key}')")))


def payload(name: str, text: str | bytes) -> FilePayload:
    """Return a file that never stood on a disk."""
    content = text.encode() if isinstance(text, str) else text
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def sheet(member: str, answers: Mapping[str, str], head: str = "") -> str:
    """Return the sheet of a member as TOML."""
    lines = [f'{key} = "{level}"' for key, level in answers.items()]
    return "\n".join([f'member = "{member}"', head, "[answers]", *lines, ""])
