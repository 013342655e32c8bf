"""The handlers of the experiments in FastAPI."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, WebSocket
from fastapi.sse import EventSourceResponse

app = FastAPI()


@app.get("/ping")
async def ping() -> dict[str, str]:
    """Answer at once."""
    return {}


@app.get("/def")
def plain() -> dict[str, int]:
    """Wait as blocking code does."""
    time.sleep(0.2)
    return {"threads": threading.active_count()}


@app.get("/async")
async def native() -> dict[str, int]:
    """Wait as asynchronous code does."""
    await asyncio.sleep(0.2)
    return {"threads": threading.active_count()}


@app.get("/blocked")
async def blocked() -> dict[str, str]:
    """Block inside asynchronous code."""
    time.sleep(0.2)  # noqa: ASYNC251 - this mistake is what the experiment is about
    return {}


@app.get("/pool")
async def pool() -> dict[str, float]:
    """Say how many threads plain handlers share."""
    return {"threads": current_default_thread_limiter().total_tokens}


@app.get("/events", response_class=EventSourceResponse)
async def events() -> AsyncIterator[int]:
    """Send five events, one wait apart."""
    for number in range(5):
        yield number
        await asyncio.sleep(0.2)


@app.websocket("/echo")
async def echo(socket: WebSocket) -> None:
    """Send back what arrives."""
    await socket.accept()
    async for message in socket.iter_text():
        await socket.send_text(message)
