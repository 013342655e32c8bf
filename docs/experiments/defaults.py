"""Asks a new application of each framework, with nothing configured, what it lets through.

All of it runs in this process, through the test client of each framework.
"""

import logging
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from record import record

FOREIGN = {"Host": "elsewhere.example"}
FORM = {"name": "Ada"}
FRAMING = ("x-frame-options", "content-security-policy")


@dataclass(frozen=True)
class Client:
    """How to reach one application: each call returns a status, and the first one the headers as well."""

    page: Callable[[Mapping[str, str]], tuple[int, Mapping[str, str]]]
    form: Callable[[Mapping[str, str]], int]


def django() -> Client:
    """Return a project as Django's own command makes it, with its admin's login page and the host that it answers."""
    folder = tempfile.mkdtemp()
    subprocess.run([sys.executable, "-m", "django", "startproject", "project", folder], check=True)
    sys.path.insert(0, folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "project.settings"
    from django import setup
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]  # while it is empty, a project that is deployed answers nobody
    settings.DEBUG = False
    settings.DATABASES["default"]["NAME"] = ":memory:"
    setup()
    logging.disable()
    from django.test import Client as TestClient

    client = TestClient(enforce_csrf_checks=True)
    call_command("migrate", verbosity=0)

    def page(headers: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
        response = client.get("/admin/login/", headers=headers)
        return response.status_code, {key.lower(): value for key, value in response.headers.items()}

    return Client(page, lambda form: client.post("/admin/login/", form).status_code)


def flask() -> Client:
    """Return a Flask application with one page that takes a form."""
    from flask import Flask, request

    app = Flask(__name__)

    @app.route("/", methods=["GET", "POST"])
    def home() -> str:
        return f"<p>{len(request.form)}</p>"

    client = app.test_client()

    def page(headers: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
        response = client.get("/", headers=headers)
        return response.status_code, {key.lower(): value for key, value in response.headers.items()}

    return Client(page, lambda form: client.post("/", data=form).status_code)


def fastapi() -> Client:
    """Return a FastAPI application with one page and one form."""
    from typing import Annotated

    from fastapi import FastAPI, Form
    from starlette.testclient import TestClient

    app = FastAPI()

    @app.get("/")
    def home() -> str:
        return ""

    @app.post("/")
    def add(name: Annotated[str, Form()]) -> int:
        return len(name)

    return through(TestClient(app))


@dataclass
class Person:
    """What Litestar's handler takes; it looks for annotations in the module."""

    name: str


def litestar() -> Client:
    """Return a Litestar application with one page and one form."""
    from typing import Annotated

    from litestar import Litestar, get, post
    from litestar.enums import RequestEncodingType
    from litestar.params import Body
    from litestar.testing import TestClient

    @get("/", sync_to_thread=False)
    def home() -> str:
        return ""

    def add(data: Person) -> int:
        return len(data.name)

    add.__annotations__["data"] = Annotated[Person, Body(media_type=RequestEncodingType.URL_ENCODED)]
    return through(TestClient(Litestar([home, post("/", sync_to_thread=False)(add)])))


def through(client: Any) -> Client:  # noqa: ANN401 - two frameworks' test clients, alike in these two calls
    """Return a client of a framework whose test client works like httpx."""

    def page(headers: Mapping[str, str]) -> tuple[int, Mapping[str, str]]:
        response = client.get("/", headers=dict(headers))
        return response.status_code, response.headers

    return Client(page, lambda form: client.post("/", data=dict(form)).status_code)


def seen(status: int) -> str:
    """Return what became of a request, in words."""
    return f"refused, {status}" if status >= 400 else "let through"


def framing_of(client: Client) -> str:
    """Return whether a page forbids others to frame it."""
    _, headers = client.page({})
    return "forbidden" if any(each in headers for each in FRAMING) else "allowed"


def main() -> None:
    """Ask every application the same three things."""
    rows = []
    for name, make in {"Django": django, "FastAPI": fastapi, "Flask": flask, "Litestar": litestar}.items():
        client = make()
        status, _ = client.page(FOREIGN)
        rows.append((name, seen(client.form(FORM)), seen(status), framing_of(client)))
    columns = ("New application", "A form without a token", "A foreign host name", "Framing by other sites")
    packages = ("Django", "FastAPI", "Starlette", "Flask", "Werkzeug", "Litestar")
    record("defaults", packages=packages, columns=columns, rows=rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
