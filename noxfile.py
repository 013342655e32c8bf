#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1"]
# ///
"""What can be done here. `nox -l` lists the sessions, `nox -s NAME` runs one."""

import contextlib
import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests"]
nox.options.reuse_venv = "yes"

PROJECT = nox.project.load_toml("pyproject.toml")
SITE = "docs/_build/site"
# A distribution of its own in this repository: installed from its folder, as long as no index has it.
EXTENSION = "extension"
SHELL = "chromium-headless-shell"
"""Debian's name for the engine of Chromium alone, which the tests prefer."""
PARTS = ("library", "site", "chromium", "firefox")
# They reach every line and branch of the library by themselves; counting doubles the time of what it watches.
COUNTED = ("src/shortlist", "tests/shortlist", "tests/hostile/test_damage.py", "tests/hostile/test_limits.py")
SIDE_BY_SIDE = ("--numprocesses=4", "--dist=loadscope")
# What is counted never waits, so more processes than processors would only start more often.
ONE_EACH = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadscope")
# Each process would compile every test anew where the machine has Python write no bytecode.
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": None}
STRICT = ("-n", "-W", "--keep-going", "-b", "dirhtml")


@nox.session
def tests(session: nox.Session) -> None:
    """Check everything that must hold, a real browser included (-- tests/shortlist: only what stands there)."""
    install_for_tests(session)
    if session.posargs:
        run_pytest(session, *SIDE_BY_SIDE, *session.posargs)
    else:
        run_pytest(session, "--cov", "--cov-report=term", "--cov-fail-under=100", *ONE_EACH, *COUNTED)
        run_pytest(session, *SIDE_BY_SIDE, *(f"--ignore={path}" for path in COUNTED))
    session.notify("types", posargs=[])
    session.notify("lint", posargs=[])


@nox.session
def browser(session: nox.Session) -> None:
    """Run the tests in a real browser only."""
    install_for_tests(session)
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def failures(session: nox.Session) -> None:
    """Break each file that a page loads in each way, in both browsers, and try again; takes some ten minutes."""
    install_for_tests(session)
    session.run("pytest", "tests/pyodide_sphinx_extension", "-o", "python_files=failure_*.py", *session.posargs)


@nox.session
def part(session: nox.Session) -> None:
    """Run one part of the tests (-- library, site, chromium or firefox), as each hosted job does."""
    name, *others = session.posargs or [""]
    if name not in PARTS:
        session.error(f"part: expected one of {', '.join(PARTS)}; got '{name}': nox -s part -- {PARTS[0]}")
    install_for_tests(session)
    run_pytest(session, "-m", name, *SIDE_BY_SIDE, *others)


@nox.session
def lowest(session: nox.Session) -> None:
    """Run the library's tests and build the site with the lowest versions that we say are enough."""
    session.install("uv")  # pip knows no such resolution
    needs = (f"./{EXTENSION}", ".[cli,sphinx]", *group("docs", "tests"))
    here = {"VIRTUAL_ENV": session.virtualenv.location}
    session.run("uv", "pip", "install", "--resolution=lowest-direct", *needs, env=here)
    run_pytest(session, "-m", "library", *ONE_EACH)
    session.run("sphinx-build", *STRICT, "-E", "-d", "docs/_build/lowest-doctrees", "docs", "docs/_build/lowest")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into docs/_build/site, every warning an error."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs"))
    doctrees = "docs/_build/doctrees"
    session.run("sphinx-build", *STRICT, "-E", "-d", doctrees, "docs", SITE, *session.posargs)


@nox.session
def epub(session: nox.Session) -> None:
    """Build the guide as a book for e-readers into docs/_build/epub, every warning an error."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs"))
    strict = ("-n", "-W", "--keep-going", "-E", "-b", "epub")
    session.run("sphinx-build", *strict, "-d", "docs/_build/epub-doctrees", "docs", "docs/_build/epub")


@nox.session
def nginx(session: nox.Session) -> None:
    """Serve the site by nginx with the documented configuration, and visit it in Chromium; installs nginx on Debian."""
    install_for_tests(session)
    if not has_program(session, "nginx") and is_root_of_debian():
        apt_install(session, "nginx-light")
    session.run("pytest", "tests/browser", "-o", "python_files=nginx_*.py", *session.posargs)


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Have Lighthouse judge every page of the site (-- faq/ judges one); wants a quiet machine and npm."""
    install_for_tests(session)
    session.run("sphinx-build", *STRICT, "-E", "-d", "docs/_build/doctrees", "docs", SITE)
    session.run("python", "-m", "tests.support.lighthouse", SITE, *session.posargs)


