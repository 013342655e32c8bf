"""The ways to run Python in a page that are compared, and the folder in which all of them stand."""

import base64
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pyodide_sphinx_extension.cache import cache_folder
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.runtime.npm import find_npm, pack
from pyodide_sphinx_extension.runtime.obtain import fetch
from pyodide_sphinx_extension.runtime.pin import pinned
from tests.support.sphinx import Build

HERE = Path(__file__).parent
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MICROPIP = "micropip==0.11.1"
PYSCRIPT = ("@pyscript/core", "0.7.31")
MICROPYTHON = ("@micropython/micropython-webassembly-pyscript", "1.27.0")


@dataclass(frozen=True)
class Contestant:
    """A way to run Python.

    Attributes:
        id: what results are noted under.
        title: what the page of results calls it.
        address: its page, relative to the served folder.
        runs_library: whether it answers with the library, and not with less.
    """

    id: str
    title: str
    address: str
    runs_library: bool = True


OURS = Contestant("ours", "This extension", "ours/")
PLAIN = Contestant("plain", "This extension, without a memory", "plain/")
RIVAL = Contestant("stock", "Stock Pyodide in a worker", "pages/?run=stock-worker.mjs")
OTHERS = (
    Contestant("main", "Stock Pyodide on the page's own thread", "pages/?run=stock.mjs"),
    Contestant("pyscript", "PyScript on the page's own thread", "pages/?run=pyscript.mjs"),
    Contestant("micropip", "Stock Pyodide and micropip in a worker", "pages/?run=micropip-worker.mjs"),
    Contestant("micropython", "MicroPython adding 1 and 1", "pages/?run=micropython-worker.mjs", runs_library=False),
    Contestant("empty", "A worker without Python", "pages/?run=empty-worker.mjs", runs_library=False),
)


def prepare(folder: Path, *, everything: bool) -> None:
    """Put all pages into an empty folder: ours as Sphinx builds it, the others beside it."""
    for name, settings in (("ours", {}), ("plain", {"pyodide_snapshot": False})):
        shutil.move(Build(HERE / "site", folder / f"build-{name}", settings=settings).run().folder, folder / name)
    shutil.copytree(HERE / "pages", folder / "pages")
    (folder / "site" / "modules").mkdir(parents=True)
    shutil.copy(HERE / "site" / "modules" / "measure.mjs", folder / "site" / "modules")
    library = sources(folder)
    shutil.copy(library, folder / "pages" / "library.zip")
    unpack_stock(folder / "pages" / "runtime")
    if everything:
        (folder / "pages" / "shortlist-0-py3-none-any.whl").write_bytes(wheel_of(library.read_bytes(), "shortlist"))
        download_micropip(folder / "pages")
        unpack_published(MICROPYTHON, folder / "pages" / "micropython", "")
        unpack_published(PYSCRIPT, folder / "pages" / "pyscript", "dist/")


def sources(folder: Path) -> Path:
    """Return the zip of the library as sources, which is what others ship; ours is compiled."""
    settings = {"pyodide_compile": False}
    built = Build(HERE / "site", folder / "build-sources", settings=settings).run().folder
    return next((built / "_static" / "pyodide").glob("shortlist-*.zip"))


def unpack_stock(folder: Path) -> None:
    """Unpack what the pinned npm package needs to start, its list of packages included."""
    archive = fetch(pinned(), cache_folder(None, os.environ, Path.home()), print, find_npm())
    unpack(archive, folder, "", STOCK)


def unpack_published(release: tuple[str, str], folder: Path, below: str) -> None:
    """Fetch a package with npm and unpack a folder of it."""
    name, version = release
    archive = pack(f"{name}@{version}", f"{name.strip('@').replace('/', '-')}-{version}.tgz", find_npm())
    unpack(archive, folder, below)


def unpack(archive: bytes, folder: Path, below: str, names: Collection[str] = ()) -> None:
    """Unpack the named files of a folder in an npm package, or all that lie directly in it."""
    folder.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        for member in tar.getmembers():
            name = member.name.removeprefix(f"package/{below}")
            stream = tar.extractfile(member) if "/" not in name and (not names or name in names) else None
            if stream:
                (folder / name).write_bytes(stream.read())


def download_micropip(folder: Path) -> None:
    """Download micropip with pip, from wherever this machine has its packages from."""
    python = ["--python-version", pinned().python, "--only-binary", ":all:"]
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *python]
    subprocess.run([*pip, "--dest", str(folder), MICROPIP], check=True)


def wheel_of(library: bytes, name: str) -> bytes:
    """Make a wheel of a zip of sources, as micropip takes nothing else."""
    with zipfile.ZipFile(io.BytesIO(library)) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    info = f"{name}-0.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\n".encode()
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    record = [f"{path},sha256={digest(content)},{len(content)}" for path, content in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    return zip_of(files)


def digest(content: bytes) -> str:
    """Return a hash in the form that wheels use."""
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
