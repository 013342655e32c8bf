"""Imports of a run, told while they go on: a large package takes a second or two, and readers see which."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import MetaPathFinder
from types import ModuleType


class ImportTeller(MetaPathFinder):
    """Finds no module itself, and tells of each package that is looked for.

    Args:
        tell: gets the name as JSON.
    """

    def __init__(self, tell: Callable[[str], object]) -> None:
        self.tell = tell

    def find_spec(self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> None:
        """Tell of a package; the standard library's modules are many, and there at once."""
        if "." not in fullname and fullname not in sys.stdlib_module_names:
            self.tell(json.dumps({"importing": fullname}))


@contextlib.contextmanager
def telling_imports(tell: Callable[[str], object]) -> Iterator[None]:
    """Tell of what is imported until the block ends."""
    teller = ImportTeller(tell)
    sys.meta_path.insert(0, teller)
    try:
        yield
    finally:
        with contextlib.suppress(ValueError):  # code may have changed the list
            sys.meta_path.remove(teller)
