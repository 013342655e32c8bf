"""Looks at what blocking code does to the other requests of a process: on the event loop, and in threads."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from load import WAIT, ask, burst, get, in_words, timed, waits_for
from record import record
from serving import Server, serving, uvicorn

APPS = {"Django": "django_app:asgi", "FastAPI": "fastapi_app:app", "Litestar": "litestar_app:app"}
EXECUTOR = ThreadPoolExecutor()._max_workers  # noqa: SLF001 - the loop asks for it in the same way
"""Threads of the loop's default executor on this machine."""


def rows() -> Iterator[tuple[str, str]]:
    """Yield what was done, and what was seen."""
    for framework, app in APPS.items():
        with serving(uvicorn(app)) as server:
            yield from everywhere(framework, server)
            yield from own(framework, server)


def everywhere(framework: str, server: Server) -> Iterator[tuple[str, str]]:
    """Yield what is asked of each framework."""
    waits = waits_for(server.port, "/blocked", 10)
    yield f"{framework}: 10 requests at once, a blocking call inside `async def`", in_words(waits)
    for path, handler in (("/blocked", "a blocking call inside `async def`"), ("/def", "the same call in a thread")):
        waits = asyncio.run(ping_behind(server.port, path))
        what = "answered at once" if waits < 0.5 else f"answered after {in_words(waits)}"
        yield f"{framework}: a request that needs no time, behind four with {handler}", what


async def ping_behind(port: int, path: str) -> float:
    """Send a request to `/ping` while four others wait; return how many waits it took."""
    others = asyncio.create_task(burst(port, path, 4))
    await asyncio.sleep(WAIT / 4)
    waits, _ = await timed(get(port, "/ping"))
    await others
    return waits


def own(framework: str, server: Server) -> Iterator[tuple[str, str]]:
    """Yield what is particular to one framework."""
    if framework == "FastAPI":
        threads = round(ask(server.port, "/pool")["threads"])
        yield "FastAPI: threads that plain `def` handlers of a process share", str(threads)
        yield from around_the_limit("FastAPI: plain `def` handlers", server, threads)
    if framework == "Litestar":
        yield (
            "Litestar: warnings at a plain `def` handler that does not say where to run",
            in_short(ask(server.port, "/warnings")),
        )
        main = ask(server.port, "/def-on-the-loop")["main"]
        yield "Litestar: such a handler runs in", "the main thread, on the loop" if main else "another thread"
        yield (
            "Litestar: 10 requests at once to such a handler",
            in_words(waits_for(server.port, "/def-on-the-loop", 10)),
        )
        yield from around_the_limit("Litestar: `sync_to_thread=True` handlers", server, EXECUTOR)


def around_the_limit(what: str, server: Server, threads: int) -> Iterator[tuple[str, str]]:
    """Yield how long as many requests take as there are threads, and one more."""
    for number in (threads, threads + 1):
        yield f"{what}, {number} requests at once", in_words(waits_for(server.port, "/def", number))


def in_short(warnings: list[str]) -> str:
    """Return how many warnings there were, and how the first begins, without the address of the function."""
    beginning = re.sub(r"<.*?>", "…", warnings[0]).partition(" since ")[0] if warnings else ""
    return f"{len(warnings)}: “{beginning} …”" if warnings else "none"


if __name__ == "__main__":
    record("blocked_loop", packages=("Django", "FastAPI", "Litestar", "anyio", "uvicorn", "uvloop"), rows=list(rows()))
