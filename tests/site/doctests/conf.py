# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A small site as many have it: doctests in its pages and in the docstrings of its library, and two more lines."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "packages"))

project = "Growing"
author = "Growing"
copyright = "2026, Growing"  # noqa: A001  # the name that Sphinx asks for
version = release = "1"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.doctest", "pyodide_sphinx_extension"]
exclude_patterns = ["packages"]
html_copy_source = False
myst_enable_extensions = ["attrs_block"]
doctest_global_setup = "from growing import Plant"

pyodide_packages = ["growing"]
pyodide_doctest = True
# Another ending than that of the project's own pages, whose code is run by other tests.
source_suffix = {".rst": "restructuredtext", ".markdown": "markdown"}
