"""Public face of the project: writes its addresses and the model's names into the files that need them.

``python -m tools.public_face`` rewrites the marked blocks of those files.
A block stands between the comments ``public: NAME`` and ``public: end``; what is between them is not edited by hand.
"""

import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from shortlist import built_in_model
from tools.addresses import ROOT, Addresses, AddressFaultsError, read_addresses
from tools.releases import distributions

BLOCK = re.compile(
    r"(?P<begin>^[ \t]*(?:#|<!--) public: (?P<name>[a-z-]+)(?<!end)(?: -->)?\n)"
    r"(?P<body>(?:(?!.*public: [a-z]).*\n)*)"
    r"(?P<end>^[ \t]*(?:#|<!--) public: end(?: -->)?$)",
    re.MULTILINE,
)
BRANCH = "main"
INSTALL = "python3 -m venv .venv && .venv/bin/pip install nox"


@dataclass(frozen=True)
class Facts:
    """What blocks are written from: the addresses, and what this repository says elsewhere."""

    addresses: Addresses
    version: str
    frameworks: tuple[str, ...]
    criteria: tuple[str, ...]


def read_facts(root: Path = ROOT) -> Facts:
    """Return the facts of this repository, or of a copy of it."""
    model = built_in_model()
    return Facts(
        read_addresses(root),
        tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"],
        tuple(sorted(each.title for each in model.alternatives.values())),
        tuple(each.title for each in model.criteria.values()),
    )


def project_urls(facts: Facts) -> Iterator[str]:
    """Yield the table of links that a package index shows."""
    repository, site = facts.addresses.repository, facts.addresses.site
    links = {
        "Documentation": site,
        "Source": repository,
        "Issues": repository and f"{repository}/issues",
        "Changelog": repository and f"{repository}/blob/{BRANCH}/CHANGELOG.md",
    }
    known = [f'{name} = "{link}"' for name, link in links.items() if link]
    yield from ["[project.urls]", *known] if known else []


def badges(facts: Facts) -> Iterator[str]:
    """Yield the badge of the hosted checks."""
    if repository := facts.addresses.repository:
        runs = f"{repository}/actions/workflows/ci.yml"
        yield f"[![Checks on the main branch]({runs}/badge.svg?branch={BRANCH})]({runs})"


def try_it(facts: Facts) -> Iterator[str]:
    """Yield where the guide can be tried."""
    site = facts.addresses.site
    online = f"Try it [in your browser]({site}/checklist/), or on" if site else "Try it on"
    yield f"{online} your machine, with nothing but Python 3.11 or newer; the second command runs all tests:"
    yield from ("", "```bash", *(f"{INSTALL} && .venv/bin/nox -s {name}" for name in ("preview", "tests")), "```")


def pictures(facts: Facts) -> Iterator[str]:
    """Yield the pictures of the README; a package index shows them only from an address."""
    repository = facts.addresses.repository
    folder = f"{repository}/raw/{BRANCH}/docs/pictures" if repository else "docs/pictures"
    for name, words in PICTURES.items():
        yield "<picture>"
        yield f'  <source media="(prefers-color-scheme: dark)" srcset="{folder}/{name}-dark.webp">'
        yield f'  <img src="{folder}/{name}-light.webp" alt="{words}">'
        yield "</picture>"


PICTURES = {
    "result": "The checklist's result: each framework with its verdict in words, and what speaks for and against it.",
    "comparison": "The comparison: a row for each criterion, with the level at which each framework stands.",
}
"""The pictures of the README, by the name of their files, with the words for those who cannot see them."""


def citation(facts: Facts) -> Iterator[str]:
    """Yield the lines of CITATION.cff that change with a release or an address."""
    yield f"version: {facts.version}"
    links = {"url": facts.addresses.site, "repository-code": facts.addresses.repository}
    yield from (f"{key}: {link}" for key, link in links.items() if link)


