"""The handlers of the experiments in Django: one module, one middleware, and a database in memory for each thread."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="for experiments only",
)
django.setup()

from django.core.asgi import get_asgi_application
from django.core.exceptions import SynchronousOnlyOperation
from django.core.wsgi import get_wsgi_application
from django.db import models, transaction
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.tasks import task
from django.urls import path


class Row(models.Model):
    """A row of a table that is made with each connection."""

    class Meta:
        """Django wants to know whose table it is."""

        app_label = "experiments"
        db_table = "row"

    def __str__(self) -> str:
        """Return what tells it from other rows."""
        return str(self.pk)


ran_in = []
"""The threads in which queries ran, oldest first."""


@receiver(connection_created)
def make_table(connection: Any, **_: object) -> None:  # noqa: ANN401 - Django gives it no type
    """Give a new database its table, and a function that makes a query slow."""

    def slow() -> int:
        ran_in.append(threading.current_thread().name)
        time.sleep(0.2)
        return 1

    connection.connection.create_function("slow", 0, slow)
    connection.connection.execute("CREATE TABLE row (id integer PRIMARY KEY)")
    connection.connection.execute("INSERT INTO row VALUES (1)")


def slow_rows() -> models.QuerySet[Row]:
    """Return a query that takes one wait inside the database."""
    return Row.objects.annotate(waited=models.expressions.RawSQL("slow()", []))


def ping(_: HttpRequest) -> JsonResponse:
    """Answer at once."""
    return JsonResponse({})


def plain(_: HttpRequest) -> JsonResponse:
    """Wait as blocking code does."""
    time.sleep(0.2)
    return JsonResponse({"threads": threading.active_count()})


async def native(_: HttpRequest) -> JsonResponse:
    """Wait as asynchronous code does."""
    await asyncio.sleep(0.2)
    return JsonResponse({"threads": threading.active_count()})


async def blocked(_: HttpRequest) -> JsonResponse:
    """Block inside asynchronous code."""
    time.sleep(0.2)  # noqa: ASYNC251 - this mistake is what the experiment is about
    return JsonResponse({})


def threads_of_plain(_: HttpRequest) -> JsonResponse:
    """Say in which thread a synchronous view runs."""
    return JsonResponse({"view": threading.current_thread().name})


async def threads_of_query(_: HttpRequest) -> JsonResponse:
    """Say in which thread an asynchronous view runs, and in which its query."""
    await slow_rows().aget(pk=1)
    return JsonResponse({"view": threading.current_thread().name, "query": ran_in[-1]})


async def one_query(_: HttpRequest) -> JsonResponse:
    """Wait for one query."""
    await slow_rows().aget(pk=1)
    return JsonResponse({})


async def five_queries(_: HttpRequest) -> JsonResponse:
    """Ask for five queries at the same time."""
    await asyncio.gather(*(slow_rows().aget(pk=1) for _ in range(5)))
    return JsonResponse({})


async def blocking_query(_: HttpRequest) -> JsonResponse:
    """Use the synchronous interface of the ORM in asynchronous code."""
    try:
        Row.objects.get(pk=1)
    except SynchronousOnlyOperation as error:
        return JsonResponse({"raised": type(error).__name__})
    return JsonResponse({"raised": "nothing"})


async def transactions(_: HttpRequest) -> JsonResponse:
    """Open a transaction in asynchronous code."""
    try:
        with transaction.atomic():
            pass
    except SynchronousOnlyOperation as error:
        return JsonResponse({"raised": type(error).__name__, "aatomic": hasattr(transaction, "aatomic")})
    return JsonResponse({"raised": "nothing", "aatomic": hasattr(transaction, "aatomic")})


@task
def add(one: int, other: int) -> int:
    """Add two numbers."""
    return one + other


async def enqueue(_: HttpRequest) -> JsonResponse:
    """Put a task into the queue, and say what became of it before the response."""
    result = await add.aenqueue(2, 3)
    return JsonResponse({"status": result.status, "value": result.return_value})


def events(_: HttpRequest) -> StreamingHttpResponse:
    """Send five events, one wait apart, from a generator."""

    def each() -> Iterator[str]:
        for number in range(5):
            yield f"data: {number}\n\n"
            time.sleep(0.2)

    return StreamingHttpResponse(each(), content_type="text/event-stream")


async def async_events(_: HttpRequest) -> StreamingHttpResponse:
    """Send five events, one wait apart, from an asynchronous generator."""

    async def each() -> AsyncIterator[str]:
        for number in range(5):
            yield f"data: {number}\n\n"
            await asyncio.sleep(0.2)

    return StreamingHttpResponse(each(), content_type="text/event-stream")


urlpatterns = [
    path("ping", ping),
    path("def", plain),
    path("async", native),
    path("blocked", blocked),
    path("threads-of-plain", threads_of_plain),
    path("threads-of-query", threads_of_query),
    path("one-query", one_query),
    path("five-queries", five_queries),
    path("blocking-query", blocking_query),
    path("transactions", transactions),
    path("enqueue", enqueue),
    path("events", events),
    path("async-events", async_events),
]

wsgi = get_wsgi_application()
asgi = get_asgi_application()
