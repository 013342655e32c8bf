"""One tool by the Model Context Protocol, inside three frameworks."""

import contextlib
from collections.abc import AsyncIterator

import django_app
import fastapi_app
import litestar_app
from fastapi import FastAPI
from litestar import Litestar, asgi
from litestar.types import Receive, Scope, Send
from mcp.server import MCPServer

server = MCPServer("experiment")


@server.tool()
def add(one: int, other: int) -> int:
    """Add two numbers."""
    return one + other


tools = server.streamable_http_app(json_response=True, stateless_http=True, streamable_http_path="/")


@contextlib.asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Run what the tools need for as long as the host runs."""
    async with server.session_manager.run():
        yield


in_fastapi = FastAPI(lifespan=lifespan)
in_fastapi.mount("/mcp", tools)
in_fastapi.include_router(fastapi_app.app.router)


@asgi("/mcp", is_mount=True, copy_scope=True)
async def mounted(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request over."""
    await tools(scope, receive, send)


in_litestar = Litestar([mounted, litestar_app.ping], lifespan=[lifespan])


async def in_django(scope: Scope, receive: Receive, send: Send) -> None:
    """Send `/mcp` to the tools and the rest to Django, which knows no lifespan."""
    if scope["type"] == "lifespan":
        await run_lifespan(receive, send)
    elif scope["path"].startswith("/mcp"):
        await tools({**scope, "root_path": "/mcp"}, receive, send)
    else:
        await django_app.asgi(scope, receive, send)


async def run_lifespan(receive: Receive, send: Send) -> None:
    """Answer the server's messages at start and end."""
    async with server.session_manager.run():
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})
