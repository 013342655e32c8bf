"""What the repository holds: its files, its imports, and the fenced blocks of its prose."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = (ROOT / "src", ROOT / "extension" / "src")
"""Where packages stand: the guide's, and the extension's, which is a distribution of its own."""
SCENARIOS = ROOT / "docs" / "scenarios"
FENCE = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>\S.*)$")


@cache
def house_files() -> tuple[Path, ...]:
    """Return every file that is, or is about to be, in the repository."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


def files_below(folder: Path, *suffixes: str) -> list[Path]:
    """Return the repository's files below a folder that end in one of the suffixes."""
    return [path for path in house_files() if path.is_relative_to(folder) and path.suffix in suffixes]


def in_source(path: Path) -> Path:
    """Return a file of a package as seen from the folder that holds the package."""
    return next(path.relative_to(source) for source in SOURCES if path.is_relative_to(source))


def files_of_packages(*suffixes: str) -> list[Path]:
    """Return the files of all packages that end in one of the suffixes; all files where none is given."""
    found = [path for path in house_files() if any(path.is_relative_to(source) for source in SOURCES)]
    return [path for path in found if not suffixes or path.suffix in suffixes]


def name_of(path: Path) -> str:
    """Return a file's name as seen from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def imported_by(source: str) -> set[str]:
    """Return the top-level packages that a module imports, inside functions too.

    >>> sorted(imported_by("import a.b; from c import d; from . import e; import_module('f.g')"))
    ['a', 'c', 'f']
    """
    names = (name for node in ast.walk(ast.parse(source)) for name in imports_of(node))
    return {name.partition(".")[0] for name in names}


def imports_of(node: ast.AST) -> Iterator[str]:
    """Yield what one statement or call imports by name."""
    match node:
        case ast.Import(names=aliases):
            yield from (alias.name for alias in aliases)
        case ast.ImportFrom(module=str(module), level=0):
            yield module
        case ast.Call(
            func=ast.Name(id=called) | ast.Attribute(attr=called),
            args=[ast.Constant(value=str(module)), *_],
        ) if called in {"import_module", "__import__"}:
            yield module


@dataclass(frozen=True)
class Block:
    """A fenced block of a Markdown page, from its first to its last line."""

    info: str
    first: int
    last: int
    text: str


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page, those inside other blocks too."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        opening = FENCE.match(line)
        if opening:
            last = closing_line(lines, number, opening["fence"])
            yield Block(opening["info"].strip(), number + 1, last + 1, "\n".join(lines[number + 1 : last]))


def closing_line(lines: list[str], opening: int, fence: str) -> int:
    """Return the index of the line that closes a block, or of the last line where none does."""
    for number in range(opening + 1, len(lines)):
        line = lines[number].strip()
        if len(line) >= len(fence) and set(line) == {fence[0]}:
            return number
    return len(lines) - 1
