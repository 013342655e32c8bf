"""The sessions of a page: which examples follow each other, and what each of them depends on."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pyodide_sphinx_extension.examples.example import Example
from pyodide_sphinx_extension.packages.shipping import Shipment


@dataclass(frozen=True)
class Block:
    """An example and the hash of all that what it shows depends on."""

    key: str
    example: Example


@dataclass(frozen=True)
class Session:
    """Examples that share their names, in order, and the page they stand on with its packages."""

    docname: str
    packages: tuple[str, ...]
    blocks: tuple[Block, ...]

    def until_last(self, wanted: Sequence[Block]) -> "Session":
        """Return the session up to the last of these blocks, which all before it lead to."""
        ends = [self.blocks.index(block) for block in wanted]
        return replace(self, blocks=self.blocks[: max(ends, default=-1) + 1])


def sessions_of(page: Sequence[Example], shipment: Shipment, basis: str) -> Iterable[Session]:
    """Yield the sessions of a page.

    Args:
        page: its examples, in order.
        shipment: the packages that the site ships.
        basis: a hash of what runs them.
    """
    packages = shipment.closure_of(packages_of(page, list(shipment.roots)))
    start = hashed(basis, *(hashlib.sha256(shipment.zips[key]).hexdigest() for key in packages))
    for group in dict.fromkeys(example.group for example in page):
        examples = [example for example in page if example.group == group and example.runs]
        yield Session(page[0].docname, packages, tuple(blocks_of(examples, start)))


def blocks_of(examples: Iterable[Example], key: str) -> Iterable[Block]:
    """Yield the examples of a session; what one shows depends on those before it."""
    for example in examples:
        key = hashed(key, json.dumps(example.request(), sort_keys=True))
        yield Block(key, example)


def packages_of(page: Iterable[Example], shipped: Sequence[str]) -> tuple[str, ...]:
    """Return what one Python must load to run all examples of a page."""
    named: set[str] = set()
    for example in page:
        named.update(shipped if example.packages is None else example.packages)
    return tuple(sorted(named))


def hashed(*parts: str) -> str:
    """Return a hash of texts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
