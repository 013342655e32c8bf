"""Firefox, spoken to by the protocol that it brings itself: WebDriver BiDi over a WebSocket."""

import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.support.patience import MILLISECONDS, SECONDS

NAMES = ("firefox-esr", "firefox")
VARIABLE = "FIREFOX_PATH"
MISSING = (
    "no Firefox found, and tests in a browser are never skipped: set $FIREFOX_PATH to one, or "
    "install Firefox (`apt-get install firefox-esr` on Debian)."
)
AIM = """(async () => {
  const it = ELEMENT;
  it.scrollIntoView({ block: "center", behavior: "instant" });
  const kinds = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  let hit = false;
  const look = (event) => {
    if (it.contains(event.target)) hit ||= event.type === "click";
    else { event.preventDefault(); event.stopImmediatePropagation(); }
  };
  for (const kind of kinds) addEventListener(kind, look, true);
  globalThis.missed = () => {
    for (const kind of kinds) removeEventListener(kind, look, true);
    delete globalThis.missed;
    return !hit;
  };
  return it;
})()"""
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def find_firefox(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return a Firefox: the named one, else the machine's."""
    named = environ.get(VARIABLE)
    if named:
        return shutil.which(named)
    on_path = (shutil.which(name) for name in NAMES)
    return next((path for path in on_path if path), None)


@dataclass
class Firefox:
    """A running Firefox.

    Args:
        connection: the open WebSocket, with a session on it.
    """

    connection: ClientConnection
    numbers: "count[int]" = field(default_factory=count)

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Have a command carried out and return its result."""
        number = next(self.numbers)
        self.connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self.connection.recv(2 * SECONDS))
            if said.get("id") == number:
                return result_of(said, method)

    @contextlib.contextmanager
    def page(self) -> Iterator["FirefoxPage"]:
        """Give an empty page of a reader who was never here."""
        reader = self.ask("browser.createUserContext")["userContext"]
        context = self.ask("browsingContext.create", type="tab", userContext=reader)["context"]
        try:
            yield FirefoxPage(self, context)
        finally:
            self.ask("browser.removeUserContext", userContext=reader)


def result_of(said: dict[str, Any], method: str) -> dict[str, Any]:
    """Return the result of a command that went well."""
    if said["type"] == "error":
        msg = f"Firefox did not carry out {method}: {said['error']}: {said['message']}"
        raise RuntimeError(msg)
    result: dict[str, Any] = said["result"]
    return result


@dataclass(frozen=True)
class FirefoxPage:
    """A page in Firefox, as far as tests use it as they use Playwright's."""

    firefox: Firefox
    context: str

    def goto(self, url: str) -> None:
        """Go to an address and wait until scripts can look at it; a part that stalls would hold up more."""
        self.firefox.ask("browsingContext.navigate", context=self.context, url=url, wait="interactive")

    def evaluate(self, expression: str) -> Any:  # noqa: ANN401  # whatever the script returns
        """Evaluate a script, wait for what it promises, and return its value by way of JSON."""
        script = f"(async () => JSON.stringify(await ({expression})))()"
        target = {"context": self.context}
        said = self.firefox.ask("script.evaluate", expression=script, target=target, awaitPromise=True)
        if said["type"] == "exception":
            raise RuntimeError(said["exceptionDetails"]["text"])
        text = said["result"].get("value")
        return None if text is None else json.loads(text)

    def wait_for(self, condition: str) -> None:
        """Wait until a condition holds; say which one where it does not come true."""
        script = (
            "new Promise((met) => { const since = performance.now(); (function look() {"
            f" if (({condition})) met(true); else if (performance.now() - since > {MILLISECONDS}) met(false);"
            " else setTimeout(look, 20); })(); })"
        )
        if not self.evaluate(script):
            shown = self.evaluate("document.body.innerText")
            msg = f"waited in Firefox, and this did not come true: {condition}; the page showed: {shown}"
            raise AssertionError(msg)

    def click(self, element: str) -> None:
        """Click where an element is, as a hand with a mouse does; the element is given as a script.

        What is still being laid out may move away under the mouse: a click that hits something else
        is kept from it and made again, as Playwright does.
        """
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            at = {"type": "element", "element": {"sharedId": self.aim(element)}}
            moves = [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": at},
                {"type": "pointerDown", "button": 0},
                {"type": "pointerUp", "button": 0},
            ]
            mouse = {"type": "pointer", "id": "mouse", "actions": moves}
            self.firefox.ask("input.performActions", context=self.context, actions=[mouse])
            if self.evaluate("globalThis.missed?.() ?? false") is False:
                return
        msg = f"clicked in Firefox, and each click hit something else: {element}"
        raise AssertionError(msg)

    def aim(self, element: str) -> str:
        """Bring an element into view, keep the next click from everything else, and return the element's id."""
        target = {"context": self.context}
        script = AIM.replace("ELEMENT", element)
        found = self.firefox.ask("script.evaluate", expression=script, target=target, awaitPromise=True)["result"]
        return str(found["sharedId"])


@contextlib.contextmanager
def firefox_running() -> Iterator[Firefox]:
    """Start Firefox without a window, and end it when the block ends."""
    path = find_firefox()
    if path is None:
        raise RuntimeError(MISSING)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        started(path, Path(profile)) as address,
        # Pings draw random numbers in a thread of their own, and Hypothesis rightly minds that in its laws.
        connect(f"{address}/session", max_size=None, ping_interval=None) as connection,
    ):
        firefox = Firefox(connection)
        firefox.ask("session.new", capabilities={})
        yield firefox


@contextlib.contextmanager
def started(path: str, profile: Path) -> Iterator[str]:
    """Run the program with an empty profile, and give the address at which it listens."""
    options = ["--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen([path, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        lines = iter(process.stderr or ())
        # Whatever it says later must go somewhere, or it waits for a reader.
        drain = threading.Thread(target=list, args=(lines,))
        try:
            address = address_in(lines)
            drain.start()
            yield address
        finally:
            process.terminate()
            if drain.ident:
                drain.join()


def address_in(lines: Iterator[str]) -> str:
    """Read what a starting Firefox says until it names its address."""
    said = []
    for line in lines:
        said.append(line)
        found = LISTENING.search(line)
        if found:
            return found[1]
    msg = f"Firefox ended before it listened: {''.join(said[-5:])}"
    raise RuntimeError(msg)
