# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A small site of its own that runs Python in its pages, in Markdown and in reStructuredText."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "packages"))

project = "Shapes"
author = "Shapes"
copyright = "2026, Shapes"  # noqa: A001  # the name that Sphinx asks for
version = release = "1"
extensions = ["myst_parser", "pyodide_sphinx_extension"]
exclude_patterns = ["packages", "modules"]
html_copy_source = False
pyodide_packages = ["shapes"]
pyodide_modules = "modules"
