"""A check before the tests: ``python -m tests.support.ready`` says in a sentence each what they would fail for."""

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.obtain import obtain
from pyodide_sphinx_extension.runtime.pin import pinned
from tests.support import browser, firefox


def obstacles(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Yield what stands in the way of the tests, each as a sentence that says what to do."""
    if browser.find_engine(environ) is None:
        yield browser.MISSING
    if firefox.find_firefox(environ) is None:
        yield firefox.MISSING
    cache = cache_folder(None, environ, Path.home())
    unwritable = [told for told in map(not_writable, (cache, Path(tempfile.gettempdir()))) if told]
    yield from unwritable
    if not unwritable:
        yield from not_fetched(cache)


def not_writable(folder: Path) -> str:
    """Return a sentence about a folder that cannot be written to, or nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        why = error.strerror
        return f"{folder} cannot be written to ({why}): set $PYODIDE_SPHINX_CACHE or $TMPDIR to a folder that can be."


def not_fetched(cache: Path) -> Iterator[str]:
    """Yield why the runtime is not there, where it cannot be fetched either."""
    try:
        obtain(pinned(), None, cache, print)
    except RuntimeNotObtainedError as error:
        yield f"the Python runtime for browsers is not there, and no test in a browser can go without it: {error}"


def main() -> int:
    """Print every obstacle, and tell by the exit code whether there was one."""
    found = list(obstacles())
    print(*found, sep="\n", end="\n" if found else "", file=sys.stderr)  # noqa: T201  # what this program is for
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
