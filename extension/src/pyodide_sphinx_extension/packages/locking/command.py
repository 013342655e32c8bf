"""The command `lock`: resolves the packages of a site and writes its lock file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.tags import Tags

from pyodide_sphinx_extension.cache import Cache
from pyodide_sphinx_extension.errors import PackageNotShippedError, SettingError
from pyodide_sphinx_extension.packages.closure import left_out_by, read_entry
from pyodide_sphinx_extension.packages.distribution import one_line
from pyodide_sphinx_extension.packages.installed import find_installed, is_local
from pyodide_sphinx_extension.packages.locking.lockfile import Lock, Locked, make_lock, read_lock
from pyodide_sphinx_extension.packages.locking.pyodide_index import PyodideIndex
from pyodide_sphinx_extension.packages.locking.resolver import CONF, Choice, Index, Kept, Resolver
from pyodide_sphinx_extension.packages.target import Target
from pyodide_sphinx_extension.settings import SETTINGS, faults_of, faults_of_wheels

Say = Callable[[str], None]


@dataclass(frozen=True)
class Job:
    """What is to be locked.

    Attributes:
        folder: of conf.py.
        config: what conf.py says.
        upgrade: whether the newest versions are taken instead of those that are locked.
    """

    folder: Path
    config: Config
    upgrade: bool

    @property
    def path(self) -> Path:
        """The lock file."""
        return self.folder / str(self.config.pyodide_lock)

    @property
    def entries(self) -> list[str]:
        """What conf.py asks for."""
        return list(self.config.pyodide_packages)


def read_job(folder: Path, *, upgrade: bool) -> Job:
    """Read conf.py.

    Raises:
        SettingError: there is none, or it cannot be used.
    """
    path = folder / "conf.py"
    if not path.is_file():
        msg = f"{path}: there is no such file; name the folder of conf.py."
        raise SettingError(msg)
    try:
        config = Config.read(folder, overrides={}, tags=Tags())
    except ConfigError as error:
        msg = f"{path}: it cannot be read ({one_line(error)})."
        raise SettingError(msg) from error
    for setting in SETTINGS:
        config.add(setting.name, setting.default, setting.rebuild, setting.types, setting.meaning)
    faults = [f"{setting.name}: {fault}" for setting in SETTINGS for fault in faults_of(setting, config)]
    # The lock file need not be there: it is what the command writes.
    faults = faults or list(faults_of_wheels(folder, config))
    if faults:
        raise SettingError("\n".join(f"{path}: {fault}." for fault in faults))
    return Job(folder, config, upgrade)


def write_lock(job: Job, target: Target, pyodide: PyodideIndex | None, cache: Cache, say: Say) -> Lock:
    """Resolve the packages of a site, keep their files in the cache, and write the lock file.

    Raises:
        PackageNotShippedError: a package cannot be had for the runtime.
    """
    preferred = {} if job.upgrade else locked_before(job, target)
    index = Index(target, {name: entry.version for name, entry in preferred.items()}, say)
    sources = [
        Kept(preferred, cache, target).wheels,
        index.wheels,
        *([pyodide.wheels] if pyodide else []),
        index.stripped,
        index.built,
    ]
    left_out = left_out_by(job.config.pyodide_package_exclude)
    chosen = Resolver(target, sources, left_out, say).resolve(roots_of(job.entries, target))
    for each in chosen:
        cache.keep("files", each.entry.sha256, "", each.content)
    lock = make_lock(job.path, target, job.entries, [each.entry for each in chosen])
    write_if_changed(lock, say)
    tell(chosen, say)
    return lock


def locked_before(job: Job, target: Target) -> dict[str, Locked]:
    """Return what is locked; a lock that is for another runtime binds nobody."""
    try:
        packages = read_lock(job.path, target).packages
    except PackageNotShippedError:
        return {}
    return {str(name): entry for name, entry in packages.items()}


def roots_of(entries: Sequence[str], target: Target) -> list[tuple[Requirement, str]]:
    """Return what is asked of the index: packages that are not this machine's own, and what its own require."""
    found = []
    for entry in entries:
        requirement = read_entry(entry)
        local = find_installed(requirement.name) if is_local(requirement.name) else None
        if local is None:
            found.append((requirement, CONF))
            continue
        needed = [each for each in local.requirements() if target.wants(each, frozenset(requirement.extras))]
        found += [(each, local.name) for each in needed if not is_local(each.name)]
    return found


def write_if_changed(lock: Lock, say: Say) -> None:
    """Write a lock file, and say what became of it."""
    text = lock.text()
    try:
        before = lock.path.read_text(encoding="utf-8") if lock.path.exists() else None
        if before != text:
            lock.path.write_text(text, encoding="utf-8")
    except OSError as error:
        msg = f"{lock.path}: it cannot be written ({error.strerror}); set pyodide_lock to another place."
        raise PackageNotShippedError(msg) from error
    say(f"{lock.path} is as it was" if before == text else f"wrote {lock.path}")


def tell(chosen: Sequence[Choice], say: Say) -> None:
    """Say what was chosen, the largest first, and how much it is."""
    for each in sorted(chosen, key=lambda each: -each.entry.size):
        say(f"{each.entry.size / 1e6:6.2f} MB  {canonicalize_name(each.entry.name)} {each.entry.version}")
    say(f"{sum(each.entry.size for each in chosen) / 1e6:6.2f} MB  in {len(chosen)} files")
