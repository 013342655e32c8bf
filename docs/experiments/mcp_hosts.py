"""Mounts one application of the Model Context Protocol in three frameworks, and calls its tool in each."""

import contextlib
import json
import urllib.request
from collections.abc import Iterator

from record import record
from serving import serving, uvicorn

CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "add", "arguments": {"one": 2, "other": 40}},
}
HEADERS = {"content-type": "application/json", "accept": "application/json, text/event-stream"}


def rows() -> Iterator[tuple[str, str]]:
    """Yield each host, and what the tool answers there."""
    hosts = {
        "FastAPI, by `app.mount`": "in_fastapi",
        "Litestar, by `@asgi(is_mount=True)`": "in_litestar",
        "Django, behind a dispatcher written by hand": "in_django",
    }
    for host, app in hosts.items():
        with serving(uvicorn(f"mcp_app:{app}")) as server:
            yield host, call(server.port)


def call(port: int) -> str:
    """Return what a call of the tool gets."""
    address = f"http://127.0.0.1:{port}/mcp/"
    request = urllib.request.Request(address, json.dumps(CALL).encode(), HEADERS)
    with contextlib.closing(urllib.request.urlopen(request, timeout=20)) as response:  # noqa: S310 - it is http
        answer = json.load(response)
    return f"add(2, 40) = {answer['result']['content'][0]['text']}"


if __name__ == "__main__":
    packages = ("mcp", "FastAPI", "Litestar", "Django", "Starlette", "uvicorn")
    record("mcp_hosts", packages=packages, columns=("Host", "The tool answers"), rows=list(rows()))
