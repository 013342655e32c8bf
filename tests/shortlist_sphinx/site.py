"""A small site of the guide's own directives, written for one test."""

from collections.abc import Mapping
from pathlib import Path

from tests.shortlist_sphinx.guide import GUIDE
from tests.support.sphinx import Build

CONF = """
project = author = copyright = version = "Small"
extensions = ["shortlist_sphinx"]
html_theme = "basic"
pyodide_packages = ["shortlist"]
exclude_patterns = ["_build"]
"""
INDEX = """
Small
=====

.. toctree::
   :glob:

   *
"""
CHECKLIST = "Checklist\n=========\n\n.. checklist::\n"
COMPARISON = "Comparison\n==========\n\n.. comparison::\n"
SHEET = """
title = "Shop"
deciding = ["data-layer"]
must = ["admin"]

[answers]
admin = "essential"
data-model = "complex"
html = ["none", "some"]
"""
SCENARIO = "Shop\n====\n\n.. scenario:: shop.toml\n"
PAGES = {
    "checklist.rst": CHECKLIST,
    "comparison.rst": COMPARISON,
    "scenario.rst": SCENARIO,
    "shop.toml": SHEET,
}
WHOLE = {**PAGES, **GUIDE}
"""All kinds of pages; those of the guide can be missing, and results then lead to none."""


def small_site(
    place: Path,
    files: Mapping[str, str] = WHOLE,
    builder: str = "dirhtml",
    parallel: int = 0,
) -> Build:
    """Write a site into an empty folder and return its build."""
    source = place / "source"
    source.mkdir()
    for name, text in {"conf.py": CONF, "index.rst": INDEX, **files}.items():
        (source / name).write_text(text, encoding="utf-8")
    return Build(source, place / "build", builder, parallel)
