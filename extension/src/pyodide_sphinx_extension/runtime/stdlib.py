"""The standard library as it is shipped: trimmed to what is used, compiled, kept by content."""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from pyodide_sphinx_extension.cache import read_if_there, write_whole
from pyodide_sphinx_extension.errors import StdlibNotTrimmedError
from pyodide_sphinx_extension.runtime.npm import Say, find_node, last_lines
from pyodide_sphinx_extension.runtime.pin import Pin

HERE = Path(__file__).parents[1]
TRIM = HERE / "node" / "trim.mjs"
INSIDE = {name: HERE / "inside" / name for name in ("trimming.py", "stdlib_fallback.py")}


def trimmed_stdlib(
    pin: Pin,
    runtime: Mapping[str, bytes],
    names: Iterable[str],
    cache: Path,
    say: Say,
) -> bytes | None:
    """Return the trimmed standard library, or None where no Node.js can make it.

    Args:
        pin: the runtime's release.
        runtime: its files by name.
        names: modules that the site's packages import.
        cache: the folder that keeps what was made.
        say: takes a line of progress before work that takes long.

    Raises:
        StdlibNotTrimmedError: Node.js is there and failed.
    """
    job = json.dumps({"abi": pin.abi, "names": sorted(names)})
    prefix = f"stdlib-{key_of(pin, job)}-"
    kept = find_kept(cache, prefix)
    if kept is not None:
        return kept
    if find_node() is None:
        say("no Node.js here: the standard library is shipped whole, which starts more slowly")
        return None
    say("trimming and compiling the standard library (some seconds, once)")
    content = trim(runtime, job)
    write_whole(cache / f"{prefix}{short_hash(content)}.zip", content)
    return content


def key_of(pin: Pin, job: str) -> str:
    """Return a short hash of all that the result depends on."""
    code = [path.read_bytes() for path in (TRIM, *INSIDE.values())]
    return short_hash(b"\0".join([pin.integrity.encode(), job.encode(), *code]))


def find_kept(cache: Path, prefix: str) -> bytes | None:
    """Return what was made before, if it is whole: its name holds its hash."""
    for path in sorted(cache.glob(f"{prefix}*.zip")):
        content = read_if_there(path)
        if content is not None and path.name == f"{prefix}{short_hash(content)}.zip":
            return content
    return None


def trim(runtime: Mapping[str, bytes], job: str) -> bytes:
    """Run the runtime under Node.js and return the zip it makes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in runtime.items():
            (folder / file).write_bytes(content)
        for file, path in INSIDE.items():
            (folder / file).write_bytes(path.read_bytes())
        (folder / "job.json").write_text(job, encoding="utf-8")
        return run_node(folder)


def run_node(folder: Path) -> bytes:
    """Run the script on a prepared folder and return its result."""
    node = find_node()
    done = node([str(TRIM), str(folder), str(folder)], folder) if node else None
    content = read_if_there(folder / "trimmed.zip")
    if done is None or done.returncode or content is None:
        said = last_lines(done.stderr or done.stdout) if done else "there is no Node.js"
        msg = f"the standard library could not be trimmed: {said}. Set pyodide_stdlib to 'whole'."
        raise StdlibNotTrimmedError(msg)
    return content


def short_hash(content: bytes) -> str:
    """Return the beginning of a hash, long enough for a name."""
    return hashlib.sha256(content).hexdigest()[:16]
