"""Configuration of pip: the package index that it asks, and how it gets there."""

import ast
import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from pypi_simple import PYPI_SIMPLE_ENDPOINT

SECTIONS = ("global", "index", "download", "install", ":env:")
"""Where pip finds a setting, the later before the earlier."""


@dataclass(frozen=True)
class Settings:
    """What pip is told: the address of the index, a file of certificates and a proxy; None stands for its default."""

    index: str = PYPI_SIMPLE_ENDPOINT
    cert: str | None = None
    proxy: str | None = None

    @property
    def shown(self) -> str:
        """The address of the index without a user's name and password.

        >>> Settings("https://ada:secret@index.example/simple/").shown
        'https://index.example/simple/'
        """
        parts = urlsplit(self.index)
        return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def read_settings() -> Settings:
    """Return how pip is configured here, by its files and by its environment variables."""
    asked = [sys.executable, "-m", "pip", "config", "list"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return parse_settings(told)


def parse_settings(told: str) -> Settings:
    r"""Return the settings from the lines of ``pip config list``.

    >>> parse_settings("global.index-url='https://index.example/simple'").index
    'https://index.example/simple'
    >>> parse_settings(":env:.index-url='https://b.example'\nglobal.index-url='https://a.example'").index
    'https://b.example'
    """
    found: dict[str, tuple[int, str]] = {}
    for line in told.splitlines():
        place, _, value = line.partition("=")
        section, _, key = place.rpartition(".")
        if section in SECTIONS and value:
            found[key] = max(found.get(key, (-1, "")), (SECTIONS.index(section), str(ast.literal_eval(value))))
    known = {key: value for key, (_, value) in found.items() if value}
    return Settings(known.get("index-url", PYPI_SIMPLE_ENDPOINT), known.get("cert"), known.get("proxy"))
