"""Public addresses of the project: ``docs/public.toml``, read and checked."""

import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = "docs/public.toml"
PAGE = re.compile(r"https://[\w.-]+\.[a-z]+(?:/[\w.~/-]*[\w~-])?")
REPOSITORY = re.compile(r"https://[\w.-]+\.[a-z]+/[\w.-]+/(?:[\w.-]+/)*[\w.-]+(?<!\.git)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+[\w]")
MADE_UP = re.compile(r"\b(?:example|invalid|localhost|test)\b|\b(?:owner|todo|your)\b", re.IGNORECASE)
"""Hosts that are nobody's, and words that stand in for a name."""


class AddressFaultsError(ValueError):
    """Everything that is wrong with the addresses, a line each."""


@dataclass(frozen=True)
class Addresses:
    """Where the project stands in public; an empty text is not known.

    Args:
        repository: the repository's page, without a slash at its end.
        site: the published site, without a slash at its end.
        security: an e-mail address or a page for reports in private.
        conduct: an e-mail address or a page for complaints about behaviour.
    """

    repository: str = ""
    site: str = ""
    security: str = ""
    conduct: str = ""


NAMES = tuple(each.name for each in fields(Addresses))
EXPECTED = {
    "repository": ("https://, a host, an owner and a name, without a slash or .git at its end", (REPOSITORY,)),
    "site": ("https:// and a host, without a slash at its end", (PAGE,)),
    "security": ("an e-mail address or a page that begins with https://", (EMAIL, PAGE)),
    "conduct": ("an e-mail address or a page that begins with https://", (EMAIL, PAGE)),
}


def parse_addresses(text: str) -> Addresses:
    r"""Return the addresses of a TOML text.

    Raises:
        AddressFaultsError: with every fault at once.

    >>> parse_addresses('repository = ""\nsite = "https://docs.python.org"\nsecurity = ""\nconduct = ""').site
    'https://docs.python.org'
    >>> parse_addresses('repository = ""\nsite = "docs.python.org"\nsecurity = ""\nconduct = ""')
    Traceback (most recent call last):
    tools.addresses.AddressFaultsError: docs/public.toml: site: expected https:// and a host, ...; got 'docs.python.org'
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{PLACE}: is no TOML: {error}"
        raise AddressFaultsError(msg) from error
    if faults := list(faults_of(table)):
        raise AddressFaultsError("\n".join(f"{PLACE}: {fault}" for fault in faults))
    return Addresses(**table)


def faults_of(table: dict[str, object]) -> Iterator[str]:
    """Yield what is wrong with a table of addresses, with the key, what was found and what is expected."""
    for name in sorted(set(table) - set(NAMES)):
        near = difflib.get_close_matches(name, NAMES, 1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        yield f"{name}: expected one of {', '.join(NAMES)}{hint}"
    for name in NAMES:
        if name not in table:
            yield f'{name}: is missing; expected a text, "" while it is not known'
        elif fault := fault_of(name, table[name]):
            yield f"{name}: {fault}"


def fault_of(name: str, value: object) -> str | None:
    """Return what is wrong with one address, or nothing."""
    words, forms = EXPECTED[name]
    if value == "":
        return None
    if not isinstance(value, str) or not any(form.fullmatch(value) for form in forms):
        return f"expected {words}; got {value!r}"
    if MADE_UP.search(value):
        return f"expected an address that exists; got {value!r}"
    return None


def read_addresses(root: Path = ROOT) -> Addresses:
    """Return the addresses of this repository, or of a copy of it.

    Raises:
        AddressFaultsError: with every fault at once.
    """
    return parse_addresses((root / PLACE).read_text(encoding="utf-8"))
