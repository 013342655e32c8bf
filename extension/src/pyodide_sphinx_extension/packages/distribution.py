"""Distribution as it is shipped: its files, its requirements and its metadata, wherever it comes from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser
from functools import partial
from pathlib import PurePosixPath

from packaging.requirements import InvalidRequirement, Requirement

from pyodide_sphinx_extension.errors import PackageNotShippedError

METADATA = ("METADATA", "entry_points.txt", "top_level.txt")
"""What programs ask of the metadata of others: versions, requirements, entry points and import names."""

LEFT_OUT = frozenset({".pyc", ".pyo", ".pyi", ".pth"})


@dataclass(frozen=True)
class LazyFiles(Mapping[str, bytes]):
    """Contents by path, each read when it is asked for: of a large package, most are never shipped.

    Attributes:
        readers: functions that read a file, by its path.
    """

    readers: Mapping[str, Callable[[], bytes]]

    @classmethod
    def chosen(cls, files: Mapping[str, bytes], paths: Iterable[str]) -> "LazyFiles":
        """Return some of the files, and read none."""
        return cls({path: partial(files.__getitem__, path) for path in paths})

    def __getitem__(self, path: str) -> bytes:
        return self.readers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self.readers)

    def __len__(self) -> int:
        return len(self.readers)


@dataclass(frozen=True)
class Distribution:
    """A distribution, or a module that belongs to none.

    Attributes:
        name: as its metadata has it; the import name of a module that has none.
        version: empty where it has no metadata.
        requires: what it requires, as its metadata has it.
        files: contents by path, relative to the folder that is imported from.
        source: where it comes from, in words.
        for_runtime: whether its compiled files were made for the runtime.
    """

    name: str
    version: str
    requires: tuple[str, ...]
    files: Mapping[str, bytes] = field(repr=False)
    source: str
    for_runtime: bool = False

    @property
    def tops(self) -> frozenset[str]:
        """The names that one imports it by."""
        return frozenset(top for top in map(top_of, self.files) if top)

    def requirements(self) -> list[Requirement]:
        """Return the requirements, read.

        Raises:
            PackageNotShippedError: its metadata cannot be read.
        """
        try:
            return [Requirement(text) for text in self.requires]
        except InvalidRequirement as error:
            raise PackageNotShippedError(unreadable_words(self.name, error)) from error


def top_of(path: str) -> str:
    """Return the name by which a file is imported, or nothing for metadata and other files.

    >>> top_of("attr/__init__.py"), top_of("six.py"), top_of("attrs-25.4.0.dist-info/METADATA")
    ('attr', 'six', '')
    """
    first, _, rest = path.partition("/")
    name = first if rest else first.partition(".")[0]
    is_module = rest or PurePosixPath(first).suffix in {".py", ".so", ".pyd"}
    return name if is_module and name.isidentifier() else ""


def is_shipped(path: str) -> bool:
    """Tell whether a file belongs into the zip: sources and data do.

    >>> is_shipped("shop/data/rules.toml"), is_shipped("shop/__pycache__/rules.txt"), is_shipped("../bin/shop")
    (True, False, False)
    """
    place = PurePosixPath(path)
    hidden = any(part == "__pycache__" or part.startswith(".") for part in place.parts)
    return not hidden and not place.is_absolute() and place.suffix not in LEFT_OUT


def metadata_files(name: str, version: str, texts: Mapping[str, str | None]) -> dict[str, bytes]:
    """Return the metadata as it is shipped: the description behind the headers is of no use to a program."""
    folder = f"{name.replace('-', '_').replace('.', '_')}-{version}.dist-info"
    files = {file: text for file in METADATA if (text := texts.get(file))}
    if "METADATA" in files:
        files["METADATA"] = headers_only(files["METADATA"])
    return {f"{folder}/{file}": text.encode() for file, text in files.items()}


def headers_only(text: str) -> str:
    """Return metadata up to its description."""
    head, _, _ = text.replace("\r\n", "\n").partition("\n\n")
    return f"{head}\n"


def headers_of(text: str | None) -> Message:
    """Read metadata."""
    return HeaderParser().parsestr(text or "", headersonly=True)


def unreadable_words(name: str, error: Exception) -> str:
    """Say that what is installed cannot be read."""
    return f"pyodide_packages: the metadata of {name} cannot be read ({one_line(error)}); install {name} anew."


def one_line(error: Exception) -> str:
    """Return what an error says, on one line."""
    return " ".join(str(error).split())
