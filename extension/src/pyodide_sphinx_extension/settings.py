"""The extension's settings: each declared once, with its default, type, check and meaning."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

ENCODINGS = ("gz", "br")
"""What a file can be compressed to beforehand, by the ending it then gets."""


def import_names(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a list of packages."""
    for name in value:
        if not isinstance(name, str) or not name.isidentifier():
            yield f"expected import names without dots, got {name!r}"


def patterns_of_packages(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with lists of patterns by package."""
    for name, patterns in value.items():
        if not isinstance(patterns, list | tuple) or not all(isinstance(each, str) for each in patterns):
            yield f"expected a list of patterns for {name!r}, got {patterns!r}"


def more_than_nothing(value: Any) -> Iterator[str]:  # noqa: ANN401  # whatever conf.py holds
    """Yield what is wrong with a number of seconds."""
    if value <= 0:
        yield f"expected more than 0, got {value}"


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
            yield f"expected {' or '.join(map(repr, allowed))}, got {value!r}"

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
        "Import names of installed pure Python packages that the site ships.",
        import_names,
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
        "pyodide_strip_docstrings",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether the packages go without docstrings and comments; their lines keep their numbers.",
    ),
    Setting(
        "pyodide_modules",
        None,
        (str, type(None)),
        "env",
        "Folder of ES modules for the directive pyodide-app, relative to conf.py.",
    ),
    Setting(
        "pyodide_runtime",
        None,
        (str, type(None)),
        "html",
        "An unpacked npm package of the pinned runtime or its .tgz; npm fetches it otherwise.",
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
        "Whether pages with apps work without a connection once they were visited.",
    ),
    Setting(
        "pyodide_example_seconds",
        30,
        (int, float),
        "",
        "Seconds after which an example that is run while the site is built counts as endless.",
        more_than_nothing,
    ),
    Setting(
        "pyodide_snapshot",
        False,  # noqa: FBT003  # it is the default
        (bool,),
        "html",
        "Whether a started Python is kept in the reader's browser, so that a later visit starts faster.",
    ),
    Setting(
        "pyodide_stall_seconds",
        20,
        (int, float),
        "html",
        "Seconds without a byte after which loading counts as failed.",
        more_than_nothing,
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
    app.connect("config-inited", check_settings)


def check_settings(_app: Sphinx, config: Config) -> None:
    """Stop the build where a setting cannot be used; Sphinx itself only warns about types."""
    for setting in SETTINGS:
        value = config[setting.name]
        if not isinstance(value, setting.types):
            msg = f"{setting.name}: expected {type_names(setting.types)}, got {value!r}."
            raise ConfigError(msg)
        for fault in setting.check(value):
            msg = f"{setting.name}: {fault}."
            raise ConfigError(msg)
    check_names(config.pyodide_package_exclude, config)


def check_names(excluded: Mapping[str, object], config: Config) -> None:
    """Stop the build where something is left out of a package that is not shipped at all."""
    for name in excluded:
        if name not in config.pyodide_packages:
            msg = f"pyodide_package_exclude: {name!r} is not in pyodide_packages."
            raise ConfigError(msg)


def type_names(types: tuple[type, ...]) -> str:
    """Name types as Python does, such as ``str or None``."""
    return " or ".join("None" if each is type(None) else each.__name__ for each in types)
