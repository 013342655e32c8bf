"""The live preview on a copy of the guide, with what it says on the terminal."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shortlist.model.files import DATA
from tests.support.house import ROOT
from tests.support.patience import SECONDS

A_WHILE = 5
"""Seconds in which a change is noticed by whoever watches."""


@dataclass
class Preview:
    """A running preview: its sources, every line that it said so far, and those of its first build."""

    docs: Path
    model: Path
    lines: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    said: threading.Condition = field(default_factory=threading.Condition)

    def listen(self, terminal: Iterator[str]) -> None:
        """Keep every line, and wake whoever waits for it."""
        for line in terminal:
            with self.said:
                self.lines.append(line.rstrip())
                self.said.notify_all()

    def wait_for(self, words: str, since: int = 0) -> str:
        """Return the first line from a place on that holds these words."""

        def found() -> str | None:
            return next((line for line in self.lines[since:] if words in line), None)

        with self.said:
            if not self.said.wait_for(lambda: found() is not None, SECONDS):
                msg = "\n".join([f"the preview never said {words!r}; it said:", *self.lines[since:]])
                raise AssertionError(msg)
            return str(found())

    def wait_until_built(self, since: int = 0) -> list[str]:
        """Return what was said from a place on until a build was finished."""
        self.wait_for("Serving on", since)
        return self.lines[since:]

    def wait_until_watching(self, page: str = "why.md") -> None:
        """Wait until a touched file leads to a build: the server answers before it has begun to watch."""
        since = len(self.lines)
        for _ in range(SECONDS // A_WHILE):
            (self.docs / page).touch()
            with self.said:
                if self.said.wait_for(lambda: any("Rebuilding" in line for line in self.lines[since:]), A_WHILE):
                    break
        self.wait_until_built(since)

    def read(self, name: str) -> str:
        """Return the text of a file, by its name beside the guide's and the data's folder."""
        return (self.docs.parent / name).read_text(encoding="utf-8")

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, by their names beside the two folders."""
        for name, text in files.items():
            (self.docs.parent / name).write_text(text, encoding="utf-8")

    @property
    def address(self) -> str:
        """The address of the site."""
        return f"{self.wait_for('Serving on').rpartition(' ')[2]}/"


@contextlib.contextmanager
def previewing(place: Path, pages: Mapping[str, str] | None = None) -> Iterator[Preview]:
    """Serve a copy of docs/, or the given pages, and of the data as `nox -s preview` serves the originals."""
    preview = Preview(place / "docs", place / "data")
    shutil.copytree(DATA, preview.model)
    if pages is None:
        shutil.copytree(ROOT / "docs", preview.docs, ignore=shutil.ignore_patterns("_build"))
    for name, text in (pages or {}).items():
        preview.docs.mkdir(exist_ok=True)
        (preview.docs / name).write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tools.preview", *arguments(preview, place)],
        cwd=place,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        listener = threading.Thread(target=preview.listen, args=(process.stdout,))
        listener.start()
        try:
            yield preview
        finally:
            end(process)
            listener.join()


def end(process: subprocess.Popen[str]) -> None:
    """End the preview; a server that waits for its readers to leave first is not waited for."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()


def arguments(preview: Preview, place: Path) -> list[str]:
    """Return the arguments of the preview, with a port of its own."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    return [
        *(str(preview.docs), str(place / "site"), "--doctrees", str(place / "doctrees")),
        *("--set", f"shortlist_model={preview.model}", "--set", "shortlist_policy=0"),
        *("--watch", str(preview.model), "--port", str(port)),
    ]
