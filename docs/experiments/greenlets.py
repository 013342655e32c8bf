"""Sends a thousand requests and a thousand streams at once to one process: greenlets under WSGI, a loop under ASGI.

It asks whether they wait side by side, and what that takes; how quick each stack is depends on the machine.
"""

import asyncio
import resource
from collections.abc import Iterator

from load import burst, get, timed
from record import Cell, record
from serving import Server, gunicorn, serving, uvicorn

CROWD = 1000
EVENTS = 5
FILES = 4096
"""Open connections that each side may have; many systems allow fewer unless asked."""
STACKS = {
    "Flask, gunicorn, gevent worker": (
        gunicorn("flask_app:app", 1, "--worker-class=gevent", f"--worker-connections={2 * CROWD}"),
        "/def",
    ),
    "FastAPI, `async def`, uvicorn": (uvicorn("fastapi_app:app"), "/async"),
}


def rows() -> Iterator[list[Cell]]:
    """Yield what each stack needs for a thousand requests, and for a thousand streams."""
    for name, (command, path) in STACKS.items():
        print(f"{name} …", flush=True)
        with serving(command) as server:
            waits = asyncio.run(burst(server.port, path, CROWD))[0]
            yield [f"{CROWD} requests of 1 wait", name, in_turn(waits), threads_of(server), server.megabytes()]
        with serving(command) as server:
            waits = asyncio.run(streams(server.port))
            yield [f"{CROWD} streams of {EVENTS} waits", name, in_turn(waits), threads_of(server), server.megabytes()]


async def streams(port: int) -> float:
    """Return how many waits pass until the last event of the last stream has come.

    Raises:
        RuntimeError: A stream had fewer events than it should have.
    """
    waits, answers = await timed(asyncio.gather(*(get(port, "/events") for _ in range(CROWD))))
    short = [answer for answer in answers if answer.body.count("data:") != EVENTS]
    if short:
        msg = f"/events: expected {EVENTS} events in each of {CROWD} streams; {len(short)} had another number"
        raise RuntimeError(msg)
    return waits


def in_turn(waits: float) -> str:
    """Return whether a crowd was answered side by side, or one after the other, which takes a wait for each."""
    return "side by side" if waits < CROWD / 10 else "in turn"


def threads_of(server: Server) -> int:
    """Return the threads of the busiest process."""
    return max(each.num_threads() for each in server.keeper.children(recursive=True))


if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, most))
    columns = (f"{CROWD} at once", "Stack, one process", "Answered", "Threads", "Memory, MB")
    packages = ("Flask", "gunicorn", "gevent", "FastAPI", "uvicorn", "Starlette")
    record("greenlets", packages=packages, columns=columns, rows=list(rows()))
