"""The catalogue: what Python needs to know of packages that a page does not load at its start."""

from collections.abc import Mapping
from importlib.resources import files

from pyodide_sphinx_extension.packages.archive import files_of_zip, zip_of

MODULE = "pyodide_catalogue"


def catalogue_zip(table: Mapping[str, tuple[str, int]], zips: Mapping[str, bytes]) -> bytes:
    """Return the catalogue as a package of its own.

    Args:
        table: address and size of the zip that holds a top-level module, by its name.
        zips: all that the site ships; the metadata of each is part of the catalogue.
    """
    source = files("pyodide_sphinx_extension.inside").joinpath(f"{MODULE}.py").read_text(encoding="utf-8")
    content = {f"{MODULE}.py": f"{source}\nTABLE.update({dict(sorted(table.items()))!r})\n".encode()}
    for package in zips.values():
        content |= {path: each for path, each in files_of_zip(package).items() if ".dist-info/" in path}
    return zip_of(content)
