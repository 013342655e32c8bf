"""How long readers wait for Python, beside stock Pyodide: `nox -s bench` runs this, and the tests never do.

Both are measured in turn in each round, from the same server, with the same library.
Ratios count, since machines differ.
"""

import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Playwright, sync_playwright

from pyodide_sphinx_extension.cache import Cache, cache_folder
from pyodide_sphinx_extension.publishing.precompress import compressed
from pyodide_sphinx_extension.runtime.pin import pinned
from tests.benchmarks.answering import while_answering
from tests.benchmarks.building import built
from tests.benchmarks.comparing import Held, Say, held_ratio, ratio_of
from tests.benchmarks.contestants import OTHERS, OURS, PLAIN, RIVAL, Contestant, prepare
from tests.benchmarks.link import LINKS, UNLIMITED, Link, LinkedSite, serving_linked
from tests.benchmarks.visits import STAGES, Seen, browsing_as, first_and_second, speed_in
from tests.benchmarks.whole import from_a_link, in_firefox
from tests.support.house import ROOT
from tests.support.html import STARTED_WHILE_READ

BUDGETS = (
    *("first", "second", "shared-first", "shared-second", "firefox-first", "firefox-second", "nothing-again"),
    *("gzip", "brotli", "page", "library", "busy", "answering"),
)
PROBE = "probe.bin"
PROBED = 2
"""Seconds that the file takes with which a link is tried."""

HEAVY = (".wasm", ".zip", "/pyodide.mjs", "/pyodide.asm.mjs")
"""What a page must not ask for before a reader wants Python, nor ask for again."""

Visits = dict[tuple[str, str, str], list[Seen]]
"""What was seen, by contestant, link, and which visit it was."""


@dataclass
class Results:
    """What one run has seen, and the budgets held against it."""

    visits: Visits = field(default_factory=dict)
    budgets: dict[str, Held] = field(default_factory=dict)
    speeds: dict[str, dict[str, float]] = field(default_factory=dict)
    browser: str = ""

    def add(self, contestant: Contestant, link: Link, seen: tuple[Seen, Seen]) -> None:
        """Note a first and a second visit."""
        for which, one in zip(("first", "second"), seen, strict=True):
            self.visits.setdefault((contestant.id, link.name, which), []).append(one)

    def seconds(self, contestant: Contestant, link: Link, which: str) -> list[float]:
        """Return the seconds of each round."""
        return [seen.seconds for seen in self.visits[contestant.id, link.name, which]]


@pytest.fixture(scope="session")
def results(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    rounds: int,
    say: Say,
    keep: Callable[[str, dict[str, Any]], None],
) -> Results:
    """Measure everything once, and keep it."""
    folder = tmp_path_factory.mktemp("bench")
    everything = bool(request.config.getoption("--all"))
    prepare(folder, everything=everything)
    found = Results()
    with serving_linked(folder) as site, sync_playwright() as playwright:
        found.speeds = checked_links(playwright, site, tmp_path_factory.mktemp("probe"))
        found.browser = version_of(playwright, tmp_path_factory.mktemp("version"))
        come = partial(first_and_second, playwright, site)
        others = OTHERS if everything else ()
        for number, contestant, link, seen in measured(come, site, rounds, others):
            found.add(contestant, link, seen)
            both = ", ".join(f"{one.seconds:.2f} s" for one in seen)
            say(f"round {number + 1}, {link.name}: {contestant.title}: {both}")
        weigh(found, folder)
        guide = built(ROOT / "docs", tmp_path_factory.mktemp("guide"))
        whole = (*from_a_link(playwright, site, guide, rounds), *in_firefox(site, rounds))
        for held in (*whole, while_answering(playwright, guide, rounds)):
            found.budgets[held.name] = held
    weigh_guide(found, guide, tmp_path_factory)
    hold_starts(found)
    keep("start", table_of(found))
    for line in lines_of(found):
        say(line)
    return found


