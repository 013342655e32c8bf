"""Compares what each framework makes of one handler with a typed body: schema, validation, and fields to leave out.

All of it runs in this process, through the test client of each framework.
"""

import json
import logging
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from record import record

SECRET = "never shown"
GOOD = {"name": "Ada", "password": SECRET}
BAD = {"name": 1, "password": SECRET}
SCHEMAS = ("/openapi.json", "/schema/openapi.json", "/api/openapi.json")


@dataclass(frozen=True)
class Client:
    """How to reach one application: each call returns a status and the text of the body."""

    get: Callable[[str], tuple[int, str]]
    post: Callable[[object], tuple[int, str]]


def fastapi() -> Client:
    """Return a FastAPI application with a model for input and one for output."""
    from fastapi import FastAPI
    from pydantic import BaseModel
    from starlette.testclient import TestClient

    class Shown(BaseModel):
        name: str

    class Given(BaseModel):
        name: str
        password: str

    app = FastAPI()

    @app.post("/users", response_model=Shown)
    def add(user: Given) -> dict[str, str]:
        return user.model_dump()

    return through(TestClient(app))


def litestar() -> Client:
    """Return a Litestar application with a dataclass, and a DTO that leaves a field out."""
    from litestar import Litestar, post
    from litestar.dto import DataclassDTO, DTOConfig
    from litestar.testing import TestClient

    logging.getLogger("httpx").setLevel(logging.WARNING)

    class Shown(DataclassDTO[User]):
        config = DTOConfig(exclude={"password"})

    @post("/users", dto=DataclassDTO[User], return_dto=Shown, sync_to_thread=False)
    def add(data: User) -> User:
        return data

    return through(TestClient(Litestar([add])))


@dataclass
class User:
    """What Litestar's handler takes; it looks for annotations in the module."""

    name: str
    password: str


def flask() -> Client:
    """Return a Flask application that takes what comes."""
    from flask import Flask, request

    app = Flask(__name__)

    @app.post("/users")
    def add() -> dict[str, Any]:
        return dict(request.get_json())

    client = app.test_client()
    return Client(
        lambda path: pair(client.get(path), "status_code", "text"),
        lambda body: pair(client.post("/users", json=body), "status_code", "text"),
    )


def django(urls: list[object], path: str) -> Client:
    """Return a Django application with the given addresses."""
    from django.conf import settings
    from django.test import Client as TestClient
    from django.urls import clear_url_caches, set_urlconf

    settings.ROOT_URLCONF = tuple(urls)
    clear_url_caches()
    set_urlconf(settings.ROOT_URLCONF)
    client = TestClient()
    return Client(
        lambda address: read(client.get(address)),
        lambda body: read(client.post(path, json.dumps(body), content_type="application/json")),
    )


def django_alone() -> Client:
    """Return a Django view that takes what comes."""
    from django.http import HttpRequest, JsonResponse
    from django.urls import path

    def add(request: HttpRequest) -> JsonResponse:
        return JsonResponse(json.loads(request.body))

    return django([path("users", add)], "/users")


def django_ninja() -> Client:
    """Return a Django application with an API by django-ninja."""
    from django.urls import path
    from ninja import NinjaAPI, Schema

    class Shown(Schema):
        name: str

    class Given(Schema):
        name: str
        password: str

    api = NinjaAPI()

    @api.post("/users", response=Shown)
    async def add(request: object, user: Given) -> dict[str, str]:  # noqa: ARG001 - django-ninja passes it by name
        return user.dict()

    return django([path("api/", api.urls)], "/api/users")


def through(client: Any) -> Client:  # noqa: ANN401 - two frameworks' test clients, alike in these two calls
    """Return a client of a framework whose test client works like httpx."""
    return Client(
        lambda path: pair(client.get(path), "status_code", "text"),
        lambda body: pair(client.post("/users", json=body), "status_code", "text"),
    )


def pair(response: object, status: str, text: str) -> tuple[int, str]:
    """Return two attributes of a response."""
    return getattr(response, status), getattr(response, text)


def read(response: Any) -> tuple[int, str]:  # noqa: ANN401 - Django's test response has its type made at run time
    """Return status and text of Django's response."""
    return response.status_code, response.content.decode()


def schema_of(client: Client) -> str:
    """Return the version of OpenAPI that the application speaks, if any."""
    for path in SCHEMAS:
        status, text = client.get(path)
        if status == 200:
            return str(json.loads(text)["openapi"])
    return "none"


def validation_of(client: Client) -> str:
    """Return what a body with a wrong type gets."""
    status, text = client.post(BAD)
    place = ", which names the field" if status >= 400 and "name" in text else ""
    return f"{'refused' if status >= 400 else 'accepted'}, {status}{place}"


def secrecy_of(client: Client) -> str:
    """Return whether a field that the declared response lacks is in the response."""
    _, text = client.post(GOOD)
    return "sent" if SECRET in text else "left out"


def main() -> None:
    """Ask every application the same three things."""
    from django import setup
    from django.conf import settings

    settings.configure(ALLOWED_HOSTS=["*"], SECRET_KEY="for experiments only")
    setup()
    apps = {
        "Django alone": django_alone,
        "Django with django-ninja": django_ninja,
        "FastAPI": fastapi,
        "Flask alone": flask,
        "Litestar": litestar,
    }
    rows = []
    for name, make in apps.items():
        client = make()
        rows.append((name, schema_of(client), validation_of(client), secrecy_of(client)))
    columns = ("Application", "OpenAPI schema", "A body with a wrong type", "A field to be left out")
    packages = ("Django", "django-ninja", "FastAPI", "Pydantic", "Flask", "Litestar", "msgspec")
    record("contract", packages=packages, columns=columns, rows=rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
