"""Reading the built guide: its pages as trees, its addresses; and building it strictly, hosted or not."""

import os
import subprocess
import sys
from html import unescape
from pathlib import Path

from tests.shortlist_sphinx.reading import Element, read
from tests.support.html import pages_of

GENERATED = {"404/", "genindex/", "search/"}
"""Pages without a source, and the one that nobody looks for."""


def element(path: Path) -> Element:
    """Return a built page as a tree of elements."""
    return read(path.read_text(encoding="utf-8"))


def metas(path: Path, **attributes: str) -> list[str]:
    """Return what the elements of the head say that have these attributes."""
    return [unescape(each.attributes["content"]) for each in element(path).all("meta", **attributes)]


def addresses(site: Path) -> set[str]:
    """Return the address of every page of a site, as seen from its root."""
    found = {path.parent.relative_to(site).as_posix() + "/" for path in pages_of(site) if path.name == "index.html"}
    return {"" if address == "./" else address for address in found}


def build(docs: Path, out: Path, builder: str = "dirhtml", **environment: str) -> str:
    """Build strictly, fail where that fails, and return what was said."""
    ran = run_sphinx(docs, out, builder, **environment)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout + ran.stderr


def run_sphinx(docs: Path, out: Path, builder: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build as strictly as the site is built, with no variables of Read the Docs but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("READTHEDOCS")}
    place = ["-d", str(doctrees_of(out)), str(docs), str(out)]
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-b", builder, *place]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=kept | environment)


def doctrees_of(out: Path) -> Path:
    """Return where a build keeps what it has read."""
    return out.parent / f"{out.name}-doctrees"