def checked_links(playwright: Playwright, site: LinkedSite, profile: Path) -> dict[str, dict[str, float]]:
    """Return how fast each limited link is, in the page and in a worker; a link that does not bind ends the bench."""
    speeds = {}
    with browsing_as(playwright, profile) as context:
        page = context.new_page()
        page.goto(f"{site.url}pages/?run=empty-worker.mjs")
        for link in LINKS[:-1]:
            size = int(link.megabits * 1e6 / 8 * PROBED)
            (site.folder / PROBE).write_bytes(bytes(size))
            site.replies.clear()
            site.behind(link)
            address = site.url + PROBE
            found = {name: speed_in(page, address, size, worker=name == "worker") for name in ("page", "worker")}
            assert max(found.values()) <= 1.02 * link.megabits, f"{link.name} lets through {found} Mb/s"
            speeds[link.name] = {name: round(speed, 2) for name, speed in found.items()}
    site.behind(UNLIMITED)
    return speeds


def version_of(playwright: Playwright, profile: Path) -> str:
    """Return the browser's version."""
    with browsing_as(playwright, profile) as context:
        product: str = context.new_cdp_session(context.new_page()).send("Browser.getVersion")["product"]
    return product.replace("Headless", "").replace("/", " ")


def measured(
    come: Callable[[Contestant], tuple[Seen, Seen]], site: LinkedSite, rounds: int, others: tuple[Contestant, ...]
) -> Iterator[tuple[int, Contestant, Link, tuple[Seen, Seen]]]:
    """Yield visits to all pages in turn, in every other round in the other order; the very first do not count."""
    for contestant in (OURS, RIVAL, PLAIN, *others):
        come(contestant)
    for number in range(rounds):
        for link in LINKS:
            site.behind(link)
            pair = (OURS, RIVAL) if number % 2 else (RIVAL, OURS)
            for contestant in (*pair, PLAIN, *others) if link is UNLIMITED else pair:
                yield number, contestant, link, come(contestant)
    site.behind(UNLIMITED)


def weigh(found: Results, folder: Path) -> None:
    """Hold the bytes to the first answer against the budgets, under gzip as sent, under brotli as it would be."""
    ours, theirs = (found.visits[each.id, UNLIMITED.name, "first"] for each in (OURS, RIVAL))
    sent = ratio_of([seen.bytes for seen in ours], [seen.bytes for seen in theirs])
    found.budgets["gzip"] = held_ratio("gzip", "bytes to the first answer under gzip, to stock", 0.72, sent)
    under = ratio_of([brotlied(folder, ours[0].requests)], [brotlied(folder, theirs[0].requests)])
    found.budgets["brotli"] = held_ratio("brotli", "the same under brotli", 0.62, under)


def brotlied(folder: Path, requests: tuple[str, ...]) -> int:
    """Return the bytes of requested files under brotli."""
    return sum(brotli_size((folder / path.lstrip("/")).read_bytes()) for path in set(requests))


def brotli_size(content: bytes) -> int:
    """Return the bytes of a content under brotli."""
    return len(compressed(content, "br", Cache(cache_folder(None, os.environ, Path.home()))))


def hold_starts(found: Results) -> None:
    """Hold times, and what a second visit asks for, against the budgets."""
    words = {"first": "first answer, first visit, to stock", "second": "first answer, second visit, to stock"}
    for which, most in (("first", 0.20), ("second", 0.20)):
        ratio = ratio_of(*(found.seconds(each, UNLIMITED, which) for each in (OURS, RIVAL)))
        found.budgets[which] = held_ratio(which, words[which], most, ratio)
    ours = [seen for (who, _, _), visits in found.visits.items() if who == OURS.id for seen in visits]
    again = [seen for link in LINKS for seen in found.visits[OURS.id, link.name, "second"]]
    asked = sum(len(heavy(seen.requests)) for seen in again)
    found.budgets["nothing-again"] = Held("nothing-again", "files of Python asked for again", 0, asked)
    busy = [seen.busy for seen in ours]
    what = "longest time that the page is busy, in most visits"
    found.budgets["busy"] = Held("busy", what, 50, median(busy), (min(busy), max(busy)), "ms")


def heavy(requests: tuple[str, ...]) -> list[str]:
    """Return the requests for Python itself or its packages."""
    return [path for path in requests if path.endswith(HEAVY)]


