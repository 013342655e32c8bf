# ruff: noqa: INP001  # Sphinx reads the file by path; it is no package
"""A site with a page for each of four web frameworks, which come from the package index by the lock file."""

project = "Frameworks"
author = "Frameworks"
copyright = "2026, Frameworks"  # noqa: A001  # the name that Sphinx asks for
version = release = "1"
extensions = ["pyodide_sphinx_extension"]
html_copy_source = False
pyodide_packages = ["django>=6", "fastapi", "flask", "httpx", "litestar"]
pyodide_package_exclude = {"django": ["contrib/admin/*", "contrib/gis/*"]}
