"""The rooms beside the form, as their readers handle them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.checklist import PATIENCE, Checklist


class Rooms:
    """The services, the team and the record of a checklist."""

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.page: Page = checklist.page

    def enter(self, name: str) -> Locator:
        """Go to a room by its words, wait until all that it needs is there, and return it."""
        self.page.locator(".doors").get_by_role("button", name=name, exact=True).click()
        self.wait_for_all()
        return self.room

    def wait_for_all(self) -> None:
        """Wait until all that the room needs is there."""
        expect(self.page.locator(".room:not([hidden], [data-state])")).to_be_visible(timeout=PATIENCE)

    @property
    def room(self) -> Locator:
        """The room that is shown."""
        return self.page.locator(".room:not([hidden])")

    @property
    def said(self) -> Locator:
        """What the room says was done."""
        return self.room.locator("[data-part=room-said]")

    def press(self, words: str) -> None:
        """Press a button of the room."""
        self.room.get_by_role("button", name=words, exact=True).click()

    def bring(self, *files: Path | FilePayload) -> None:
        """Open files in the team's room."""
        self.room.get_by_label("Open files").set_input_files(list(files))  # type: ignore[arg-type]

    def paste(self, text: str) -> None:
        """Paste a text in the team's room, and add it."""
        self.room.get_by_label("Or paste links, or one sheet").fill(text)
        self.press("Add what is pasted")

    def expect_members(self, *names: str) -> None:
        """Wait until these sheets are here, in this order."""
        expect(self.room.locator(".member")).to_have_count(len(names), timeout=PATIENCE)
        for at, name in enumerate(names):
            expect(self.room.locator(".member input").nth(at)).to_have_value(name)

    @property
    def refusals(self) -> Locator:
        """The words about what could not be opened."""
        return self.room.locator(".refusal")

    def reveal(self) -> None:
        """Reveal all sheets, and wait until they are."""
        self.press("Reveal together")
        expect(self.room.get_by_role("heading", name="Revealed")).to_be_visible(timeout=PATIENCE)

    def topic(self, question: str) -> Locator:
        """Return what is shown about one question."""
        return self.room.locator(f'[data-topic="{question}"]')

    def settle(self, question: str, words: str) -> None:
        """Settle a question, and wait until the library has followed."""
        self.topic(question).get_by_label(words, exact=True).check()
        expect(self.room).to_have_attribute("aria-busy", "false", timeout=PATIENCE)

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
