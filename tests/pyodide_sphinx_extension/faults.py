"""A table of faults: what is broken in the server or in Python, how, and of which kind the failure then is."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import pytest

from tests.pyodide_sphinx_extension.counter import Visit
from tests.support.fixtures import Reader
from tests.support.server import (
    Fault,
    Site,
    cut,
    not_found,
    one_bit,
    policy,
    refused,
    replaced,
    stalled,
    truncated,
    typed,
)


@dataclass(frozen=True)
class Broken:
    """A part of the site that is broken: every file whose path contains the text, and the kind of failure."""

    part: str
    fault: Fault
    kind: str


FAULTS = {
    "wasm-missing": Broken("pyodide.asm.wasm", not_found, "http"),
    "wasm-truncated": Broken("pyodide.asm.wasm", truncated, "truncated"),
    "wasm-of-another-type": Broken("pyodide.asm.wasm", typed("text/html"), "type"),
    "wasm-cut-off": Broken("pyodide.asm.wasm", cut, "truncated"),
    "wasm-refused": Broken("pyodide.asm.wasm", refused, "network"),
    "wasm-damaged": Broken("pyodide.asm.wasm", replaced(b"\0asm\1", b"\0bsm\1"), "start"),
    "stdlib-missing": Broken("/stdlib-", not_found, "http"),
    "stdlib-truncated": Broken("/stdlib-", truncated, "truncated"),
    "stdlib-of-another-type": Broken("/stdlib-", typed("text/html"), "type"),
    "stdlib-damaged": Broken("/stdlib-", one_bit, "start"),
    "package-missing": Broken("counting-", not_found, "http"),
    "package-truncated": Broken("counting-", truncated, "truncated"),
    "package-of-another-type": Broken("counting-", typed("text/html"), "type"),
    "package-damaged": Broken("counting-", one_bit, "start"),
    "worker-missing": Broken("/worker.mjs", not_found, "worker"),
    "worker-truncated": Broken("/worker.mjs", truncated, "worker"),
    "worker-of-another-type": Broken("/worker.mjs", typed("text/html"), "worker"),
    "script-of-runtime-missing": Broken("/pyodide.asm.mjs", not_found, "http"),
    "script-of-runtime-truncated": Broken("/pyodide.mjs", truncated, "start"),
    "script-of-runtime-of-another-type": Broken("/pyodide.mjs", typed("text/html"), "type"),
    "policy-forbids-wasm": Broken("/worker.mjs", policy("script-src 'self'"), "blocked"),
    "policy-forbids-fetching": Broken("/worker.mjs", policy("connect-src 'none'"), "network"),
    "offline": Broken("", refused, "worker"),
    "wasm-stalled": Broken("pyodide.asm.wasm", stalled, "stalled"),
    "stdlib-stalled": Broken("/stdlib-", stalled, "stalled"),
    "package-stalled": Broken("counting-", stalled, "stalled"),
    "script-of-runtime-stalled": Broken("/pyodide.asm.mjs", stalled, "stalled"),
    "worker-stalled": Broken("/worker.mjs", stalled, "stalled"),
}
"""What keeps Python from starting."""

CALLS = {
    "ended": ('python.call(\'{"fail": "end"}\')', "crash"),
    "raised": ('python.call(\'{"fail": "raise"}\').catch(() => {})', "python"),
    "no-text": ('python.call(\'{"fail": "none"}\').catch(() => {})', "python"),
    "aborted": ('python.call(\'{"fail": "abort"}\').catch(() => {})', "crash"),
    "thrown": ('python.call(\'{"fail": "throw"}\')', "crash"),
}
"""What ends Python while it answers, and the kind of failure."""

MODULES = {
    "module-missing": ("/counter.mjs", not_found),
    "module-truncated": ("/counter.mjs", truncated),
    "module-of-another-type": ("/counter.mjs", typed("text/html")),
    "module-refused": ("/counter.mjs", refused),
    "module-stalled": ("/counter.mjs", stalled),
    "part-missing": ("/mount.mjs", not_found),
    "part-stalled": ("/mount.mjs", stalled),
}
"""What is broken of the front end itself, and how."""

IN_FIREFOX = {
    "wasm-cut-off",
    "wasm-damaged",
    "worker-missing",
    "script-of-runtime-truncated",
    "policy-forbids-wasm",
    "policy-forbids-fetching",
    "offline",
    "wasm-stalled",
    "worker-stalled",
    "ended",
    "aborted",
    "thrown",
    "module-missing",
    "part-stalled",
}
"""Where engines go ways of their own: their words for workers, modules, policies and streams that end differ."""

TRIED_AGAIN = {
    "wasm-missing",
    "wasm-cut-off",
    "stdlib-of-another-type",
    "wasm-refused",
    "wasm-damaged",
    "worker-truncated",
    "policy-forbids-wasm",
    "wasm-stalled",
    "raised",
    "aborted",
    "part-stalled",
}
"""One of each kind, as the way back depends on the kind; `nox -s failures` tries all, in both browsers."""

BEHIND_A_MEMORY = ("/stdlib-", "counting-")
"""What a start from a memory does not wait for: without it, there is none."""

STALL = 4
"""Seconds until a page that is told so gives up a connection; a busy machine needs some."""


def in_browsers(table: Iterable[str], in_firefox: Collection[str]) -> pytest.MarkDecorator:
    """Run a test for each fault in Chromium, and in Firefox for those where engines differ."""
    names = list(table)
    pairs = [("chromium", name) for name in names] + [("firefox", name) for name in names if name in in_firefox]
    ids = [f"{browser}-{name}" for browser, name in pairs]
    return pytest.mark.parametrize(("reader", "name"), pairs, indirect=["reader"], ids=ids)


def fail_to_start(reader: Reader, site: Site, broken: Broken) -> Visit:
    """Break a part of the site, ask for something, and wait until it has failed."""
    visit = open_impatient(reader, site) if broken.fault is stalled else Visit(reader).open(site.url)
    site.break_(broken.part, broken.fault)
    if broken.part in BEHIND_A_MEMORY:
        site.break_("/memory-", not_found)
    visit.count("one two three")
    visit.expect_state("failed")
    return visit


def open_impatient(reader: Reader, site: Site) -> Visit:
    """Open a page that is told to be less patient than others."""
    site.break_("/deep/page/", replaced(b"stall&quot;:60", f"stall&quot;:{STALL}".encode()))
    return Visit(reader).open(site.url + "deep/page/")


def expect_to_work_again(visit: Visit, site: Site) -> None:
    """Cure all faults, try again, and see an answer."""
    site.mend()
    visit.try_again()
    visit.expect_state("ready")
    visit.count("one two")
    visit.expect_result("2 words")


def expect_to_mount_again(visit: Visit, site: Site) -> None:
    """Cure all faults of the front end, try again, and see it mounted."""
    site.mend()
    visit.try_again()
    visit.wait_until("document.querySelector('[data-pyodide-state=mounted]')")