@nox.session
def preview(session: nox.Session) -> None:
    """Serve the site and reload it at every change (-- --port 8001 picks a port)."""
    port = chosen_port(session.posargs)
    if is_taken(port):
        session.error(f"port {port} is taken: pick another, as with `nox -s preview -- --port {port + 1}`")
    session.install("-e", f"./{EXTENSION}", "-e", ".[cli,sphinx]", *group("docs"))
    session.run(
        *("python", "-m", "tools.preview", "docs", "docs/_build/preview"),
        *("--doctrees", "docs/_build/preview-doctrees", "--watch", "src", "--watch", f"{EXTENSION}/src"),
        *("--set", "shortlist_join_css=0"),  # an edited style sheet shows without its pages being written anew
        # The reload script stands inline in each page, which the pages' policy would refuse.
        *("--set", "shortlist_policy=0"),
        # A service worker would answer with yesterday's pages, and its list takes as long as reading some pages does.
        *("--set", "pyodide_offline=0", *session.posargs),
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Check the form of code and prose, and spelling."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--diff")
    session.run("rumdl", "check", ".")
    session.run("codespell")
    session.run("python", "-m", "tests.support.prose")
    session.run("zizmor", "--offline", "--quiet", ".github")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of Python and JavaScript, both strictly."""
    session.install("nox", f"./{EXTENSION}", *extras("cli", "sphinx"), *group("docs", "tests", "bench", "types"))
    session.run("mypy", *session.posargs)
    session.run("npm", "ci", external=True)
    session.run("npm", "run", "types", external=True)


@nox.session
def public(session: nox.Session) -> None:
    """Write what docs/public.toml says of the project's addresses into every file that needs them."""
    session.install(".")
    session.run("python", "-m", "tools.public_face")


@nox.session
def vendor(session: nox.Session) -> None:
    """Build the libraries that the extension ships, CodeMirror and marked (-- --check: compare them); wants npm."""
    session.run("python", "-m", "tools.vendor", *session.posargs)


@nox.session
def pictures(session: nox.Session) -> None:
    """Take the pictures of the README anew, from the built site, in a real browser."""
    install_for_tests(session)
    session.run("sphinx-build", *STRICT, "-E", "-d", "docs/_build/doctrees", "docs", SITE)
    session.run("python", "-m", "tools.pictures", SITE)


@nox.session
def package(session: nox.Session) -> None:
    """Build and check the distributions into dist/ (-- TAG: only the one that the tag releases)."""
    session.install(*group("release"))
    folders = session.run("python", "-m", "tools.releases", *session.posargs, silent=True)
    shutil.rmtree("dist", ignore_errors=True)
    for folder in str(folders or "").splitlines():
        session.run("python", "-m", "build", "--outdir", "dist", folder)
    made = sorted(str(path) for path in Path("dist").iterdir())
    session.run("twine", "check", "--strict", *made)
    session.run("check-wheel-contents", *(path for path in made if path.endswith(".whl")))


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Ask every link to another site whether it still answers; needs the internet."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs"))
    session.run("sphinx-build", "-b", "linkcheck", "docs", "docs/_build/linkcheck")


@nox.session
def evidence(session: nox.Session) -> None:
    """Ask pip's package index what of data and pages no longer holds (-- --write: change versions and dates)."""
    session.install(*group("evidence"))
    session.run("python", "-m", "tools.evidence", *session.posargs)


