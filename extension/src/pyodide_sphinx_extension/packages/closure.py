"""The dependency closure: what a site ships so that the packages it names can be imported."""

import importlib.metadata
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import Distribution, LazyFiles, top_of
from pyodide_sphinx_extension.packages.imports import imports_of
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.settings import LOCK_COMMAND

Find = Callable[[str], Distribution | None]
"""Finds a distribution by its name or by one that it is imported by."""


@dataclass
class Shipped:
    """A distribution of the closure.

    Attributes:
        key: the name of its zip.
        distribution: with all its files.
        asked: the import names that conf.py asks for; empty where all of it is wanted.
        whole: whether a requirement, or its own name, asks for all of it.
        extras: those it is asked for with.
        needs: the keys of what it requires.
    """

    key: str
    distribution: Distribution
    asked: set[str] = field(default_factory=set)
    whole: bool = False
    extras: frozenset[str] = frozenset()
    needs: set[str] = field(default_factory=set)

    def selected(self) -> Distribution:
        """Return the distribution with the modules that are wanted, and those beside them that they import."""
        if self.whole:
            return self.distribution
        wanted = with_siblings(self.distribution, self.asked)
        paths = [path for path in self.distribution.files if top_of(path) in wanted | {""}]
        return replace(self.distribution, files=LazyFiles.chosen(self.distribution.files, paths))


def with_siblings(distribution: Distribution, asked: set[str]) -> set[str]:
    """Return top-level modules of a distribution, and those that they import of it."""
    if asked >= distribution.tops:
        return asked
    found: set[str] = set()
    queue = deque(asked)
    while queue:
        top = queue.popleft()
        if top in found:
            continue
        found.add(top)
        paths = [path for path in distribution.files if top_of(path) == top and path.endswith(".py")]
        sources = [distribution.files[path] for path in paths]
        for source in sources:
            queue.extend({name.partition(".")[0] for name in imports_in(source)} & distribution.tops)
    return found


def imports_in(source: bytes) -> list[str]:
    """Return what a source imports; nothing where it is no Python."""
    try:
        return list(imports_of(source))
    except (SyntaxError, ValueError):
        return []


class Closure:
    """Collects distributions from the names in conf.py on.

    Args:
        find: finds a distribution.
        target: what they are to run on.
        left_out: names of distributions that are not shipped at all.
    """

    def __init__(self, find: Find, target: Target, left_out: frozenset[str] = frozenset()) -> None:
        self.find = find
        self.target = target
        self.left_out = left_out
        self.shipped: dict[str, Shipped] = {}
        self.roots: dict[str, str] = {}
        self.required_names: set[str] = set()

    def add(self, entry: str) -> None:
        """Add what an entry of pyodide_packages names, and all that it requires.

        Raises:
            PackageNotShippedError: something is missing, or has another version than is required.
        """
        requirement = read_entry(entry)
        found = self.find(requirement.name)
        if found is None:
            raise PackageNotShippedError(absent_words(requirement.name))
        check_version(requirement, found, "conf.py")
        one = self.include(found, requirement.extras)
        self.roots[requirement.name] = one.key
        if requirement.name in found.tops:
            one.asked.add(requirement.name)
        else:
            one.whole = True

    def include(self, found: Distribution, extras: Sequence[str] | set[str]) -> Shipped:
        """Add a distribution and all that it requires, once for each set of extras."""
        key = key_of(found)
        known = self.shipped.get(key)
        one = known or self.shipped.setdefault(key, Shipped(key, found))
        if known is None or not one.extras >= frozenset(extras):
            one.extras |= frozenset(extras)
            self.follow(one)
        return one

    def follow(self, one: Shipped) -> None:
        """Add what a distribution requires."""
        for requirement in one.distribution.requirements():
            if not self.target.wants(requirement, one.extras):
                continue
            name = str(canonicalize_name(requirement.name))
            self.required_names.add(name)
            if name not in self.left_out:
                needed = self.include(self.required(requirement, one), requirement.extras)
                needed.whole = True
                one.needs.add(needed.key)

    def needing(self, key: str) -> list[str]:
        """Return the names of the distributions that require one themselves; none where conf.py asks for it."""
        if key in self.roots.values():
            return []
        return sorted(each.distribution.name for each in self.shipped.values() if key in each.needs)

    def required(self, requirement: Requirement, by: Shipped) -> Distribution:
        """Return what satisfies a requirement."""
        found = self.find(requirement.name)
        if found is None:
            msg = (
                f"pyodide_packages: {by.distribution.name} needs {plain(requirement)}, which is not installed here; "
                f"install it, run `{LOCK_COMMAND}`, or leave it out with "
                f"pyodide_package_exclude = {{{requirement.name!r}: ['*']}}."
            )
            raise PackageNotShippedError(msg)
        check_version(requirement, found, by.distribution.name)
        return found

    def reached(self, key: str) -> list[str]:
        """Return the keys of a distribution and of all that it requires, in the order of their names."""
        seen: set[str] = set()
        queue = [key]
        while queue:
            one = queue.pop()
            if one not in seen:
                seen.add(one)
                queue.extend(self.shipped[one].needs)
        return sorted(seen)


def absent_words(name: str) -> str:
    """Say that a package is not there, and what may have been meant."""
    if name.partition(".")[0] in sys.stdlib_module_names:
        return f"pyodide_packages: {name!r} is part of Python's standard library, which pages have; take it out."
    installed = {each.name for each in importlib.metadata.distributions() if each.name}
    near = get_close_matches(name, sorted(installed), n=1)
    meant = f" (did you mean {near[0]!r}?)" if near else ""
    return f"pyodide_packages: {name!r} is not installed here{meant}; install it, or run `{LOCK_COMMAND}`."


def read_entry(entry: str) -> Requirement:
    """Read an entry of pyodide_packages: an import name, or a requirement as pip has it."""
    try:
        return Requirement(entry)
    except InvalidRequirement as error:
        msg = f"pyodide_packages: expected a name such as 'attrs' or 'attrs>=25', got {entry!r}."
        raise PackageNotShippedError(msg) from error


def check_version(requirement: Requirement, found: Distribution, by: str) -> None:
    """Refuse a version that is not the required one."""
    if found.version and not requirement.specifier.contains(found.version, prereleases=True):
        msg = (
            f"pyodide_packages: {by} asks for {plain(requirement)}, and {found.name} {found.version} is here "
            f"({found.source}); install another version, or run `{LOCK_COMMAND}`."
        )
        raise PackageNotShippedError(msg)


def plain(requirement: Requirement) -> str:
    """Return a requirement without its marker."""
    return f"{requirement.name}{requirement.specifier}"


def key_of(distribution: Distribution) -> str:
    """Return the name of a distribution's zip.

    >>> key_of(Distribution("Jaraco.Text", "1.0", (), {}, "here"))
    'jaraco_text'
    """
    name = canonicalize_name(distribution.name) if distribution.version else distribution.name
    return str(name).replace("-", "_")


def left_out_by(exclude: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the distributions that are left out altogether.

    >>> sorted(left_out_by({"Rich": ["*"], "shop": ["tests/*"]}))
    ['rich']
    """
    return frozenset(str(canonicalize_name(name)) for name, patterns in exclude.items() if "*" in patterns)