def weigh_guide(found: Results, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Weigh the guide's page with the form, and the library that it ships."""
    library = next(folder.glob("_static/pyodide/shortlist-*.zip")).read_bytes()
    with serving_linked(folder) as site, sync_playwright() as playwright:
        profile = tmp_path_factory.mktemp("reader")
        # What a service worker keeps for later is fetched once the page is there.
        with browsing_as(playwright, profile, service_workers="block") as context:
            context.new_page().goto(f"{site.url}checklist/", wait_until="networkidle")
        # Python starts while the first screen is read, and is held to figures of its own.
        page = sum(size for path, size in site.sent.items() if not STARTED_WHILE_READ.search(path))
    what = "the page with the form, without the Python that starts while it is read"
    found.budgets["page"] = Held("page", what, 100, page / 1e3, unit="kB")
    gzipped, size = len(gzip.compress(library, 6)) / 1e3, brotli_size(library) / 1e3
    what = f"the library as shipped, under brotli (under gzip {gzipped:.0f} kB)"
    found.budgets["library"] = Held("library", what, 170, size, unit="kB")


def table_of(found: Results) -> dict[str, Any]:
    """Return the results as plain data."""
    return {
        "versions": {
            "Pyodide": pinned().version,
            "its Python": pinned().python,
            "browser": found.browser,
        },
        "links": [{"name": link.name, "delay": link.delay, "measured": found.speeds.get(link.name)} for link in LINKS],
        "systems": {each.id: each.title for each in (OURS, RIVAL, PLAIN, *OTHERS)},
        "visits": [visits_table(key, seen) for key, seen in found.visits.items()],
        "stages": [stages_table(found, each) for each in (OURS, RIVAL)],
        "ratios": list(ratios_of(found)),
        "budgets": [found.budgets[name].table() for name in BUDGETS],
    }


def visits_table(key: tuple[str, str, str], visits: list[Seen]) -> dict[str, Any]:
    """Return the visits of one kind as plain data."""
    contestant, link, which = key
    memories = [seen.memory for seen in visits if seen.memory]
    return {
        "system": contestant,
        "link": link,
        "visit": which,
        "seconds": [round(seen.seconds, 3) for seen in visits],
        "bytes": round(median(seen.bytes for seen in visits)),
        "requests": round(median(len(seen.requests) for seen in visits)),
        "busy": round(max(seen.busy for seen in visits)),
        "memory": round(median(memories)) if memories else None,
    }


def stages_table(found: Results, contestant: Contestant) -> dict[str, Any]:
    """Return when each stage was reached, and the answer, without a limit on the link, as plain data."""
    reached = {}
    for which in ("first", "second"):
        visits = found.visits[contestant.id, UNLIMITED.name, which]
        stages = {stage: round(median(seen.stages[stage] for seen in visits), 3) for stage in STAGES}
        reached[which] = {**stages, "answer": round(median(seen.seconds for seen in visits), 3)}
    return {"system": contestant.id, **reached}


def ratios_of(found: Results) -> Iterator[dict[str, Any]]:
    """Yield how long ours takes beside stock, on each link."""
    for ours, links in ((OURS, LINKS), (PLAIN, (UNLIMITED,))):
        for link in links:
            for which in ("first", "second"):
                ratio = ratio_of(*(found.seconds(each, link, which) for each in (ours, RIVAL)))
                yield {"system": ours.id, "link": link.name, "visit": which, **ratio.table()}


def lines_of(found: Results) -> Iterator[str]:
    """Yield what there is to tell."""
    for ratio in ratios_of(found):
        spread = "{median:.2f} ({low:.2f} to {high:.2f})".format(**ratio)
        yield f"{ratio['system']} to stock, {ratio['link']}, {ratio['visit']} visit: {spread}"
    yield from map(str, found.budgets.values())


@pytest.mark.parametrize("name", BUDGETS)
def test_budget(results: Results, name: str) -> None:
    """What readers wait for and download stays within its budget."""
    held = results.budgets[name]

    assert held.met, str(held)
