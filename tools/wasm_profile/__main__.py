"""Writes which functions of the pinned runtime a start needs: those that run while a workload does.

``python -m tools.wasm_profile`` has each function of the runtime's WebAssembly note that it ran, and runs the lines of
``workload.txt`` under Node.js, which end with a real library. Functions that the profile does not name are loaded by
readers when something calls them, so nothing fails for want of a line.
"""

import json
import os
import shutil
import tempfile
from pathlib import Path

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.runtime import pin
from pyodide_sphinx_extension.runtime.npm import run_script
from pyodide_sphinx_extension.runtime.obtain import obtain

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROFILE = Path(pin.__file__).with_name(pin.PROFILE)
WORKLOAD = HERE / "workload.txt"
WASM = "pyodide.asm.wasm"


def main() -> None:
    """Train, and write the profile."""
    functions = functions_run_by(WORKLOAD)
    profile = {"wasm": pin.pinned().file(WASM).sha256, "functions": functions}
    PROFILE.write_text(json.dumps(profile, indent=2) + "\n", encoding="utf-8")


def functions_run_by(workload: Path) -> str:
    """Return which functions of the runtime a workload runs: a bit for each, in base64."""
    cache = cache_folder(None, os.environ, Path.home())
    runtime = obtain(pin.pinned(), None, cache, print)
    (binaryen,) = obtain(pin.pinned_binaryen(), None, cache, print).values()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job = json.dumps({"abi": pin.pinned().abi}).encode()
        for file, content in {**runtime, "binaryen.mjs": binaryen, "job.json": job}.items():
            (folder / file).write_bytes(content)
        shutil.copy(workload, folder)
        shutil.copytree(ROOT / "src" / "shortlist", folder / "packages" / "shortlist")
        for script in ("instrument.mjs", "train.mjs"):
            said = run_script(HERE / script, folder, 600)
            if said:
                raise SystemExit(said)
        return (folder / "functions.txt").read_text(encoding="ascii")


if __name__ == "__main__":
    main()
