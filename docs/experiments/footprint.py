"""Counts what an installation brings along, and compares how long a minimal application takes to start."""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from record import Cell, record

ROUNDS = 7
INSTALLATIONS = (
    "flask",
    "flask[async]",
    "django",
    "djangorestframework",
    "django-ninja",
    "channels[daphne]",
    "starlette",
    "fastapi",
    "fastapi[standard]",
    "litestar",
    "litestar[standard]",
)
APPLICATIONS = {
    "flask": "from flask import Flask; app = Flask('app'); app.get('/')(lambda: '')",
    "django": """
from django.conf import settings
settings.configure(ROOT_URLCONF=(), SECRET_KEY="x", INSTALLED_APPS=[
    "django.contrib." + app for app in ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")])
import django; django.setup()
from django.contrib import admin
from django.urls import path
settings.ROOT_URLCONF = (path("admin/", admin.site.urls),)
from django.core.wsgi import get_wsgi_application; get_wsgi_application()
""",
    "starlette": "from starlette.applications import Starlette; app = Starlette()",
    "fastapi": "from fastapi import FastAPI; app = FastAPI(); app.get('/')(lambda: '')",
    "litestar": """
from litestar import Litestar, get
@get("/")
async def page() -> str:
    return ""
app = Litestar([page])
""",
}


def rows() -> Iterator[list[Cell]]:
    """Yield what each installation brings, and its time to start against Flask's."""
    times = start_times()
    for name in INSTALLATIONS:
        packages = closure(Requirement(name))
        megabytes = sum(size(each) for each in packages.values()) / 1e6
        ratio = f"{times[name] / times['flask']:.1f}" if name in times else "not asked"
        yield [f"`{name}`", len(packages), round(megabytes, 1), ratio]


def closure(requirement: Requirement) -> dict[str, Distribution]:
    """Return the distributions that a requirement brings along, itself included, by name."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [requirement]
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key in seen:
            continue
        seen.add(key)
        found[key[0]] = distribution(wanted.name)
        waiting += needs_of(found[key[0]], wanted.extras)
    return found


def needs_of(package: Distribution, extras: set[str]) -> list[Requirement]:
    """Return what a distribution needs here and now, with the extras that are asked for."""
    needs = [Requirement(text) for text in package.requires or []]
    environments = [{"extra": extra} for extra in ("", *extras)]
    return [need for need in needs if need.marker is None or any(map(need.marker.evaluate, environments))]


def size(package: Distribution) -> int:
    """Return the bytes of a distribution's files, compiled ones left out."""
    paths = (Path(file.locate()) for file in package.files or [] if file.suffix != ".pyc")
    return sum(path.stat().st_size for path in paths if path.is_file())


def start_times() -> dict[str, float]:
    """Return the seconds that each application needs to start, the least of a few runs in turn."""
    times: dict[str, list[float]] = {name: [] for name in APPLICATIONS}
    with tempfile.TemporaryDirectory() as folder:
        for name in APPLICATIONS:
            link(closure(Requirement(name)).values(), Path(folder, name))
        for _ in range(ROUNDS):
            for name, code in APPLICATIONS.items():
                times[name].append(seconds_of(code, Path(folder, name)))
    return {name: min(seconds) for name, seconds in times.items()}


def link(packages: Iterable[Distribution], folder: Path) -> None:
    """Make packages importable from a folder, as if no others were installed."""
    folder.mkdir()
    for package in packages:
        for top in {file.parts[0] for file in package.files or []} - {"..", "__pycache__"}:
            if not (folder / top).exists():
                (folder / top).symlink_to(str(package.locate_file(top)))


def seconds_of(code: str, folder: Path) -> float:
    """Return the processor time of an interpreter that imports from the standard library and one folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-S", "-c", code], check=True, env={"PYTHONPATH": str(folder)})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    packages = (
        "Flask",
        "Django",
        "djangorestframework",
        "django-ninja",
        "channels",
        "Starlette",
        "FastAPI",
        "Litestar",
    )
    columns = ("Installed", "Packages", "Megabytes", "Processor time to start, against Flask's")
    record("footprint", packages=packages, columns=columns, rows=list(rows()))
