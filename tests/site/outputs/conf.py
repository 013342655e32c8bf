# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A site of one page: everything that an example can put out."""

project = "Outputs"
author = "Outputs"
copyright = "2026, Outputs"  # noqa: A001  # the name that Sphinx asks for
extensions = ["pyodide_sphinx_extension"]
html_copy_source = False
