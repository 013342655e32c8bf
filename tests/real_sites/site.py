"""One project's documentation: fetched, built with and without the extension, and compared."""

import os
import re
import resource
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
DIFFERENCE = re.compile(r"^(\S+):(\d+): WARNING: pyodide: (.*)", re.MULTILINE)
COVERAGE = re.compile(r"pyodide: (\d+) of (\d+) examples run")
LINES = """
intersphinx_mapping = {}
extensions = [each for each in extensions if each != "sphinx.ext.intersphinx"]
import os
if "LIVE" in os.environ:
    extensions += ["pyodide_sphinx_extension"]
    pyodide_packages = [os.environ["LIVE"]]
    pyodide_doctest = True
if "DOCTEST" in os.environ and "sphinx.ext.doctest" not in extensions:
    extensions += ["sphinx.ext.doctest"]
"""
"""What is added to a conf.py: what needs the network goes; live doctests, or Sphinx's own runs of them, come."""


@dataclass(frozen=True)
class RealSite:
    """A project as ``sites.toml`` names it.

    Attributes:
        name: its name in the package index.
        version: the version.
        package: what its pages import.
        pages: pages whose examples are run in a browser.
        differs: why a doctest differs, by the end of its file's path and its line.
        folder: where it is built.
    """

    name: str
    version: str
    package: str
    pages: tuple[str, ...]
    differs: Mapping[str, str]
    folder: Path

    @property
    def built(self) -> Path:
        """The folder of the pages with live doctests."""
        return self.folder / "live"

    def fetch(self) -> Path:
        """Fetch and unpack the sources, and return the folder of the documentation."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, f"{self.name}=={self.version}", "-d", str(self.folder)], check=True)
        with tarfile.open(next(self.folder.glob("*.tar.gz"))) as archive:
            archive.extractall(self.folder, filter="data")
        docs = next(self.folder.glob("*/docs"))
        with (docs / "conf.py").open("a", encoding="utf-8") as conf:
            conf.write(LINES)
        return docs

    def build(self, docs: Path, name: str, *, live: bool) -> "Run":
        """Build the documentation as its authors do, from its beginning, in a folder of this name.

        With live doctests, the cache of the first build is empty, and each later one finds what that one kept.
        """
        cache = {"PYODIDE_SPHINX_CACHE": str(self.folder / "cache")}
        return self.sphinx(docs, name, "html", {"LIVE": self.package, **cache} if live else {})

    def doctests(self, docs: Path) -> "Run":
        """Run the doctests of the documentation as Sphinx does, in the Python that builds it; some may fail."""
        return self.sphinx(docs, "doctests", "doctest", {"DOCTEST": "1"}, may_fail=True)

    def sphinx(
        self, docs: Path, name: str, builder: str, environment: Mapping[str, str], *, may_fail: bool = False
    ) -> "Run":
        """Run Sphinx from its beginning, and measure it."""
        target = self.folder / name
        command = [sys.executable, "-m", "sphinx", "-E", "-b", builder, "-d", f"{target}-doctrees", ".", str(target)]
        before = processor_seconds()
        done = subprocess.run(
            command, cwd=docs, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
        said, warned = (COLOURS.sub("", text) for text in (done.stdout, done.stderr))
        if done.returncode and not may_fail:
            raise RuntimeError(warned)
        return Run(processor_seconds() - before, said, warned)

    def surprises(self, plain: "Run", live: "Run") -> Iterator[str]:
        """Yield what the live build warns of and nobody named, and what was named and is no longer so."""
        found = set()
        for path, line, words in DIFFERENCE.findall(live.warnings):
            known = [key for key in self.differs if f"{path}:{line}".endswith(f"/{key}")]
            found.update(known)
            if not known:
                yield f"{self.name}: {path}:{line}: {words}"
        yield from (f"{self.name}: {key} no longer differs: {self.differs[key]}" for key in set(self.differs) - found)
        others = live.plain_warnings - plain.plain_warnings
        yield from (f"{self.name}: {words}" for words in sorted(others))


@dataclass(frozen=True)
class Run:
    """A build that ended.

    Attributes:
        seconds: seconds of a processor that it took, in all its processes: a clock would measure what else runs.
        output: what it said.
        warnings: what it warned of.
    """

    seconds: float
    output: str
    warnings: str

    @property
    def plain_warnings(self) -> set[str]:
        """The warnings that have nothing to do with examples."""
        return {line for line in self.warnings.splitlines() if "WARNING: " in line and "WARNING: pyodide" not in line}

    @property
    def coverage(self) -> tuple[int, int]:
        """How many examples run, and how many there are."""
        found = COVERAGE.search(self.output)
        if found is None:
            msg = f"the build said nothing of its examples: {self.output[-500:]}"
            raise RuntimeError(msg)
        return int(found[1]), int(found[2])


def processor_seconds() -> float:
    """Return the seconds that all ended processes of this one have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
