"""The standard library as it is shipped: trimmed to what is used, compiled, kept by content."""

import json
from collections.abc import Iterable, Mapping

from pyodide_sphinx_extension.cache import Cache, hash_of
from pyodide_sphinx_extension.packages.archive import files_of_zip, zip_of
from pyodide_sphinx_extension.runtime.making import Script, made_by
from pyodide_sphinx_extension.runtime.npm import Say, find_node
from pyodide_sphinx_extension.runtime.pin import Pin

ENCODINGS_MORE = "encodings_more"
"""The folder of encodings that not all pages load; see inside/trimming.py."""

TRIM = "trim.mjs"
INSIDE = ("trimming.py", "stdlib_fallback.py")


def trimmed_stdlib(
    pin: Pin,
    runtime: Mapping[str, bytes],
    names: Iterable[str],
    cache: Cache,
    say: Say,
) -> bytes | None:
    """Return the trimmed standard library, or None where no Node.js can make it.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        names: modules that the site's packages import.
        cache: keeps what was made.
        say: takes a line of progress before work that takes long.

    Raises:
        StdlibNotTrimmedError: Node.js is there and failed.
    """
    job = json.dumps({"abi": pin.abi, "names": sorted(names)})
    key = key_of(pin, job)
    kept = cache.find("stdlib", key, ".zip")
    if kept is not None:
        return kept
    if find_node() is None:
        say("no Node.js here: the standard library is shipped whole, which starts more slowly")
        return None
    say("trimming and compiling the standard library (some seconds, once)")
    content = trim(runtime, job)
    cache.keep("stdlib", key, ".zip", content)
    return content


def extra_stdlib(
    pin: Pin,
    runtime: Mapping[str, bytes],
    needs: Mapping[str, frozenset[str]],
    cache: Cache,
    say: Say,
) -> dict[str, bytes]:
    """Return the modules that pages need beyond what all load, compiled, as a zip for each page that needs some.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        needs: modules by page.
        cache: keeps what was made.
        say: takes a line of progress before work that takes long.
    """
    names = sorted(set().union(*needs.values()))
    if not names:
        return {}
    job = json.dumps({"abi": pin.abi, "only": names})

    def make() -> bytes:
        say("compiling what examples use of the standard library (some seconds, once)")
        return trim(runtime, job)

    compiled = files_of_zip(cache.kept("stdlib", ".zip", (key_of(pin, job).encode(),), make))
    parts = {
        page: {path: each for path, each in compiled.items() if is_in(path, wanted)} for page, wanted in needs.items()
    }
    return {page: zip_of(part) for page, part in parts.items() if part}


def is_in(path: str, wanted: frozenset[str]) -> bool:
    """Tell whether a file belongs to one of some modules.

    >>> is_in("http/client.pyc", frozenset({"http"})), is_in("encodings_more/idna.pyc", frozenset({"http"}))
    (True, False)
    """
    first, _, rest = path.partition("/")
    name = f"encodings.{rest.partition('.')[0]}" if first == ENCODINGS_MORE else first.partition(".")[0]
    return name in wanted


def modules_in(content: bytes) -> frozenset[str]:
    """Return the top-level modules of a standard library, and its encodings."""
    paths = files_of_zip(content)
    tops = {path.partition("/")[0].partition(".")[0] for path in paths}
    encodings = {path.partition(".")[0].replace("/", ".") for path in paths if path.startswith("encodings/")}
    return frozenset(tops | encodings)


def key_of(pin: Pin, job: str) -> str:
    """Return a hash of all that the result depends on."""
    return hash_of(pin.integrity.encode(), job.encode(), Script(TRIM, INSIDE).code)


def trim(runtime: Mapping[str, bytes], job: str) -> bytes:
    """Run the runtime under Node.js and return the zip it makes."""
    return made_by(Script(TRIM, INSIDE), runtime, {"job.json": job.encode()}, ["trimmed.zip"])[0]
