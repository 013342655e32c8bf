"""The handlers of the experiments in Litestar."""

import asyncio
import threading
import time
import warnings
from collections.abc import AsyncIterator

from litestar import Litestar, get, websocket_listener
from litestar.exceptions import LitestarWarning
from litestar.response import ServerSentEvent


@get("/ping")
async def ping() -> dict[str, str]:
    """Answer at once."""
    return {}


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always", LitestarWarning)

    @get("/def-on-the-loop")
    def on_the_loop() -> dict[str, bool]:
        """Wait as blocking code does, without a word on where to run."""
        time.sleep(0.2)
        return {"main": threading.current_thread() is threading.main_thread()}


@get("/def", sync_to_thread=True)
def plain() -> dict[str, int]:
    """Wait as blocking code does, in a thread."""
    time.sleep(0.2)
    return {"threads": threading.active_count()}


@get("/async")
async def native() -> dict[str, int]:
    """Wait as asynchronous code does."""
    await asyncio.sleep(0.2)
    return {"threads": threading.active_count()}


@get("/blocked")
async def blocked() -> dict[str, str]:
    """Block inside asynchronous code."""
    time.sleep(0.2)  # noqa: ASYNC251 - this mistake is what the experiment is about
    return {}


@get("/warnings")
async def warned() -> list[str]:
    """Say what defining the handlers warned of."""
    return [str(each.message) for each in caught]


@get("/events")
async def events() -> ServerSentEvent:
    """Send five events, one wait apart."""

    async def each() -> AsyncIterator[str]:
        for number in range(5):
            yield str(number)
            await asyncio.sleep(0.2)

    return ServerSentEvent(each())


@websocket_listener("/echo")
async def echo(data: str) -> str:
    """Send back what arrives."""
    return data


app = Litestar([ping, on_the_loop, plain, native, blocked, warned, events, echo])
