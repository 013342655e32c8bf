"""A small client: sends a bounded number of requests at once, and says how long the last answer took.

Its unit is the *wait*: the 200 ms for which every handler waits.
A server that waits for all requests at the same time needs one wait, however many there are.
"""

import asyncio
import json
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, TypeVar

WAIT = 0.2
"""Seconds that each handler waits, as if for a database or another service."""

PATIENCE = 60
"""Seconds after which a request is given up."""


ROUNDS = 3
"""Bursts of which the quickest counts."""

LONG = 5
"""Waits beyond which a burst is not repeated: what may have disturbed it is small against them."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Answer:
    """A response: its status, its head and its body."""

    status: int
    head: str
    body: str


async def get(port: int, path: str) -> Answer:
    """Send one request on a connection of its own."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            body = (await reader.read()).decode()
        finally:
            writer.close()
    return Answer(int(head.split(" ", 2)[1]), head, body)


def ask(port: int, path: str) -> Any:  # noqa: ANN401 - JSON has any form
    """Return the JSON that one request gets."""
    return json.loads(asyncio.run(get(port, path)).body)


async def burst(port: int, path: str, requests: int) -> tuple[float, list[Answer]]:
    """Send requests at once; return how many waits passed until the last answer, and the answers.

    Raises:
        RuntimeError: An answer was not 200.
    """
    waits, answers = await timed(asyncio.gather(*(get(port, path) for _ in range(requests))))
    failed = [answer for answer in answers if answer.status != 200]
    if failed:
        msg = f"{path}: expected {requests} answers with status 200; {len(failed)} had another: {failed[0]}"
        raise RuntimeError(msg)
    return waits, answers


async def timed(work: Awaitable[Result]) -> tuple[float, Result]:
    """Return how many waits something took, and its result."""
    begun = time.perf_counter()
    result = await work
    return (time.perf_counter() - begun) / WAIT, result


def waits_for(port: int, path: str, requests: int) -> float:
    """Return how many waits pass until the last of the requests is answered, in the quickest of three bursts.

    What disturbs a burst only ever makes it slower; one that is long anyway is not repeated.
    """
    waits = [asyncio.run(burst(port, path, requests))[0]]
    while waits[0] < LONG and len(waits) < ROUNDS:
        waits.append(asyncio.run(burst(port, path, requests))[0])
    return min(waits)


def in_words(waits: float) -> str:
    """Return a number of waits as a reader says it.

    >>> in_words(1.04), in_words(7.9)
    ('1 wait', '8 waits')
    """
    return "1 wait" if round(waits) == 1 else f"{waits:.0f} waits"
