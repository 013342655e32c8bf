"""Set-up code of a page's sessions: the global one of conf.py, and that of the page's groups."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sphinx.config import Config

from pyodide_sphinx_extension.examples.doctests.blocks import ANY, DEFAULT, Block
from pyodide_sphinx_extension.examples.example import ALONE, SHARED, Setup


@dataclass
class Setups:
    """The set-up code of a page.

    Attributes:
        common: what every session begins with.
        groups: what the sessions of a group begin with after that.
    """

    common: str = ""
    groups: dict[str, list[str]] = field(default_factory=dict)

    def of(self, group: str, module: str = "") -> Setup:
        """Return what the sessions of a group begin with."""
        own = [] if group == ALONE else [*self.groups.get(ANY, ()), *self.groups.get(group, ())]
        return Setup("".join([self.common, *own]), module)


def session_of(group: str) -> str:
    """Return the session of a group of doctests."""
    return SHARED if group == DEFAULT else group


def group_of(session: str) -> str:
    """Return the group of doctests that shares a session."""
    return DEFAULT if session == SHARED else session


def setups_of(blocks: Iterable[Block], config: Config) -> Setups:
    """Collect the set-up of a page, all of which comes before its examples, wherever it stands."""
    common = getattr(config, "doctest_global_setup", "")
    found = Setups(f"{common.rstrip()}\n" if common.strip() else "")
    for block in blocks:
        if block.kind == "testsetup":
            for group in block.groups:
                found.groups.setdefault(group, []).append(code_of(block))
    return found


def code_of(block: Block) -> str:
    """Return the code of a set-up block, under its condition where it has one."""
    if not block.skipif:
        return f"{block.text}\n"
    return f"if not ({block.skipif}): exec({block.text!r})\n"
