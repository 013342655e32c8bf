"""Asks mypy, at its strictest, to find mistakes in a small application of each framework."""

import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from record import record

PACKAGES = {"Django": "django", "FastAPI": "fastapi", "Flask": "flask", "Litestar": "litestar"}

SETTINGS = """
SECRET_KEY = "for experiments only"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth"]
"""
CONFIGURATION = """
[mypy]
strict = True
plugins = mypy_django_plugin.main
[mypy.plugins.django-stubs]
django_settings_module = "settings_for_types"
"""
APPLICATIONS = {
    "Django": """
from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
def wrong_return(request: HttpRequest) -> JsonResponse:
    return "text"
def wrong_data(request: HttpRequest) -> JsonResponse:
    User.objects.get(no_such_field=1)
    return JsonResponse({})
""",
    "FastAPI": """
from fastapi import FastAPI
app = FastAPI()
@app.get("/return")
def wrong_return() -> dict[str, int]:
    return "text"
@app.get("/users/{user}")
def wrong_route(visitor: str) -> dict[str, int]:
    return {}
""",
    "Flask": """
from flask import Flask
app = Flask(__name__)
@app.get("/return")
def wrong_return() -> dict[str, int]:
    return "text"
@app.get("/users/<int:user>")
def wrong_route(user: str) -> dict[str, int]:
    return {}
""",
    "Litestar": """
from litestar import get
@get("/return")
async def wrong_return() -> dict[str, int]:
    return "text"
@get("/users/{user:int}")
async def wrong_route(user: str) -> dict[str, int]:
    return {}
""",
}
"""Applications with mistakes, each in a function that is named for it."""


def check() -> dict[str, set[str]]:
    """Return the functions of each application that mypy finds fault with, by framework."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "settings_for_types.py").write_text(SETTINGS, encoding="utf-8")
        (place / "mypy.ini").write_text(CONFIGURATION, encoding="utf-8")
        for framework, source in APPLICATIONS.items():
            (place / f"{framework.lower()}_types.py").write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "mypy", *(f"{each.lower()}_types.py" for each in APPLICATIONS)]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode == 2:
        msg = f"mypy: expected a report; it failed with {ran.stdout}{ran.stderr}"
        raise RuntimeError(msg)
    return {each: faulty_functions(each, ran.stdout) for each in APPLICATIONS}


def faulty_functions(framework: str, report: str) -> set[str]:
    """Return the names of the functions in which a report places an error."""
    lines = APPLICATIONS[framework].splitlines()
    prefix = f"{framework.lower()}_types.py:"
    numbers = (
        int(line.split(":")[1]) for line in report.splitlines() if line.startswith(prefix) and ": error:" in line
    )
    return {next(name_in(line) for line in lines[number - 1 :: -1] if "def " in line) for number in numbers}


def name_in(line: str) -> str:
    """Return the name of the function that a line defines."""
    return line.split("def ")[1].partition("(")[0]


def found(fault: str, framework: str, faulty: set[str]) -> str:
    """Return whether a fault was found, in words."""
    if f"def {fault}" not in APPLICATIONS[framework]:
        return "not asked"
    return "found" if fault in faulty else "not found"


def main() -> None:
    """Check the applications, and look for the marker of typed packages."""
    faulty = check()
    rows = []
    for framework, package in PACKAGES.items():
        marked = files(package).joinpath("py.typed").is_file()
        faults = [found(fault, framework, faulty[framework]) for fault in ("wrong_return", "wrong_data", "wrong_route")]
        name = "Django, with django-stubs and its plugin" if framework == "Django" else framework
        rows.append((name, "yes" if marked else "no", *faults))
    columns = (
        "Framework",
        "Ships `py.typed`",
        "Wrong return type",
        "Wrong field in a query",
        "Parameter at odds with the route",
    )
    record("type_checks", packages=(*PACKAGES, "mypy", "django-stubs"), columns=columns, rows=rows)


if __name__ == "__main__":
    main()
