"""Sends 300 requests at once to the same 200 ms handler in every framework, two processes each."""

import asyncio
from collections.abc import Iterator
from statistics import median

from load import LONG, ROUNDS, Answer, get, timed
from record import Cell, record
from serving import serving
from stacks import PACKAGES, Stack, under_gevent, under_gunicorn, under_uvicorn

CROWD = 300
PROCESSES = 2
THREADS = CROWD // PROCESSES


def stacks() -> Iterator[Stack]:
    """Yield the stacks, frameworks in alphabetical order."""
    yield from under_gunicorn("Django", PROCESSES, THREADS)
    yield from under_uvicorn("Django", PROCESSES, "/def", "/async")
    yield from under_uvicorn("FastAPI", PROCESSES, "/def", "/async")
    yield from under_gunicorn("Flask", PROCESSES, 0, THREADS)
    yield under_gevent(PROCESSES)
    yield from under_uvicorn("Litestar", PROCESSES, "/def", "/async")


def measure(stack: Stack) -> list[Cell]:
    """Return a stack's row of the table; where a burst is quick, the best of three counts."""
    print(f"{stack.framework}, {stack.handler}, {stack.server} …", flush=True)
    with serving(stack.command) as server:
        bursts = [asyncio.run(crowd(server.port, stack.path))]
        while bursts[0][0] < LONG and len(bursts) < ROUNDS:
            bursts.append(asyncio.run(crowd(server.port, stack.path)))
        last, middle = min(bursts)
        megabytes = server.megabytes()
    return [stack.framework, stack.handler, stack.server, round(last, 1), round(middle, 1), megabytes]


async def crowd(port: int, path: str) -> tuple[float, float]:
    """Return the waits until the last request, and until the one in the middle, had its answer."""
    each: list[tuple[float, Answer]]
    last, each = await timed(asyncio.gather(*(timed(get(port, path)) for _ in range(CROWD))))
    if any(answer.status != 200 for _, answer in each):
        msg = f"{path}: expected {CROWD} answers with status 200; some had another"
        raise RuntimeError(msg)
    return last, median(waits for waits, _ in each)


if __name__ == "__main__":
    columns = ("Framework", "Handler", "Server, two processes", "Last answer", "Middle answer", "Memory, MB")
    record("crowd", packages=PACKAGES, columns=columns, rows=[measure(stack) for stack in stacks()])
