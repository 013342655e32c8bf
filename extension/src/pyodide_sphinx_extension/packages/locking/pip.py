"""pip: fetching files from the package index that this machine is configured for."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from packaging.utils import parse_wheel_filename

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import one_line
from pyodide_sphinx_extension.packages.locking.lockfile import Locked
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.runtime.npm import last_lines

TIMEOUT = 600
"""Seconds that one call of pip may take, its own retries included."""

HOSTS = ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64", "macosx_11_0_arm64", "win_amd64")
"""Platforms whose wheels hold the Python part of packages with optional speedups."""

UNREACHABLE = (
    "Connection",
    "NewConnectionError",
    "timed out",
    "ReadTimeout",
    "ProxyError",
    "SSLError",
    "Name or service",
    "name resolution",
)
"""What pip says where its index does not answer."""

SEEN = ("Found link", "none of the wheel's tags", "requires a different Python", "yanked")
"""What pip says of the files that an index has of a package, fitting or not."""

Files = dict[str, bytes]


def download(wanted: Sequence[str], arguments: Sequence[str]) -> Files | None:
    """Have pip download files, and return them by name; None where the index has no such files.

    Args:
        wanted: requirements, without their own requirements.
        arguments: which files fit.

    Raises:
        PackageNotShippedError: there is no pip, or its index does not answer.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = run(["download", "--no-deps", "--dest", name, *arguments, *wanted], folder)
        if done.returncode:
            refuse_unreachable(done.stderr, wanted)
            return None
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def is_known(name: str) -> bool:
    """Tell whether the index has any file of this name; asked for a version that nobody has, pip fetches none."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(["download", "-vv", "--no-deps", "--dest", folder, f"{name}==0.dev0+nowhere"], Path(folder))
        return any(word in done.stdout + done.stderr for word in SEEN)


def fitting_wheels(target: Target) -> list[str]:
    """Return the arguments that let pip choose wheels for the runtime, or for any platform."""
    return wheels_for(target, (target.platform,))


def host_wheels(target: Target) -> list[str]:
    """Return the arguments that let pip choose wheels for the runtime's Python on other platforms."""
    return wheels_for(target, HOSTS)


def wheels_for(target: Target, platforms: Sequence[str]) -> list[str]:
    """Return the arguments for wheels of some platforms."""
    abis = [f"--abi={abi}" for abi in (target.interpreter, "abi3", "none")]
    chosen = [f"--platform={platform}" for platform in platforms]
    return ["--only-binary=:all:", f"--python-version={target.minor}", "--implementation=cp", *abis, *chosen]


def download_locked(entry: Locked, target: Target) -> bytes | None:
    """Fetch the one file that a lock file names; None where the index has it no longer."""
    if entry.file.endswith(".whl"):
        tags = parse_wheel_filename(entry.file)[3]
        arguments = wheels_for(target, sorted({tag.platform for tag in tags if tag.platform != "any"}) or ["any"])
    else:
        arguments = ["--no-binary=:all:", f"--python-version={target.minor}"]
    found = download([f"{entry.name}=={entry.version}"], arguments)
    return found.get(entry.file) if found else None


def build_wheel(archive: str, content: bytes) -> Files | None:
    """Build a wheel of an archive of sources, without a compiler; None where that fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / archive).write_bytes(content)
        out = folder / "wheels"
        done = run(["wheel", "--no-deps", "--wheel-dir", str(out), archive], folder, compiler=False)
        refuse_unreachable(done.stderr, [archive])
        return {path.name: path.read_bytes() for path in sorted(out.glob("*.whl"))} if not done.returncode else None


def run(arguments: Sequence[str], folder: Path, *, compiler: bool = True) -> "subprocess.CompletedProcess[str]":
    """Run pip in a folder and keep what it says."""
    if importlib.util.find_spec("pip"):
        command = [sys.executable, "-m", "pip"]
    elif program := shutil.which("pip"):
        command = [program]
    else:
        msg = "packages: there is no pip here to fetch them; run `python -m ensurepip` or install pip."
        raise PackageNotShippedError(msg)
    options = ["--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    environment = None if compiler else {**os.environ, "CC": "false", "CXX": "false", "SOURCE_DATE_EPOCH": "315532800"}
    try:
        return subprocess.run(
            [*command, *arguments, *options],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
            stdin=subprocess.DEVNULL,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        msg = f"packages: pip did not end within {TIMEOUT} seconds; try again."
        raise PackageNotShippedError(msg) from None
    except OSError as error:
        msg = f"packages: pip cannot be run ({one_line(error)})."
        raise PackageNotShippedError(msg) from error


def refuse_unreachable(said: str, wanted: Sequence[str]) -> None:
    """Tell an index that does not answer from one that lacks a file."""
    lines = "\n".join(line for line in said.splitlines() if "WARNING: Location" not in line)
    if any(word in lines for word in UNREACHABLE):
        msg = (
            f"packages: the package index that pip is configured for did not answer when asked for {wanted[0]} "
            f"({last_lines(lines, 1)}); check the connection and `pip config list`."
        )
        raise PackageNotShippedError(msg)
