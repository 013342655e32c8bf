"""Files made by the runtime itself, when it runs under Node.js while a site is built."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyodide_sphinx_extension.cache import read_if_there
from pyodide_sphinx_extension.errors import StdlibNotTrimmedError
from pyodide_sphinx_extension.runtime.npm import TIMEOUT, run_script

HERE = Path(__file__).parents[1]
COMMON = "runtime.mjs"
"""What all scripts start the runtime with."""


@dataclass(frozen=True)
class Script:
    """A script for Node.js that starts the runtime.

    Attributes:
        name: its file in the folder ``node``.
        inside: the files of the folder ``inside`` that it reads.
        purpose: what is made, as a failure tells it.
        cure: how to do without.
        parts: what else takes part, by path in this package.
    """

    name: str
    inside: Sequence[str]
    purpose: str = "the standard library could not be trimmed"
    cure: str = "Set pyodide_stdlib to 'whole'."
    parts: Sequence[str] = ()

    @property
    def code(self) -> bytes:
        """All the code that takes part."""
        scripts = [HERE / "node" / name for name in (self.name, COMMON)]
        inside = [HERE / "inside" / name for name in self.inside]
        return b"".join(path.read_bytes() for path in (*scripts, *inside, *(HERE / part for part in self.parts)))


def made_by(
    script: Script,
    runtime: Mapping[str, bytes],
    files: Mapping[str, bytes],
    results: Sequence[str],
    seconds: float = TIMEOUT,
) -> list[bytes]:
    """Run a script on a folder with the runtime in it, and return what it has put there.

    Args:
        script: the script.
        runtime: the runtime's files by name.
        files: what else the script reads, by name.
        results: names of the files that it writes.
        seconds: how long it may take.

    Raises:
        StdlibNotTrimmedError: it failed.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inside = {file: (HERE / "inside" / file).read_bytes() for file in script.inside}
        for file, content in {**runtime, **inside, **files}.items():
            (folder / file).write_bytes(content)
        said = run_script(HERE / "node" / script.name, folder, seconds)
        found = [read_if_there(folder / each) for each in results]
    contents = [each for each in found if each is not None]
    if said or len(contents) < len(results):
        msg = f"{script.purpose}: {said}. {script.cure}"
        raise StdlibNotTrimmedError(msg)
    return contents
