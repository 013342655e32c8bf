import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pyodide_sphinx_extension.cache import Cache, cache_folder
from pyodide_sphinx_extension.runtime.npm import run_script
from pyodide_sphinx_extension.runtime.pin import pinned
from pyodide_sphinx_extension.runtime.shrinking import SECONDARY, shrunk_runtime

SCRIPT = Path(__file__).parent / "node" / "alike.mjs"
EVERYDAY = "found = str([f'{number:>5}' for number in sorted({3, 1, 2})])"
EVERYTHING = """
import binascii, bisect, cmath, codecs, collections, datetime, functools, heapq, importlib, itertools, math, operator
import pickle, random, re, string, struct, sys, unicodedata, zlib
import decimal, json, array, contextlib, hashlib, io, time, types, weakref

GIVEN = (0, 1, -3, 2.5, -0.5, 2**70, 1 + 2j, "abc é", "1", b"abc", [3, 1, 2], (1, 2), {"a": 1}, {1, 2}, None, len)
HARMFUL = {"exit", "quit", "input", "breakpoint", "help", "open", "exec", "eval", "__import__", "print", "id", "object"}
TYPES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, memoryview)
MODULES = (math, cmath, operator, itertools, functools, bisect, heapq, binascii, zlib, unicodedata, struct, collections)

def said(function, *given):
    try:
        result = function(*given)
        if hasattr(result, "__next__"):
            result = list(itertools.islice(result, 5))
        return re.sub(r"0x[0-9a-f]+|-?\\d{9,}", "…", repr(result))[:200]
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:200]

def members(owner):
    for name in sorted(vars(owner)):
        member = getattr(owner, name)
        if callable(member) and name not in HARMFUL and "hash" not in name and "sizeof" not in name:
            yield f"{owner.__name__}.{name}", member

lines = []
BUILTINS, OTHERS = importlib.import_module("builtins"), (datetime.date, datetime.timedelta, decimal.Decimal)
for owner in (BUILTINS, *MODULES, *TYPES, *OTHERS):
    for name, member in members(owner):
        for first in GIVEN:
            if name.endswith(("factorial", "comb", "perm", "repeat", "range")) or first in (2**70,) and "pow" in name:
                continue
            lines.append(f"{name}({first!r:.9}) = {said(member, first)}")
            for second in GIVEN[:12:3]:
                if not (isinstance(first, int) and abs(first) > 9) and second != 2**70:
                    lines.append(f"{name}({first!r:.9}, {second!r:.9}) = {said(member, first, second)}")
found = "\\n".join(lines)
"""
"""Calls what is written in C, with whatever there is; what it says must be the same in both runtimes."""


@pytest.fixture(scope="module")
def small(runtime: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Give the runtime in two parts."""
    cache = Cache(cache_folder(None, os.environ, Path.home()), print)
    made = shrunk_runtime(pinned(), runtime, None, cache, offline=False)
    assert made
    return {**runtime, **made}


def answer_of(folder: Path, runtime: Mapping[str, bytes], script: str) -> tuple[str, bool]:
    """Return what a script finds in a runtime, and whether its second part was linked for that."""
    folder.mkdir()
    job = json.dumps({"abi": pinned().abi}).encode()
    for name, content in {**runtime, "job.json": job, "script.py": script.encode()}.items():
        (folder / name).write_bytes(content)
    assert run_script(SCRIPT, folder, 300) == ""
    told = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return told["found"], told["linked"]


def test_what_is_written_in_c_does_the_same_in_two_parts(
    tmp_path: Path, runtime: Mapping[str, bytes], small: Mapping[str, bytes]
) -> None:
    """Thousands of calls of builtins, types and modules, with errors among them, leave the same words."""
    whole, _ = answer_of(tmp_path / "whole", runtime, EVERYTHING)
    parts, linked = answer_of(tmp_path / "parts", small, EVERYTHING)

    assert linked
    assert whole.count("\n") > 10_000
    assert "Error" in whole
    assert parts.splitlines() == whole.splitlines()


def test_what_everybody_does_needs_the_first_part_alone(tmp_path: Path, small: Mapping[str, bytes]) -> None:
    """A start and a few words of Python."""
    assert answer_of(tmp_path / "parts", small, EVERYDAY) == ("['    1', '    2', '    3']", False)


def test_the_first_part_is_what_a_start_loads(small: Mapping[str, bytes]) -> None:
    """A start loads six of nine megabytes: the data, and the functions that it calls."""
    assert len(small["pyodide.asm.wasm"]) < 6_000_000 < len(small["pyodide.asm.wasm"]) + len(small[SECONDARY])
