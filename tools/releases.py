"""Releases: which distribution a tag names, and whether the repository is ready for it.

``python -m tools.releases [TAG]`` prints the folder of each distribution, or of the one that the tag names.
"""

import difflib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.addresses import ROOT

SECTION = re.compile(r"^## \[(?P<title>[^]]+)\]", re.MULTILINE)


class ReleaseFaultsError(ValueError):
    """Everything that stands in the way of a release, a line each."""


@dataclass(frozen=True)
class Distribution:
    """What is published under one name.

    Args:
        folder: the folder of its pyproject.toml, as seen from the top of the repository.
        name: what an installer calls it.
        version: the version that its pyproject.toml says.
    """

    folder: str
    name: str
    version: str

    @property
    def tag(self) -> str:
        """The tag that publishes this version."""
        return f"{self.name}-v{self.version}"


def distributions(root: Path = ROOT) -> list[Distribution]:
    """Return every distribution of the repository, the one at its top first."""
    listing = ["git", "ls-files", "-co", "--exclude-standard", "pyproject.toml", "*/pyproject.toml"]
    names = subprocess.run(listing, cwd=root, capture_output=True, text=True, check=True).stdout.split()
    tables = {Path(name).parent: tomllib.loads((root / name).read_text(encoding="utf-8")) for name in names}
    found = [
        Distribution(folder.as_posix(), table["project"]["name"], table["project"]["version"])
        for folder, table in tables.items()
        if "project" in table
    ]
    return sorted(found, key=lambda each: each.folder)


def named_by(tag: str, root: Path = ROOT) -> Distribution:
    """Return the distribution that a tag publishes.

    Raises:
        ReleaseFaultsError: if the tag names none, or the changelog says nothing of its version.
    """
    known = {each.tag: each for each in distributions(root)}
    if tag not in known:
        near = difflib.get_close_matches(tag, known, 1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        msg = f"expected the tag {' or '.join(known)}; got '{tag}'{hint}"
        raise ReleaseFaultsError(msg)
    if faults := list(unready(known[tag], root)):
        raise ReleaseFaultsError("\n".join(faults))
    return known[tag]


def unready(distribution: Distribution, root: Path) -> Iterator[str]:
    """Yield what the repository lacks for a release."""
    own = Path(distribution.folder) / "CHANGELOG.md"
    name = own if (root / own).is_file() else Path("CHANGELOG.md")
    titles = [found["title"] for found in SECTION.finditer((root / name).read_text(encoding="utf-8"))]
    if distribution.version not in titles:
        yield f"{name.as_posix()}: expected a section '## [{distribution.version}]'; got {', '.join(titles) or 'none'}"


def main(arguments: list[str]) -> int:
    """Print folders, and return 1 where the tag is wrong."""
    try:
        found = [named_by(tag) for tag in arguments] or distributions()
    except ReleaseFaultsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{each.folder}\n" for each in found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
