"""Resolver: chooses files of a package index that satisfy all requirements in the runtime.

It has no backtracking: the newest file that fits what is known is taken, and taken again where a later
requirement narrows the choice, until nothing changes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import PackageNotShippedError
from pyodide_sphinx_extension.packages.distribution import Distribution
from pyodide_sphinx_extension.packages.locking import pip
from pyodide_sphinx_extension.packages.locking.lockfile import Locked
from pyodide_sphinx_extension.packages.selection import fitting
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.packages.wheels import read_wheel, sha256_of

ROUNDS = 30
"""Times that the choice may change; requirements that are never satisfied together do not end."""

CONF = "conf.py"
"""Who asks for the entries of pyodide_packages."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Choice:
    """A file that was chosen: its entry for the lock file, its content, and the distribution in it."""

    entry: Locked
    content: bytes
    distribution: Distribution


@dataclass(frozen=True)
class Wish:
    """All that is asked of one distribution.

    Attributes:
        name: the distribution's.
        specifier: the versions that all who ask accept.
        extras: those that it is asked for with.
        by: who asks, for messages.
    """

    name: str
    specifier: SpecifierSet
    extras: frozenset[str]
    by: str

    @property
    def text(self) -> str:
        """The wish as pip reads it."""
        return f"{self.name}{self.specifier}"

    def met_by(self, choice: "Choice | None") -> bool:
        """Tell whether a choice has a version that is asked for."""
        return choice is not None and self.specifier.contains(choice.entry.version, prereleases=True)


