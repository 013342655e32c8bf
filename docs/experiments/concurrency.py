"""Sends the same bursts of requests to the same 200 ms handler in every framework, and counts the waits in a row.

A handler waits 200 ms, as if for a database or another service, and computes nothing.
Each server has one process.
"""

from collections.abc import Iterator

from load import waits_for
from plot import NARROW, WIDE, draw
from record import RESULTS, Cell, record
from serving import serving
from stacks import PACKAGES, Stack, async_flask, under_gevent, under_gunicorn, under_uvicorn

AT_ONCE = (1, 8, 32, 64)


def stacks() -> Iterator[Stack]:
    """Yield the stacks, those of a framework together, frameworks in alphabetical order."""
    yield from under_gunicorn("Django", 1, 8, 64)
    yield from under_uvicorn("Django", 1)
    yield from under_uvicorn("FastAPI", 1)
    yield from under_gunicorn("Flask", 1, 0, 8)
    yield async_flask(8)
    yield from under_gunicorn("Flask", 1, 64)
    yield under_gevent(1)
    yield from under_uvicorn("Litestar", 1)


def measure(stack: Stack) -> list[Cell]:
    """Return a stack's row of the table."""
    print(f"{stack.framework}, {stack.handler}, {stack.server} …", flush=True)
    with serving(stack.command) as server:
        waits = [round(waits_for(server.port, stack.path, number), 1) for number in AT_ONCE]
    return [stack.framework, stack.handler, stack.server, *waits]


def main() -> None:
    """Write the table and its two pictures."""
    columns = ("Framework", "Handler", "Server, one process", *(f"{number} at once" for number in AT_ONCE))
    result = record("concurrency", packages=PACKAGES, columns=columns, rows=[measure(stack) for stack in stacks()])
    for layout in (WIDE, NARROW):
        (RESULTS / layout.file).write_text(draw(result, layout), encoding="utf-8")


if __name__ == "__main__":
    main()
