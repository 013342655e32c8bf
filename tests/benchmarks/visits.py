"""Readers who come, press the button, stay a moment, leave, and come again."""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.benchmarks.contestants import Contestant
from tests.benchmarks.link import LinkedSite
from tests.support.browser import find_browser

STAYS = {"first": 10, "second": 2}
"""Seconds that a reader stays after the answer: at the first visit, time to keep what was loaded."""

STAGES = ("scripts loaded", "WebAssembly compiled", "Python started", "packages unpacked", "entry imported")
"""What is marked on the way to an answer, as far as a system tells."""

PATIENCE = 180_000
"""Milliseconds after which no answer will come any more."""


@dataclass(frozen=True)
class Seen:
    """What one visit showed.

    Attributes:
        seconds: from the pointer going down to the answer in the page.
        bytes: contents that the server sent in that time, as compressed.
        requests: what was asked for in that time.
        busy: the longest time in milliseconds that the page's own thread was busy; 0 if it never was for 50.
        memory: bytes of the process that holds the page and its worker, at the end; None where nobody tells.
        stages: seconds from the pointer going down to each stage that was marked.
    """

    seconds: float
    bytes: int
    requests: tuple[str, ...]
    busy: float
    memory: int | None
    stages: dict[str, float]


def first_and_second(playwright: Playwright, site: LinkedSite, contestant: Contestant) -> tuple[Seen, Seen]:
    """Let somebody who was never here visit a page, close the browser, and visit it again."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        first = visit(playwright, Path(profile), site, contestant, STAYS["first"])
        second = visit(playwright, Path(profile), site, contestant, STAYS["second"])
    return first, second


def visit(playwright: Playwright, profile: Path, site: LinkedSite, contestant: Contestant, stays: int) -> Seen:
    """Open the page, press the button, wait for the answer, and stay some seconds."""
    with browsing_as(playwright, profile) as context:
        page = context.new_page()
        page.goto(site.url + contestant.address, wait_until="networkidle", timeout=PATIENCE)
        # What the page is made of has been sent; what follows is Python's.
        site.forget()
        page.get_by_role("button", name="Run").click()
        page.wait_for_function("seen.done", timeout=PATIENCE)
        sent, requests = sum(site.sent.values()), tuple(site.requests)
        stages = stages_of(page)
        page.wait_for_timeout(stays * 1000)
        seen: dict[str, Any] = page.evaluate("seen")
        if contestant.runs_library:
            assert json.loads(seen["answer"])["sentence"], seen["answer"]
        memory = memory_of(profile)
    return Seen((seen["done"] - seen["begun"]) / 1000, sent, requests, seen["longest"], memory, stages)


def stages_of(page: Page) -> dict[str, float]:
    """Return the seconds from the pointer going down to each stage, from the marks that a page and its worker set."""
    marks = "performance.getEntriesByType('mark').map((each) => [each.name, performance.timeOrigin + each.startTime])"
    begun = float(page.evaluate("performance.timeOrigin + seen.begun"))
    found = dict([*page.evaluate(marks), *(page.workers[0].evaluate(marks) if page.workers else ())])
    return {stage: (found[f"pyodide: {stage}"] - begun) / 1000 for stage in STAGES if f"pyodide: {stage}" in found}


@contextlib.contextmanager
def browsing_as(
    playwright: Playwright, profile: Path, service_workers: Literal["allow", "block"] = "allow"
) -> Iterator[BrowserContext]:
    """Start a browser that keeps what it learns in a folder, as the one of a reader does."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if root else []
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=find_browser(), args=arguments, service_workers=service_workers
    )
    try:
        yield context
    finally:
        context.close()


def memory_of(profile: Path) -> int | None:
    """Return the bytes of memory of the process that holds the page and its worker; only Linux tells."""
    parents = {int(path.parent.name): parent_of(path) for path in Path("/proc").glob("[0-9]*/stat")}
    started = [pid for pid in parents if str(profile) in command_of(pid)]
    sizes = [
        size_of(pid) for pid in parents if "--type=renderer" in command_of(pid) and comes_from(pid, started, parents)
    ]
    return max(sizes, default=None)


def comes_from(pid: int, ancestors: list[int], parents: dict[int, int]) -> bool:
    """Tell whether a process was started by one of others, or by one that they started."""
    while pid in parents and pid not in ancestors:
        pid = parents[pid]
    return pid in ancestors


def parent_of(stat: Path) -> int:
    """Return who started a process; 0 where it is gone."""
    with contextlib.suppress(OSError):
        return int(stat.read_text().rpartition(")")[2].split()[1])
    return 0


def command_of(pid: int) -> str:
    """Return the command of a process; nothing where it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ")
    return ""


def size_of(pid: int) -> int:
    """Return the bytes of memory of a process, with its part of what it shares with others."""
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) * 1024 if found else 0
    return 0


def speed_in(page: Page, address: str, count: int, *, worker: bool) -> float:
    """Return the megabits per second at which a file arrives, in the page or in a worker."""
    fetching = f"""(async () => {{
      const begun = performance.now();
      await (await fetch({json.dumps(address)}, {{ cache: "no-store" }})).arrayBuffer();
      return performance.now() - begun;
    }})()"""
    in_worker = f"""new Promise((resolve) => {{
      const script = {json.dumps(f"{fetching}.then((took) => postMessage(took))")};
      const worker = new Worker(URL.createObjectURL(new Blob([script], {{ type: "text/javascript" }})));
      worker.onmessage = ({{ data }}) => resolve(data);
    }})"""
    took = page.evaluate(in_worker if worker else fetching)
    return count * 8 / 1e6 / (float(took) / 1000)
