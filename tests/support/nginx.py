"""A real server for tests: nginx, with the configuration that the documentation gives."""

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.house import ROOT
from tests.support.patience import SECONDS
from tests.support.server import Site

DOCUMENTED = ROOT / "docs" / "runtime" / "nginx.conf"
MISSING = "no nginx found: install one (`apt-get install nginx-light` on Debian), or run `nox -s nginx`, which does."
TYPES = Path("/etc/nginx/mime.types")
CONF = """
daemon off;
master_process off;
pid {place}/pid;
error_log {place}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  include {types};
  default_type application/octet-stream;
  server {{
    listen 127.0.0.1:{port};
    root {folder};
    include {documented};
  }}
}}
"""


def find_nginx() -> str | None:
    """Return nginx, which Debian puts where only root's programs are looked for."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextlib.contextmanager
def nginx_serving(folder: Path, place: Path) -> Iterator[Site]:
    """Serve a folder at the root of a free port until the block ends.

    Args:
        folder: the built site.
        place: an empty folder for what nginx itself writes.
    """
    program = find_nginx()
    if program is None:
        raise RuntimeError(MISSING)
    port = free_port()
    conf = place / "nginx.conf"
    text = CONF.format(place=place, types=TYPES, port=port, folder=folder, documented=DOCUMENTED)
    conf.write_text(text, encoding="utf-8")
    running = subprocess.Popen([program, "-p", str(place), "-e", str(place / "error.log"), "-c", str(conf)])
    try:
        wait_for(port, running, place / "error.log")
        yield Site(folder, "/", address=f"http://127.0.0.1:{port}")
    finally:
        running.terminate()
        running.wait(SECONDS)


def free_port() -> int:
    """Return a port at which nothing listens."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return int(asking.getsockname()[1])


def wait_for(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers, or say why it ended."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and running.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    msg = f"nginx does not answer: {log.read_text(encoding='utf-8') if log.is_file() else 'it wrote no log'}"
    raise RuntimeError(msg)
