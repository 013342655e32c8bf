"""Finder of effects of imports: which package does something while it is imported.

Runs in the runtime's own Python, under Node.js.
"""

import importlib
import sys
from collections.abc import Callable
from types import FrameType


class Watch:
    """Notes the first package during whose call a number changes.

    Args:
        count: counts what was asked for so far.
        hear: is told the package whose code runs, for nobody can be asked where that ends Python.
    """

    def __init__(self, count: Callable[[], int], hear: Callable[[str], object]) -> None:
        self.count = count
        self.hear = hear
        self.last = count()
        self.culprit = ""

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        """Hear of a call, as a profiler does."""
        if self.culprit or event not in {"c_call", "c_return", "c_exception"}:
            return
        self.hear(package_of(frame))
        if self.count() != self.last or (event == "c_call" and is_shared_random(called)):
            self.culprit = package_of(frame)


def is_shared_random(called: object) -> bool:
    """Tell whether a function draws from the random numbers that all share."""
    random = sys.modules.get("random")
    return random is not None and getattr(called, "__self__", None) is vars(random)["_inst"]


def package_of(frame: FrameType | None) -> str:
    """Return the package whose code runs, the standard library's passed over."""
    while frame:
        name: str = frame.f_globals.get("__name__", "").partition(".")[0]
        if name not in sys.stdlib_module_names and name != "pyodide_sphinx_extension":
            return name
        frame = frame.f_back
    return ""


def culprit(modules: str, count: Callable[[], int], hear: Callable[[str], object]) -> str:
    """Import modules, separated by spaces, and return the package that did it, or that failed; none may be seen."""
    watch = Watch(count, hear)
    sys.setprofile(watch)
    try:
        for name in modules.split():
            importlib.import_module(name)
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is told elsewhere
        sys.setprofile(None)
        return watch.culprit or failed_in(error)
    finally:
        sys.setprofile(None)
    return watch.culprit


def failed_in(error: BaseException) -> str:
    """Return the package in which an error was raised."""
    trace = error.__traceback__
    found = ""
    if isinstance(error, SyntaxError) and error.filename:  # nothing of that package has run
        return error.filename.rpartition("site-packages/")[2].partition("/")[0].removesuffix(".py")
    while trace:
        name: str = trace.tb_frame.f_globals.get("__name__", "").partition(".")[0]
        if name not in sys.stdlib_module_names and name != "pyodide_sphinx_extension":
            found = name
        trace = trace.tb_next
    return found
