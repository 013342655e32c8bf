"""A package index on this machine: answers over HTTP as indexes do, in JSON or HTML, well or badly."""

import contextlib
import json
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

JSON = "application/vnd.pypi.simple.v1+json"


@dataclass(frozen=True)
class Upload:
    """A release of a project: its day, the Python that it needs, its classifiers, and whether it was withdrawn."""

    version: str
    day: str | None
    python: str = ">=3.11"
    classifiers: tuple[str, ...] = ()
    yanked: bool = False


@dataclass
class LocalIndex:
    """What the index holds by the projects' names, and how it answers: a status, other words, or after seconds."""

    projects: dict[str, list[Upload]] = field(default_factory=dict)
    status: int = 200
    html: bool = False
    instead: bytes | None = None
    kind: str = JSON
    delay: float = 0
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Return the answer to a path: its status, its media type and its bytes."""
        self.asked.append(path)
        time.sleep(self.delay)
        name = path.strip("/").split("/")[-1]
        if self.status != 200:
            return self.status, "text/plain", b"not now"
        if self.instead is not None:
            return 200, self.kind, self.instead
        if name.endswith(".whl"):
            return 200, "application/octet-stream", self.wheel(name)
        if name not in self.projects:
            return 404, "text/plain", b"unknown"
        page = self.in_html(name) if self.html else self.in_json(name)
        return 200, "text/html" if self.html else JSON, page.encode("utf-8")

    def in_json(self, name: str) -> str:
        """Return a project's page as PEP 700 describes it."""
        files = [
            {
                "filename": wheel_name(name, each),
                "url": f"{self.address}/files/{wheel_name(name, each)}",
                "hashes": {},
                "requires-python": each.python,
                "yanked": each.yanked,
                **({"upload-time": f"{each.day}T05:00:56.027585Z", "size": 1} if each.day else {}),
            }
            for each in self.projects[name]
        ]
        versions = [each.version for each in self.projects[name]]
        return json.dumps({"meta": {"api-version": "1.1"}, "name": name, "files": files, "versions": versions})

    def in_html(self, name: str) -> str:
        """Return a project's page as PEP 503 describes it, which tells no dates."""
        wheels = [wheel_name(name, each) for each in self.projects[name]]
        links = (f'<a href="/files/{wheel}">{wheel}</a>' for wheel in wheels)
        return f"<!DOCTYPE html><html><body>{''.join(links)}</body></html>"

    def wheel(self, file: str) -> bytes:
        """Return a wheel that holds nothing but its metadata."""
        name, version = file.split("-")[:2]
        upload = next(each for each in self.projects[name.replace("_", "-")] if each.version == version)
        lines = ["Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}"]
        lines += [f"Classifier: {each}" for each in upload.classifiers]
        written = BytesIO()
        with zipfile.ZipFile(written, "w") as opened:
            opened.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines))
        return written.getvalue()


def wheel_name(name: str, upload: Upload) -> str:
    """Return the name of a release's wheel."""
    return f"{name.replace('-', '_')}-{upload.version}-py3-none-any.whl"


@contextlib.contextmanager
def serving(index: LocalIndex) -> Iterator[LocalIndex]:
    """Serve an index at an address of this machine."""

    class Handler(BaseHTTPRequestHandler):
        """Answers as the index does."""

        def do_GET(self) -> None:
            """Answer a request, unless whoever asked has gone."""
            status, kind, body = index.answer(self.path)
            with contextlib.suppress(OSError):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the server's own name for it
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    index.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield index
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
