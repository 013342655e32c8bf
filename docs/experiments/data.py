"""Looks at three things around data: a session that tasks share, old extensions, and partial templates."""

import asyncio
import tempfile
import warnings
from collections.abc import Iterator

from record import record


def rows() -> Iterator[tuple[str, str]]:
    """Yield what was done, and what was seen."""
    yield (
        "SQLAlchemy: two tasks use one `AsyncSession` at the same time",
        asyncio.run(queries_of_two_tasks(shared=True)),
    )
    yield "SQLAlchemy: each task has a session of its own", asyncio.run(queries_of_two_tasks(shared=False))
    yield (
        "Flask-SQLAlchemy and Flask-Login, both last released in 2023, with the Flask and SQLAlchemy of today",
        extensions(),
    )
    yield 'Django: `render_to_string("page.html#row")`, a named part of a template', partial()


async def queries_of_two_tasks(*, shared: bool) -> str:
    """Return what becomes of two queries at the same time."""
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError
    from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

    with tempfile.TemporaryDirectory() as folder:
        engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/data.db")
        one = AsyncSession(engine)
        other = one if shared else AsyncSession(engine)
        queries = (session.execute(text("SELECT 1")) for session in (one, other))
        results = await asyncio.gather(*queries, return_exceptions=True)
        await one.close()
        await other.close()
        await engine.dispose()
    errors = [type(result).__name__ for result in results if isinstance(result, SQLAlchemyError)]
    return f"one is answered, the other raises {errors[0]}" if errors else "both are answered"


def extensions() -> str:
    """Return whether a request through both extensions works, and how often it warned."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        status = ask_for_a_count()
    return f"{'works' if status == 200 else f'fails with {status}'}, with {len(caught) or 'no'} warnings"


def ask_for_a_count() -> int:
    """Return the status of a view that queries the database and asks who is logged in."""
    from flask import Flask
    from flask_login import LoginManager, current_user
    from flask_sqlalchemy import SQLAlchemy
    from sqlalchemy import func, select
    from sqlalchemy.orm import Mapped, mapped_column

    app = Flask(__name__)
    app.config.update(SECRET_KEY="for experiments only", SQLALCHEMY_DATABASE_URI="sqlite://")
    database = SQLAlchemy(app)
    LoginManager(app).user_loader(lambda _: None)

    class Person(database.Model):
        id: Mapped[int] = mapped_column(primary_key=True)

    @app.get("/")
    def count() -> dict[str, object]:
        people = database.session.scalar(select(func.count(Person.id)))
        return {"people": people, "anonymous": current_user.is_anonymous}

    with app.app_context():
        database.create_all()
    return app.test_client().get("/").status_code


def partial() -> str:
    """Return what Django renders of a page when asked for a part of it."""
    from django import setup
    from django.conf import settings
    from django.template.loader import render_to_string

    page = "<table>{% partialdef row inline %}<tr><td>{{ name }}</td></tr>{% endpartialdef %}</table>"
    loaders = [("django.template.loaders.locmem.Loader", {"page.html": page})]
    backend = "django.template.backends.django.DjangoTemplates"
    settings.configure(TEMPLATES=[{"BACKEND": backend, "OPTIONS": {"loaders": loaders}}])
    setup()
    return f"renders `{render_to_string('page.html#row', {'name': 'Ada'})}` and no more"


if __name__ == "__main__":
    packages = ("SQLAlchemy", "Flask", "Flask-SQLAlchemy", "Flask-Login", "Django")
    record("data", packages=packages, rows=list(rows()))
