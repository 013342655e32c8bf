"""The handlers of the experiments in Flask."""

import asyncio
import threading
import time
from collections.abc import Iterator

from flask import Flask, Response

app = Flask(__name__)
finished = []
"""What a task that was left running has noted."""


@app.get("/ping")
def ping() -> dict[str, str]:
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
    return {"loop": id(asyncio.get_running_loop()), "main": threading.current_thread() is threading.main_thread()}


@app.get("/gather")
async def gather() -> dict[str, str]:
    """Wait five times, at the same time."""
    await asyncio.gather(*(asyncio.sleep(0.2) for _ in range(5)))
    return {}


@app.get("/leave-a-task")
async def leave_a_task() -> dict[str, str]:
    """Answer while a task of this request is still running."""

    async def note() -> None:
        await asyncio.sleep(0.1)
        finished.append("note")

    kept.append(asyncio.create_task(note()))
    await asyncio.sleep(0)
    return {}


kept = []
"""References to tasks, so that it is not the garbage collector that ends them."""


@app.get("/finished")
def what_finished() -> list[str]:
    """Say what the tasks have noted."""
    return finished


@app.get("/events")
def events() -> Response:
    """Send five events, one wait apart."""

    def each() -> Iterator[str]:
        for number in range(5):
            yield f"data: {number}\n\n"
            time.sleep(0.2)

    return Response(each(), mimetype="text/event-stream")
