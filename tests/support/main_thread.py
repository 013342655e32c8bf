"""Main thread of a page: how long its tasks keep it busy, in processor time, which other programs do not lengthen."""

import contextlib
import json
from collections.abc import Iterator

from playwright.sync_api import Page

CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
TASK, THREAD, MAIN = "RunTask", "thread_name", "CrRendererMain"


@contextlib.contextmanager
def watching_tasks(page: Page) -> Iterator[list[float]]:
    """Give a list that holds, once the block has ended, the milliseconds of each task of the page's own thread."""
    browser = page.context.browser
    assert browser is not None
    found: list[float] = []
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        yield found
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
        mains = {of(event) for event in events if event["name"] == THREAD and event["args"]["name"] == MAIN}
        found += [
            event["tdur"] / 1000 for event in events if "tdur" in event and event["name"] == TASK and of(event) in mains
        ]


def of(event: dict[str, int]) -> tuple[int, int]:
    """Return the process and the thread of an event."""
    return event["pid"], event["tid"]
