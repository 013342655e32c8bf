"""Trimmer and compiler of the standard library; runs in the runtime's own Python, under Node.js.

Compiled modules start far faster, and only the runtime's own Python makes them for itself.
"""

import contextlib
import importlib
import importlib.util
import io
import shutil
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType

EPOCH = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = "stdlib_left_out"
FALLBACK = "stdlib_fallback"

CODECS = frozenset({"aliases", "ascii", "cp437", "latin_1", "utf_8", "utf_8_sig", "utf_16"})
"""Encodings that are kept whether or not they are in use; the others make up a third of all."""


def trimmed(stock: str, names: Iterable[str], fallback: str) -> bytes:
    """Return a zip of what is needed, compiled and stored, the same bytes at any time.

    Args:
        stock: path of the whole standard library, a zip of sources.
        names: modules that the site's packages import.
        fallback: source of the module that loads the whole library on demand.
    """
    load(names)
    exercise()
    loaded = set(sys.modules)
    with zipfile.ZipFile(stock) as whole:
        paths = [name for name in whole.namelist() if not name.endswith("/")]
        kept = {path: whole.read(path) for path in paths if is_needed(path, loaded)}
    left_out = sorted({top(path) for path in paths} - {top(path) for path in kept})
    kept[f"{LEFT_OUT}.py"] = f"NAMES = frozenset({left_out!r})\n".encode()
    kept[f"{FALLBACK}.py"] = fallback.encode()
    return stored(dict(compiled(kept)))


def selected(stock: str, names: Iterable[str]) -> bytes:
    """Return a zip of some top-level modules and encodings, compiled and stored.

    A package cannot be in two places, so encodings stand in a folder that `stdlib_fallback` looks into.
    """
    wanted = set(names)
    with zipfile.ZipFile(stock) as whole:
        paths = [name for name in whole.namelist() if not name.endswith("/")]
        kept = {moved(path): whole.read(path) for path in paths if name_of(path) in wanted}
    return stored(dict(compiled(kept)))


def name_of(path: str) -> str:
    """Return the top-level name that a file belongs to, or the whole name of an encoding."""
    return path.removesuffix(".py").replace("/", ".") if path.startswith("encodings/") else top(path)


def moved(path: str) -> str:
    """Return where a file is put."""
    return f"encodings_more/{path.removeprefix('encodings/')}" if path.startswith("encodings/") else path


def load(names: Iterable[str]) -> None:
    """Import what the packages import; what the runtime lacks is nobody's fault here."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def exercise() -> None:
    """Do once what every page does, so that modules imported late are loaded as well."""
    with tempfile.TemporaryDirectory() as name:
        archive = Path(name, "archive.zip")
        archive.write_bytes(stored({"file": b""}))
        shutil.unpack_archive(archive, name)
    try:
        importlib.import_module("a_module_that_does_not_exist")
    except ImportError:
        traceback.format_exc()


def is_needed(path: str, loaded: set[str]) -> bool:
    """Tell whether a file of the library is needed: packages are kept whole, encodings singly."""
    if not path.startswith("encodings/"):
        return top(path) in {name.partition(".")[0] for name in loaded}
    name = path.removeprefix("encodings/").removesuffix(".py")
    return name == "__init__" or name in CODECS or f"encodings.{name}" in loaded


def top(path: str) -> str:
    """Return the top-level name that a file belongs to."""
    return path.partition("/")[0].removesuffix(".py")


def compiled(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield modules as bytecode without docstrings and assertions, other files as they are."""
    for path, content in files.items():
        if path.endswith(".py"):
            where = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/{path}"
            code = compile(content, where, "exec", dont_inherit=True, optimize=2)
            yield f"{path}c", bytecode(code)
        else:
            yield path, content


def bytecode(code: CodeType) -> bytes:
    """Return a code object in the form of a .pyc file that knows of no source."""
    buffer = bytearray(importlib.util.MAGIC_NUMBER)
    buffer += bytes(12)
    buffer += marshalled(code)
    return bytes(buffer)


def marshalled(code: CodeType) -> bytes:
    """Return a code object as bytes."""
    return importlib.import_module("marshal").dumps(code)  # type: ignore[no-any-return]


def stored(files: dict[str, bytes]) -> bytes:
    """Return an uncompressed zip: servers compress it better than they do a compressed one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
