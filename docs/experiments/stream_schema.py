"""Reads what a schema says about a stream of server-sent events whose items have a type."""

import json
import warnings
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from typing import Any

from record import record

NAME = "Token"


@dataclass
class Token:
    """An item of the stream."""

    text: str


def fastapi() -> Any:  # noqa: ANN401 - JSON has any form
    """Return what FastAPI's schema says about the responses."""
    from fastapi import FastAPI
    from fastapi.sse import EventSourceResponse

    app = FastAPI()

    @app.get("/stream", response_class=EventSourceResponse)
    async def stream() -> AsyncIterable[Token]:
        yield Token("a")

    return app.openapi()["paths"]["/stream"]["get"]["responses"]


def litestar() -> Any:  # noqa: ANN401 - JSON has any form
    """Return what Litestar's schema says about the responses."""
    from litestar import Litestar, get
    from litestar.response import ServerSentEvent

    async def items() -> AsyncIterator[Token]:
        yield Token("a")

    async def stream() -> ServerSentEvent:
        return ServerSentEvent(items())

    stream.__annotations__["return"] = ServerSentEvent
    schema = Litestar([get("/stream")(stream)]).openapi_schema.to_schema()
    return schema["paths"]["/stream"]["get"]["responses"]


def main() -> None:
    """Look into both schemas."""
    rows = []
    for name, responses in (("FastAPI", fastapi()), ("Litestar", litestar())):
        kinds = ", ".join(f"`{kind}`" for kind in responses["200"]["content"])
        rows.append((name, kinds, "described" if NAME in json.dumps(responses) else "not described"))
    columns = ("Framework", "Kind of response in the schema", "Type of the items")
    record("stream_schema", packages=("FastAPI", "Pydantic", "Litestar", "msgspec"), columns=columns, rows=rows)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
