"""A server at the end of a link of a known speed: it compresses, lets browsers cache, and counts what it sends."""

import contextlib
import hashlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.support.server import Reply, Server, Site

MAX_AGE = "max-age=600"
"""How long browsers may use what they have without asking: as GitHub Pages says it."""


@dataclass(frozen=True)
class Link:
    """A link: its name, its speed in megabits per second, and the seconds that each request waits.

    A speed of 0 stands for a link that nothing slows down.
    """

    name: str
    megabits: float
    delay: float


LINKS = (
    Link("1.6 Mb/s", 1.6, 0.15),
    Link("10 Mb/s", 10, 0.05),
    Link("50 Mb/s", 50, 0.02),
    Link("no limit", 0, 0),
)
UNLIMITED = LINKS[-1]


class Pace:
    """Lets so many bytes through in a time, whoever sends them: all connections share the link."""

    def __init__(self, megabits: float) -> None:
        self.bytes_per_second = megabits * 1e6 / 8
        self.lock = threading.Lock()
        self.free = 0.0

    @property
    def portion(self) -> int:
        """How many bytes go at once: those of ten milliseconds, so that connections share alike."""
        return max(1460, int(self.bytes_per_second / 100))

    def wait(self, count: int) -> None:
        """Wait until so many bytes would have arrived."""
        with self.lock:
            self.free = max(time.perf_counter(), self.free) + count / self.bytes_per_second
            until = self.free
        time.sleep(max(0.0, until - time.perf_counter()))


@dataclass
class LinkedSite(Site):
    """A site behind a link. What it replies is worked out once: compressing is no part of what is measured."""

    link: Link = UNLIMITED
    pace: Pace | None = None
    replies: dict[tuple[str, bool], Reply] = field(default_factory=dict)

    def behind(self, link: Link) -> None:
        """Put the site behind another link."""
        self.link = link
        self.pace = Pace(link.megabits) if link.megabits else None

    def known_reply(self, path: str, *, accepts_gzip: bool) -> Reply:
        """Return the reply to a request, with what lets a browser cache it."""
        key = path, accepts_gzip
        if key not in self.replies:
            reply = self.reply(path, accepts_gzip=accepts_gzip)
            tag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
            self.replies[key] = reply.with_header("etag", tag).with_header("cache-control", MAX_AGE)
        return self.replies[key]


@contextlib.contextmanager
def serving_linked(folder: Path) -> Iterator[LinkedSite]:
    """Serve a folder, for now without a limit, until the block ends."""
    site = LinkedSite(folder, subpath="/")
    server = Server(("127.0.0.1", 0), handler_for(site))
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def handler_for(site: LinkedSite) -> type[BaseHTTPRequestHandler]:
    """Make the class that answers requests for a site."""

    class Handler(BaseHTTPRequestHandler):
        """Answers one request at the speed of the link."""

        protocol_version = "HTTP/1.1"
        # Without this, a head and its body wait for each other's acknowledgement.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            """Send a file, or that the browser has it already."""
            path = self.path.partition("?")[0]
            site.requests.append(path)
            reply = site.known_reply(path, accepts_gzip="gzip" in self.headers.get("accept-encoding", ""))
            time.sleep(site.link.delay)
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                if self.headers.get("if-none-match") == reply.headers["etag"]:
                    self.head(reply, 304, 0)
                else:
                    site.sent[path] = site.sent.get(path, 0) + len(reply.body)
                    self.head(reply, reply.status, len(reply.body))
                    self.body(reply.body, site.pace)

        def head(self, reply: Reply, status: int, length: int) -> None:
            """Write status and headers."""
            self.send_response(status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(length))
            self.end_headers()

        def body(self, content: bytes, pace: Pace | None) -> None:
            """Write the content, portion by portion where there is a pace to keep."""
            portion = pace.portion if pace else max(1, len(content))
            for start in range(0, len(content), portion):
                part = content[start : start + portion]
                if pace:
                    pace.wait(len(part))
                self.wfile.write(part)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name
            """Keep quiet."""

    return Handler
