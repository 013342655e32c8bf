from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.imports import stdlib_imports

SOURCE = b"""
import json
from importlib import resources
from . import hands
from third_party import watch

def late():
    import csv
"""


def test_imports_are_found_wherever_they_stand() -> None:
    """Imports at the top, in functions, and of modules by way of their package all count."""
    found = stdlib_imports(zip_of({"clock/__init__.py": SOURCE, "clock/face.txt": b"import os"}))

    assert found == {"csv", "importlib", "importlib.resources", "json"}
