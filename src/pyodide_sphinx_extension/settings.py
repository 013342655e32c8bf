"""The extension's settings: each declared once, with its default, type and meaning."""

from dataclasses import dataclass
from typing import Any, Literal

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError


@dataclass(frozen=True)
class Setting:
    """A value that conf.py may set."""

    name: str
    default: Any
    types: tuple[type, ...]
    rebuild: Literal["", "env", "html"]
    meaning: str


SETTINGS = (
    Setting(
        "pyodide_packages",
        [],
        (list, tuple),
        "env",
        "Import names of installed pure Python packages that the site ships.",
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
    ),
    Setting(
        "pyodide_cache",
        None,
        (str, type(None)),
        "",
        "Folder that keeps what was fetched; $PYODIDE_SPHINX_CACHE or the user's cache otherwise.",
    ),
    Setting(
        "pyodide_stall_seconds",
        20,
        (int, float),
        "html",
        "Seconds without a byte after which loading counts as failed.",
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
    for name in config.pyodide_packages:
        if not isinstance(name, str) or not name.isidentifier():
            msg = f"pyodide_packages: expected import names without dots, got {name!r}."
            raise ConfigError(msg)
    if config.pyodide_stdlib not in {"trimmed", "whole"}:
        msg = f"pyodide_stdlib: expected 'trimmed' or 'whole', got {config.pyodide_stdlib!r}."
        raise ConfigError(msg)
    if config.pyodide_stall_seconds <= 0:
        msg = f"pyodide_stall_seconds: expected more than 0, got {config.pyodide_stall_seconds}."
        raise ConfigError(msg)
