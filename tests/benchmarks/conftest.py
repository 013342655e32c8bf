"""Options of the bench, and where its results go: `nox -s bench -- --all --rounds 5`."""

import json
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.benchmarks.comparing import Say
from tests.benchmarks.picture import picture
from tests.support.house import ROOT

RESULTS = ROOT / "docs" / "runtime" / "bench.json"
PICTURE = RESULTS.with_suffix(".svg")
FEWEST = 3
"""Rounds that a result needs to be kept: fewer show no spread."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("bench")
    group.addoption("--all", action="store_true", help="measure the other ways to run Python too")
    group.addoption("--rounds", type=int, default=FEWEST, help="how often to measure (default: %(default)s)")


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> int:
    """Give the number of rounds."""
    return int(request.config.getoption("--rounds"))


@pytest.fixture(scope="session")
def say(request: pytest.FixtureRequest) -> Say:
    """Give a way to show a line at once: a bench that says nothing for ten minutes looks dead."""
    reporter: Any = request.config.pluginmanager.get_plugin("terminalreporter")
    capture: Any = request.config.pluginmanager.get_plugin("capturemanager")

    def show(line: str) -> None:
        with capture.global_and_fixture_disabled():
            reporter.write_line(f"  {line}", flush=True)

    return show


@pytest.fixture(scope="session")
def keep(rounds: int, say: Say) -> Callable[[str, dict[str, Any]], None]:
    """Give a way to keep a part of the results beside the page that shows them."""

    def write(part: str, found: dict[str, Any]) -> None:
        if rounds < FEWEST:
            say(f"not kept: {rounds} round(s) show no spread, {FEWEST} do")
            return
        before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        results = {**before, part: {**circumstances(rounds), **found}}
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        if "start" in results:
            PICTURE.write_text(picture(results["start"]), encoding="utf-8")

    return write


def circumstances(rounds: int) -> dict[str, Any]:
    """Return when, how often and on what was measured."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "rounds": rounds,
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.system(),
            "processor": platform.machine(),
            "python": platform.python_version(),
            "load_at_the_end": None if busy is None else round(busy, 1),
        },
    }
