import re
from pathlib import Path

import pytest

import pyodide_sphinx_extension

STATIC = Path(pyodide_sphinx_extension.__file__).with_name("static")


def test_after_a_failure_every_script_of_the_worker_is_fetched_anew() -> None:
    """The list of the worker's scripts names them all: one that is left out may stay damaged."""
    source = (STATIC / "page" / "refresh.mjs").read_text(encoding="utf-8")
    listed = re.search(r"const WORKER = \[(.*?)\]", source, re.DOTALL)
    assert listed
    names = {f"{name}.mjs" for name in re.findall(r'"(.*?)"', listed[1])}

    assert names == {path.name for path in STATIC.glob("worker/*.mjs")}


def test_a_worker_asks_for_all_its_parts_at_once() -> None:
    """No part of the worker waits for another that imports it."""
    source = (STATIC / "worker" / "worker.mjs").read_text(encoding="utf-8")
    listed = re.search(r"const PARTS = \[(.*?)\]", source, re.DOTALL)
    assert listed
    names = {f"{name}.mjs" for name in re.findall(r'"(.*?)"', listed[1])}

    assert names | {"worker.mjs", "main.mjs"} == {path.name for path in STATIC.glob("worker/*.mjs")}


@pytest.mark.parametrize("name", ["page/loader.mjs", "worker/worker.mjs"])
def test_what_says_that_scripts_are_missing_needs_none(name: str) -> None:
    """The first script of a page, and of a worker, must not be missing with the others."""
    assert "\nimport " not in (STATIC / name).read_text(encoding="utf-8")
