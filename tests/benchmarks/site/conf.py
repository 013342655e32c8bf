# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A page with one app, to be measured; what ships the library is set as in the guide itself."""

import runpy
from pathlib import Path

GUIDE = runpy.run_path(str(Path(__file__).parents[3] / "docs" / "conf.py"))

globals().update({name: value for name, value in GUIDE.items() if name.startswith("pyodide_")})

project = "Bench"
extensions = ["pyodide_sphinx_extension"]
html_theme = "alabaster"
exclude_patterns = ["modules"]
pyodide_modules = "modules"
# The guide ships frameworks too, which this page does not run.
pyodide_packages = ["shortlist"]
pyodide_package_exclude = {
    name: patterns for name, patterns in GUIDE["pyodide_package_exclude"].items() if name in pyodide_packages
}
pyodide_preload = "never"
pyodide_offline = False
