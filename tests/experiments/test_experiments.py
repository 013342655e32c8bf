"""The experiments: each has its script, its committed result and its place on the page, and leaves nothing behind."""

import json
import os
import re
import signal
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.support.house import ROOT

EXPERIMENTS = ROOT / "docs" / "experiments"
ALL = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (EXPERIMENTS / "results").glob("*.json")}
RESULTS = {name: result for name, result in ALL.items() if "counted_in" not in result}
COUNTS = {name: result for name, result in ALL.items() if "counted_in" in result}
SVG = "{http://www.w3.org/2000/svg}"


def script(name: str) -> ModuleType:
    """Load a script of the experiments that imports nothing but the standard library."""
    spec = spec_from_file_location(f"experiments_{name}", EXPERIMENTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


PLOT = script("plot")
LAYOUTS = {layout.name: layout for layout in (PLOT.WIDE, PLOT.NARROW)}


def pinned() -> dict[str, str]:
    """Return the versions in the list of requirements, by package in lower case."""
    lines = (EXPERIMENTS / "requirements.txt").read_text(encoding="utf-8").lower().splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def test_every_experiment_has_a_committed_result() -> None:
    """What the session runs is what `docs/experiments/results` holds, no more and no less."""
    assert set(script("run").ALL) == set(RESULTS)


def test_every_experiment_stands_on_the_page() -> None:
    """The page draws the result of each experiment once."""
    page = (EXPERIMENTS / "index.md").read_text(encoding="utf-8")

    drawn = re.findall(r"^(?:```|:::)\{experiment\} (\w+)$", page, re.MULTILINE)

    assert sorted(drawn) == sorted(RESULTS)


def test_every_count_has_its_script_and_stands_on_one_page() -> None:
    """What is counted in something brought along has a script to count it again, and is shown once."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))

    drawn = re.findall(r"^```\{experiment\} (\w+)$", pages, re.MULTILINE)

    assert set(script("run").COUNTS) == set(COUNTS)
    assert [name for name in COUNTS if not (EXPERIMENTS / f"{name}.py").is_file() or drawn.count(name) != 1] == []


def test_packages_are_counted_by_their_prefix(tmp_path: Path) -> None:
    """The first line of a list names its columns; fresh is what had a release since December of the year before."""
    packages = (
        "name|version|month|rank|summary",
        'flask-a|1|2025-12|7|A "quoted',
        "Flask-B|1|2025-11||B",
        "flask|1|2026-01|1|",
    )
    words = "\n".join(packages).replace("|", "\t")
    (tmp_path / "list.tsv").write_text(words, encoding="utf-8")

    counted = {
        row[0]: row[1:]
        for row in counting("prefixes").rows(counting("prefixes").read(tmp_path / "list.tsv"), "2025-12")
    }

    assert counted["`flask-`"] == [2, 1, "50 %", 1]
    assert counted["`django-`"] == [0, 0, "none", 0]


def test_authors_are_counted_without_merges_bots_and_second_names(tmp_path: Path) -> None:
    """The year ends with the newest commit, and one person has one name."""
    clone = tmp_path / "ada+guide"
    git(clone.parent, "init", "--quiet", clone.name)
    commits = (("Eve", 2023), ("Motov Yurii", 2025), ("Yurii Motov", 2025), ("dependabot[bot]", 2025), ("Ada", 2025))
    for name, year in commits:
        git(
            clone,
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            name,
            author=name,
            day=f"{year}-06-01T12:00:00+00:00",
        )

    row = counting("authors").row(clone)

    assert row == ["`ada/guide`", "2025-06-01", 2, 3, "67 %"]


def counting(name: str) -> ModuleType:
    """Load a script that counts, and beside it the one that keeps what it counted."""
    sys.modules["record"] = script("record")
    return script(name)


def git(folder: Path, *arguments: str, author: str = "Ada", day: str = "2025-06-01T12:00:00+00:00") -> None:
    """Run git in a folder, as somebody and on a day."""
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", author), ("EMAIL", f"{len(author)}@guide.example"), ("DATE", day))
    }
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who)


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_a_result_was_seen_with_the_versions_that_are_pinned(result: dict[str, Any]) -> None:
    """Who repeats an experiment installs the versions that the table names."""
    pins = pinned()

    others = {name: version for name, version in result["versions"].items() if pins.get(name.lower()) != version}

    assert result["versions"] != {}
    assert others == {}


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_a_result_tells_nothing_of_the_machine_but_its_kind(result: dict[str, Any]) -> None:
    """A result names cores and operating system, and holds a row of cells for each line of its table."""
    assert re.fullmatch(r"\d+ cores, \w+", result["machine"])
    assert {len(row) for row in result["rows"]} == {len(result["columns"])}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_picture_is_the_one_that_the_result_draws(layout: Any) -> None:  # noqa: ANN401 - a script's own class
    """A picture is committed as drawn: `nox -s experiments -- concurrency` draws it anew."""
    picture = (EXPERIMENTS / "results" / layout.file).read_text(encoding="utf-8")

    drawn = PLOT.draw(RESULTS["concurrency"], layout)

    assert picture == drawn


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_picture_says_in_words_what_it_shows(layout: Any) -> None:  # noqa: ANN401 - a script's own class
    """The picture has a title, and a text that names every stack with its number."""
    drawn = ET.fromstring(PLOT.draw(RESULTS["concurrency"], layout))  # noqa: S314 - it is ours

    words = drawn.findtext(f"{SVG}desc") or ""

    assert drawn.findtext(f"{SVG}title")
    assert words.count(";") + 1 == len(RESULTS["concurrency"]["rows"])


def test_the_picture_doubles_by_equal_steps() -> None:
    """On the scale of the picture, each doubling takes the same room."""
    places = [PLOT.WIDE.across(2**power) for power in range(7)]

    steps = {round(after - before) for before, after in pairwise(places)}

    assert len(steps) == 1


@pytest.mark.skipif(os.name == "nt", reason="the servers of the experiments run on POSIX systems only")
def test_a_server_ends_with_the_experiment_that_started_it(tmp_path: Path) -> None:
    """A server is gone soon after the process that holds its keeper was killed."""
    keeper = [sys.executable, str(EXPERIMENTS / "keeper.py")]
    server = [sys.executable, "-c", "import time; print('started', flush=True); time.sleep(30); print('survived')"]
    started = tmp_path / "started.py"
    started.write_text(
        "import subprocess, sys\n"
        f"subprocess.Popen({[*keeper, *server]!r}, stdin=subprocess.PIPE, start_new_session=True).wait()\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, str(started)], stdout=subprocess.PIPE, text=True) as experiment:
        assert experiment.stdout is not None
        experiment.stdout.readline()
        experiment.send_signal(signal.SIGKILL)
        said_after = experiment.stdout.read()  # ends when the server, which shares it, has ended

    assert said_after == ""
