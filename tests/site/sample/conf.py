# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A site of three pages that runs a small package in the browser; the tests build and visit it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "packages"))

project = "Sample"
author = "Sample"
copyright = "2026, Sample"  # noqa: A001  # the name that Sphinx asks for
version = "1"
extensions = ["pyodide_sphinx_extension"]
html_theme = "alabaster"
exclude_patterns = ["packages", "modules"]
pyodide_packages = ["counting"]
pyodide_modules = "modules"