@nox.session
def themes(session: nox.Session) -> None:
    """Build a small site with every theme and builder that the Pyodide extension promises, and run it."""
    install_for_tests(session)
    session.install(*group("themes"))
    session.run("pytest", "tests/site", "-o", "python_files=theme_*.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Throw drawn texts, edits and days at what reads and prints them, for ten minutes (-- 3600: for an hour)."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs", "tests"))
    session.run("python", "-m", "tests.hostile.fuzz", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure library, pages and builds against their budgets (-- --all: other systems too); wants a quiet machine."""
    install_for_tests(session)
    session.install("pip", *group("bench"))  # pip downloads what `--all` measures
    session.run("pytest", "tests/benchmarks", "-o", "python_files=bench_*.py", "-o", "timeout=0", *session.posargs)


@nox.session
def real_sites(session: nox.Session) -> None:
    """Build other projects' docs with live doctests and run some (-- attrs builds one); wants the package index."""
    install_for_tests(session)
    declared = nox.project.load_toml("tests/real_sites/sites.toml")
    requires = sorted({each for site in declared.values() for each in site["requires"]})
    session.install("pip", *requires)
    session.run("python", "-m", "tests.real_sites", session.create_tmp(), *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """Break what decides and what explains in many small ways, and count what the tests notice; takes hours."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs", "tests", "mutants"))
    session.run("mutmut", "run", *session.posargs, env={"LAW_EXAMPLES": "25"})
    session.run("mutmut", "export-cicd-stats")
    session.run("mutmut", "results")
    counted = json.loads(Path("mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = counted["killed"] + counted["timeout"]
    tried = noticed + counted["survived"] + counted["no_tests"]  # whoever tries a sample leaves the others unchecked
    session.log(f"the tests noticed {noticed} of {tried} mutants")
    if 10 * noticed < 9 * tried:
        session.error("fewer than nine mutants in ten were noticed: see docs/contributing/mutants.md")


@nox.session
def experiments(session: nox.Session) -> None:
    """Repeat the experiments of docs/experiments (-- NAME runs one); wants Python 3.12 or newer."""
    python = modern_python()
    if python is None:
        session.error(
            "experiments: Django 6.1 needs Python 3.12 or newer, and none was found: put a python3.13 on PATH"
        )
    session.run(python, "-m", "venv", "--clear", session.virtualenv.location, external=True)
    session.install("-r", "docs/experiments/requirements.txt")
    # Whoever interrupts them leaves them time to end their servers.
    session.run("python", "docs/experiments/run.py", *session.posargs, interrupt_timeout=10, terminate_timeout=10)


def run_pytest(session: nox.Session, *arguments: str) -> None:
    """Run tests in several processes, which share the bytecode of the tests."""
    session.run("pytest", *arguments, env=COMPILED_ONCE)


def group(*names: str) -> list[str]:
    """Return the requirements of dependency groups, for installers that know none."""
    return list(nox.project.dependency_groups(PROJECT, *names))


def extras(*names: str) -> list[str]:
    """Return the requirements of the distribution's extras, without the distribution."""
    optional = PROJECT["project"]["optional-dependencies"]
    return [requirement for name in names for requirement in optional[name]]


def chosen_port(arguments: Sequence[str]) -> int:
    """Return the port that is named for the preview, else the usual one."""
    named = re.search(r"--port[ =](\d+)", " ".join(arguments))
    return int(named[1]) if named else 8000


def is_taken(port: int) -> bool:
    """Tell whether a program of this machine listens at a port."""
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def modern_python() -> str | None:
    """Return the Python to experiment with: 3.13 as published, else a newer one, or 3.12."""
    for minor in (13, 14, 15, 12):
        command = ["python3." + str(minor), "-c", "import sys; print(sys.executable)"]
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            # The variable makes pyenv's stand-ins work; other programs pass it over.
            environment = os.environ | {"PYENV_VERSION": f"3.{minor}"}
            return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip()
    return sys.executable if sys.version_info >= (3, 12) else None


def install_for_tests(session: nox.Session) -> None:
    """Install the built wheel, the tests' needs, and the browsers that are missing; then ask whether all is there."""
    session.install(f"./{EXTENSION}", ".[cli,sphinx]", *group("docs", "tests"))
    if not has_program(session, "browser") and "BROWSER_PATH" not in os.environ:
        install_chromium(session)
    if is_root_of_debian() and not shutil.which(SHELL) and "BROWSER_PATH" not in os.environ:
        apt_install(session, SHELL, success_codes=range(256))  # without it the tests take longer, and are the same
    if not has_program(session, "firefox") and "FIREFOX_PATH" not in os.environ:
        install_firefox(session)
    session.run("python", "-m", "tests.support.ready")


def has_program(session: nox.Session, name: str) -> bool:
    """Ask the tests themselves whether they find a browser or a server: only they know where to look."""
    question = f"from tests.support.{name} import find_{name}; print(find_{name}() or '')"
    answer = session.run("python", "-c", question, silent=True)
    return bool(str(answer or "").strip())


def install_chromium(session: nox.Session) -> None:
    """Install a Chromium: Debian's own as root on Debian, else the one of Playwright."""
    if is_root_of_debian():
        apt_install(session, "chromium")
    else:
        session.run("playwright", "install", "chromium")


def install_firefox(session: nox.Session) -> None:
    """Install Firefox as root on Debian; the one of Playwright does not speak the protocol of the tests."""
    if is_root_of_debian():
        apt_install(session, "firefox-esr")


def apt_install(session: nox.Session, package: str, success_codes: Iterable[int] = (0,)) -> None:
    """Install one of Debian's packages."""
    session.run("apt-get", "update", external=True, success_codes=success_codes)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    session.run("apt-get", "install", "--yes", package, external=True, env=quiet, success_codes=success_codes)


def is_root_of_debian() -> bool:
    """Tell whether Debian's packages can be installed here."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and shutil.which("apt-get") is not None and is_debian()


def is_debian() -> bool:
    """Tell Debian from its children: Ubuntu's package of Chromium needs a running snapd."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    nox.main()
