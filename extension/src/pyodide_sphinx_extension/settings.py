"""The extension's settings: each declared once, with its default, type, check and meaning."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from packaging.requirements import InvalidRequirement, Requirement
from sphinx.application import Sphinx
from sphinx.config import Config

from pyodide_sphinx_extension.errors import SettingError, ends_in_words, nearest

LOCK_NAME = "pyodide-packages.lock.json"
"""The name of the lock file, beside conf.py."""

LOCK_COMMAND = "python -m pyodide_sphinx_extension lock"
"""What writes the lock file."""

ADDRESSES = ("http://", "https://")
"""What an address begins with, and no path."""

DAY = 24 * 60 * 60
"""As many seconds as a setting may wait."""

PREFIX = "pyodide_"
"""What the name of each setting begins with."""

LONGEST = 80
"""Characters of a value that a fault quotes."""

ENCODINGS = ("gz", "br")
"""What a file can be compressed to beforehand, by the ending it then gets."""


def shown(value: object) -> str:
    """Return a value as a fault quotes it: one line, and not a long one.

    >>> len(shown("x" * 100)), shown(["a"])
    (79, "['a']")
    """
    try:
        text = " ".join(repr(value).split("\n"))
    except Exception:  # noqa: BLE001  # the value of a stranger, and Python refuses to print integers of many digits
        return f"a value of the type {type(value).__name__}"
    half = (LONGEST - 3) // 2
    return text if len(text) <= LONGEST else f"{text[:half]}...{text[-half:]}"


def import_names(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a list of packages."""
    for name in value:
        if not isinstance(name, str) or name_of(name) is None:
            yield f"expected names such as 'attrs' or 'attrs>=25', got {shown(name)}"


def name_of(entry: str) -> str | None:
    """Return the name in an entry of pyodide_packages, or None where it is none.

    >>> name_of("attrs>=25"), name_of("os.path"), name_of("attrs >")
    ('attrs', None, None)
    """
    try:
        name = Requirement(entry).name
    except InvalidRequirement:
        return None
    return None if "." in name and name == entry else name


def package_names(config: Config) -> list[str]:
    """Return the names of the packages that conf.py asks for."""
    return [name for name in map(name_of, config.pyodide_packages) if name]


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a list of texts."""
    for each in value:
        if not isinstance(each, str):
            yield f"expected texts, got {shown(each)}"


def patterns_of_packages(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with lists of patterns by package."""
    for name, patterns in value.items():
        if (
            not isinstance(name, str)
            or not isinstance(patterns, list | tuple)
            or not all(isinstance(each, str) for each in patterns)
        ):
            yield f"expected a list of patterns for {shown(name)}, got {shown(patterns)}"


