"""Packages as bytecode for the runtime's Python, which a reader's browser then need not compile."""

import json
import re
from collections.abc import Mapping

from pyodide_sphinx_extension.cache import Cache, hash_of
from pyodide_sphinx_extension.packages.archive import files_of_zip
from pyodide_sphinx_extension.runtime.making import Script, made_by
from pyodide_sphinx_extension.runtime.npm import Say, find_node
from pyodide_sphinx_extension.runtime.pin import Pin

COMPILE = Script(
    "compile.mjs",
    ("trimming.py", "compiling.py"),
    "the packages could not be compiled",
    "Set pyodide_compile to False.",
)
PART = "compiled-packages"

ASKS_FOR_SOURCES = re.compile(rb"\b(?:getsource|getsourcelines|findsource)\b")
"""Functions of `inspect`: a package that calls them may do so with its own modules while it is imported, as anyio."""


def compiled_packages(
    pin: Pin,
    runtime: Mapping[str, bytes],
    zips: Mapping[str, bytes],
    cache: Cache,
    say: Say,
) -> Mapping[str, bytes]:
    """Return packages with bytecode in the place of sources, by the same keys; as they are where there is no Node.js.

    A package that reads sources stays as it is: without its own, it would do other things than while the site is built.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        zips: the packages.
        cache: keeps what was made.
        say: takes a line of progress before work that takes long.

    Raises:
        StdlibNotTrimmedError: Node.js failed.
    """
    basis = (pin.integrity.encode(), COMPILE.code, ASKS_FOR_SOURCES.pattern)
    keys = {name: hash_of(*basis, each) for name, each in zips.items()}
    found = {name: cache.find(PART, key, ".zip") for name, key in keys.items()}
    missing = {name: each for name, each in zips.items() if found[name] is None}
    # One that stays as it is has its entry too: looking for its reads again would hold up every build.
    made = {name: each for name, each in missing.items() if reads_sources(each)}
    sources = {name: each for name, each in missing.items() if name not in made}
    if sources and find_node() is None:
        say("no Node.js here: the packages are shipped as sources, which start more slowly")
        return zips
    if sources:
        say(f"compiling {', '.join(sources)} (some seconds, once)")
        made |= dict(zip(sources, compiled(pin, runtime, list(sources.values())), strict=True))
    for name, content in made.items():
        cache.keep(PART, keys[name], ".zip", content)
    return {name: made.get(name) or found[name] or each for name, each in zips.items()}


def reads_sources(package: bytes) -> bool:
    """Tell whether the code in a zip asks for the sources of modules."""
    files = files_of_zip(package).items()
    return any(ASKS_FOR_SOURCES.search(content) for path, content in files if path.endswith(".py"))


def compiled(pin: Pin, runtime: Mapping[str, bytes], zips: list[bytes]) -> list[bytes]:
    """Run the runtime under Node.js and return what it makes of some packages."""
    files = {f"{number}.zip": content for number, content in enumerate(zips)}
    job = json.dumps({"abi": pin.abi, "folder": pin.site_packages, "zips": list(files)})
    return made_by(COMPILE, runtime, {"job.json": job.encode(), **files}, list(files))
