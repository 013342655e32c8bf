"""Asks for a list page of each admin as a visitor who has not logged in, with nothing configured but a model."""

import logging
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from record import record
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, scoped_session, sessionmaker


class Base(DeclarativeBase):
    """The models of this experiment."""


class Person(Base):
    """Something to look at."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


def rows(engine: Engine) -> Iterator[tuple[str, str]]:
    """Yield each admin, and what the visitor got."""
    yield "Django's admin", django()
    yield "SQLAdmin in FastAPI", sqladmin(engine)
    yield "SQLAdmin in Litestar, mounted by hand", sqladmin_in_litestar(engine)
    yield "starlette-admin in FastAPI", starlette_admin(engine)
    yield "Flask-Admin in Flask", flask_admin(engine)


def django() -> str:
    """Return what the list of users in Django's admin answers."""
    from django import setup
    from django.conf import settings

    apps = ("admin", "auth", "contenttypes", "sessions", "messages")
    middleware = ("sessions.middleware.Session", "auth.middleware.Authentication", "messages.middleware.Message")
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[f"django.contrib.{app}" for app in apps],
        MIDDLEWARE=[f"django.contrib.{each}Middleware" for each in middleware],
        SECRET_KEY="for experiments only",
        STATIC_URL="static/",
    )
    setup()
    from django.contrib import admin
    from django.core.management import call_command
    from django.test import Client
    from django.urls import path

    settings.ROOT_URLCONF = (path("admin/", admin.site.urls),)
    call_command("migrate", verbosity=0)
    response = Client().get("/admin/auth/user/")
    return seen(response.status_code, response.headers.get("Location", ""))


def sqladmin(engine: Engine) -> str:
    """Return what a list in SQLAdmin answers."""
    from fastapi import FastAPI
    from sqladmin import Admin, ModelView

    class People(ModelView, model=Person):
        column_list = (Person.id, Person.name)

    app = FastAPI()
    Admin(app, engine).add_view(People)
    return through_starlette(app, "/admin/person/list")


def sqladmin_in_litestar(engine: Engine) -> str:
    """Return what SQLAdmin's list answers inside Litestar, after a person was added there.

    Raises:
        RuntimeError: The person is not in the list.
    """
    from litestar import Litestar, asgi
    from litestar.testing import TestClient
    from litestar.types import Receive, Scope, Send
    from sqladmin import Admin, ModelView
    from starlette.applications import Starlette

    class People(ModelView, model=Person):
        column_list = (Person.id, Person.name)

    inner = Starlette()
    Admin(inner, engine).add_view(People)

    async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
        scope["root_path"] = "/back"
        scope["path"] = "/back" + scope["path"].rstrip("/")
        await inner(scope, receive, send)

    logging.getLogger("httpx").setLevel(logging.WARNING)
    with TestClient(Litestar([asgi("/back", is_mount=True, copy_scope=True)(mounted)])) as client:
        client.post("/back/admin/person/create", data={"name": "Grace", "save": "Save"}, follow_redirects=False)
        response = client.get("/back/admin/person/list", follow_redirects=False)
    if "Grace" not in response.text:
        msg = f"expected Grace in SQLAdmin's list inside Litestar; got status {response.status_code}"
        raise RuntimeError(msg)
    return seen(response.status_code, response.headers.get("location", ""))


def starlette_admin(engine: Engine) -> str:
    """Return what a list in starlette-admin answers."""
    from fastapi import FastAPI
    from starlette_admin.contrib.sqla import Admin, ModelView

    app = FastAPI()
    admin = Admin(engine, secret_key="for experiments only, and long enough")
    admin.add_view(ModelView(Person))
    admin.mount_to(app)
    return through_starlette(app, "/admin/person/list")


def through_starlette(app: Any, path: str) -> str:  # noqa: ANN401 - FastAPI is imported where it is used
    """Return what a Starlette application answers."""
    from starlette.testclient import TestClient

    response = TestClient(app).get(path, follow_redirects=False)
    return seen(response.status_code, response.headers.get("location", ""))


def flask_admin(engine: Engine) -> str:
    """Return what a list in Flask-Admin answers."""
    from flask import Flask
    from flask_admin import Admin
    from flask_admin.contrib.sqla import ModelView

    app = Flask(__name__)
    app.secret_key = "for experiments only"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the next major version wants Flask-SQLAlchemy in place of a session
        Admin(app).add_view(ModelView(Person, scoped_session(sessionmaker(engine))))
    response = app.test_client().get("/admin/person/")
    return seen(response.status_code, response.headers.get("Location", ""))


def seen(status: int, place: str) -> str:
    """Return an answer in words."""
    return f"sent to {place.partition('?')[0]} ({status})" if place else f"the list ({status})"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'people.db'}")
        Base.metadata.create_all(engine)
        packages = (
            "Django",
            "FastAPI",
            "Litestar",
            "sqladmin",
            "starlette-admin",
            "Flask",
            "Flask-Admin",
            "SQLAlchemy",
        )
        columns = ("Admin", "A visitor without a login gets")
        record("admin", packages=packages, columns=columns, rows=list(rows(engine)))
        engine.dispose()
