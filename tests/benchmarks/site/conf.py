# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A page with one app, to be measured; what ships the library is set as in the guide itself."""

import runpy
from pathlib import Path

GUIDE = Path(__file__).parents[3] / "docs" / "conf.py"

globals().update({name: value for name, value in runpy.run_path(str(GUIDE)).items() if name.startswith("pyodide_")})

project = "Bench"
extensions = ["pyodide_sphinx_extension"]
html_theme = "alabaster"
exclude_patterns = ["modules"]
pyodide_modules = "modules"
pyodide_preload = "never"
pyodide_offline = False
