"""A static server for tests: serves a folder below a path, compresses, counts, and fails on order.

Faults live here and not in the browser, so that every browser meets the same ones.
"""

import contextlib
import gzip
import mimetypes
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMPRESSED = frozenset({".html", ".css", ".js", ".mjs", ".wasm", ".zip", ".svg", ".json"})
BEARS_A_HASH = re.compile(r"[/-][0-9a-f]{16}[./]")
"""An address that is another one as soon as the content is."""
TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".zip": "application/zip"}


@dataclass(frozen=True)
class Reply:
    """What the server is about to send; a fault returns another one."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    sends: int | None = None
    hangs: bool = False

    def with_header(self, name: str, value: str) -> "Reply":
        """Return the reply with one header set."""
        return replace(self, headers={**self.headers, name: value})


Fault = Callable[[Reply], Reply]


def not_found(_reply: Reply) -> Reply:
    """Pretend that there is no such file."""
    return Reply(b"not here", 404, {"content-type": "text/plain"})


def truncated(reply: Reply) -> Reply:
    """Send the first half as if it were all."""
    return replace(reply, body=reply.body[: len(reply.body) // 2])


def one_bit(reply: Reply) -> Reply:
    """Send the file with one bit in its middle that is not the same."""
    body = bytearray(reply.body)
    body[len(body) // 2] ^= 1
    return replace(reply, body=bytes(body))


def stalled(reply: Reply) -> Reply:
    """Send the first half, then nothing, and keep the connection open."""
    return replace(reply, sends=len(reply.body) // 2, hangs=True)


def cut(reply: Reply) -> Reply:
    """Promise all, send the first half, and close the connection."""
    return replace(reply, sends=len(reply.body) // 2)


def refused(reply: Reply) -> Reply:
    """Close the connection without an answer."""
    return replace(reply, status=0)


def typed(media_type: str) -> Fault:
    """Say another media type."""
    return lambda reply: reply.with_header("content-type", media_type)


def policy(text: str) -> Fault:
    """Send a content security policy along."""
    return lambda reply: reply.with_header("content-security-policy", text)


def replaced(old: bytes, new: bytes) -> Fault:
    """Send the file with another text in it."""
    return lambda reply: replace(reply, body=reply.body.replace(old, new))


@dataclass
class Site:
    """A folder that is served, with what was asked for and what is broken.

    Args:
        folder: what is served.
        subpath: where it stands on its host.
        compress: whether files are sent compressed.
        lasting: whether browsers are told to keep files whose address bears a hash, as the documented hosts tell them.
    """

    folder: Path
    subpath: str = "/en/latest/"
    compress: bool = True
    lasting: bool = False
    address: str = ""
    requests: list[str] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        """The address of the site's root, with a slash at the end."""
        return self.address + self.subpath

    def break_(self, part: str, fault: Fault) -> None:
        """Apply a fault to every file whose path contains this text."""
        self.faults[part] = fault

    def mend(self) -> None:
        """Take away all faults."""
        self.faults.clear()

    def forget(self) -> None:
        """Start counting requests and bytes anew."""
        self.requests.clear()
        self.sent.clear()

    def begin_anew(self, folder: Path) -> None:
        """Serve a folder as if nobody had come before: with no faults, no requests, and no answer held back."""
        self.folder = folder
        self.closing.set()
        self.closing = threading.Event()
        self.mend()
        self.forget()

    def requested(self, part: str) -> list[str]:
        """Return the requested paths that contain this text."""
        return [path for path in self.requests if part in path]

    def reply(self, path: str, *, accepts_gzip: bool) -> Reply:
        """Work out the reply to a request."""
        reply = self.file_reply(path)
        if self.lasting and reply.status == 200 and BEARS_A_HASH.search(path):
            reply = reply.with_header("cache-control", "max-age=31536000, immutable")
        for part, fault in list(self.faults.items()):
            if part in path:
                reply = fault(reply).with_header("cache-control", "max-age=0")
        gzipped = accepts_gzip and self.compress and reply.sends is None
        if not gzipped or Path(path).suffix not in COMPRESSED | {""}:
            return reply
        body = compressed(reply.body)
        return replace(reply.with_header("content-encoding", "gzip"), body=body)

    def file_reply(self, path: str) -> Reply:
        """Return the file at a path, or that there is none."""
        if not path.startswith(self.subpath):
            return not_found(Reply(b""))
        file = self.folder / path.removeprefix(self.subpath)
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return not_found(Reply(b""))
        return Reply(file.read_bytes(), headers={"content-type": type_of(file)})


@cache
def compressed(body: bytes) -> bytes:
    """Compress as servers do, once for each content."""
    return gzip.compress(body, 6, mtime=0)


def type_of(file: Path) -> str:
    """Return the media type of a file."""
    guessed = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return guessed or "application/octet-stream"


class Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own; readers may leave at any time."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about connections that a browser closed, and about nothing else."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextlib.contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve the site on a free port until the block ends."""
    server = Server(("127.0.0.1", 0), handler_for(site))
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def handler_for(site: Site) -> type[BaseHTTPRequestHandler]:
    """Make the class that answers requests for a site."""

    class Handler(BaseHTTPRequestHandler):
        """Answers one request."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Send what the site replies."""
            path = self.path.partition("?")[0]
            site.requests.append(path)
            gzip_allowed = "gzip" in self.headers.get("accept-encoding", "")
            reply = site.reply(path, accepts_gzip=gzip_allowed)
            site.sent[path] = site.sent.get(path, 0) + len(reply.body)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                send(self, reply, site.closing)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
            """Keep quiet."""

    return Handler


def send(handler: BaseHTTPRequestHandler, reply: Reply, closing: threading.Event) -> None:
    """Write a reply, or as much of it as the fault lets through."""
    handler.close_connection = handler.close_connection or reply.sends is not None
    if reply.status == 0:
        handler.close_connection = True
        return
    send_head(handler, reply)
    handler.wfile.write(reply.body[: reply.sends])
    handler.wfile.flush()
    if reply.hangs:
        closing.wait()


def send_head(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    """Write status and headers."""
    handler.send_response(reply.status)
    for name, value in {"cache-control": "max-age=0", **reply.headers}.items():
        handler.send_header(name, value)
    handler.send_header("content-length", str(len(reply.body)))
    handler.end_headers()
