"""The runtime for pages without compiled packages: without what only these call, and in two parts."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import RuntimeNotObtainedError, StdlibNotTrimmedError
from pyodide_sphinx_extension.packages.archive import files_of_zip, has_side_modules, zip_of
from pyodide_sphinx_extension.runtime.making import HERE, Script, made_by
from pyodide_sphinx_extension.runtime.npm import find_node
from pyodide_sphinx_extension.runtime.obtain import obtain
from pyodide_sphinx_extension.runtime.pin import Pin, pinned_binaryen, trained_functions

SHRINK = Script(
    "shrink.mjs",
    (),
    "the runtime's WebAssembly could not be made smaller",
    "Set pyodide_shrink to False.",
    ("node/split.mjs", "static/worker/secondary.mjs"),
)
SECONDARY = "secondary.wasm"
"""What is loaded when a function in it is called."""

SCRIPTS = ("static/worker", "node")
"""Where this extension's own scripts are that call the runtime's functions by name."""

FUNCTION = re.compile(r"\b_\w+")
"""How the runtime's script names what WebAssembly exports."""


@dataclass(frozen=True)
class Starts:
    """The runtimes that pages start from.

    Attributes:
        whole: the files of the runtime by name.
        small: the same for apps without compiled packages.
        compiled: the keys of the packages that need the whole.
    """

    whole: Mapping[str, bytes]
    small: Mapping[str, bytes]
    compiled: frozenset[str]

    def runtime_for(self, keys: Collection[str]) -> Mapping[str, bytes]:
        """Return the runtime for some packages."""
        return self.whole if self.compiled.intersection(keys) else self.small


def shrunk_runtime(
    pin: Pin, runtime: Mapping[str, bytes], given: Path | None, cache: Cache, *, offline: bool
) -> Mapping[str, bytes] | None:
    """Return the runtime for pages without compiled packages; None where it cannot be made, which a line then says.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        given: an unpacked npm package of Binaryen or its ``.tgz``; None lets npm fetch it.
        cache: keeps what was made, and takes the line.
        offline: whether npm is to fetch nothing.

    Raises:
        RuntimeNotObtainedError: what is given cannot be read, or is another release.
    """
    tool = pinned_binaryen()
    job = json.dumps({"abi": pin.abi, "names": names_in_scripts(), "trained": trained_functions()}).encode()
    made_from = (pin.integrity.encode(), tool.integrity.encode(), SHRINK.code, job)

    def make() -> bytes:
        if find_node() is None:
            msg = "there is no Node.js"
            raise RuntimeNotObtainedError(msg)
        if offline and not given and not (cache.folder / tool.archive).is_file():
            msg = f"pyodide_runtime is set, so npm fetches nothing: set pyodide_shrink to the .tgz of {tool.release}"
            raise RuntimeNotObtainedError(msg)
        (module,) = obtain(tool, given, cache.folder, cache.say).values()
        cache.say("making the runtime's WebAssembly smaller for pages without compiled packages (some seconds, once)")
        files = {"job.json": job, "binaryen.mjs": module}
        names = sorted([*scripts_of(runtime), SECONDARY])
        results = made_by(SHRINK, runtime, files, [f"small-{name}" for name in names])
        return zip_of(dict(zip(names, results, strict=True)))

    try:
        return files_of_zip(cache.kept("small-runtimes", ".zip", made_from, make))
    except (RuntimeNotObtainedError, StdlibNotTrimmedError) as error:
        if given:
            raise
        why = str(error).partition(". ")[0].rstrip(".")
        cache.say(f"pages load the runtime's WebAssembly whole, about 0.35 MB more than they need: {why}")
        return None


def needs_whole(key: str, package: bytes, imported: set[str]) -> bool:
    """Tell whether a package brings compiled code, or loads some.

    Args:
        key: its key.
        package: its zip.
        imported: the modules of the standard library that its sources import.
    """
    return key == "micropip" or "ctypes" in imported or has_side_modules(package)


def scripts_of(runtime: Mapping[str, bytes]) -> list[str]:
    """Return the names of the runtime's own files, without its standard library."""
    return [name for name in runtime if not name.endswith(".zip")]


def names_in_scripts() -> list[str]:
    """Return all that this extension's scripts might call of the runtime's functions."""
    texts = [path.read_text(encoding="utf-8") for part in SCRIPTS for path in sorted((HERE / part).glob("*.mjs"))]
    return sorted({name for text in texts for name in FUNCTION.findall(text)})
