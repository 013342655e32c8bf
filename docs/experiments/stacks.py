"""The handlers that are compared, each on a server that people run it on in production."""

from collections.abc import Iterator
from dataclasses import dataclass

from serving import gunicorn, uvicorn

PACKAGES = (
    "Django",
    "FastAPI",
    "Flask",
    "Litestar",
    "gunicorn",
    "gevent",
    "uvicorn",
    "uvloop",
    "Starlette",
    "anyio",
    "asgiref",
)


@dataclass(frozen=True)
class Stack:
    """A handler, and the server that it runs on."""

    framework: str
    handler: str
    server: str
    command: list[str]
    path: str


def under_gunicorn(framework: str, processes: int, *threads: int) -> Iterator[Stack]:
    """Yield a WSGI application on gunicorn, once for each number of threads; no thread stands for a sync worker."""
    app = {"Django": "django_app:wsgi", "Flask": "flask_app:app"}[framework]
    for number in threads:
        worker = f"{number} threads" if number else "sync worker"
        options = [f"--threads={number}"] if number else []
        yield Stack(framework, "`def`", f"gunicorn, {worker}", gunicorn(app, processes, *options), "/def")


def under_gevent(processes: int) -> Stack:
    """Return Flask on gunicorn's worker that makes waiting calls give way to each other."""
    command = gunicorn("flask_app:app", processes, "--worker-class=gevent")
    return Stack("Flask", "`def`", "gunicorn, gevent worker", command, "/def")


def async_flask(threads: int) -> Stack:
    """Return an asynchronous view in Flask."""
    command = gunicorn("flask_app:app", 1, f"--threads={threads}")
    return Stack("Flask", "`async def`", f"gunicorn, {threads} threads", command, "/async")


def under_uvicorn(framework: str, processes: int, *paths: str) -> Iterator[Stack]:
    """Yield the handlers of an ASGI application at some of `/def`, `/async` and `/blocked`."""
    app = {"Django": "django_app:asgi", "FastAPI": "fastapi_app:app", "Litestar": "litestar_app:app"}[framework]
    plain = "`def`, `sync_to_thread=True`" if framework == "Litestar" else "`def`"
    handlers = {"/def": plain, "/async": "`async def`", "/blocked": "`async def`, blocking call"}
    for path in paths or handlers:
        yield Stack(framework, handlers[path], "uvicorn", uvicorn(app, processes), path)
