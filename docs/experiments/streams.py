"""Looks at connections that stay open: server-sent events, and WebSockets."""

import asyncio
import time
from collections.abc import Iterator

from load import WAIT
from record import record
from serving import daphne, granian, gunicorn, hypercorn, serving, uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidHandshake

SOCKETS = 200
ASGI_WORKER = "--worker-class=asgi"


def rows() -> Iterator[tuple[str, str]]:
    """Yield what was done, and what was seen."""
    yield from events()
    yield from one_socket()
    yield from many_sockets()


def events() -> Iterator[tuple[str, str]]:
    """Yield how five events that are sent one wait apart arrive."""
    ways = {
        "Flask, generator, gunicorn with threads": (gunicorn("flask_app:app", 1, "--threads=8"), "/events"),
        "Django, generator, gunicorn with threads": (gunicorn("django_app:wsgi", 1, "--threads=8"), "/events"),
        "Django, asynchronous generator, gunicorn with threads": (
            gunicorn("django_app:wsgi", 1, "--threads=8"),
            "/async-events",
        ),
        "Django, asynchronous generator, uvicorn": (uvicorn("django_app:asgi"), "/async-events"),
        "FastAPI, asynchronous generator, uvicorn": (uvicorn("fastapi_app:app"), "/events"),
        "Litestar, asynchronous generator, uvicorn": (uvicorn("litestar_app:app"), "/events"),
    }
    for way, (command, path) in ways.items():
        with serving(command) as server:
            yield f"Server-sent events: {way}", asyncio.run(arrival(server.port, path))


async def arrival(port: int, path: str) -> str:
    """Return whether events arrive as they are sent."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    times: list[float] = []
    while len(times) < 5:
        line = await reader.readline()
        if line.startswith(b"data:"):
            times.append(time.perf_counter())
    writer.close()
    spread = times[-1] - times[0]
    return "one by one" if spread > 3 * WAIT else "all at once, at the end"


def one_socket() -> Iterator[tuple[str, str]]:
    """Yield whether a WebSocket echoes."""
    channels = "django_channels_app:app"
    ways = {
        "Django alone, uvicorn": uvicorn("django_app:asgi"),
        "Django and Channels, uvicorn": uvicorn(channels),
        "Django and Channels, daphne": daphne(channels),
        "Django and Channels, hypercorn": hypercorn(channels),
        "Django and Channels, granian": granian(channels, "asgi"),
        "Django and Channels, gunicorn's ASGI worker": gunicorn(channels, 1, ASGI_WORKER),
        "FastAPI, uvicorn": uvicorn("fastapi_app:app"),
        "FastAPI, granian": granian("fastapi_app:app", "asgi"),
        "FastAPI, gunicorn's ASGI worker": gunicorn("fastapi_app:app", 1, ASGI_WORKER),
        "Litestar, uvicorn": uvicorn("litestar_app:app"),
    }
    for way, command in ways.items():
        with serving(command) as server:
            yield f"One WebSocket: {way}", asyncio.run(echo(server.port))


async def echo(port: int) -> str:
    """Return what became of one message."""
    try:
        async with connect(f"ws://127.0.0.1:{port}/echo") as socket:
            await socket.send("hello")
            return "echoed" if await socket.recv() == "hello" else "another message"
    except InvalidHandshake as error:
        return f"refused: {error}"


def many_sockets() -> Iterator[tuple[str, str]]:
    """Yield how quickly many open WebSockets are answered by one process."""
    apps = {
        "Django and Channels": "django_channels_app:app",
        "FastAPI": "fastapi_app:app",
        "Litestar": "litestar_app:app",
    }
    for framework, app in apps.items():
        with serving(uvicorn(app)) as server:
            seconds = asyncio.run(slowest_echo(server.port))
        within = "within 200 ms" if seconds < WAIT else f"after {seconds / WAIT:.0f} times 200 ms"
        yield f"{SOCKETS} open WebSockets, a message on each at once: {framework}", f"the last echo came {within}"


async def slowest_echo(port: int) -> float:
    """Return the seconds until the last of many sockets had its echo, in the best of three bursts."""
    sockets = [await connect(f"ws://127.0.0.1:{port}/echo") for _ in range(SOCKETS)]
    bursts = []
    for _ in range(3):
        begun = time.perf_counter()
        await asyncio.gather(*(roundtrip(socket) for socket in sockets))
        bursts.append(time.perf_counter() - begun)
    await asyncio.gather(*(socket.close() for socket in sockets))
    return min(bursts)


async def roundtrip(socket: ClientConnection) -> None:
    """Send a message, and wait for its echo."""
    await socket.send("hello")
    await socket.recv()


if __name__ == "__main__":
    packages = ("Django", "channels", "FastAPI", "Flask", "Litestar")
    servers = ("uvicorn", "gunicorn", "daphne", "hypercorn", "granian", "websockets")
    record("streams", packages=(*packages, *servers), rows=list(rows()))
