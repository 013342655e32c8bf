"""Looks into an asynchronous Django view: where it runs, where its queries run, and what it cannot do."""

import asyncio
import json
from collections.abc import Iterator

from load import ask, burst, in_words, waits_for
from record import record
from serving import Server, serving, uvicorn

IN_FLIGHT = 200
MAIN = "MainThread"


def rows() -> Iterator[tuple[str, str]]:
    """Yield what was done, and what was seen."""
    with serving(uvicorn("django_app:asgi")) as server:
        yield from places(server)
        yield from queries(server)
        yield from limits(server)
    yield from threads_in_flight()


def places(server: Server) -> Iterator[tuple[str, str]]:
    """Yield the threads of views and queries."""
    yield "A synchronous view runs in", place(ask(server.port, "/threads-of-plain")["view"])
    seen = ask(server.port, "/threads-of-query")
    yield "An asynchronous view runs in", place(seen["view"])
    yield "The query of its `await Row.objects.aget()` runs in", place(seen["query"])


def queries(server: Server) -> Iterator[tuple[str, str]]:
    """Yield how queries share the time."""
    within = waits_for(server.port, "/five-queries", 1)
    yield "Five queries of one wait each, gathered in one request", in_words(within)
    across = waits_for(server.port, "/one-query", 20)
    yield "Twenty requests at once, one query of one wait each", in_words(across)


def limits(server: Server) -> Iterator[tuple[str, str]]:
    """Yield what asynchronous code may not do, and what a task without a worker does."""
    yield "`Row.objects.get()` inside `async def` raises", ask(server.port, "/blocking-query")["raised"]
    seen = ask(server.port, "/transactions")
    yield "`with transaction.atomic()` inside `async def` raises", seen["raised"]
    yield "`transaction.aatomic` is there", "yes" if seen["aatomic"] else "no"
    seen = ask(server.port, "/enqueue")
    yield (
        "`await add.aenqueue(2, 3)`, no backend configured: state before the response",
        f"{seen['status']}, {seen['value']}",
    )


def threads_in_flight() -> Iterator[tuple[str, str]]:
    """Yield how many threads a process holds while many asynchronous requests wait."""
    what = f"Threads of the process while {IN_FLIGHT} asynchronous requests wait"
    yield f"{what}: Django", most_threads("django_app:asgi")
    yield f"{what}: FastAPI", most_threads("fastapi_app:app")
    yield f"{what}: Litestar", most_threads("litestar_app:app")


def most_threads(app: str) -> str:
    """Return the highest number of threads that any of the requests saw."""
    with serving(uvicorn(app)) as server:
        _, answers = asyncio.run(burst(server.port, "/async", IN_FLIGHT))
    return str(max(json.loads(answer.body)["threads"] for answer in answers))


def place(thread: str) -> str:
    """Return a thread's name in words that do not change from run to run."""
    return "the main thread, on the loop" if thread == MAIN else "another thread"


if __name__ == "__main__":
    record("django_async", packages=("Django", "asgiref", "FastAPI", "Litestar", "uvicorn"), rows=list(rows()))
