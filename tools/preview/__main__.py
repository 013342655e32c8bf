"""Command of the preview: ``nox -s preview`` calls it with the folders of the guide."""

import argparse
import importlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from tools.preview.banner import Banner
from tools.preview.build import Builder, say
from tools.preview.faults import kept

IGNORED = (r"/_build/", r"/__pycache__/", r"\.pyc$")
READY = ("furo", "myst_parser.parsers.sphinx_", "myst_parser.sphinx_ext.main", "sphinx.search.en", "sphinx_design")
"""What each build imports of other projects: imported here, a build that is forked from here has it at once."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the site, serve it, and build it again after each change, until it is interrupted."""
    wanted = parser().parse_args(arguments)
    builder = Builder(
        wanted.source.resolve(),
        wanted.site.resolve(),
        wanted.doctrees.resolve(),
        f"http://{wanted.host}:{wanted.port}",
        dict(setting.split("=", 1) for setting in wanted.set),
    )
    builder.site.mkdir(parents=True, exist_ok=True)
    # In a process of its own, as the later builds are: this one never holds a module that somebody is about to edit.
    with ProcessPoolExecutor(1) as pool:
        pool.submit(builder, changed_paths=()).result()
    for name in READY:
        importlib.import_module(name)
    say("Waiting for changes; Ctrl+C ends it")
    uvicorn.run(application(builder, wanted.watch), host=wanted.host, port=wanted.port, log_level="warning")


def parser() -> argparse.ArgumentParser:
    """Return the reader of the command's arguments."""
    made = argparse.ArgumentParser(prog="nox -s preview --", description=__doc__)
    made.add_argument("source", type=Path, help="the folder of the pages")
    made.add_argument("site", type=Path, help="the folder to build into")
    made.add_argument("--doctrees", type=Path, required=True, help="the folder for what is read once")
    made.add_argument("--host", default="127.0.0.1", help="where to serve")
    made.add_argument("--port", type=int, default=8000, help="the port to serve at")
    made.add_argument("--watch", type=Path, action="append", default=[], help="a further folder to watch")
    made.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of conf.py")
    return made


def application(builder: Builder, watched: Sequence[Path]) -> Starlette:
    """Return the server of the site, which builds again what has changed."""
    watcher = RebuildServer([builder.source, *watched], IgnoreFilter([], IGNORED), change_callback=builder)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher, name="reload"),
            Mount("/", app=StaticFiles(directory=builder.site, html=True), name="site"),
        ],
        middleware=[Middleware(Banner, outcome=partial(kept, builder.doctrees))],
        exception_handlers={404: missing},
        lifespan=watcher.lifespan,
    )


def missing(_request: Request, _error: Exception) -> Response:
    """Answer for a page that is not there, perhaps because nothing could be built yet."""
    page = "<!doctype html><html lang=en><title>Preview</title><body><p>There is no such page (yet).</p></body></html>"
    return HTMLResponse(page, status_code=404)


if __name__ == "__main__":
    main()
