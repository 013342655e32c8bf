"""Looks into an asynchronous Flask view: its loop, its worker, its tasks, and the adapters to ASGI."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator

from load import WAIT, ask, in_words, waits_for
from record import record
from serving import Server, granian, gunicorn, hypercorn, serving, uvicorn

APP = "flask_app:app"
WITHOUT_THE_EXTRA = """
import sys
sys.modules["asgiref.sync"] = None
from flask import Flask
app = Flask(__name__)
app.testing = True
@app.get("/")
async def view(): return ""
try:
    app.test_client().get("/")
except RuntimeError as error:
    print("RuntimeError:", error)
"""


def rows() -> Iterator[tuple[str, str]]:
    """Yield what was done, and what was seen."""
    yield "An `async def` view without the extra `flask[async]`", without_the_extra()
    with serving(gunicorn(APP, 1)) as server:
        yield from one_view(server)
        waits = waits_for(server.port, "/async", 5)
        yield "5 asynchronous requests at once, one sync worker", in_words(waits)
    with serving(gunicorn(APP, 1, "--threads=5")) as server:
        for number in (5, 10):
            waits = waits_for(server.port, "/async", number)
            yield f"{number} asynchronous requests at once, 5 threads", in_words(waits)
    yield from as_asgi()


def without_the_extra() -> str:
    """Return what Flask says when the package that the extra installs is not there."""
    ran = subprocess.run([sys.executable, "-c", WITHOUT_THE_EXTRA], capture_output=True, text=True, check=True)
    return ran.stdout.strip().partition(". ")[0]


def one_view(server: Server) -> Iterator[tuple[str, str]]:
    """Yield what happens within one request."""
    first, second = ask(server.port, "/async"), ask(server.port, "/async")
    yield "An asynchronous view runs in", "the main thread" if first["main"] else "another thread"
    yield "Two requests, one after the other, share a loop", "yes" if first["loop"] == second["loop"] else "no"
    yield "Five things of one wait each, gathered in one view", in_words(waits_for(server.port, "/gather", 1))
    ask(server.port, "/leave-a-task")
    asyncio.run(asyncio.sleep(2 * WAIT))
    yield (
        "A task that a view leaves running has finished a moment later",
        "yes" if ask(server.port, "/finished") else "no",
    )


def as_asgi() -> Iterator[tuple[str, str]]:
    """Yield how servers and adapters for ASGI run twenty requests to a blocking view."""
    ways = {
        "hypercorn, adapter `asgiref.wsgi.WsgiToAsgi`": hypercorn("flask_adapters:through_asgiref"),
        "uvicorn, adapter `asgiref.wsgi.WsgiToAsgi`": uvicorn("flask_adapters:through_asgiref"),
        "uvicorn, adapter `a2wsgi.WSGIMiddleware`, 20 workers": uvicorn("flask_adapters:through_a2wsgi"),
        "hypercorn, its own WSGI mode": hypercorn("wsgi:flask_app:app"),
        "granian, WSGI, 20 blocking threads": granian(APP, "wsgi", "--blocking-threads=20"),
    }
    for way, command in ways.items():
        with serving(command) as server:
            yield f"20 blocking requests at once: {way}", in_words(waits_for(server.port, "/def", 20))


if __name__ == "__main__":
    packages = ("Flask", "Werkzeug", "asgiref", "a2wsgi", "gunicorn", "uvicorn", "hypercorn", "granian")
    record("flask_async", packages=packages, rows=list(rows()))
