"""A cache of built sites: each is built once for all tests and workers, and kept under a hash of what it is made of."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from time import time

from filelock import FileLock

from tests.support.house import ROOT, house_files
from tests.support.sphinx import Build, Built

RECORD = "built.json"
"""Written last: a folder without it holds a build that did not end."""
KEPT = 6 * 60 * 60
"""Seconds for which a site is kept that nothing asks for: longer than any run of the tests."""


@dataclass(frozen=True)
class Sites:
    """A folder of built sites, which several processes may share.

    Args:
        folder: where the sites are kept.
    """

    folder: Path

    def once(self, name: str, made_of: object, make: Callable[[Path], Built]) -> Built:
        """Return a site, built by whichever process asks first; the others wait for it.

        Args:
            name: begins the name of the site's folder.
            made_of: all that the site depends on beside this repository and the installed packages.
            make: builds the site into an empty folder, or raises.
        """
        place = self.folder / f"{name}-{digest_of(installed(), repr(made_of))[:20]}"
        self.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{place}.lock"):
            record = place / RECORD
            if not record.is_file():
                self.forget_old(name)
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                built = make(place)
                said = {"folder": str(built.folder), "warnings": built.warnings, "output": built.output}
                record.write_text(json.dumps(said), encoding="utf-8")
            record.touch()
            kept = json.loads(record.read_text(encoding="utf-8"))
        return Built(Path(kept["folder"]), kept["warnings"], kept["output"])

    def built(self, name: str, source: Path, builder: str = "dirhtml", **settings: object) -> Built:
        """Return the site of a source folder, built with these settings."""
        made_of = (builder, settings, [(str(path.relative_to(source)), path.read_bytes()) for path in files_in(source)])
        return self.once(name, made_of, lambda place: Build(source, place, builder).run(**settings))

    def forget_old(self, name: str) -> None:
        """Remove the sites of this name that nothing has asked for in a while."""
        for record in self.folder.glob(f"{name}-*/{RECORD}"):
            if time() - record.stat().st_mtime > KEPT:
                shutil.rmtree(record.parent, ignore_errors=True)


def files_in(folder: Path) -> list[Path]:
    """Return the files below a folder, without those that Python makes."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@cache
def installed() -> str:
    """Return a hash of what can be in any site: this Python, the packages beside it, and this repository."""
    packages = sorted(f"{each.name} {each.version} {digest_of(each.read_text('RECORD'))}" for each in distributions())
    # The guide tells the day of a page's last commit.
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    own = (path for path in house_files() if not path.is_relative_to(ROOT / "tests"))
    contents = [f"{path.relative_to(ROOT)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in own]
    return digest_of(sys.version, commit, *packages, *contents)


def digest_of(*texts: str | None) -> str:
    """Return a hash of texts, of which none runs into the next.

    >>> digest_of("a", "bc") == digest_of("ab", "c")
    False
    """
    parts = (hashlib.sha256((text or "").encode()).digest() for text in texts)
    return hashlib.sha256(b"".join(parts)).hexdigest()
