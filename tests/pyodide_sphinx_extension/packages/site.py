"""A site that ships packages, without its pages."""

import importlib
import io
import zipfile
from pathlib import Path

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.packages.locking.files import LockedFiles
from pyodide_sphinx_extension.packages.locking.lockfile import read_lock
from pyodide_sphinx_extension.packages.shipping import Shipment, Wanted, ship
from tests.pyodide_sphinx_extension.packages.wheelhouse import TARGET


class Site:
    """A site that ships packages.

    Args:
        folder: of conf.py and the cache.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.cache = Cache(folder / "cache", self.said.append)

    def ship(self, *names: str, strip: bool = False, **exclude: list[str]) -> Shipment:
        """Return what the site ships."""
        importlib.invalidate_caches()
        lock = read_lock(self.folder / "pyodide-packages.lock.json", TARGET)
        files = LockedFiles(lock, self.cache, None, self.said.append)
        wanted = Wanted(names, exclude, frozenset({"en", "de"}), strip)
        return ship(wanted, files, TARGET, self.cache, self.said.append)

    def names(self, *names: str, strip: bool = False, **exclude: list[str]) -> list[str]:
        """Return the paths of all shipped files."""
        zips = self.ship(*names, strip=strip, **exclude).zips.values()
        return sorted(name for each in zips for name in zipfile.ZipFile(io.BytesIO(each)).namelist())
