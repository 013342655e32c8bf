#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1"]
# ///
"""What can be done here. `nox -l` lists the sessions, `nox -s NAME` runs one."""

import os
import platform
import shutil

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["tests"]

PROJECT = nox.project.load_toml("pyproject.toml")
SITE = "docs/_build/site"
STRICT = ("-n", "-W", "--keep-going", "-b", "dirhtml")


@nox.session
def tests(session: nox.Session) -> None:
    """Check everything that must hold, a real browser included."""
    install_for_tests(session)
    session.run("pytest", "--cov", "--cov-report=term", *session.posargs)
    session.notify("types", posargs=[])
    session.notify("lint", posargs=[])


@nox.session
def browser(session: nox.Session) -> None:
    """Run the tests in a real browser only."""
    install_for_tests(session)
    session.run("pytest", "tests/browser", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into docs/_build/site, every warning an error."""
    session.install(".[cli,sphinx]", *group("docs"))
    doctrees = "docs/_build/doctrees"
    session.run("sphinx-build", *STRICT, "-E", "-d", doctrees, "docs", SITE, *session.posargs)


@nox.session
def preview(session: nox.Session) -> None:
    """Serve the site and reload it at every change (-- --port 8001 picks a port)."""
    session.install("-e", ".[cli,sphinx]", *group("docs"))
    session.run(
        "sphinx-autobuild",
        *("-n", "-b", "dirhtml", "-d", "docs/_build/preview-doctrees"),
        *("--watch", "src", "--re-ignore", r"/_build/|/__pycache__/|\.pyc$"),
        *("docs", "docs/_build/preview", *session.posargs),
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Check the form of code and prose, and spelling."""
    session.install(*group("lint"))
    session.run("ruff", "check")
    session.run("ruff", "format", "--diff")
    session.run("rumdl", "check", ".")
    session.run("codespell")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of Python and JavaScript, both strictly."""
    session.install("nox", *extras("cli", "sphinx"), *group("docs", "tests", "bench", "types"))
    session.run("mypy", *session.posargs)
    session.run("npm", "ci", external=True)
    session.run("npm", "run", "types", external=True)


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Ask every link to another site whether it still answers; needs the internet."""
    session.install(".[cli,sphinx]", *group("docs"))
    session.run("sphinx-build", "-b", "linkcheck", "docs", "docs/_build/linkcheck")


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the library against its budgets; wants a quiet machine."""
    session.install(".[cli,sphinx]", *group("docs", "tests", "bench"))
    session.run("pytest", "tests/benchmarks", "-o", "python_files=bench_*.py", *session.posargs)


def group(*names: str) -> list[str]:
    """Return the requirements of dependency groups, for installers that know none."""
    return list(nox.project.dependency_groups(PROJECT, *names))


def extras(*names: str) -> list[str]:
    """Return the requirements of the distribution's extras, without the distribution."""
    optional = PROJECT["project"]["optional-dependencies"]
    return [requirement for name in names for requirement in optional[name]]


def install_for_tests(session: nox.Session) -> None:
    """Install the built wheel, the tests' needs, and a browser where there is none."""
    session.install(".[cli,sphinx]", *group("docs", "tests"))
    if not has_browser(session) and "BROWSER_PATH" not in os.environ:
        install_browser(session)
    if not has_browser(session):
        session.error("no browser was found or could be installed: name a Chromium or Chrome in BROWSER_PATH")


def has_browser(session: nox.Session) -> bool:
    """Ask the tests themselves whether they find a browser: only they know where to look."""
    question = "from tests.support.browser import find_browser; print(find_browser() or '')"
    answer = session.run("python", "-c", question, silent=True)
    return bool(str(answer or "").strip())


def install_browser(session: nox.Session) -> None:
    """Install a browser: Debian's own as root on Debian, else the one of Playwright."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root and shutil.which("apt-get") and is_debian():
        session.run("apt-get", "update", external=True)
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        session.run("apt-get", "install", "--yes", "chromium", external=True, env=quiet)
    else:
        session.run("playwright", "install", "chromium")


def is_debian() -> bool:
    """Tell Debian from its children: Ubuntu's package of Chromium needs a running snapd."""
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


if __name__ == "__main__":
    nox.main()