def contact_links(facts: Facts) -> Iterator[str]:
    """Yield what is offered beside the issue forms."""
    repository, site = facts.addresses.repository, facts.addresses.site
    links = [
        ("Read why it was rated so", f"{site}/comparison/", "Each rating opens to its reason and source.", site),
        (
            "Report a weakness in private",
            f"{repository}/security/policy",
            "Weaknesses in security are not reported in public issues.",
            repository,
        ),
    ]
    known = [link for link in links if link[-1]]
    yield from ["contact_links:"] if known else []
    for name, url, about, _ in known:
        yield from (f"  - name: {name}", f"    url: {url}", f"    about: {about}")


def security_contact(facts: Facts) -> Iterator[str]:
    """Yield how a weakness is reported in private."""
    contact, repository = facts.addresses.security, facts.addresses.repository
    form = "*Report a vulnerability*"
    linked = f"[{form}]({repository}/security/advisories/new)" if repository else form
    yield f"Report it in private: on the repository's page choose *Security*, then {linked}."
    if contact:
        yield f"If you would rather write, write to <{contact}>."


def conduct_contact(facts: Facts) -> Iterator[str]:
    """Yield whom to tell of bad behaviour."""
    if contact := facts.addresses.conduct:
        yield f"Write to <{contact}>, and only those who act on your message will read it."
    else:
        yield "Tell a maintainer in private, or the service that hosts the discussion if the maintainer is the problem."


def options(names: tuple[str, ...]) -> Iterator[str]:
    """Yield the choices of a drop-down list in an issue form."""
    yield from (f"        - {name}" for name in names)


Block = Callable[[Facts], Iterator[str]]
BLOCKS: dict[str, Block] = {
    "badges": badges,
    "citation": citation,
    "conduct": conduct_contact,
    "criteria": lambda facts: options(facts.criteria),
    "frameworks": lambda facts: options(facts.frameworks),
    "links": contact_links,
    "pictures": pictures,
    "security": security_contact,
    "try": try_it,
    "urls": project_urls,
}
"""What each kind of block holds."""

EXPECTED = {
    "CITATION.cff": ("citation",),
    "CODE_OF_CONDUCT.md": ("conduct",),
    "README.md": ("try", "badges", "pictures"),
    "SECURITY.md": ("security",),
    ".github/ISSUE_TEMPLATE/config.yml": ("links",),
    ".github/ISSUE_TEMPLATE/rating.yml": ("frameworks", "criteria"),
}
"""The blocks of each file, in their order; each pyproject.toml of a distribution has "urls" as well."""


def targets(root: Path = ROOT) -> dict[str, tuple[str, ...]]:
    """Return the files with blocks, as seen from the top of the repository, and their blocks."""
    return EXPECTED | {f"{each.folder}/pyproject.toml".removeprefix("./"): ("urls",) for each in distributions(root)}


def filled(text: str, facts: Facts) -> str:
    r"""Return a text with every block written anew.

    >>> facts = Facts(Addresses(site="https://guide.example"), "1.0", ("Django",), ("Typing",))
    >>> print(filled("# public: citation\nversion: 0.9\n# public: end\n", facts), end="")
    # public: citation
    version: 1.0
    url: https://guide.example
    # public: end
    """

    def written(found: re.Match[str]) -> str:
        lines = list(BLOCKS[found["name"]](facts))
        return found["begin"] + "".join(f"{line}\n" for line in lines) + found["end"]

    return BLOCK.sub(written, text)


def stale(facts: Facts, root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield each file that is not as it should be, with the text that it should have.

    Raises:
        AddressFaultsError: if a file lacks a block, or has one too many.
    """
    for name, blocks in targets(root).items():
        text = (root / name).read_text(encoding="utf-8")
        if (found := tuple(block["name"] for block in BLOCK.finditer(text))) != blocks:
            msg = f"{name}: expected the blocks {', '.join(blocks)}; got {', '.join(found) or 'none'}"
            raise AddressFaultsError(msg)
        if (new := filled(text, facts)) != text:
            yield name, new


def main() -> int:
    """Write what is stale, and return 1 where nothing can be written."""
    try:
        found = dict(stale(read_facts()))
    except AddressFaultsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for name, text in found.items():
        (ROOT / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}: written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