def seconds(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a number of seconds; clocks of browsers and of Node.js start over after some weeks."""
    if not 0 < value <= DAY:
        yield f"expected more than 0 and at most {DAY}, got {shown(value)}"


def path(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a path, as far as no disk is asked."""
    if isinstance(value, str) and "\0" in value:
        yield f"expected a path, got {shown(value)}"


def path_of_file(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with the path of a file that there must be a name for."""
    yield from path(value) if value.strip() else [f"expected the path of a file, got {shown(value)}"]


def some_of(*allowed: str) -> Callable[[Any], Iterator[str]]:
    """Return a check that each value of a list is one of these."""

    def check(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
        for each in value:
            yield from one_of(*allowed)(each)

    return check


def one_of(*allowed: str) -> Callable[[Any], Iterator[str]]:
    """Return a check that a value is one of these."""

    def check(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
        if value not in allowed:
            yield f"expected {' or '.join(map(repr, allowed))}, got {shown(value)}"

    return check


def anything(_value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Find nothing wrong."""
    return iter(())


@dataclass(frozen=True)
class Setting:
    """A value that conf.py may set.

    Attributes:
        name: as conf.py has it.
        default: the value that stands where conf.py sets none.
        types: the types that it may have.
        rebuild: what Sphinx must make anew when it changes.
        meaning: one sentence for the reference.
        check: yields what is wrong with a value of the right type.
    """

    name: str
    default: Any
    types: tuple[type, ...]
    rebuild: Literal["", "env", "html"]
    meaning: str
    check: Callable[[Any], Iterator[str]] = anything


SETTINGS = (
    Setting(
        "pyodide_packages",
        [],
        (list, tuple),
        "env",
        "Packages that the site ships with all that they require: import names, or requirements such as 'attrs>=25'.",
        import_names,
    ),
    Setting(
        "pyodide_doctest",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "env",
        "Whether the doctests of pages and docstrings are examples: checked, and run by readers.",
    ),
    Setting(
        "pyodide_package_exclude",
        {},
        (dict,),
        "html",
        "Patterns of files to leave out, by package: {'shop': ['tests/*']} ships shop without its tests.",
        patterns_of_packages,
    ),
    Setting(
        "pyodide_lock",
        LOCK_NAME,
        (str,),
        "html",
        "The lock file of packages that are taken from the package index, relative to conf.py.",
        path_of_file,
    ),
    Setting(
        "pyodide_wheels",
        None,
        (str, type(None)),
        "html",
        "A folder or an address with files that the lock file names, asked before the package index.",
        path,
    ),
    Setting(
        "pyodide_translations",
        [],
        (list, tuple),
        "html",
        "Languages whose translations packages keep, besides English and the site's own; 'all' keeps every one.",
        texts,
    ),
    Setting(
        "pyodide_strip_docstrings",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether the packages go without docstrings and comments; their lines keep their numbers.",
    ),
    Setting(
        "pyodide_compile",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether the packages are shipped as bytecode, which starts faster; tracebacks then show no line of theirs. "
        "Those that read sources stay sources.",
    ),
    Setting(
        "pyodide_modules",
        None,
        (str, type(None)),
        "env",
        "Folder of ES modules for the directive pyodide-app, relative to conf.py.",
        path,
    ),
    Setting(
        "pyodide_runtime",
        None,
        (str, type(None)),
        "html",
        "An unpacked npm package of the pinned runtime or its .tgz; npm fetches it otherwise.",
        path,
    ),
    Setting(
        "pyodide_shrink",
        True,  # noqa: FBT003  # it is the default
        (bool, str),
        "html",
        "Whether apps without compiled packages get a smaller WebAssembly; a path leads to the npm package binaryen.",
        path,
    ),
    Setting(
        "pyodide_stdlib",
        "trimmed",
        (str,),
        "html",
        "'trimmed' ships what is used, compiled, and the rest on demand; 'whole' ships all.",
        one_of("trimmed", "whole"),
    ),
    Setting(
        "pyodide_cache",
        None,
        (str, type(None)),
        "",
        "Folder that keeps what was fetched; $PYODIDE_SPHINX_CACHE or the user's cache otherwise.",
        path,
    ),
    Setting(
        "pyodide_precompress",
        [],
        (list, tuple),
        "",
        "'gz' and 'br' put compressed copies beside the large files, for hosts that serve such copies.",
        some_of(*ENCODINGS),
    ),
    Setting(
        "pyodide_preload",
        "intent",
        (str,),
        "html",
        "'intent' loads when a reader points at an app or enters it, or changes an example; 'never' waits for use.",
        one_of("intent", "never"),
    ),
    Setting(
        "pyodide_offline",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether pages with examples or apps work without a connection once they were visited.",
    ),
    Setting(
        "pyodide_example_seconds",
        30,
        (int, float),
        "",
        "Seconds after which an example that is run while the site is built counts as endless.",
        seconds,
    ),
    Setting(
        "pyodide_snapshot",
        True,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether the memory of a started Python is made with the site, so that apps start faster.",
    ),
    Setting(
        "pyodide_stall_seconds",
        20,
        (int, float),
        "html",
        "Seconds without a byte after which loading counts as failed.",
        seconds,
    ),
)


def add_settings(app: Sphinx) -> None:
    """Register the settings, and check them once conf.py is read."""
    for setting in SETTINGS:
        app.add_config_value(
            setting.name,
            setting.default,
            setting.rebuild,
            setting.types,
            setting.meaning,
        )
    app.connect("config-inited", ends_in_words(check_settings))


def check_settings(app: Sphinx, config: Config) -> None:
    """Stop the build where settings cannot be used, and name all of them; Sphinx itself only warns about types."""
    where = Path(app.confdir, "conf.py")
    faults = [f"{setting.name}: {fault}" for setting in SETTINGS for fault in faults_of(setting, config)]
    faults += faults_of_doctest(config)
    faults += faults_of_names(config)
    if not faults:
        faults = [*faults_of_lock(Path(app.confdir), config), *faults_of_wheels(Path(app.confdir), config)]
    if faults:
        raise SettingError("\n".join(f"{where}: {fault}." for fault in faults))


def faults_of_lock(folder: Path, config: Config) -> Iterator[str]:
    """Yield that a lock file is not there which conf.py, in this folder, names itself."""
    lock = folder / config.pyodide_lock
    if config.pyodide_lock != LOCK_NAME and not os.path.exists(lock):  # noqa: PTH110  # Path raises where a name is odd
        yield f"pyodide_lock: {lock} does not exist; correct the path, or write the file with `{LOCK_COMMAND}`"


def faults_of_wheels(folder: Path, config: Config) -> Iterator[str]:
    """Yield that the wheels are not where conf.py, in this folder, says; an address is asked later."""
    given = config.pyodide_wheels
    if given is not None and not given.startswith(ADDRESSES):
        wheels = folder / Path(given).expanduser()
        if not os.path.isdir(wheels):  # noqa: PTH112  # Path raises where a name is odd
            yield f"pyodide_wheels: {wheels} {absence_of(wheels)}; expected a folder of wheels, or its address"


def absence_of(folder: Path) -> str:
    """Say what there is in the place of a folder."""
    return "is a file" if os.path.exists(folder) else "does not exist"  # noqa: PTH110  # Path raises where a name is odd


def faults_of_doctest(config: Config) -> Iterator[str]:
    """Yield what is wrong with those settings of ``sphinx.ext.doctest`` that the examples of a page begin with."""
    for name, expected in (("doctest_global_setup", str), ("doctest_default_flags", int)):
        value = getattr(config, name, expected())
        if not isinstance(value, expected):
            yield f"{name}: expected {expected.__name__}, got {shown(value)}"


def faults_of_names(config: Config) -> Iterator[str]:
    """Yield the names in conf.py that look like settings of this extension, and that nobody has registered."""
    names = [setting.name.removeprefix(PREFIX) for setting in SETTINGS]
    for name, value in config._raw_config.items():  # noqa: SLF001  # Sphinx has no other way to what conf.py holds
        if name.startswith(PREFIX) and name not in config and not (callable(value) or isinstance(value, ModuleType)):
            near = nearest(name.removeprefix(PREFIX), names, PREFIX)
            yield f"{name}: there is no such setting{near}; correct it, take it out, or rename it if it is your own"


def faults_of(setting: Setting, config: Config) -> Iterator[str]:
    """Yield what is wrong with a value: its type, or what it holds."""
    value = config[setting.name]
    fits = isinstance(value, setting.types) and (not isinstance(value, bool) or bool in setting.types)
    if fits:
        yield from setting.check(value)
    else:
        yield f"expected {type_names(setting.types)}, got {shown(value)}"


def type_names(types: tuple[type, ...]) -> str:
    """Name types as Python does, such as ``str or None``."""
    return " or ".join("None" if each is type(None) else each.__name__ for each in types)
