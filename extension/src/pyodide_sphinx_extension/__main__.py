"""The command line: ``python -m pyodide_sphinx_extension fetch`` and ``… lock``."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pyodide_sphinx_extension.cache import Cache, cache_folder
from pyodide_sphinx_extension.errors import PyodideError
from pyodide_sphinx_extension.packages.locking.command import Job, read_job, write_lock
from pyodide_sphinx_extension.packages.locking.pyodide_index import PyodideIndex, read_release_lock
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.runtime.npm import find_npm
from pyodide_sphinx_extension.runtime.obtain import fetch, release_lock
from pyodide_sphinx_extension.runtime.pin import pinned, pinned_binaryen
from pyodide_sphinx_extension.settings import ADDRESSES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except PyodideError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    made = argparse.ArgumentParser(prog="python -m pyodide_sphinx_extension")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    fetching = commands.add_parser("fetch", help="fetch the pinned runtime into the cache")
    fetching.set_defaults(run=run_fetch)
    locking = commands.add_parser("lock", help="choose packages for the runtime and write the lock file")
    locking.add_argument("folder", nargs="?", default=".", help="the folder of conf.py (default: this one)")
    locking.add_argument("--upgrade", action="store_true", help="take the newest versions, not those locked before")
    locking.set_defaults(run=run_lock)
    for each in (fetching, locking):
        each.add_argument("--cache", metavar="FOLDER", help="keep what was fetched in this folder")
    return made


def run_fetch(options: argparse.Namespace) -> None:
    """Fetch the runtime, and what makes it smaller, into the cache."""
    cache = cache_folder(options.cache, os.environ, Path.home())
    releases = (pinned(), pinned_binaryen())
    for each in releases:
        fetch(each, cache, say, find_npm())
    say(f"{' and '.join(each.release for each in releases)} are ready in {cache}")


def run_lock(options: argparse.Namespace) -> None:
    """Write the lock file of a site."""
    job = read_job(Path(options.folder).absolute(), upgrade=options.upgrade)
    configured = job.config.pyodide_cache
    given = options.cache or (str(job.folder / Path(configured).expanduser()) if configured else None)
    cache = Cache(cache_folder(given, os.environ, Path.home()), say)
    target = Target.of(pinned())
    write_lock(job, target, pyodide_index(job, target, cache), cache, say)


def pyodide_index(job: Job, target: Target, cache: Cache) -> PyodideIndex | None:
    """Return the packages of the runtime's release, where the site says where they are."""
    wheels = job.config.pyodide_wheels
    if wheels is None:
        return None
    given = wheels if wheels.startswith(ADDRESSES) else str(job.folder / Path(wheels).expanduser())
    runtime = job.config.pyodide_runtime
    folder = job.folder / Path(runtime).expanduser() if runtime else None
    return PyodideIndex(read_release_lock(given, release_lock(pinned(), folder, cache.folder, say)), given, target)


def say(line: str) -> None:
    """Show a line of progress at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
