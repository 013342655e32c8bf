"""Node.js runner: sessions of examples run in the runtime when a site is built."""

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from pyodide_sphinx_extension.domain import domain_of, runs_scripts
from pyodide_sphinx_extension.errors import ExamplesNotRunError
from pyodide_sphinx_extension.examples.example import RUNNER
from pyodide_sphinx_extension.examples.sessions import Session
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.shipping import Shipment
from pyodide_sphinx_extension.publishing.publish import (
    START_SECONDS,
    shipped_packages,
    shipped_stdlib,
    the_runtime,
)
from pyodide_sphinx_extension.runtime.npm import find_node, run_script
from pyodide_sphinx_extension.runtime.pin import pinned

HERE = Path(__file__).parents[1]
RUN = HERE / "node" / "run-examples.mjs"
SPARE_SECONDS = 60
"""Seconds for what the script does besides starting Python and running examples."""

MARKDOWN = HERE / "static" / "vendor" / "markdown.mjs"
PYTHON = HERE / "inside" / RUNNER


def runner_zip() -> bytes:
    """Return the package that runs examples."""
    return zip_of({f"{RUNNER}/{path.name}": path.read_bytes() for path in sorted(PYTHON.glob("*.py"))})


def source_of_runs(stdlib: str) -> str:
    """Return a hash of what runs examples, apart from their packages."""
    code = [path.read_bytes() for path in (RUN, RUN.with_name("page.mjs"), MARKDOWN)]
    parts = [pinned().integrity.encode(), stdlib.encode(), runner_zip(), *code]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def as_readers_load(app: Sphinx, shipment: Shipment) -> Shipment:
    """Return the packages as readers load them: bytecode, where conf.py asks for it.

    Where no reader loads any and nothing can run, as in a book that is built without Node.js, sources will do.
    """
    if not app.config.pyodide_compile or not (runs_scripts(app.builder) or find_node()):
        return shipment
    return replace(shipment, zips=shipped_packages(app))


class NodeJob:
    """One run of Node.js for all sessions of a build.

    Args:
        app: the running build.
        shipment: the packages, as readers load them.
    """

    def __init__(self, app: Sphinx, shipment: Shipment) -> None:
        self.app = app
        self.zips = {**shipment.zips, **domain_of(app.env).own_packages}
        self.runtime = the_runtime(app)

    def run(self, sessions: Sequence[Session]) -> dict[str, dict[str, Any]]:
        """Return what each example told, by the key of its block.

        Raises:
            ExamplesNotRunError: Node.js or the runtime itself failed.
        """
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            trimmed = self.prepare(folder)
            job = json.dumps(self.job(sessions, trimmed=trimmed))
            (folder / "job.json").write_text(job, encoding="utf-8")
            return run_node(folder, self.longest(sessions))

    def longest(self, sessions: Sequence[Session]) -> float:
        """Return the seconds after which the script hangs itself: it ends each start and each example in time."""
        pages = {each.docname for each in sessions}
        blocks = sum(len(each.blocks) for each in sessions)
        return SPARE_SECONDS + len(pages) * START_SECONDS + blocks * float(self.app.config.pyodide_example_seconds)

    def prepare(self, folder: Path) -> bool:
        """Write the runtime and the packages, and tell whether the standard library is a part of it."""
        stdlib = shipped_stdlib(self.app, self.runtime)
        files = {**self.runtime, **{f"{name}.zip": content for name, content in self.zips.items()}}
        for name, content in {**files, "stdlib.zip": stdlib or b""}.items():
            (folder / name).write_bytes(content)
        return stdlib is not None

    def job(self, sessions: Sequence[Session], *, trimmed: bool) -> dict[str, object]:
        """Return what the script is to do."""
        return {
            "abi": pinned().abi,
            "sitePackages": pinned().site_packages,
            "trimmed": trimmed,
            "seconds": self.app.config.pyodide_example_seconds,
            "sessions": [
                {
                    "page": each.docname,
                    "packages": [f"{name}.zip" for name in (RUNNER, *each.packages)],
                    "blocks": [
                        {"key": block.key, "request": json.dumps(block.example.request())} for block in each.blocks
                    ],
                }
                for each in sessions
            ],
        }


def run_node(folder: Path, seconds: float) -> dict[str, dict[str, Any]]:
    """Run the script on a prepared folder and return its results."""
    said = run_script(RUN, folder, seconds)
    results = folder / "results.json"
    if said or not results.exists():
        msg = f"the examples could not be run: {said}."
        raise ExamplesNotRunError(msg)
    told: dict[str, dict[str, Any]] = json.loads(results.read_text(encoding="utf-8"))
    return told
