"""Counts the processor time that a server spends on each request when the handler does next to nothing."""

import asyncio
from collections.abc import Iterator

from record import Cell, record
from serving import Server, gunicorn, serving, uvicorn

REQUESTS = 4000
CONNECTIONS = 8
ROUNDS = 3
"""Runs of which the cheapest counts: what disturbs one only ever makes it dearer."""
PATH = "/ping"
PACKAGES = ("Django", "FastAPI", "Flask", "Litestar", "gunicorn", "uvicorn", "uvloop", "Starlette", "asgiref")


def stacks() -> Iterator[tuple[str, str, list[str]]]:
    """Yield each framework, its server and the command, with one process and as many threads as connections."""
    threads = f"--threads={CONNECTIONS}"
    yield "Django", "gunicorn, threads", gunicorn("django_app:wsgi", 1, threads)
    yield "Django", "uvicorn", uvicorn("django_app:asgi")
    yield "FastAPI", "uvicorn", uvicorn("fastapi_app:app")
    yield "Flask", "gunicorn, threads", gunicorn("flask_app:app", 1, threads)
    yield "Litestar", "uvicorn", uvicorn("litestar_app:app")


def microseconds(command: list[str]) -> float:
    """Return the processor time for each request, in the cheapest of some runs after one to warm up."""
    with serving(command) as server:
        asyncio.run(requests(server.port))
        return min(spent(server) for _ in range(ROUNDS))


def spent(server: Server) -> float:
    """Return the processor time that one run costs the server, in microseconds for each request."""
    before = seconds(server)
    asyncio.run(requests(server.port))
    return (seconds(server) - before) / REQUESTS * 1e6


def seconds(server: Server) -> float:
    """Return the processor time of all processes of a server so far."""
    times = [each.cpu_times() for each in server.keeper.children(recursive=True)]
    return float(sum(each.user + each.system for each in times))


async def requests(port: int) -> None:
    """Send all requests, over some connections that stay open."""
    await asyncio.gather(*(connection(port, REQUESTS // CONNECTIONS) for _ in range(CONNECTIONS)))


async def connection(port: int, number: int) -> None:
    """Send requests one after the other over one connection.

    Raises:
        RuntimeError: An answer was not 200, or the server closed the connection.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for _ in range(number):
            writer.write(f"GET {PATH} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            if " 200 " not in head.partition("\r\n")[0]:
                msg = f"{PATH}: expected status 200; got {head}"
                raise RuntimeError(msg)
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            await reader.readexactly(length)
    finally:
        writer.close()


def main() -> None:
    """Measure every stack, and tell each against the cheapest."""
    found = [(framework, server, microseconds(command)) for framework, server, command in stacks()]
    least = min(time for _, _, time in found)
    rows: list[list[Cell]] = [
        [framework, server, f"{time / least:.1f}", f"{time / 1000:.2f} ms"] for framework, server, time in found
    ]
    record(
        "overhead",
        packages=PACKAGES,
        columns=("Framework", "Server, one process", "Against the least", "Processor time"),
        rows=rows,
    )


if __name__ == "__main__":
    main()
