"""Import hook for packages of the site: loads one that is imported and was not loaded at the start of the page.

Runs in the reader's browser: a page loads what its examples were seen to import, and readers try more.
"""

import importlib
import io
import sys
import zipfile
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

TABLE: dict[str, tuple[str, int]] = {}
"""Address and size of the zip that holds a top-level module, by its name; filled in while the site is built."""


class Catalogue:
    """Finds packages of the site, and fetches each the first time.

    Args:
        base: the address of the folder that holds their zips.
        folder: where they are unpacked.
    """

    def __init__(self, base: str, folder: str) -> None:
        self.base = base
        self.folder = folder
        self.fetched: set[str] = set()

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Find a top-level module of a package that the page has not loaded."""
        if path is not None or name not in TABLE or TABLE[name][0] in self.fetched:
            return None
        self.fetch(name)
        return PathFinder.find_spec(name, [self.folder], target)

    def fetch(self, name: str) -> None:
        """Fetch and unpack a package; imports cannot wait in another way."""
        file, size = TABLE[name]
        request = importlib.import_module("js").XMLHttpRequest.new()
        request.open("GET", self.base + file, False)  # noqa: FBT003  # the argument means: wait for it
        request.responseType = "arraybuffer"
        request.send()
        content = request.response.to_bytes() if request.response else b""
        if request.status != 200 or len(content) != size:
            msg = f"{name} could not be loaded (status {request.status})"
            raise ImportError(msg, name=name)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            archive.extractall(self.folder)
        self.fetched.add(file)
        PathFinder.invalidate_caches()


def install(base: str, folder: str) -> None:
    """Put the finder behind all others, those of the standard library included."""
    sys.meta_path.append(Catalogue(base, folder))
