"""How long writers wait: a build of the guide beside one of the same pages with our output as plain markup."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from tests.benchmarks.baking import LEFT, plain_copy
from tests.benchmarks.building import built
from tests.benchmarks.comparing import Held, Say, held_ratio, ratio_of
from tests.support.house import ROOT

BUDGETS = ("cold-build", "edited-page", "unchanged")
PAGE = "concepts/index"
"""A page of prose that many others point at."""

PREVIEW = ("--set", "shortlist_join_css=0", "--set", "shortlist_policy=0")
"""How `nox -s preview` builds."""

PATIENCE = 300
"""Seconds after which a preview will not come any more."""


@pytest.fixture(scope="session")
def held(
    tmp_path_factory: pytest.TempPathFactory, rounds: int, say: Say, keep: Callable[[str, dict[str, Any]], None]
) -> dict[str, Held]:
    """Measure everything once, and keep it."""
    place = tmp_path_factory.mktemp("build")
    plain = plain_copy(ROOT / "docs", place)
    # Both are copies: what asks git for dates learns nothing about either.
    guide = Path(shutil.copytree(ROOT / "docs", place / "guide", ignore=shutil.ignore_patterns(*LEFT)))
    seconds: dict[str, list[float]] = {"guide": [], "plain": []}
    for number in range(rounds):
        sources = {"guide": guide, "plain": plain}
        for name, source in reversed(sources.items()) if number % 2 else sources.items():
            took = cold_build(source, place / f"{name}-{number}")
            seconds[name].append(took)
            say(f"round {number + 1}: cold build, {name}: {took:.1f} s of processor time")
    edits = list(edited(guide, place / "preview", rounds))
    say(f"edited page, reloaded after: {', '.join(f'{took:.2f} s' for took in edits)}")
    # Sphinx copies its own files at every build; what is written for us comes on top.
    written = len(written_again(guide, place / "guide-0") - written_again(plain, place / "plain-0"))
    ratio = ratio_of(seconds["guide"], seconds["plain"])
    spread = (round(min(edits), 3), round(max(edits), 3))
    median_edit = sorted(edits)[len(edits) // 2]
    found = {
        "cold-build": held_ratio(
            "cold-build", "processor time of a cold build, to the same pages as plain markup", 1.3, ratio
        ),
        "edited-page": Held("edited-page", "edited page, until it is reloaded", 2, median_edit, spread, "s"),
        "unchanged": Held("unchanged", "files written when nothing has changed", 0, written),
    }
    rounded = {name: [round(took, 2) for took in each] for name, each in seconds.items()}
    versions = {"Sphinx": version("sphinx"), "MyST-Parser": version("myst-parser")}
    table = {"versions": versions, "seconds": {**rounded, "edits": [round(took, 2) for took in edits]}}
    keep("build", {**table, "budgets": [found[name].table() for name in BUDGETS]})
    for budget in found.values():
        say(str(budget))
    return found


def cold_build(source: Path, place: Path) -> float:
    """Build a site from nothing, with the cache of the runtime warm, and return the processor time it took.

    A build is work and hardly any waiting, and whatever else the machine does leaves that time alone.
    A page that lacks something, as a plain copy may, builds sooner: a warning ends the bench.
    """
    before = os.times()
    built(source, place, "-W")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def written_again(source: Path, place: Path) -> set[str]:
    """Build a site that has not changed, and return the files that were written nevertheless."""
    before = times(place / "site")
    built(source, place)
    after = times(place / "site")
    return {name for name, when in after.items() if before.get(name) != when}


def times(folder: Path) -> dict[str, int]:
    """Return when each file of a site was written."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in paths}


def edited(guide: Path, place: Path, rounds: int) -> Iterator[float]:
    """Preview a copy of a site, edit a page of it, and yield the seconds until a browser is told to reload."""
    source = Path(shutil.copytree(guide, place / "docs", ignore=shutil.ignore_patterns(*LEFT)))
    page = source / f"{PAGE}.md"
    with previewing(source, place) as port, connect(f"ws://127.0.0.1:{port}/websocket-reload") as browser:
        for number in range(rounds + 1):
            words = f"A sentence of round {number}."
            page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
            begun = time.perf_counter()
            browser.recv(timeout=PATIENCE)
            took = time.perf_counter() - begun
            assert words in fetched(port, f"{PAGE.removesuffix('index')}")
            # The first of all reads everything, for the copy is new to it.
            if number:
                yield took


@contextlib.contextmanager
def previewing(source: Path, place: Path) -> Iterator[int]:
    """Run the preview of `nox -s preview` on a free port, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "tools.preview", str(source), str(place / "site"), *PREVIEW]
    options = ["--port", str(port), "--doctrees", str(place / "doctrees")]
    with (place / "log").open("w") as log:
        running = subprocess.Popen([*command, *options], cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_for(port)
        yield port
    finally:
        running.terminate()
        running.wait()


def wait_for(port: int) -> None:
    """Wait until the first build is done and served."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(URLError, ConnectionError):
            fetched(port, "")
            return
        time.sleep(0.2)
    msg = f"the preview did not answer within {PATIENCE} seconds"
    raise TimeoutError(msg)


def fetched(port: int, page: str) -> str:
    """Return a page of the preview."""
    with urlopen(f"http://127.0.0.1:{port}/{page}") as response:
        return str(response.read().decode())


@pytest.mark.parametrize("name", BUDGETS)
def test_budget(held: dict[str, Held], name: str) -> None:
    """What writers wait for stays within its budget."""
    assert held[name].met, str(held[name])
