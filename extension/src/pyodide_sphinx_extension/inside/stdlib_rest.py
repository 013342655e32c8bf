"""Import hook for the rest of the standard library: loads it when something is imported that the start did without.

Runs in the reader's browser, as part of the standard library of a lean start. The rest is the same library with
everything in it; from then on, all is as after a start with that.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

LIBRARY = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip"
SHELLS = ("asyncio", "pyodide", "pyodide._package_loader")
"""Modules that others stand for, in the order in which they need each other."""


class Rest:
    """Finds modules that the start did without, and fetches the library they are in the first time.

    Args:
        url: address of the library that has them all.
        size: its size in bytes.
        names: the modules that the start did without.
    """

    def __init__(self, url: str, size: int, names: frozenset[str]) -> None:
        self.url = url
        self.size = size
        self.names = names

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Find a module that the start did without."""
        if name not in self.names:
            return None
        self.load(name)
        return PathFinder.find_spec(name, path, target)

    def load(self, name: str) -> None:
        """Put the whole of the library in the place of its part, and the real modules in the place of their shells."""
        if not self.names:
            return
        content: bytes = importlib.import_module("stdlib_fallback").fetched(self.url, self.size, name)
        os.unlink(LIBRARY)  # noqa: PTH108  # what is not loaded yet would be, to be written over
        with open(LIBRARY, "wb") as file:  # noqa: PTH123  # the start does without pathlib
            file.write(content)
        self.names = frozenset()
        # All that reads this zip shares one table of contents; asking every finder would import more than there is.
        sys.path_importer_cache[LIBRARY].invalidate_caches()  # type: ignore[union-attr]
        for shell in SHELLS:
            become_real(sys.modules[shell])


def become_real(module: ModuleType) -> None:
    """Run the real code of a module in the shell that stands for it, so that whoever has imported it has all of it."""
    loader = module.__spec__.loader if module.__spec__ else None
    code = loader.get_code(module.__name__)  # type: ignore[union-attr]
    for name in list(vars(module)):
        if not (name.startswith("__") and name != "__getattr__") and f"{module.__name__}.{name}" not in sys.modules:
            delattr(module, name)
    exec(code, module.__dict__)  # noqa: S102  # it is the module's own


def load(name: str) -> ModuleType:
    """Load the rest, if this is a lean start, and return the module that asked for it, which is the real one then.

    Raises:
        ImportError: it cannot be had.
    """
    for finder in sys.meta_path:
        if isinstance(finder, Rest):
            finder.load(name)
            return sys.modules[name]
    msg = f"{name} is not loaded yet"
    raise ImportError(msg, name=name)


def install(url: str, size: int) -> None:
    """Put the finder in front: what is in the standard library comes before what packages bring."""
    names = importlib.import_module("stdlib_without").NAMES
    place = next(number for number, finder in enumerate(sys.meta_path) if finder is PathFinder)
    sys.meta_path.insert(place, Rest(url, size, names))
