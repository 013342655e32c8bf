"""Having Lighthouse judge every page of a built site: ``python -m tests.support.lighthouse SITE [ADDRESS…]``."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.support.browser import find_browser
from tests.support.html import pages_of
from tests.support.server import Site, serving

BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
PROGRAM = ("npx", "--yes", "lighthouse@12.8.2")
"""The newest version for Node.js 20; each has its own idea of what is good."""
TRIES = 3
"""A busy machine makes a page look slow, and nothing makes it look quicker: the best of a few counts."""

Scores = dict[str, int]


def judge(url: str) -> Scores:
    """Return the points of a page in each category, out of a hundred."""
    flags = "--headless=new --no-sandbox" if os.geteuid() == 0 else "--headless=new"
    command = [*PROGRAM, url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": find_browser() or ""}
    said = subprocess.run([*command, f"--only-categories={','.join(BARS)}"], stdout=-1, check=True, env=environment)
    found = json.loads(said.stdout)["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in BARS}


def best(url: str) -> Scores:
    """Return the points of a page from the first try that reaches all bars, or else the best of each category."""
    points = dict.fromkeys(BARS, 0)
    for _ in range(TRIES):
        points = {name: max(points[name], point) for name, point in judge(url).items()}
        if reaches(points):
            break
    return points


def reaches(points: Scores) -> bool:
    """Tell whether a page reaches every bar."""
    return all(points[name] >= bar for name, bar in BARS.items())


def main(site: Path, *addresses: str) -> bool:
    """Print the points of each page, and tell whether all reach the bars."""
    every = [path.relative_to(site).as_posix().removesuffix("index.html") for path in pages_of(site)]
    print(*BARS, "page", sep="  ")  # noqa: T201  # a table is what this program is for
    good = True
    with serving(Site(site, "/")) as served:
        for address in addresses or every:
            points = best(served.url + address)
            good = good and reaches(points)
            row = "  ".join(f"{points[name]:>{len(name)}}" for name in BARS)
            print(row, f"/{address}", "" if reaches(points) else "  BELOW", flush=True)  # noqa: T201  # the same
    return good


if __name__ == "__main__":
    sys.exit(not main(Path(sys.argv[1]), *sys.argv[2:]))