class Resolver:
    """Chooses files, starting from what conf.py asks for.

    Args:
        target: what they are to run on.
        sources: ways to get the file of a wish, which are tried in this order.
        left_out: names of distributions that are not wanted.
        say: takes a line of progress.
    """

    def __init__(
        self,
        target: Target,
        sources: Sequence[Callable[[Sequence[Wish]], Mapping[str, Choice]]],
        left_out: frozenset[str],
        say: Say,
    ) -> None:
        self.target = target
        self.sources = sources
        self.left_out = left_out
        self.say = say
        self.chosen: dict[str, Choice] = {}

    def resolve(self, roots: Sequence[tuple[Requirement, str]]) -> list[Choice]:
        """Return the files for requirements, each with who asks for it.

        Raises:
            PackageNotShippedError: a file cannot be had, or requirements contradict each other.
        """
        for _ in range(ROUNDS):
            wishes = self.wishes(roots)
            missing = [wish for name, wish in wishes.items() if not wish.met_by(self.chosen.get(name))]
            if not missing:
                return [self.chosen[name] for name in sorted(wishes)]
            self.chosen |= self.fetched(missing)
        names = ", ".join(wish.text for wish in missing)
        msg = f"packages: no versions satisfy all requirements together (last tried: {names})."
        raise PackageNotShippedError(msg)

    def wishes(self, roots: Sequence[tuple[Requirement, str]]) -> dict[str, Wish]:
        """Collect what is asked for, by the roots and by all that was chosen and is reached from them."""
        found: dict[str, Wish] = {}
        queue = list(roots)
        while queue:
            requirement, by = queue.pop()
            name = str(canonicalize_name(requirement.name))
            if name in self.left_out:
                continue
            before = found.get(name)
            now = joined(before, requirement, by)
            found[name] = now
            if before is None or now.extras != before.extras:
                queue += self.required_by(name, now)
        return found

    def required_by(self, name: str, wish: Wish) -> list[tuple[Requirement, str]]:
        """Return what a chosen file requires."""
        choice = self.chosen.get(name)
        if choice is None or not wish.met_by(choice):
            return []
        needed = choice.distribution.requirements()
        return [(each, choice.entry.name) for each in needed if self.target.wants(each, wish.extras)]

    def fetched(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Get files, each from the first source that has it."""
        self.say("choosing " + ", ".join(wish.text for wish in wishes))
        found: dict[str, Choice] = {}
        for source in self.sources:
            left = [wish for wish in wishes if str(canonicalize_name(wish.name)) not in found]
            found |= source(left) if left else {}
        for wish in wishes:
            if str(canonicalize_name(wish.name)) not in found:
                raise PackageNotShippedError(missing_words(wish, self.target))
        return found


def joined(before: Wish | None, requirement: Requirement, by: str) -> Wish:
    """Return what is asked of a distribution when one more asks for it."""
    extras = frozenset(requirement.extras)
    if before is None:
        return Wish(requirement.name, requirement.specifier, extras, by)
    who = before.by if by in before.by.split(" and ") else f"{before.by} and {by}"
    return Wish(before.name, before.specifier & requirement.specifier, before.extras | extras, who)


def missing_words(wish: Wish, target: Target) -> str:
    """Say what could not be found, for whom, and what can be done."""
    asked = f"packages: {wish.text}, asked for by {wish.by},"
    is_root = CONF in wish.by.split(" and ")
    exclusion = f"leave it out with pyodide_package_exclude = {{{wish.name!r}: ['*']}}"
    if not pip.is_known(wish.name):
        cure = "correct the name, which may be another than that of the import, as PyYAML is for yaml"
        return f"{asked} is unknown to the index that pip is configured for; {cure if is_root else exclusion}."
    wheel = "name a folder that has a wheel for the runtime in pyodide_wheels"
    return (
        f"{asked} is not to be had for Python {target.minor}: the index has neither a pure wheel, nor one for "
        f"{target.platform}, nor sources that need no compiler; ask for another version, or "
        f"{wheel if is_root else exclusion}."
    )


class Kept:
    """Wheels that were locked and are kept in the cache: the index need not be asked for them.

    Args:
        locked: entries by the names of their distributions.
        cache: keeps the files.
        target: what the files are to run on.
    """

    def __init__(self, locked: Mapping[str, Locked], cache: Cache, target: Target) -> None:
        self.locked = locked
        self.cache = cache
        self.target = target

    def wheels(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Return the wheels of those wishes that a locked version satisfies."""
        found = {}
        for wish in wishes:
            name = str(canonicalize_name(wish.name))
            entry = self.locked.get(name)
            fits = entry is not None and wish.specifier.contains(entry.version, prereleases=True)
            content = self.cache.find("files", entry.sha256) if entry and fits else None
            if entry and content and entry.file.endswith(".whl"):
                found[name] = Choice(entry, content, read_wheel(entry.file, content, self.target))
        return found


class Index:
    """The package index that pip is configured for.

    Args:
        target: what the files are to run on.
        preferred: versions to take where they fit, by name.
        say: takes a line of progress.
    """

    def __init__(self, target: Target, preferred: Mapping[str, str], say: Say) -> None:
        self.target = target
        self.preferred = preferred
        self.say = say

    def wheels(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Return wheels that are pure or for the runtime."""
        return self.ask(wishes, pip.fitting_wheels(self.target))

    def stripped(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Return wheels for other platforms that work without their machine code."""
        return self.ask(wishes, pip.host_wheels(self.target))

    def ask(self, wishes: Sequence[Wish], arguments: Sequence[str]) -> dict[str, Choice]:
        """Ask for all at once, and one by one where something is missing."""
        found = pip.download([self.preferring(wish) for wish in wishes], arguments)
        if found is not None:
            return self.choices(found)
        if len(wishes) == 1:
            return self.ask_without_preference(wishes[0], arguments)
        return {name: each for wish in wishes for name, each in self.ask([wish], arguments).items()}

    def ask_without_preference(self, wish: Wish, arguments: Sequence[str]) -> dict[str, Choice]:
        """Ask for any version, where a preferred one was asked for and is gone."""
        if self.preferring(wish) == wish.text:
            return {}
        return self.choices(pip.download([wish.text], arguments) or {})

    def preferring(self, wish: Wish) -> str:
        """Return a wish as pip reads it, for the preferred version where that is asked for."""
        version = self.preferred.get(str(canonicalize_name(wish.name)))
        fits = version is not None and wish.specifier.contains(version, prereleases=True)
        return f"{wish.name}=={version}" if fits else wish.text

    def built(self, wishes: Sequence[Wish]) -> dict[str, Choice]:
        """Return what can be built of sources without a compiler."""
        arguments = ["--no-binary=:all:", f"--python-version={self.target.minor}"]
        found: dict[str, Choice] = {}
        for wish in wishes:
            for name, content in (pip.download([self.preferring(wish)], arguments) or {}).items():
                self.say(f"building a wheel of {name}")
                wheels = pip.build_wheel(name, content) or {}
                found |= {
                    key: replace(each, entry=entry_of(name, content, each.distribution), content=content)
                    for key, each in self.choices(wheels).items()
                }
        return found

    def choices(self, files: Mapping[str, bytes]) -> dict[str, Choice]:
        """Read wheels, and leave out those that do not work in the runtime."""
        found = {}
        for name, content in files.items():
            try:
                whole = read_wheel(name, content, self.target)
                fitting(whole, self.target, lambda _line: None)
            except PackageNotShippedError:
                continue
            found[str(canonicalize_name(whole.name))] = Choice(entry_of(name, content, whole), content, whole)
        return found


def entry_of(name: str, content: bytes, found: Distribution) -> Locked:
    """Return what a lock file says of a file."""
    return Locked(found.name, found.version, name, sha256_of(content), len(content))
